#include <algorithm>
#include <cmath>

#include "text/layer/mark_fonts.h"
#include "text/layer/parts.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::text::layer {

namespace {

constexpr double kSameLine =
    0.55;  // share of the lower height that two runs of a line have in common
constexpr size_t kLinesBack = 6;  // that a run may belong to: the last ones from the top
constexpr double kFlat = 0.1;     // points: what is lower counts as this high
constexpr double kMarkReach =
    1.2;  // of the type size: how far from its base a mark's origin may lie
constexpr double kMarkAstray = 0.3;
constexpr double kBehind = 0.05;  // of the type size

/// Vowels that stand behind their letter.  Where a font draws both as one glyph they have one
/// place.
bool is_behind(char32_t code) { return code == U'ะ' || code == U'า' || code == U'ำ'; }

struct Run {
  uint32_t begin = 0, end = 0;
  Box box;
  double x = 0;  ///< of its first base
  bool only_marks = true;
  bool after_lone_mark = false;
};

std::vector<Run> runs_of(const std::vector<Seen>& glyphs) {
  std::vector<Run> runs;
  for (uint32_t i = 0; i < glyphs.size(); ++i) {
    const Seen& glyph = glyphs[i];
    if (i == 0 || glyph.starts_run) {
      Run run;
      run.begin = i;
      run.after_lone_mark = !runs.empty() && runs.back().only_marks;
      runs.push_back(run);
    }
    Run& run = runs.back();
    run.end = i + 1;
    run.box = unite(run.box, glyph.box);
    if (run.only_marks && !is_mark_glyph(glyph)) {
      run.only_marks = false;
      run.x = glyph.box.x0 + (is_behind(plain(glyph.code)) ? kBehind * glyph.size : 0);
    }
  }
  for (Run& run : runs) {
    if (run.only_marks) {
      run.x = run.box.x0;
    }
  }
  return runs;
}

struct RunLine {
  std::vector<Run> runs;
  double top = 0, bottom = 0;
};

std::vector<RunLine> group_lines(std::vector<Run> runs) {
  std::stable_sort(runs.begin(), runs.end(),
                   [](const Run& a, const Run& b) { return a.box.cy() < b.box.cy(); });
  std::vector<RunLine> lines;
  for (const Run& run : runs) {
    RunLine* home = nullptr;
    double best = 0;
    const size_t first = lines.size() - std::min(lines.size(), kLinesBack);
    for (size_t i = first; i < lines.size(); ++i) {
      const double lower = std::min(run.box.height(), lines[i].bottom - lines[i].top);
      const double share =
          overlap(run.box.y0, run.box.y1, lines[i].top, lines[i].bottom) / std::max(lower, kFlat);
      if (share >= kSameLine && share > best) {
        best = share;
        home = &lines[i];
      }
    }
    if (home == nullptr) {
      lines.push_back({{}, run.box.y0, run.box.y1});
      home = &lines.back();
    }
    home->runs.push_back(run);
  }
  for (RunLine& line : lines) {
    std::stable_sort(line.runs.begin(), line.runs.end(),
                     [](const Run& a, const Run& b) { return a.x < b.x; });
  }
  return lines;
}

bool has(const std::vector<bool>& fonts, const Seen& glyph) {
  return glyph.font >= 0 && static_cast<size_t>(glyph.font) < fonts.size() &&
         fonts[static_cast<size_t>(glyph.font)];
}

class CellBuilder {
 public:
  explicit CellBuilder(const std::vector<Seen>& glyphs)
      : glyphs_(glyphs), edge_fonts_(edge_fonts(glyphs)), left_fonts_(left_fonts(glyphs)) {}

  LineOfCells build(const RunLine& line) {
    cells_.clear();
    strays_.clear();
    for (const Run& run : line.runs) {
      add(run);
    }
    for (const uint32_t mark : strays_) {
      attach(mark);
    }
    return {std::move(cells_), line.top, line.bottom};
  }

 private:
  void add(const Run& run) {
    bool first = true;
    for (uint32_t i = run.begin; i < run.end; ++i) {
      if (is_mark_glyph(glyphs_[i])) {
        if (first || belongs_elsewhere(i)) {
          strays_.push_back(i);
        } else {
          cells_.back().glyphs.push_back(i);
        }
        continue;
      }
      Cell cell;
      cell.glyphs.push_back(i);
      cell.box = glyphs_[i].box;
      cell.starts_run = first;
      cell.after_lone_mark = first && run.after_lone_mark;
      cells_.push_back(std::move(cell));
      first = false;
    }
  }

  bool edge_font(const Seen& glyph) const {
    return has(edge_fonts_, glyph) && !has(left_fonts_, glyph);
  }

  /// Whether a mark that follows a base in the layer is drawn on another one (คณุ for คุณ).
  bool belongs_elsewhere(uint32_t mark) {
    const Seen& glyph = glyphs_[mark];
    Cell& cell = cells_.back();
    if (!edge_font(glyph)) {
      return false;
    }
    if (took_room(glyphs_[cell.glyphs[0]], glyph)) {
      cell.box.x1 = std::max(cell.box.x1, glyph.box.x1);
      return true;
    }
    return glyph.box.width() < kWideMark * glyph.size &&
           std::abs(glyph.box.x0 - cell.box.x1) > kMarkAstray * glyph.size;
  }

  void attach(uint32_t mark) {
    const Seen& glyph = glyphs_[mark];
    // A mark with a width of its own is drawn over its base; one without is drawn leftwards from
    // the base's right edge.
    const bool wide = !edge_font(glyph) && glyph.box.width() >= kWideMark * glyph.size;
    const bool from_left = has(left_fonts_, glyph) && glyph.box.width() < kWideMark * glyph.size;
    Cell* home = nullptr;
    double best = kMarkReach * glyph.size;
    for (Cell& cell : cells_) {
      if (!thai::is_consonant(plain(glyphs_[cell.glyphs[0]].code)) ||
          (from_left && cell.box.x0 > glyph.box.x0 + kLeftOf * glyph.size)) {
        continue;
      }
      const double distance = wide        ? std::abs(glyph.box.cx() - cell.box.cx())
                              : from_left ? std::abs(glyph.box.x0 - cell.box.x0)
                                          : std::abs(glyph.box.x0 - cell.box.x1);
      if (distance < best) {
        best = distance;
        home = &cell;
      }
    }
    if (home != nullptr) {
      home->glyphs.push_back(mark);
      return;
    }
    Cell alone;
    alone.glyphs.push_back(mark);
    alone.box = glyph.box;
    alone.starts_run = true;
    const auto at = std::find_if(cells_.begin(), cells_.end(),
                                 [&](const Cell& cell) { return cell.box.x0 > glyph.box.x0; });
    cells_.insert(at, std::move(alone));
  }

  const std::vector<Seen>& glyphs_;
  const std::vector<bool> edge_fonts_;
  const std::vector<bool> left_fonts_;
  std::vector<Cell> cells_;
  std::vector<uint32_t> strays_;
};

}  // namespace

char32_t plain(char32_t code) {
  if (code < 0xF700 || code > 0xF71A) {
    return code;
  }
  const auto normal = thai::normalise(std::u32string_view(&code, 1));
  return normal.text.empty() ? code : normal.text[0];
}

std::vector<LineOfCells> build_lines(const std::vector<Seen>& glyphs) {
  CellBuilder builder(glyphs);
  std::vector<LineOfCells> out;
  for (const RunLine& line : group_lines(runs_of(glyphs))) {
    out.push_back(builder.build(line));
  }
  return out;
}

}  // namespace ita::text::layer
