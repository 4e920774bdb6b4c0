#include "report/find/cards/charts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "report/find/cards/bars.h"
#include "report/find/cards/chart_pieces.h"
#include "report/find/levels.h"
#include "report/find/paper/foreign_marks.h"
#include "report/find/score_candidate.h"
#include "report/view/score_value.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr size_t kFewestYears = 2, kFewestIndicators = 5;
constexpr double kTallest = 340;  ///< of a chart, points
constexpr double kCaption = 70;   ///< how far from the chart its caption stands, points

double centre(const Box& box) { return (box.x0 + box.x1) / 2; }

/// Years that rise or fall from left to right, or indicators of which none stands twice.
bool is_axis(const Axis& axis) {
  if (axis.size() < (axis[0].year() != 0 ? kFewestYears : kFewestIndicators)) {
    return false;
  }
  bool rises = true, falls = true, once = true;
  for (size_t i = 1; i < axis.size(); ++i) {
    rises = rises && axis[i].year() > axis[i - 1].year();
    falls = falls && axis[i].year() < axis[i - 1].year();
    for (size_t k = 0; k < i; ++k) {
      once = once && axis[k].number() != axis[i].number();
    }
  }
  return axis[0].year() != 0 ? rises || falls : once;
}

double pitch_of(const Axis& axis) {
  double out = 1e9;
  for (size_t i = 1; i < axis.size(); ++i) {
    out = std::min(out, centre(axis[i].piece.box) - centre(axis[i - 1].piece.box));
  }
  return out;
}

class Chart {
 public:
  Chart(const std::vector<Piece>& pieces, const std::vector<Segment>& all, Axis axis,
        const std::vector<Para>& flow, const ScoreContext& context)
      : pieces_(pieces), all_(all), axis_(std::move(axis)), flow_(flow), context_(context) {
    page_ = axis_[0].piece.page;
    for (const Label& label : axis_) {
      foot_ = unite(foot_, label.piece.box);
    }
  }

  std::vector<Candidate> find(const std::vector<Axis>& rows) {
    collect(rows);
    const size_t each = axis_[0].numbers.size();
    const bool even = std::all_of(axis_.begin(), axis_.end(),
                                  [&](const Label& label) { return label.numbers.size() == each; });
    if (!even || each == 0 || each > 2) {
      return {};
    }
    if (axis_[0].year() != 0) {
      return each == 1 ? of_years() : std::vector<Candidate>{};
    }
    return each == 2 ? of_names(rows) : std::vector<Candidate>{};
  }

 private:
  /// The foot of what stands above the chart: a table, a line as wide as the axis, another axis.
  double ceiling(const std::vector<Axis>& rows) const {
    double out = foot_.y0 - kTallest;
    for (const Para& para : flow_) {
      if (para.page() == page_ && para.table() >= 0 && para.block->box.y1 < foot_.y0) {
        out = std::max(out, para.block->box.y1);
      }
    }
    for (const Axis& row : rows) {
      const bool of_names = row[0].number() != 0 && row.size() > 1;
      if (of_names && row[0].piece.box.y1 < foot_.y0) {
        out = std::max(out, row[0].piece.box.y1);
      }
    }
    for (const Segment& segment : all_) {
      const bool words = segment.kind == Segment::Kind::text || segment.kind == Segment::Kind::name;
      if (segment.page == page_ && words && segment.box.y1 < foot_.y0 &&
          segment.box.width() > 0.5 * foot_.width()) {
        out = std::max(out, segment.box.y1);
      }
    }
    return out;
  }

  /// Gives each number above the axis to the label in whose column it stands.
  void collect(const std::vector<Axis>& rows) {
    const double top = ceiling(rows);
    const double half = pitch_of(axis_) / 2;
    top_ = foot_.y0;
    for (const Piece& piece : pieces_) {
      if (!is_value(piece.token) || piece.box.y1 > foot_.y0 + 2 || piece.box.y0 < top - 1) {
        continue;
      }
      for (Label& label : axis_) {
        if (std::fabs(centre(piece.box) - centre(label.piece.box)) < half) {
          label.numbers.push_back(&piece);
          top_ = std::min(top_, piece.box.y0);
        }
      }
    }
    for (Label& label : axis_) {
      std::sort(label.numbers.begin(), label.numbers.end(),
                [](const Piece* a, const Piece* b) { return centre(a->box) < centre(b->box); });
    }
  }

  /// The lines right above the chart and right below it.
  std::vector<const Para*> captions() const {
    std::vector<const Para*> out;
    for (const Para& para : flow_) {
      const Box& box = para.block->box;
      const bool above = box.y1 <= top_ + 2 && box.y1 > top_ - kCaption;
      const bool below = box.y0 >= foot_.y1 - 2 && box.y0 < foot_.y1 + kCaption;
      if (para.page() == page_ && para.table() < 0 && !para.furniture && (above || below)) {
        out.push_back(&para);
      }
    }
    return out;
  }

  bool said(const Para& para, std::string_view role) const {
    return any_in(para.keyed.key(), context_.facts.lexicon(role));
  }

  /// Whether a caption makes the numbers those of somebody else, of no result, of another
  /// assessment.
  bool of_something_else(const Para& para) const {
    return said(para, "cue-others") || said(para, "cue-target") || said(para, "cue-forecast") ||
           said(para, "example") || said(para, "cue-self") ||
           !foreign_mark(para.text(), context_.facts).empty();
  }

  std::vector<Candidate> of_years() const {
    Candidate like;
    like.field = Field::overall;
    like.role = Role::unexplained;
    for (const Para* para : captions()) {
      if (of_something_else(*para)) {
        like.role = Role::other;
        break;
      }
      if (!said(*para, "names-results")) {
        continue;
      }
      like.role = Role::score;
      const auto mentions = context_.names.find_all(para->keyed, para->text());
      if (!mentions.empty()) {
        like.field = mentions[0].number != 0 ? Field::indicator : Field::instrument;
        like.number = mentions[0].number;
        like.instrument = mentions[0].instrument;
      }
    }
    const auto levelled = [&](const Label& label) { return level_below(label).has_value(); };
    const bool assessed = std::any_of(axis_.begin(), axis_.end(), [&](const Label& label) {
      return label.year() == context_.fiscal_year;
    });
    // Scores with a level each, one of them of the year assessed, are totals without a word.
    if (like.role == Role::unexplained && assessed &&
        std::all_of(axis_.begin(), axis_.end(), levelled)) {
      like.role = Role::score;
    }
    std::vector<Candidate> out;
    for (const Label& label : axis_) {
      Candidate candidate = like;
      candidate.level = like.field == Field::overall ? level_below(label) : std::nullopt;
      candidate.year = label.year();
      candidate.method = Method::history;
      read(candidate, *label.numbers[0], label.piece);
      out.push_back(std::move(candidate));
    }
    return out;
  }

  /// The level that stands by itself right under the year.
  std::optional<Level> level_below(const Label& label) const {
    const Box& year = label.piece.box;
    for (const Segment& segment : all_) {
      for (const layout::Line& line : segment.lines) {
        const double gap = line.box.y0 - year.y1;
        const bool in_column = std::fabs(centre(line.box) - centre(year)) < pitch_of(axis_) / 2;
        if (segment.page != page_ || !in_column || gap < -0.3 * year.height() ||
            gap > year.height()) {
          continue;
        }
        auto level = lone_level(line.text(), context_.facts);
        if (level && thai::find_numbers(line.text()).empty()) {
          return level;
        }
      }
    }
    return std::nullopt;
  }

  /// The two years that a legend near the chart names, left to right.
  std::optional<std::pair<int, int>> legend(const std::vector<Axis>& rows) const {
    for (const Axis& row : rows) {
      const Box& box = row[0].piece.box;
      if (row.size() == 2 && row[0].year() != 0 && row[0].year() != row[1].year() &&
          box.y1 > top_ - kCaption && box.y0 < foot_.y1 + kCaption) {
        return std::pair(row[0].year(), row[1].year());
      }
    }
    return std::nullopt;
  }

  /// Bars in pairs over the names of indicators: the left one is of the first year of the legend.
  std::vector<Candidate> of_names(const std::vector<Axis>& rows) const {
    const auto years = legend(rows);
    std::vector<Candidate> out;
    for (const Label& label : axis_) {
      for (size_t i = 0; i < label.numbers.size(); ++i) {
        Candidate candidate;
        candidate.field = Field::indicator;
        candidate.number = label.number();
        candidate.name_as_printed = printed(label.piece);
        candidate.method = Method::card;
        if (years) {
          candidate.role = Role::score;
          candidate.year = i == 0 ? years->first : years->second;
          candidate.doubts.push_back({"chart-series-by-order", {}, {}});
          if (context_.fiscal_year && *candidate.year < *context_.fiscal_year) {
            candidate.role = Role::previous;
          }
        }
        read(candidate, *label.numbers[i], label.piece);
        out.push_back(std::move(candidate));
      }
    }
    return out;
  }

  void read(Candidate& out, const Piece& number, const Piece& label) const {
    take_score(out, *number.traced, number.span, context_.facts);
    out.decimals = number.token.number.decimals;
    out.saying = out.role == Role::score ? Saying::said : Saying::silent;
    out.group = -page_;
    out.para = number.para;
    out.why = {"axis-label", {{"label", printed(label)}}, {}};
  }

  const std::vector<Piece>& pieces_;
  const std::vector<Segment>& all_;
  Axis axis_;
  const std::vector<Para>& flow_;
  const ScoreContext& context_;
  int page_ = 0;
  Box foot_;
  double top_ = 0;
};

}  // namespace

std::vector<Candidate> find_in_charts(const std::vector<Para>& flow, std::vector<Segment> segments,
                                      const layout::Layout& layout, const ScoreContext& context) {
  std::vector<Candidate> out;
  for (Segment& segment : segments_of_charts(layout, context)) {
    segments.push_back(std::move(segment));
  }
  std::map<int, std::vector<Piece>> pages;
  for (const Segment& segment : segments) {
    for (Piece& piece : pieces_of(segment, context)) {
      pages[segment.page].push_back(std::move(piece));
    }
  }
  for (const auto& [page, pieces] : pages) {
    const std::vector<Axis> rows = axes_of(pieces);
    for (const Axis& axis : rows) {
      if (!is_axis(axis)) {
        continue;
      }
      for (Candidate& c : Chart(pieces, segments, axis, flow, context).find(rows)) {
        out.push_back(std::move(c));
      }
    }
    for (Candidate& c : find_bars(pieces, rows, context)) {
      out.push_back(std::move(c));
    }
  }
  return out;
}

}  // namespace ita::report
