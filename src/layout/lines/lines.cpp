#include "layout/lines/lines.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ita::layout {

namespace {

// What is read from a picture has a box and no type size.
constexpr double kSmallestType = 6;  // points
constexpr double kTypeOfBox = 0.8;   // type size, of the height of a word's box

// Of the type size, between baselines: of a word that its source counts to another line, and of
// words of one line.
constexpr double kOffLine = 0.5, kSameLine = 0.35;
constexpr double kCollision = 0.4;  // of the narrower word, that another covers: two lines, not one
constexpr size_t kRowsBack = 8;     // lines that may stand at about one height, side by side
constexpr double kUsualType = 14;   // points, of a page without any text

double type_size(const text::Word& word) {
  return word.size > 0 ? word.size : std::max(kSmallestType, word.box.height() * kTypeOfBox);
}

double baseline_of(const text::Word& word) {
  if (word.baseline > 0) {
    return word.baseline;
  }
  std::vector<double> bottoms;
  for (const text::Symbol& symbol : word.symbols) {
    bottoms.push_back(symbol.box.y1);
  }
  return bottoms.empty() ? word.box.y1 : median(std::move(bottoms));
}

/// A word with its place along and across the direction it is written in.
struct Placed {
  text::Word word;
  double along0 = 0, along1 = 0;
  double across = 0;
  double size = 0;
};

Placed place(text::Word word) {
  Placed out;
  out.size = type_size(word);
  switch (word.rotation) {
    case 90:  // written downwards, the next line to the left
      out.along0 = word.box.y0;
      out.along1 = word.box.y1;
      out.across = -word.box.cx();
      break;
    case 270:  // written upwards, the next line to the right
      out.along0 = -word.box.y1;
      out.along1 = -word.box.y0;
      out.across = word.box.cx();
      break;
    case 180:
      out.along0 = -word.box.x1;
      out.along1 = -word.box.x0;
      out.across = -baseline_of(word);
      break;
    default:
      out.along0 = word.box.x0;
      out.along1 = word.box.x1;
      out.across = baseline_of(word);
  }
  out.word = std::move(word);
  return out;
}

struct Group {
  std::vector<Placed> words;
  double across = 0;
  double size = 0;

  void settle() {
    std::vector<double> places;
    std::vector<double> sizes;
    for (const Placed& placed : words) {
      places.push_back(placed.across);
      sizes.push_back(placed.size);
    }
    across = median(std::move(places));
    size = median(std::move(sizes));
  }

  bool collides(const Group& other) const {
    for (const Placed& a : words) {
      for (const Placed& b : other.words) {
        const double common = overlap(a.along0, a.along1, b.along0, b.along1);
        if (common > kCollision * std::min(a.along1 - a.along0, b.along1 - b.along0)) {
          return true;
        }
      }
    }
    return false;
  }
};

/// Words that share a line number, split where one of them clearly stands elsewhere.
std::vector<Group> hinted_groups(std::vector<Placed> words) {
  std::map<int, std::vector<Placed>> by_line;
  std::vector<Group> out;
  for (Placed& placed : words) {
    if (placed.word.line < 0) {
      out.push_back({{std::move(placed)}});
    } else {
      by_line[placed.word.line].push_back(std::move(placed));
    }
  }
  for (auto& [number, members] : by_line) {
    Group whole{std::move(members)};
    whole.settle();
    Group kept;
    for (Placed& placed : whole.words) {
      if (std::abs(placed.across - whole.across) > kOffLine * whole.size) {
        out.push_back({{std::move(placed)}});
      } else {
        kept.words.push_back(std::move(placed));
      }
    }
    if (!kept.words.empty()) {
      out.push_back(std::move(kept));
    }
  }
  for (Group& group : out) {
    group.settle();
  }
  return out;
}

void lines_of_direction(std::vector<Placed> words, int page, std::vector<Line>& out) {
  std::vector<Group> groups = hinted_groups(std::move(words));
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.across < b.across; });
  std::vector<Group> rows;
  for (Group& group : groups) {
    Group* best = nullptr;
    double best_distance = 0;
    // Only the last few rows can be near enough.
    for (size_t back = 0; back < std::min(kRowsBack, rows.size()); ++back) {
      Group& row = rows[rows.size() - 1 - back];
      const double distance = std::abs(row.across - group.across);
      if (distance < kSameLine * std::min(row.size, group.size) && !row.collides(group) &&
          (best == nullptr || distance < best_distance)) {
        best = &row;
        best_distance = distance;
      }
    }
    if (best == nullptr) {
      rows.push_back(std::move(group));
      continue;
    }
    std::move(group.words.begin(), group.words.end(), std::back_inserter(best->words));
    best->settle();
  }
  for (Group& row : rows) {
    std::stable_sort(row.words.begin(), row.words.end(), [](const Placed& a, const Placed& b) {
      return a.along0 + a.along1 < b.along0 + b.along1;
    });
    std::vector<text::Word> ordered;
    for (Placed& placed : row.words) {
      ordered.push_back(std::move(placed.word));
    }
    out.push_back(make_line(std::move(ordered), page));
  }
}

}  // namespace

Line make_line(std::vector<text::Word> words, int page) {
  Line line;
  line.page = page;
  std::vector<double> baselines;
  std::vector<double> sizes;
  size_t bold = 0;
  size_t all = 0;
  for (const text::Word& word : words) {
    line.box = unite(line.box, word.box);
    baselines.push_back(baseline_of(word));
    sizes.push_back(type_size(word));
    all += word.symbols.size();
    bold += word.bold ? word.symbols.size() : 0;
  }
  line.baseline = median(std::move(baselines));
  line.size = median(std::move(sizes));
  line.bold = 2 * bold > all;
  line.words = std::move(words);
  return line;
}

std::vector<Line> make_lines(std::vector<text::Word> words, int page) {
  std::map<int, std::vector<Placed>> by_direction;
  for (text::Word& word : words) {
    if (!word.symbols.empty()) {
      const int direction = word.rotation;
      by_direction[direction].push_back(place(std::move(word)));
    }
  }
  std::vector<Line> out;
  for (auto& [direction, members] : by_direction) {
    std::vector<Line> lines;
    lines_of_direction(std::move(members), page, lines);
    std::move(lines.begin(), lines.end(), std::back_inserter(out));
  }
  return out;
}

std::vector<text::Word> part_at_wide_gaps(const std::vector<text::Word>& words) {
  std::vector<text::Word> out;
  for (const text::Word& word : words) {
    if (word.rotation != 0) {
      out.push_back(word);
      continue;
    }
    const auto wide = [&](size_t i) {
      return word.symbols[i + 1].box.x0 - word.symbols[i].box.x1 > type_size(word);
    };
    for (text::Word& part : split_word(word, wide)) {
      out.push_back(std::move(part));
    }
  }
  return out;
}

Box box_of(const std::vector<Line>& lines) {
  Box out;
  for (const Line& line : lines) {
    out = unite(out, line.box);
  }
  return out;
}

double typical_size(const std::vector<Line>& lines) {
  std::vector<double> sizes;
  for (const Line& line : lines) {
    for (const text::Word& word : line.words) {
      sizes.insert(sizes.end(), word.symbols.size(), line.size);
    }
  }
  return sizes.empty() ? kUsualType : median(std::move(sizes));
}

}  // namespace ita::layout
