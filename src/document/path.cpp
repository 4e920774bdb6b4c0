#include "document/path.h"

#include <algorithm>
#include <cmath>

namespace ita::document {

namespace {

constexpr size_t kMostPieces = 200000;       // of one path: more is no page with tables
constexpr double kClosed = 0.5;              // points: where a path ends on its beginning
constexpr double kRound = 0.12;              // of the radius: how far an end of a disc lies off it
constexpr std::ptrdiff_t kFewestOfDisc = 4;  // curves that make a disc

bool near(Point a, Point b) {
  return std::abs(a.x - b.x) < kClosed && std::abs(a.y - b.y) < kClosed;
}

Box around_pieces(const std::pair<Point, Point>* begin, const std::pair<Point, Point>* end) {
  Box out{1e9, 1e9, -1e9, -1e9};
  for (; begin != end; ++begin) {
    const auto& [from, to] = *begin;
    out = {std::min({out.x0, from.x, to.x}), std::min({out.y0, from.y, to.y}),
           std::max({out.x1, from.x, to.x}), std::max({out.y1, from.y, to.y})};
  }
  return out;
}

bool is_disc(const std::pair<Point, Point>* begin, const std::pair<Point, Point>* end) {
  const Box box = around_pieces(begin, end);
  const double radius = box.width() / 2;
  return end - begin >= kFewestOfDisc && near(begin->first, (end - 1)->second) &&
         std::abs(box.height() - box.width()) < 2 * kRound * radius &&
         std::all_of(begin, end, [&](const std::pair<Point, Point>& piece) {
           const double far = std::hypot(piece.second.x - box.cx(), piece.second.y - box.cy());
           return std::abs(far - radius) < kRound * radius;
         });
}

}  // namespace

void Path::line_to(Point to) {
  if (pieces_.size() < kMostPieces) {
    pieces_.emplace_back(now_, to);
  }
  now_ = to;
}

void Path::add_box(const Box& box, Point corner) {
  boxes_.push_back(box);
  now_ = start_ = corner;
}

void Path::clear() {
  pieces_.clear();
  boxes_.clear();
}

Box Path::around() const {
  Box out = around_pieces(pieces_.data(), pieces_.data() + pieces_.size());
  for (const Box& box : boxes_) {
    out = {std::min(out.x0, box.x0), std::min(out.y0, box.y0), std::max(out.x1, box.x1),
           std::max(out.y1, box.y1)};
  }
  return out;
}

/// Calls `see` with the first and behind the last piece of each part that hangs together.
template <class See>
void Path::each_part(See see) const {
  for (size_t begin = 0, i = 0; i < pieces_.size(); ++i) {
    const bool goes_on = i + 1 < pieces_.size() && near(pieces_[i + 1].first, pieces_[i].second);
    if (!goes_on) {
      see(pieces_.data() + begin, pieces_.data() + i + 1);
      begin = i + 1;
    }
  }
}

std::vector<Box> Path::closed_parts(bool filled) const {
  std::vector<Box> out = boxes_;
  each_part([&](const Piece* begin, const Piece* end) {
    if (end - begin > 1 && (filled || near(begin->first, (end - 1)->second))) {
      out.push_back(around_pieces(begin, end));
    }
  });
  return out;
}

std::vector<Box> Path::discs() const {
  std::vector<Box> out;
  each_part([&](const Piece* begin, const Piece* end) {
    if (is_disc(begin, end)) {
      out.push_back(around_pieces(begin, end));
    }
  });
  return out;
}

}  // namespace ita::document
