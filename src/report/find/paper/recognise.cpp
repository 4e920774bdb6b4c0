#include "report/find/paper/recognise.h"

#include <algorithm>
#include <set>

#include "report/find/cues.h"
#include "report/find/paper/agency.h"
#include "report/find/paper/foreign_marks.h"
#include "report/find/paper/titles.h"
#include "report/view/evidence.h"
#include "report/view/indicator_match.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// Indicators with scores that make a report.
constexpr size_t kEnough = 5;
/// Indicators by their names that a paper does not have by accident where it names the assessment.
constexpr size_t kFew = 2;

size_t scored(const Report& report) {
  return static_cast<size_t>(std::count_if(report.indicators.begin(), report.indicators.end(),
                                           [](const Indicator& i) { return i.score.has_value(); }));
}

/// Indicators whose printed name is the one that their number has in the ten-indicator model.
size_t named(const Report& report, const facts::Facts& facts) {
  const IndicatorNames names(facts, facts.newest());
  return static_cast<size_t>(std::count_if(
      report.indicators.begin(), report.indicators.end(),
      [&](const Indicator& i) { return names.match(i.name_as_printed).by_name == i.number; }));
}

}  // namespace

bool tabulates_indicators(const layout::Layout& layout, const facts::Facts& facts) {
  const IndicatorNames names(facts, facts.newest());
  std::set<int> seen;
  for (const layout::Table& table : layout.tables) {
    for (const layout::Cell& cell : table.cells) {
      const std::string text = cell.text();
      for (const IndicatorNames::Mention& mention : names.find_all(Keyed(text), text)) {
        if (mention.by_name) {
          seen.insert(mention.number);
        }
      }
    }
  }
  return seen.size() > kEnough;
}

namespace {

/// A paragraph that speaks of the assessment by its name, or of results by its code.
bool mentions_assessment(const std::vector<Para>& flow, const facts::Facts& facts) {
  const std::vector<Phrase> list = phrases(facts.title_phrases());
  const std::string& code = facts.lexicon("assessment-code").front().text;
  return std::any_of(flow.begin(), flow.end(), [&](const Para& p) {
    return p.table() < 0 &&
           (bears(p.keyed, list) || (any_in(p.keyed.key(), facts.lexicon("names-results")) &&
                                     !mark_in(p.text(), {code}, facts).empty()));
  });
}

/// Minutes speak of other assessments beside this one: its total and instruments tell them apart.
bool says_own_instruments(const Report& found, const std::vector<Para>& flow,
                          const facts::Facts& facts) {
  constexpr size_t kOwnInstruments = 2;
  return found.instruments.size() >= kOwnInstruments && found.overall && found.overall->score &&
         mentions_assessment(flow, facts);
}

/// A score, or an analysis with measures.
bool says_something(const Report& found) {
  return scored(found) >= 1 || (found.overall && found.overall->score) ||
         found.issues.size() >= 3 || (!found.measures.empty() && !found.issues.empty()) ||
         !found.indicators.empty();
}

/// A page of news has no title line but says score and level in one sentence, a letter has scores
/// of a few indicators by their names.
bool tells_result(const Report& found, const std::vector<Para>& flow, const facts::Facts& facts) {
  const bool total = found.overall && found.overall->score;
  const bool whole = total && found.overall->level;
  // No other assessment has these instruments.
  const bool by_instruments = total && found.instruments.size() >= kFew && found.fiscal_year;
  return by_instruments ||
         (mentions_assessment(flow, facts) && (whole || named(found, facts) >= kFew));
}

Reason because(const char* code, const std::string& words = "") {
  return words.empty() ? Reason{code, {}, {}} : Reason{code, {{"words", words}}, {}};
}

}  // namespace

bool of_a_group(const Agency& agency, const facts::Facts& facts) {
  const std::string bare = bare_place(agency.name, facts);
  const std::vector<Phrase>& words = facts.lexicon("group-of-agencies");
  return bare != agency.name && std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
           return bare.starts_with(word.text);
         });
}

std::optional<Reason> why_no_report(const Report& found, const std::vector<Para>& flow,
                                    const layout::Layout& layout, const facts::Facts& facts) {
  const size_t scores = scored(found);
  const bool titled = is_titled(flow, facts);
  const bool tabulated = tabulates_indicators(layout, facts);
  const ForeignTitle foreign = foreign_title(flow, facts);
  // A survey of satisfaction asks after some of the same things, but not after all ten.
  const size_t enough = foreign.other_paper ? facts.newest().indicators.size() : kEnough;
  const bool nobodys = found.agency.type.empty() && !found.fiscal_year && !titled;
  if (of_a_group(found.agency, facts)) {
    return because("no-report-group", found.agency.name);
  }
  if (!foreign.words.empty() && (nobodys || named(found, facts) < enough)) {
    return because("no-report-foreign-title", foreign.words);
  }
  if (nobodys && scores < facts.newest().indicators.size() && !tabulated) {
    return because("no-report-nobodys");
  }
  // Rows that are numbered from 1 are the table of any survey: without a title the names must be
  // those of the assessment.
  const bool headed = headed_result(flow, facts) || headed_in_table(flow, layout, facts);
  if (scores >= kEnough && !titled && !headed && named(found, facts) * 5 < scores * 4) {
    return because("no-report-other-indicators");
  }
  // That many indicators with scores are no accident; a paper that names them in a table could be a
  // result whose scores were not read.
  if (scores >= kEnough || (tabulated && titled)) {
    return std::nullopt;
  }
  const bool own_result = titled && titled_result(flow, facts);
  if (const std::string words = foreign_words(flow, layout, facts);
      !words.empty() && !own_result && !says_own_instruments(found, flow, facts)) {
    return because("no-report-foreign", words);
  }
  if (tabulated) {
    return std::nullopt;
  }
  if (!titled && !headed && !tells_result(found, flow, facts)) {
    return because("no-report-not-named");
  }
  if (says_something(found) || (found.measures.size() >= 2 && titled_measures(flow, facts)) ||
      titled_result(flow, facts) || headed) {
    return std::nullopt;
  }
  return because("no-report-mentioned-only");
}

bool could_be_result(const std::vector<Para>& flow, const layout::Layout& layout,
                     const facts::Facts& facts) {
  constexpr size_t kInstruments = 2, kScores = 3;
  std::set<std::string> codes;
  size_t scores = 0;
  const auto hear = [&](const std::string& text) {
    const Keyed keyed(text);
    for (const facts::InstrumentFact& instrument : facts.newest().instruments) {
      if (bears_mark(text, keyed, instrument.code)) {
        codes.insert(instrument.code);
      }
    }
    for (const thai::Number& number : thai::find_numbers(text)) {
      scores += number.decimals == 2 && number.value <= 100 ? 1 : 0;
    }
  };
  for (const Para& para : flow) {
    if (para.table() < 0) {
      hear(para.text());
    }
  }
  for (const layout::Table& table : layout.tables) {
    for (const layout::Cell& cell : table.cells) {
      hear(cell.text());
    }
  }
  return codes.size() >= kInstruments && scores >= kScores;
}

}  // namespace ita::report
