#include "layout/lines/segments.h"

#include <algorithm>
#include <cmath>

#include "layout/lines/tokens.h"
#include "layout/measures.h"

namespace ita::layout {

namespace {

constexpr size_t kLongestUnit = 30;  // bytes: ten Thai letters
// One line in so many may be a stray one; none in a few lines, where it is as good as the others.
constexpr size_t kFewLines = 6, kLinesForStray = 24;
constexpr double kClear = 6;  // points: a strip that no line enters is taken for the middle

}  // namespace

std::vector<Segment> segments_of(const Line& line, double gap_em) {
  std::vector<Segment> out;
  const double least = gap_em * std::max(line.size, kLeastType);
  for (size_t i = 0; i < line.words.size(); ++i) {
    const text::Word& word = line.words[i];
    if (out.empty() || word.box.x0 - out.back().x1 > least) {
      Segment segment;
      segment.x0 = word.box.x0;
      segment.first = i;
      out.push_back(std::move(segment));
    }
    Segment& segment = out.back();
    segment.x1 = std::max(segment.x1, word.box.x1);
    segment.last = i + 1;
    if (!segment.text.empty()) {
      segment.text += ' ';
    }
    segment.text += word.text();
  }
  for (size_t i = 0; i < out.size(); ++i) {
    // A number or a dash that begins a line is a list marker or a row number, not a value.
    out[i].value = i > 0 && (number_like(out[i].text) || blank_value(out[i].text));
  }
  return out;
}

std::string_view unit_of(const Segment& segment) {
  const std::string_view text = segment.text;
  const size_t space = text.find(' ');
  if (segment.first == 0 || space == std::string_view::npos) {
    return {};
  }
  const std::string_view number = text.substr(0, space);
  const std::string_view unit = text.substr(space + 1);
  const bool word = unit.find_first_of(" .,:-()0123456789") == std::string_view::npos &&
                    unit.size() <= kLongestUnit;
  return word && (number_like(number) || blank_value(number)) ? unit : std::string_view();
}

namespace {

/// How many lines cover each point of the width, counted from the left edge of all lines.
struct Cover {
  double left = 0;
  std::vector<int> lines;

  explicit Cover(const std::vector<std::vector<Segment>>& rows) : left(kOffPage) {
    double right = -kOffPage;
    for (const auto& segments : rows) {
      for (const Segment& segment : segments) {
        left = std::min(left, segment.x0);
        right = std::max(right, segment.x1);
      }
    }
    if (right > left) {
      lines.assign(static_cast<size_t>(right - left) + 2, 0);
      count(rows);
    }
  }

  /// The middle of what no line covers at all of [start, end), the last such part: stray labels of
  /// totals lean to the right.  The middle of the whole where lines reach over all of it.
  double middle_of_clear(size_t start, size_t end, double least) const {
    size_t best = start;
    size_t best_end = start;
    for (size_t a = start; a < end; ++a) {
      size_t b = a;
      while (b < end && lines[b] == 0) {
        ++b;
      }
      if (b > a && static_cast<double>(b - a) >= std::min(least, kClear)) {
        best = a;
        best_end = b;
      }
      a = std::max(a, b);
    }
    const bool clear = best_end > best;
    return left + static_cast<double>(clear ? best + best_end : start + end) / 2;
  }

 private:
  void count(const std::vector<std::vector<Segment>>& rows) {
    for (const auto& segments : rows) {
      for (const Segment& segment : segments) {
        const auto from = static_cast<size_t>(std::max(0.0, std::floor(segment.x0 - left)));
        const auto to = static_cast<size_t>(std::ceil(segment.x1 - left));
        for (size_t x = from; x < std::min(to, lines.size()); ++x) {
          ++lines[x];
        }
      }
    }
  }
};

/// The middles of the strips that at most `allowed` lines cover, the outermost left out.
std::vector<double> strips(const Cover& cover, int allowed, double least) {
  std::vector<double> out;
  size_t start = 0;
  for (size_t x = 0; x < cover.lines.size(); ++x) {
    if (cover.lines[x] <= allowed) {
      continue;
    }
    if (x > start && start > 0 && static_cast<double>(x - start) >= least) {
      out.push_back(cover.middle_of_clear(start, x, least));
    }
    start = x + 1;
  }
  return out;
}

/// Columns that never stand beside one another are one: a heading centred over short entries.
void drop_gaps_between_none(std::vector<double>& gaps,
                            const std::vector<std::vector<Segment>>& lines) {
  const auto column_of = [&](const Segment& segment) {
    const double middle = (segment.x0 + segment.x1) / 2;
    return std::upper_bound(gaps.begin(), gaps.end(), middle) - gaps.begin();
  };
  for (std::ptrdiff_t gap = 0; gap < static_cast<std::ptrdiff_t>(gaps.size());) {
    const bool beside = std::any_of(lines.begin(), lines.end(), [&](const auto& segments) {
      bool left_of = false;
      bool right_of = false;
      for (const Segment& segment : segments) {
        left_of = left_of || column_of(segment) == gap;
        right_of = right_of || column_of(segment) == gap + 1;
      }
      return left_of && right_of;
    });
    if (beside) {
      ++gap;
    } else {
      gaps.erase(gaps.begin() + gap);
    }
  }
}

}  // namespace

int stray_lines(size_t lines) {
  return lines < kFewLines ? 0 : 1 + static_cast<int>(lines / kLinesForStray);
}

std::vector<double> column_gaps(const std::vector<std::vector<Segment>>& lines, double least) {
  std::vector<double> out = strips(Cover(lines), stray_lines(lines.size()), least);
  drop_gaps_between_none(out, lines);
  return out;
}

}  // namespace ita::layout
