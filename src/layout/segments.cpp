#include "layout/segments.h"

#include <algorithm>
#include <cmath>

#include "layout/tokens.h"

namespace ita::layout {

namespace {

constexpr size_t kLongestUnit = 30;  // bytes: ten Thai letters

}  // namespace

std::vector<Segment> segments_of(const Line& line, double gap_em) {
  std::vector<Segment> out;
  const double least = gap_em * std::max(line.size, 8.0);
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

std::vector<double> column_gaps(const std::vector<std::vector<Segment>>& lines, double least) {
  double left = 1e9;
  double right = -1e9;
  for (const auto& segments : lines) {
    for (const Segment& segment : segments) {
      left = std::min(left, segment.x0);
      right = std::max(right, segment.x1);
    }
  }
  if (right <= left) {
    return {};
  }
  std::vector<int> cover(static_cast<size_t>(right - left) + 2, 0);
  for (const auto& segments : lines) {
    for (const Segment& segment : segments) {
      const auto from = static_cast<size_t>(std::max(0.0, std::floor(segment.x0 - left)));
      const auto to = static_cast<size_t>(std::ceil(segment.x1 - left));
      for (size_t x = from; x < std::min(to, cover.size()); ++x) {
        ++cover[x];
      }
    }
  }
  // A stray line (a total, a long name) may reach over a gap.
  const int allowed = lines.size() < 6 ? 0 : 1 + static_cast<int>(lines.size() / 24);
  std::vector<double> out;
  size_t start = 0;
  for (size_t x = 0; x < cover.size(); ++x) {
    if (cover[x] <= allowed) {
      continue;
    }
    if (x > start && start > 0 && static_cast<double>(x - start) >= least) {
      // In the middle of what no line covers at all, the last such part: stray labels of totals
      // lean to the right.
      size_t best = start;
      size_t best_end = start;
      for (size_t a = start; a < x; ++a) {
        size_t b = a;
        while (b < x && cover[b] == 0) {
          ++b;
        }
        if (b > a && static_cast<double>(b - a) >= std::min(least, 6.0)) {
          best = a;
          best_end = b;
        }
        a = std::max(a, b);
      }
      const bool clear = best_end > best;
      out.push_back(left + static_cast<double>(clear ? best + best_end : start + x) / 2);
    }
    start = x + 1;
  }
  // Columns that never stand beside one another are one: a heading centred over short entries.
  const auto column_of = [&](const Segment& segment) {
    const double middle = (segment.x0 + segment.x1) / 2;
    return std::upper_bound(out.begin(), out.end(), middle) - out.begin();
  };
  for (std::ptrdiff_t gap = 0; gap < static_cast<std::ptrdiff_t>(out.size());) {
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
      out.erase(out.begin() + gap);
    }
  }
  return out;
}

}  // namespace ita::layout
