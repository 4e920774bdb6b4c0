#include "report/assemble.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "report/claims.h"
#include "report/dates.h"
#include "report/evidence.h"
#include "report/grid.h"
#include "report/history.h"
#include "report/history_lines.h"
#include "report/level_sentences.h"
#include "report/score_columns.h"
#include "report/score_lines.h"
#include "report/score_value.h"
#include "report/score_words.h"
#include "report/year_mentions.h"

namespace ita::report {

namespace {

bool differ(std::optional<double> a, std::optional<double> b) {
  return a && b && std::fabs(*a - *b) > 0.005;
}

/// The year that the heading right above a table states.
std::optional<int> caption_year(const std::vector<Para>& flow, int table) {
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow[i].table() != table) {
      continue;
    }
    for (size_t k = i; k-- > 0 && i - k <= 2;) {
      const Para& para = flow[k];
      if (para.table() >= 0) {
        break;
      }
      if (!para.furniture && para.keyed.key().size() <= 300 && !para.keyed.key().empty()) {
        // "… เพิ่มขึ้นจากปี 2567": the year that the scores of the table are held against.
        const auto years = years_in(para, false);
        const bool compares = std::any_of(years.begin(), years.end(), [](const YearMention& year) {
          return year.about == AboutYear::comparison;
        });
        return compares ? std::nullopt : year_in(para.text());
      }
    }
  }
  return std::nullopt;
}

Indicator* find(std::vector<Indicator>& list, int number) {
  const auto it = std::find_if(list.begin(), list.end(),
                               [&](const Indicator& i) { return i.number == number; });
  return it == list.end() ? nullptr : &*it;
}

/// The rows under the last indicator: a table of years may stand right below, in the same frame.
layout::Table rows_below(const layout::Table& table, const IndicatorNames& names) {
  const RowPlan rows = plan_rows(Grid(table, names), names);
  layout::Table out = table;
  out.cells.clear();
  out.header_rows = 0;
  const int first = rows.rows.empty() ? table.rows : rows.rows.back().last_row + 1;
  for (const layout::Cell& cell : table.cells) {
    if (cell.row >= first) {
      out.cells.push_back(cell);
      out.cells.back().row -= first;
    }
  }
  out.rows = table.rows - first;
  return out;
}

/// The total of the table of an earlier year is that year's score.
std::vector<HistoryEntry> total_of_year(const TableScores& scores, int year) {
  if (!scores.overall || !scores.overall->score) {
    return {};
  }
  HistoryEntry entry;
  entry.fiscal_year_be = year;
  entry.score = scores.overall->score;
  entry.level = scores.overall->level;
  entry.evidence = scores.overall->evidence;
  entry.review = scores.overall->review;
  return {entry};
}

void add_tables(Report& report, const layout::Layout& layout, const std::vector<Para>& flow,
                const ScoreContext& context) {
  struct Read {
    TableScores scores;
    std::optional<int> year;  ///< of the heading above
    bool other_year = false;
  };
  std::vector<Read> tables;
  for (size_t t = 0; t < layout.joined.size(); ++t) {
    const layout::Table& table = layout.joined[t].table;
    Read read{read_score_table(table, context), std::nullopt, false};
    if (read.scores.other_agencies) {
      report.document_review.add("มีตารางคะแนนของหลายหน่วยงานที่ไม่มีหน่วยงานนี้");
    }
    if (read.scores.empty()) {
      if (read.scores.overall && !report.overall) {
        report.overall = std::move(read.scores.overall);
      }
      merge_history(report.history, read_history_table(table, context));
      continue;
    }
    merge_history(report.history, read_history_table(rows_below(table, context.names), context));
    read.year = caption_year(flow, static_cast<int>(t));
    read.other_year = read.year && context.fiscal_year && *read.year < *context.fiscal_year;
    tables.push_back(std::move(read));
  }
  // The fullest table of the assessed year first; the others fill what it lacks.
  std::stable_sort(tables.begin(), tables.end(), [](const Read& a, const Read& b) {
    return std::pair(!a.other_year, a.scores.scores()) >
           std::pair(!b.other_year, b.scores.scores());
  });
  std::map<int, std::vector<std::string>> layout_doubts;  // by indicator
  for (size_t i = 0; i < tables.size(); ++i) {
    Read& read = tables[i];
    if (i > 0 && read.other_year) {
      merge_history(report.history, total_of_year(read.scores, *read.year));
      continue;
    }
    for (Indicator& indicator : read.scores.indicators) {
      if (read.other_year) {
        indicator.review.add("ตารางเป็นของปีก่อนปีที่ประเมิน");
      }
      if (find(report.indicators, indicator.number) == nullptr) {
        layout_doubts[indicator.number] = read.scores.doubts;
        report.indicators.push_back(std::move(indicator));
      }
    }
    for (Instrument& instrument : read.scores.instruments) {
      const bool known =
          std::any_of(report.instruments.begin(), report.instruments.end(),
                      [&](const Instrument& k) { return k.code == instrument.code; });
      if (!known) {
        report.instruments.push_back(std::move(instrument));
      }
    }
    if (read.scores.overall && !report.overall) {
      report.overall = std::move(read.scores.overall);
    }
    merge_history(report.history, std::move(read.scores.history));
  }
  // All ten, each by name and number: the tables were cut right, whatever the layout feared.
  const bool whole = report.indicators.size() >= context.names.year().indicators.size() &&
                     std::none_of(report.indicators.begin(), report.indicators.end(),
                                  [](const Indicator& i) { return !i.score || i.review.needed(); });
  for (Indicator& indicator : report.indicators) {
    for (const std::string& doubt : layout_doubts[indicator.number]) {
      if (!whole) {
        indicator.review.add(doubt);
      }
    }
  }
}

bool of_this_year(const Statement& statement, const ScoreContext& context) {
  return !statement.year || !context.fiscal_year || *statement.year == *context.fiscal_year;
}

void add_indicator(Report& report, const Statement& statement, const IndicatorNames& names) {
  const facts::Indicator* known = names.indicator(statement.number);
  if (known == nullptr) {
    return;
  }
  if (Indicator* there = find(report.indicators, statement.number)) {
    if (!there->score && !there->review.needed() && there->evidence) {
      return;  // the print says "-"
    }
    const bool other_number = (there->previous && !differ(there->previous, statement.score)) ||
                              (there->difference && !differ(there->difference, statement.score));
    if (differ(there->score, statement.score) && !other_number) {
      there->review.add("ในเอกสารพิมพ์คะแนนไว้ต่างกัน: " + two_decimals(*there->score) + ", " +
                        two_decimals(*statement.score) + " (หน้า " +
                        std::to_string(statement.evidence.page) + ")");
    }
    return;
  }
  Indicator out;
  out.number = statement.number;
  out.name = known->name;
  out.instrument = known->instrument;
  out.name_as_printed = statement.name_as_printed;
  out.score = statement.score;
  out.evidence = statement.evidence;
  out.review = statement.review;
  report.indicators.push_back(std::move(out));
}

void add_instrument(Report& report, const Statement& statement, const IndicatorNames& names) {
  for (Instrument& known : report.instruments) {
    if (known.code == statement.instrument) {
      return;
    }
  }
  for (const facts::InstrumentFact& fact : names.year().instruments) {
    if (fact.code == statement.instrument && statement.score) {
      Instrument out;
      out.code = fact.code;
      out.score = statement.score;
      out.scale = instrument_scale(*statement.score, report.indicators, fact);
      out.evidence = statement.evidence;
      out.review = statement.review;
      report.instruments.push_back(std::move(out));
    }
  }
}

void add_overall(Report& report, const Statement& statement) {
  if (!report.overall || !report.overall->score) {
    Overall out;
    out.score = statement.score;
    out.level = statement.level  ? statement.level
                : report.overall ? report.overall->level
                                 : std::nullopt;
    out.evidence = statement.evidence;
    out.review = statement.review;
    report.overall = std::move(out);
    return;
  }
  if (differ(report.overall->score, statement.score)) {
    if (statement.said) {
      report.overall->review.add(
          "ในเอกสารพิมพ์คะแนนรวมไว้ต่างกัน: " + two_decimals(*report.overall->score) + ", " +
          two_decimals(*statement.score) + " (หน้า " + std::to_string(statement.evidence.page) +
          ")");
    }
    return;
  }
  if (!report.overall->level) {
    report.overall->level = statement.level;
  }
}

/// Whether the last thing that the text names before the level is the whole, not one indicator.
bool about_the_whole(const Para& para, const FoundLevel& level, const IndicatorNames& names) {
  static const std::vector<Phrase> kWhole =
      phrases({"ผลการประเมิน", "ITA", "คะแนนรวม", "ภาพรวม", "ประเมินคุณธรรม", "ระดับการประเมิน",
               "ระดับผลการประเมิน", "คิดเป็นระดับ"});
  size_t whole = std::string::npos;
  for (const Phrase& word : kWhole) {
    for (auto at = para.keyed.find(word.key); at && at->begin < level.span.begin;
         at = para.keyed.find(word.key, at->end)) {
      whole = whole == std::string::npos ? at->begin : std::max(whole, at->begin);
    }
  }
  if (whole == std::string::npos) {
    return false;
  }
  // "คะแนนเฉลี่ยทั้งประเทศ … อยู่ในระดับ": the level of others.
  for (const Phrase& word : other_words()) {
    const auto at = para.keyed.find(word.key, whole);
    if (at && at->begin < level.span.begin) {
      return false;
    }
  }
  const auto mentions = names.find_all(para.keyed, para.text());
  return std::none_of(mentions.begin(), mentions.end(), [&](const IndicatorNames::Mention& m) {
    return m.span.begin >= whole && m.span.end <= level.span.begin;
  });
}

/// The last year that the paragraph names before the level.
std::optional<int> year_before(const std::vector<YearMention>& years, const FoundLevel& level) {
  std::optional<int> out;
  for (const YearMention& year : years) {
    if (year.span.end <= level.span.begin) {
      out = year.be;
    }
  }
  return out;
}

/// A level without a number ("ในระดับ A") is still what the document says of the whole, or of the
/// year that it names.
void add_levels_alone(Report& report, const std::vector<Para>& flow, const ScoreContext& context) {
  for (size_t i = 0; i < flow.size(); ++i) {
    const Para& para = flow[i];
    // A title that reads like the heading of the analysis may stand above the scores.
    const bool below_table = i > 0 && flow[i - 1].table() >= 0;
    const bool place = para.section == Section::front || para.section == Section::scores ||
                       para.section == Section::other || para.section == Section::history ||
                       (below_table && para.section == Section::analysis);
    if (!place || para.furniture || para.table() >= 0) {
      continue;
    }
    const auto years = years_in(para, false);
    for (const FoundLevel& level : find_levels(para.text(), context.facts)) {
      if (!level.after_word || !about_the_whole(para, level, context.names) ||
          supposed(para.keyed, level.span.begin)) {
        continue;
      }
      const auto year = year_before(years, level);
      if (year && context.fiscal_year && *year != *context.fiscal_year) {
        for (HistoryEntry& entry : report.history) {
          if (entry.fiscal_year_be == *year && !entry.level) {
            entry.level = level.level;
          }
        }
        continue;
      }
      if (report.overall && report.overall->level) {
        continue;
      }
      if (!report.overall) {
        report.overall = Overall{};
        report.overall->evidence = evidence_of(para.traced, level.span);
      }
      report.overall->level = level.level;
    }
  }
}

/// The row of the assessed year in a table of years is a print of the overall score.
void overall_from_history(Report& report, const ScoreContext& context) {
  if (!context.fiscal_year) {
    return;
  }
  for (const HistoryEntry& entry : report.history) {
    if (entry.fiscal_year_be != *context.fiscal_year) {
      continue;
    }
    if (!report.overall || !report.overall->score) {
      const std::optional<Level> level = report.overall ? report.overall->level : std::nullopt;
      report.overall =
          Overall{entry.score, level ? level : entry.level, entry.evidence, entry.review};
    } else if (!report.overall->level) {
      report.overall->level = entry.level;
    }
  }
}

}  // namespace

void assemble_scores(Report& report, const layout::Layout& layout, const std::vector<Para>& flow,
                     const ScoreContext& context) {
  add_tables(report, layout, flow, context);
  const std::vector<Statement> statements = find_statements(flow, context);
  for (const bool said : {true, false}) {
    for (const Statement& statement : statements) {
      if (statement.said != said || !of_this_year(statement, context)) {
        continue;
      }
      switch (statement.about) {
        case Statement::About::indicator:
          add_indicator(report, statement, context.names);
          break;
        case Statement::About::instrument:
          add_instrument(report, statement, context.names);
          break;
        case Statement::About::overall:
          add_overall(report, statement);
          break;
      }
    }
  }
  const auto add_missing = [&](std::vector<Indicator> more) {
    for (Indicator& indicator : more) {
      if (find(report.indicators, indicator.number) == nullptr) {
        report.indicators.push_back(std::move(indicator));
      }
    }
  };
  if (report.indicators.empty()) {
    add_missing(read_listed_lines(flow, layout, context));
  } else {
    add_missing(read_lines_below_tables(flow, context));
  }
  merge_history(report.history, read_history_lines(flow, context));
  merge_history(report.history, history_of(statements, context.fiscal_year));
  overall_from_history(report, context);
  report.latest_day = latest_day(flow);
  report.claims = find_claims(flow, context.names, context.fiscal_year);
  add_levels_alone(report, flow, context);
  add_level_sentence(report, flow, context);
  std::stable_sort(report.indicators.begin(), report.indicators.end(),
                   [](const Indicator& a, const Indicator& b) { return a.number < b.number; });
  std::stable_sort(report.instruments.begin(), report.instruments.end(),
                   [](const Instrument& a, const Instrument& b) {
                     static const std::string kOrder = "IEO";
                     return kOrder.find(a.code[0]) < kOrder.find(b.code[0]);
                   });
}

}  // namespace ita::report
