#include "report/find/sentences/segments.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/find/tables/cell_numbers.h"
#include "report/view/line_part.h"
#include "thai/key.h"
#include "thai/list_marker.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr double kGap = 1.1;          ///< of the type size: a wider space parts two segments
constexpr double kLineGap = 0.75;     ///< of the line's height, between the lines of one label
constexpr size_t kSentence = 120;     ///< bytes of key: a line of running text
constexpr size_t kLongestName = 220;  ///< bytes of key: a longer label is a sentence

/// "0" and "100" at the ends of a gauge.
bool is_scale(const Segment& left, const Segment& right) {
  const auto is = [](const Segment& segment, double value) {
    const std::string text = segment.lines[0].text();
    const auto numbers = thai::find_numbers(text);
    return numbers.size() == 1 && numbers[0].value == value && numbers[0].decimals == 0 &&
           numbers[0].begin == 0 && numbers[0].end == text.size();
  };
  return is(left, 0) && is(right, 100);
}

/// A name of what stands before it in its line: an item of a list ("• การใช้งบประมาณ") names only
/// what comes behind.
bool names_before_it(const Segment& segment) {
  return segment.kind == Segment::Kind::name &&
         thai::list_marker(segment.lines[0].text()).style != thai::ListStyle::bullet;
}

void cut(std::vector<Segment>& into, const layout::Line& line, size_t para,
         const ScoreContext& context, int panel = 0) {
  const size_t begin = into.size();
  size_t from = 0;
  for (size_t i = 1; i <= line.words.size(); ++i) {
    const double size = line.size > 0 ? line.size : line.box.height();
    if (i < line.words.size() && line.words[i].box.x0 - line.words[i - 1].box.x1 < kGap * size) {
      continue;
    }
    Segment segment;
    segment.lines = {line_part(line, from, i)};
    segment.box = segment.lines[0].box;
    segment.page = line.page;
    segment.para = para;
    segment.panel = panel;
    segment.kind = kind_of(segment.lines, context);
    into.push_back(std::move(segment));
    from = i;
  }
  for (size_t i = begin + 1; i < into.size(); ++i) {
    if (is_scale(into[i - 1], into[i])) {
      into[i - 1].kind = into[i].kind = Segment::Kind::unit;
    }
  }
  bool named_before = false;
  for (size_t i = begin; i < into.size(); ++i) {
    named_before = named_before || into[i].kind == Segment::Kind::name;
    into[i].alone = !named_before;
  }
  bool named_after = false;
  for (size_t i = into.size(); i > begin; --i) {
    named_after = named_after || names_before_it(into[i - 1]);
    into[i - 1].alone = into[i - 1].alone && !named_after;
  }
}

bool one_column(const Box& a, const Box& b) {
  const double narrower = std::min(a.width(), b.width());
  const double shared = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const double off = std::fabs((a.x0 + a.x1) - (b.x0 + b.x1)) / 2;
  return shared > 0.5 * narrower &&
         (off < 0.25 * std::max(a.width(), b.width()) || std::fabs(a.x0 - b.x0) < 4);
}

/// What a label names, in the words of the assessment.
std::set<std::string> subjects_of(const Segment& segment, const ScoreContext& context) {
  const layout::TracedText traced = layout::TracedText::of(segment.lines, true);
  std::set<std::string> out;
  for (const Token& token : tokens_of(Passage::of(traced, Section::other, 0), context)) {
    if (token.kind == Token::Kind::overall) {
      out.insert("overall");
    } else if (token.kind == Token::Kind::instrument) {
      out.insert(token.mention.instrument);
    } else if (token.kind == Token::Kind::indicator) {
      out.insert(std::to_string(token.mention.number));
    }
  }
  return out;
}

/// "คะแนนรวม" and under it "EIT", one indicator and under it another: the label of the next card.
bool names_another(const Segment& upper, const Segment& lower, const ScoreContext& context) {
  if (upper.kind != Segment::Kind::name || lower.kind != Segment::Kind::name) {
    return false;
  }
  const std::set<std::string> above = subjects_of(upper, context);
  const std::set<std::string> below = subjects_of(lower, context);
  const auto indicator = [](const std::string& subject) {
    return subject.front() >= '0' && subject.front() <= '9';
  };
  // "EIT" over the first of its indicators heads a group; "OIT" over "การเปิดเผยข้อมูล" may be one
  // name.
  if (std::none_of(above.begin(), above.end(), indicator) && !above.contains("overall") &&
      std::any_of(below.begin(), below.end(), indicator)) {
    Segment both = upper;
    both.lines.insert(both.lines.end(), lower.lines.begin(), lower.lines.end());
    return subjects_of(both, context).size() > 1;
  }
  const bool total = above.contains("overall") != below.contains("overall");
  const bool indicators = std::any_of(above.begin(), above.end(), indicator) &&
                          std::any_of(below.begin(), below.end(), indicator);
  return (total || indicators) &&
         std::none_of(below.begin(), below.end(),
                      [&](const std::string& subject) { return above.contains(subject); });
}

/// "EIT – External (83.93)": its score stands in it, so that what stands below begins anew.
bool scored(const Segment& segment) {
  const std::vector<thai::Number> numbers = thai::find_numbers(segment.lines.back().text());
  return std::any_of(numbers.begin(), numbers.end(),
                     [](const thai::Number& number) { return number.decimals > 0; });
}

/// A name right under a title is a label of its own.
bool too_long_together(const Segment& upper, const Segment& lower) {
  const auto key_size = [](const Segment& segment) {
    return thai::match_key(layout::TracedText::of(segment.lines, true).text()).size();
  };
  return lower.kind == Segment::Kind::name && key_size(upper) + key_size(lower) > kLongestName;
}

/// A year by itself, perhaps with the word for one.
bool is_year(const Segment& segment) {
  constexpr size_t kLongestYear = 40;  // bytes of key
  const std::string text = segment.lines.front().text();
  return segment.lines.size() == 1 && thai::find_numbers(text).size() == 1 &&
         thai::parse_year_be(text).has_value() && thai::match_key(text).size() <= kLongestYear;
}

/// Years side by side: a legend or an axis, and no label goes on in them.
bool in_row_of_years(const std::vector<Segment>& all, const Segment& one) {
  return is_year(one) && std::any_of(all.begin(), all.end(), [&](const Segment& other) {
           return &other != &one && other.page == one.page && is_year(other) &&
                  overlap(other.box.y0, other.box.y1, one.box.y0, one.box.y1) >
                      0.5 * one.box.height();
         });
}

/// A line of running text: longer than any label, or with a score among its words.
bool is_prose(const std::string& line) {
  const size_t size = thai::match_key(line).size();
  return size > kSentence || (size > kSentence / 2 && has_decimals(line));
}

/// Labels of several lines: words right under words of the same column.
void stack(std::vector<Segment>& all, const ScoreContext& context) {
  std::stable_sort(all.begin(), all.end(), [](const Segment& a, const Segment& b) {
    return std::pair(a.page, a.box.y0) < std::pair(b.page, b.box.y0);
  });
  const auto words = [](const Segment& s) {
    return s.kind == Segment::Kind::text || s.kind == Segment::Kind::name;
  };
  for (size_t i = 0; i < all.size(); ++i) {
    for (size_t k = i + 1; k < all.size() && words(all[i]);) {
      const double height = all[i].lines.back().box.height();
      const double gap = all[k].box.y0 - all[i].box.y1;
      const bool below = all[k].page == all[i].page && all[k].panel == all[i].panel &&
                         gap > -0.5 * height && gap < kLineGap * height &&
                         all[k].box.y0 > all[i].lines.back().box.y0 + 2;
      if (!below || !words(all[k]) || !one_column(all[i].box, all[k].box) ||
          in_row_of_years(all, all[k]) || names_another(all[i], all[k], context) ||
          too_long_together(all[i], all[k]) ||
          (scored(all[i]) && all[k].kind == Segment::Kind::name) ||
          (all[i].kind == Segment::Kind::name && scored(all[k]))) {
        ++k;
        continue;
      }
      all[i].lines.insert(all[i].lines.end(), all[k].lines.begin(), all[k].lines.end());
      all[i].box = unite(all[i].box, all[k].box);
      all[i].kind = kind_of(all[i].lines, context);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
}

}  // namespace

namespace {

/// "91.35", "91.35 คะแนน", "94.11 / 100": a score and nothing but its unit and its full marks.
bool is_number(const Passage& passage, const facts::Facts& facts) {
  const auto numbers = thai::find_numbers(passage.text);
  const std::string_view text = passage.text;
  if (is_change(text, numbers, facts)) {
    return list_glue(text, 0, numbers[0].begin, facts) &&
           list_glue(text, numbers.back().end, text.size(), facts);
  }
  if (numbers.empty() || numbers.size() > 2) {
    return false;
  }
  const thai::Number& first = numbers[0];
  const bool score = first.value <= 100 && !first.negative &&
                     (first.decimals > 0 || first.value == 100) &&
                     list_glue(text, 0, first.begin, facts);
  if (numbers.size() == 1) {
    return score && list_glue(text, first.end, text.size(), facts);
  }
  const std::string_view between = trimmed(text.substr(first.end, numbers[1].begin - first.end));
  return score && between == "/" && list_glue(text, numbers[1].end, text.size(), facts);
}

/// "คะแนน", "จาก 100", "(เต็ม 100)": what stands beside a number and is none itself.
bool is_unit(const Passage& passage, const ScoreContext& context) {
  constexpr size_t kLongestUnit = 40;  // bytes of key
  const std::string& key = passage.keyed.key();
  if (key.empty() || key.size() > kLongestUnit) {
    return false;
  }
  if (list_glue(passage.text, 0, passage.text.size(), context.facts)) {
    return true;
  }
  const std::vector<Token> tokens = tokens_of(passage, context);
  const bool full = std::all_of(tokens.begin(), tokens.end(), [](const Token& t) {
    const bool cue =
        t.kind == Token::Kind::cue && (t.cue == CueKind::from || t.cue == CueKind::maximum);
    return cue || (t.kind == Token::Kind::number && t.number.decimals == 0);
  });
  return full && tokens.size() >= 2;
}

}  // namespace

bool in_other_panels(const Segment& a, const Segment& b) {
  return a.panel > 0 && b.panel > 0 && a.panel != b.panel;
}

Segment::Kind kind_of(const std::vector<layout::Line>& lines, const ScoreContext& context) {
  const layout::TracedText traced = layout::TracedText::of(lines, true);
  const Passage passage = Passage::of(traced, Section::other, 0);
  const std::string& key = passage.keyed.key();
  if (is_number(passage, context.facts)) {
    return Segment::Kind::number;
  }
  if (is_unit(passage, context)) {
    return Segment::Kind::unit;
  }
  if (key.size() > kLongestName) {
    return Segment::Kind::text;
  }
  int keys = 0;
  for (const Token& token : tokens_of(passage, context)) {
    if (token.kind == Token::Kind::number && token.number.decimals > 0) {
      return Segment::Kind::text;  // a label with a score of its own
    }
    keys += token.is_key() ? 1 : 0;
  }
  return keys > 0 ? Segment::Kind::name : Segment::Kind::text;
}

namespace {

/// The first row that names something; all rows where none does.
int first_named_row(const layout::Table& table, const ScoreContext& context) {
  int out = table.rows;
  for (const layout::Cell& cell : table.cells) {
    if (!cell.lines.empty() && kind_of(cell.lines, context) == Segment::Kind::name) {
      out = std::min(out, cell.row);
    }
  }
  return out;
}

/// The rows without names of a table without rulings: all of it, or the cards above a list that
/// were taken into it.
void add_unnamed(std::vector<Segment>& into, const layout::Table& table, size_t para,
                 const ScoreContext& context) {
  if (table.kind != layout::TableKind::borderless) {
    return;
  }
  const int end = first_named_row(table, context);
  const auto holds_card = [&](const layout::Cell& cell) {
    return cell.row < end && !cell.lines.empty() &&
           kind_of({cell.lines.front()}, context) == Segment::Kind::number;
  };
  if (end < table.rows && std::none_of(table.cells.begin(), table.cells.end(), holds_card)) {
    return;
  }
  for (const layout::Cell& cell : table.cells) {
    for (const layout::Line& line : cell.lines) {
      if (cell.row < end) {
        cut(into, line, para, context);
      }
    }
  }
}

}  // namespace

std::vector<Segment> segments_of(const std::vector<Para>& flow, const layout::Layout& layout,
                                 const ScoreContext& context) {
  std::vector<Segment> out;
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow[i].furniture) {
      continue;
    }
    if (flow[i].table() >= 0) {
      add_unnamed(out, layout.joined[static_cast<size_t>(flow[i].table())].table, i, context);
      continue;
    }
    const std::vector<layout::Line>& lines = flow[i].block->lines;
    for (size_t k = 0; k < lines.size(); ++k) {
      const size_t begin = out.size();
      cut(out, lines[k], i, context, flow[i].block->panel);
      // "… higher than last year by / 0.88": a number that a sentence ends with is no card.
      if (k > 0 && is_prose(lines[k - 1].text())) {
        for (size_t n = begin; n < out.size(); ++n) {
          out[n].alone = false;
        }
      }
    }
  }
  stack(out, context);
  return out;
}

namespace {

/// Years side by side in one cell: no head of columns but the axis of a chart beside the table.
bool holds_axis(const layout::Cell& cell) {
  const auto year = [](const layout::Line& line) {
    const std::string text = line.text();
    return thai::parse_year_be(text).has_value() && thai::find_numbers(text).size() == 1;
  };
  return cell.lines.size() >= 3 && std::all_of(cell.lines.begin(), cell.lines.end(), year) &&
         std::all_of(cell.lines.begin(), cell.lines.end(), [&](const layout::Line& line) {
           return std::fabs(line.box.cy() - cell.lines[0].box.cy()) < 0.5 * line.box.height();
         });
}

}  // namespace

std::vector<Segment> segments_of_charts(const layout::Layout& layout, const ScoreContext& context) {
  std::vector<Segment> out;
  for (const layout::JoinedTable& joined : layout.joined) {
    for (const layout::Cell& axis : joined.table.cells) {
      if (joined.table.kind != layout::TableKind::borderless || !holds_axis(axis)) {
        continue;
      }
      for (const layout::Cell& cell : joined.table.cells) {
        for (const layout::Line& line : cell.lines) {
          if (cell.col == axis.col && cell.col_span == 1) {
            cut(out, line, 0, context);
          }
        }
      }
    }
  }
  return out;
}

}  // namespace ita::report
