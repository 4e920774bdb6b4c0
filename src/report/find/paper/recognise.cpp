#include "report/find/paper/recognise.h"

#include <algorithm>
#include <set>

#include "report/find/cues.h"
#include "report/find/paper/agency.h"
#include "report/view/evidence.h"
#include "report/view/indicator_match.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr double kFuzzyTitle = 0.85;
/// Indicators with scores that make a report.
constexpr size_t kEnough = 5;
/// Indicators by their names that a paper does not have by accident where it names the assessment.
constexpr size_t kFew = 2;

bool bears(const Keyed& keyed, const std::vector<Phrase>& list) {
  return std::any_of(list.begin(), list.end(), [&](const Phrase& phrase) {
    if (keyed.contains(phrase.key)) {
      return true;
    }
    return phrase.key.size() >= 60 && keyed.key().size() >= phrase.key.size() / 2 &&
           thai::find_like(phrase.key, keyed.key()).similarity >= kFuzzyTitle;
  });
}

/// Words, Latin ones only where they stand alone.
bool bears_mark(const std::string& text, const Keyed& keyed, const std::string& mark) {
  const std::string key = thai::match_key(mark);
  if (key.empty()) {
    return false;
  }
  const bool latin = static_cast<unsigned char>(mark[0]) < 0x80;
  const auto letter = [&](size_t i) {
    return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
  };
  for (auto at = keyed.find(key); at; at = keyed.find(key, at->end)) {
    if (!latin || (!(at->begin > 0 && letter(at->begin - 1)) && !letter(at->end))) {
      return true;
    }
  }
  return false;
}

/// The first of the marks in the text that the family's own papers do not use.
std::string mark_in(const std::string& text, const std::vector<std::string>& marks,
                    const facts::Facts& facts) {
  const Keyed keyed(text);
  const auto& instruments = facts.newest().instruments;
  for (const std::string& mark : marks) {
    const bool own = std::any_of(
        instruments.begin(), instruments.end(), [&](const facts::InstrumentFact& instrument) {
          return instrument.code == mark ||
                 std::find(instrument.names.begin(), instrument.names.end(), mark) !=
                     instrument.names.end();
        });
    if (!own && bears_mark(text, keyed, mark)) {
      return mark;
    }
  }
  return "";
}

}  // namespace

std::string foreign_mark(const std::string& text, const facts::Facts& facts) {
  return mark_in(text, facts.foreign_phrases(), facts);
}

namespace {

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

bool looks_like_title(const Para& para) {
  return para.heading || para.furniture || para.block->centred;
}

struct ForeignTitle {
  std::string words;         ///< as the data have them; empty for none
  bool other_paper = false;  ///< the name of another paper, and not the mark of an assessment
};

/// What the title of the document says that papers of another kind are called: the mark of another
/// assessment, or the name of another paper where nothing in the title names this one.
ForeignTitle foreign_title(const std::vector<Para>& flow, const facts::Facts& facts) {
  const std::vector<Phrase> own = phrases(facts.title_phrases());
  const std::vector<Phrase> own_short = phrases(facts.short_titles());
  std::string other;
  bool named = false;
  for (const Para& para : flow) {
    if (para.table() >= 0 || para.page() != flow.front().page()) {
      break;
    }
    if (!looks_like_title(para)) {
      continue;
    }
    if (std::string mark = foreign_mark(para.text(), facts); !mark.empty()) {
      return {mark, false};
    }
    named = named || bears(para.keyed, own) || bears(para.keyed, own_short);
    if (other.empty()) {
      other = mark_in(para.text(), facts.other_titles(), facts);
    }
  }
  return named ? ForeignTitle{} : ForeignTitle{other, true};
}

struct Titles {
  explicit Titles(const facts::Facts& all)
      : facts(all), whole(phrases(all.title_phrases())), brief(phrases(all.short_titles())) {}
  const facts::Facts& facts;
  std::vector<Phrase> whole, brief;
};

/// A line that names the document, not a sentence that mentions the assessment.
bool is_title_line(const Para& para, const Titles& titles) {
  const facts::Facts& facts = titles.facts;
  constexpr size_t kLongest = 900, kLead = 60, kLongestBrief = 300;
  if (para.table() >= 0 || para.keyed.key().size() > kLongest) {
    return false;
  }
  const std::string& key = para.keyed.key();
  const std::vector<Phrase>& subject = facts.lexicon("subject-line");
  const bool of_subject = std::any_of(subject.begin(), subject.end(),
                                      [&](const Phrase& p) { return key.starts_with(p.key); });
  const bool printed_as_title = looks_like_title(para);
  // The subject of a letter is its title however it is set.
  if ((printed_as_title || of_subject) && key.size() <= kLongestBrief &&
      bears(para.keyed, titles.brief)) {
    return true;
  }
  const std::vector<Phrase>& list = titles.whole;
  if (!bears(para.keyed, list)) {
    return false;
  }
  if (printed_as_title) {
    return true;
  }
  // "ผลการประเมินคุณธรรมและความโปร่งใส ปี 2565 ของหน่วยงานได้ 83.15 คะแนน" is a sentence.
  if (has_decimals(para.text())) {
    return false;
  }
  return of_subject || (para.block->lines.size() <= 3 &&
                        std::any_of(list.begin(), list.end(), [&](const Phrase& p) {
                          const size_t at = key.find(p.key);
                          return at != std::string::npos && at <= kLead;
                        }));
}

/// A heading of the first page that names the assessment or one of its instruments, and results: no
/// title as it is prescribed, but the paper could be a result.
bool headed_result(const std::vector<Para>& flow, const facts::Facts& facts) {
  const IndicatorNames names(facts, facts.newest());
  const std::vector<Phrase> assessment = phrases(facts.title_phrases());
  return std::any_of(flow.begin(), flow.end(), [&](const Para& para) {
    return para.page() == flow.front().page() && para.table() < 0 && looks_like_title(para) &&
           any_in(para.keyed.key(), facts.lexicon("names-results")) &&
           (bears(para.keyed, assessment) || !names.instrument(para.text()).empty() ||
            !mark_in(para.text(), {facts.lexicon("assessment-code").front().text}, facts).empty());
  });
}

/// The same in a table without rulings: the layout may have taken a whole poster for one.
bool headed_in_table(const std::vector<Para>& flow, const layout::Layout& layout,
                     const facts::Facts& facts) {
  std::vector<Phrase> assessment = phrases(facts.title_phrases());
  for (Phrase& brief : phrases(facts.short_titles())) {
    assessment.push_back(std::move(brief));
  }
  if (flow.empty()) {
    return false;
  }
  for (const layout::Table& table : layout.tables) {
    for (const layout::Cell& cell : table.cells) {
      const Keyed keyed(cell.text());
      if (table.kind != layout::TableKind::ruled && table.page == flow.front().page() &&
          bears(keyed, assessment) && any_in(keyed.key(), facts.lexicon("names-results"))) {
        return true;
      }
    }
  }
  return false;
}

/// A paper of measures alone calls itself one in its title.
bool titled_measures(const std::vector<Para>& flow, const facts::Facts& facts) {
  const auto own = facts.headings().find("measures");
  const std::vector<Phrase> list =
      own == facts.headings().end() ? std::vector<Phrase>{} : phrases(own->second);
  return std::any_of(flow.begin(), flow.end(), [&](const Para& para) {
    return para.page() == flow.front().page() && para.table() < 0 && looks_like_title(para) &&
           bears(para.keyed, list);
  });
}

}  // namespace

std::string find_title(const std::vector<Para>& flow, const facts::Facts& facts) {
  const Titles titles(facts);
  for (const bool strict : {true, false}) {
    for (size_t i = 0; i < flow.size() && i < 40; ++i) {
      const Para& para = flow[i];
      if (para.furniture || para.table() >= 0 ||
          !(strict ? is_title_line(para, titles) : bears(para.keyed, titles.whole))) {
        continue;
      }
      std::string out = clean(para.text());
      for (const Phrase& subject : facts.lexicon("subject-line")) {
        if (out.starts_with(subject.text)) {
          return clean(std::string_view(out).substr(subject.text.size()));
        }
      }
      return out;
    }
  }
  return "";
}

bool is_titled(const std::vector<Para>& flow, const facts::Facts& facts) {
  const Titles titles(facts);
  return std::any_of(flow.begin(), flow.end(),
                     [&](const Para& p) { return is_title_line(p, titles); });
}

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

/// Words of other assessments anywhere in the paper.
std::string foreign_words(const std::vector<Para>& flow, const layout::Layout& layout,
                          const facts::Facts& facts) {
  std::string out;
  for (const Para& para : flow) {
    if (out.empty() && para.table() < 0) {
      out = foreign_mark(para.text(), facts);
    }
  }
  for (const layout::Table& table : layout.tables) {
    for (const layout::Cell& cell : table.cells) {
      if (out.empty()) {
        out = foreign_mark(cell.text(), facts);
      }
    }
  }
  return out;
}

/// A title that speaks of results, so that there should be scores.
bool titled_result(const std::vector<Para>& flow, const facts::Facts& facts) {
  const Titles titles(facts);
  return std::any_of(flow.begin(), flow.end(), [&](const Para& para) {
    return is_title_line(para, titles) && any_in(para.keyed.key(), facts.lexicon("result-title"));
  });
}

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
