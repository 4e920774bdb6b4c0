#include "layout/tables/region_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "layout/lines/lines.h"
#include "layout/lines/tokens.h"
#include "layout/measures.h"
#include "thai/list_marker.h"

namespace ita::layout {

namespace {

constexpr int kFirstYear = 2500, kLastYear = 2600;  // of the Buddhist era, that a date may end in
constexpr double kToEdge = 0.35;     // of a column's width, left by a line that is full
constexpr size_t kFewestBands = 3;   // between rulings, to tell how many rows each holds
constexpr Share kFullRows{8, 10};    // of the lines: then each line is a row
constexpr double kWiderStep = 1.25;  // of the usual step: beyond, a row begins

/// Units that stand behind values of one column in several lines ("563,199,600 บาท", "- บาท").
class Units {
 public:
  Units(const std::vector<Row>& rows, const Region& region) {
    for (size_t i = region.begin; i < region.end; ++i) {
      for (const Segment& segment : rows[i].segments) {
        const std::string_view unit = unit_of(segment);
        if (!unit.empty()) {
          ++lines_[{column_of(segment.x1, region.gaps), std::string(unit)}];
        }
      }
    }
  }

  bool has(const Segment& segment, const Region& region) const {
    const auto found =
        lines_.find({column_of(segment.x1, region.gaps), std::string(unit_of(segment))});
    return found != lines_.end() && found->second > 1;
  }

 private:
  std::map<std::pair<size_t, std::string>, int> lines_;
};

/// A year by itself is the end of a date that was broken over lines, and counts no row.
bool counts(const Segment& segment, const Region& region, const Units& units) {
  const int number = page_number_value(segment.text);
  return (segment.value && (number < kFirstYear || number > kLastYear)) ||
         units.has(segment, region);
}

/// The column in which most lines have a value: its values count the rows.
std::optional<size_t> counting_column(const std::vector<Row>& rows, const Region& region,
                                      const Units& units) {
  std::vector<size_t> values(region.gaps.size() + 1, 0);
  for (size_t i = region.begin; i < region.end; ++i) {
    for (const Segment& segment : rows[i].segments) {
      if (counts(segment, region, units)) {
        ++values[column_of((segment.x0 + segment.x1) / 2, region.gaps)];
      }
    }
  }
  const auto best = std::max_element(values.begin(), values.end());
  if (*best < 2) {
    return std::nullopt;
  }
  return static_cast<size_t>(best - values.begin());
}

bool is_entry(const Row& row, const Region& region) {
  const Segment& front = row.segments.front();
  if (column_of((front.x0 + front.x1) / 2, region.gaps) != 0 &&
      column_of(front.x0, region.gaps) != 0) {
    return false;
  }
  const thai::ListMarker marker = thai::list_marker(front.text);
  return (marker.style != thai::ListStyle::none && marker.style != thai::ListStyle::bullet) ||
         (number_like(front.text) && row.segments.size() > 1);
}

bool in_first_column(const Row& row, const Region& region) {
  return column_of(row.line->words.front().box.cx(), region.gaps) == 0;
}

/// A value of a cell merged down, which stands beside the middle of its rows, or between their
/// lines.  None stands in the first column or in the one that counts the rows.
bool of_merged_cell(const Segment& segment, size_t counting, const Region& region) {
  const size_t col = column_of((segment.x0 + segment.x1) / 2, region.gaps);
  return col > counting && (segment.value || number_like(segment.text));
}

/// Values of merged cells only.
bool of_merged_cells(const Row& row, size_t counting, const Region& region) {
  return std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& segment) {
    return of_merged_cell(segment, counting, region);
  });
}

/// Whether the one text of line `i` (values of merged cells beside it are none) is the rest of the
/// text that stands above it in its column, in line `first` or below.
bool is_wrapped(const std::vector<Row>& rows, size_t first, size_t i, size_t counting,
                const Region& region) {
  const Segment* text = nullptr;
  for (const Segment& segment : rows[i].segments) {
    if (text != nullptr && !of_merged_cell(segment, counting, region)) {
      return false;
    }
    text = text == nullptr ? &segment : text;
  }
  if (text == nullptr) {
    return false;
  }
  const size_t col = column_of(text->x0, region.gaps);
  for (size_t k = i; k-- > first;) {
    for (const Segment& segment : rows[k].segments) {
      if (column_of(segment.x0, region.gaps) == col) {
        const double edge = col < region.gaps.size() ? region.gaps[col] : segment.x1;
        return edge - segment.x1 < kToEdge * (edge - segment.x0);
      }
    }
  }
  return false;
}

/// What the region as a whole shows of its rows, and what it makes of each line.
class RowTeller {
 public:
  RowTeller(const std::vector<Row>& rows, const Region& region)
      : rows_(rows),
        region_(region),
        units_(rows, region),
        counting_(counting_column(rows, region, units_)),
        first_counted_(region.end) {
    std::vector<double> steps;
    for (size_t i = region.begin; i < region.end; ++i) {
      first_counted_ = first_counted_ == region.end && counted(i) ? i : first_counted_;
      entries_ += is_entry(rows[i], region);
      full_ += rows[i].segments.size() == region.gaps.size() + 1;
      if (i > region.begin) {
        steps.push_back(step(rows[i - 1], rows[i]));
      }
      if (!region.rules.empty()) {
        values_in_band_[band(i)] += counted(i);
      }
    }
    usual_step_ = median(steps);
    heading_ruled_off_ = names_in_first_band();
  }

  RegionRows tell() const {
    RegionRows out;
    out.row_of.assign(region_.end - region_.begin, 0);
    int row = 0;
    size_t row_begin = region_.begin;
    for (size_t i = region_.begin + 1; i < region_.end; ++i) {
      const Begins begins = begins_row(i, row_begin);
      out.sure = out.sure && begins.sure;
      if (begins.row || new_band(i)) {
        ++row;
        row_begin = i;
      }
      out.row_of[i - region_.begin] = row;
    }
    return out;
  }

 private:
  /// Whether a line begins a row within its band, and whether that is sure.
  struct Begins {
    bool row = false;
    bool sure = true;
  };

  /// Rulings above a line.
  std::ptrdiff_t band(size_t i) const {
    return std::count_if(
        region_.rules.begin(), region_.rules.end(),
        [&](const image::Ruling& rule) { return rule.box.cy() < rows_[i].line->box.cy(); });
  }
  bool new_band(size_t i) const { return !region_.rules.empty() && band(i) != band(i - 1); }

  /// A line with a value in the column that counts the rows.
  bool counted(size_t i) const {
    return counting_ &&
           std::any_of(rows_[i].segments.begin(), rows_[i].segments.end(), [&](const Segment& s) {
             return counts(s, region_, units_) &&
                    column_of((s.x0 + s.x1) / 2, region_.gaps) == *counting_;
           });
  }

  /// Between the first two rulings stand the names of the columns, of one line or more each.
  bool names_in_first_band() const {
    if (region_.rules.size() < 2) {
      return false;
    }
    for (size_t i = region_.begin; i < region_.end; ++i) {
      if (band(i) == 1 && !names_columns(rows_[i])) {
        return false;
      }
    }
    return true;
  }

  bool names_columns(const Row& row) const {
    return !row.has_value() && !is_entry(row, region_) &&
           std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& segment) {
             return reach_over(segment, region_.gaps) < row.line->size ||
                    parted_at_gaps(row, segment, region_.gaps, kNarrow);
           });
  }

  /// How many rows a band between rulings holds is told by its values.
  bool in_band_of_one_row(size_t i) const {
    return values_in_band_.size() >= kFewestBands && values_in_band_.at(band(i)) <= 1;
  }

  Begins begins_row(size_t i, size_t row_begin) const {
    const bool names = heading_ruled_off_ && band(i) == 1 && !new_band(i);
    if (in_band_of_one_row(i) || names) {
      return {};
    }
    const bool entry = is_entry(rows_[i], region_);
    if (first_counted_ != region_.end) {
      // Lines of the heading, above the first value, stay together.
      return i >= first_counted_ ? begins_by_values(i, row_begin, entry) : Begins{entry, true};
    }
    return entries_ >= 2 ? Begins{entry, false} : begins_by_place(i, row_begin);
  }

  /// A line without a value goes on in the row above when that filled its column, else it stands
  /// for itself.
  Begins begins_by_values(size_t i, size_t row_begin, bool entry) const {
    const bool wrapped = !entry && is_wrapped(rows_, row_begin, i, *counting_, region_);
    const bool merged = of_merged_cells(rows_[i], *counting_, region_);
    return {counted(i) || (!wrapped && !merged), counted(i) || wrapped || merged};
  }

  bool in_column(size_t i, size_t col) const {
    const std::vector<Segment>& segments = rows_[i].segments;
    return std::any_of(segments.begin(), segments.end(), [&](const Segment& segment) {
      return column_of(segment.x0, region_.gaps) == col;
    });
  }

  /// The lines of a cell follow one another: a line in every column, where one of them was left out
  /// by the line above it and not by those before, is the first of another row.
  bool full_after_gap(size_t i, size_t row_begin) const {
    bool gap = false;
    for (size_t col = 0; col <= region_.gaps.size(); ++col) {
      if (!in_column(i, col)) {
        return false;
      }
      gap = gap || (!in_column(i - 1, col) && in_column(row_begin, col));
    }
    return gap;
  }

  /// Rows of one line each fill all columns; else a row begins where the first column begins again.
  Begins begins_by_place(size_t i, size_t row_begin) const {
    const bool all_full = kFullRows.reached(full_, region_.end - region_.begin);
    const bool again =
        in_first_column(rows_[i], region_) && !in_first_column(rows_[i - 1], region_);
    return {step(rows_[i - 1], rows_[i]) > kWiderStep * usual_step_ || again || all_full ||
                full_after_gap(i, row_begin),
            false};
  }

  const std::vector<Row>& rows_;
  const Region& region_;
  const Units units_;
  const std::optional<size_t> counting_;
  size_t first_counted_;  ///< the first line with a value that counts; the region's end without one
  size_t entries_ = 0;    ///< lines that begin with the number of an entry
  size_t full_ = 0;       ///< lines with something in every column
  double usual_step_ = 0;
  std::map<std::ptrdiff_t, int> values_in_band_;  ///< empty without rulings
  bool heading_ruled_off_ = false;
};

}  // namespace

RegionRows rows_of_region(const std::vector<Row>& rows, const Region& region) {
  return RowTeller(rows, region).tell();
}

}  // namespace ita::layout
