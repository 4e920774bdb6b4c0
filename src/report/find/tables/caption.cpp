#include "report/find/tables/caption.h"

#include <algorithm>

#include "report/find/cues.h"
#include "report/find/paper/foreign_marks.h"
#include "report/find/paper/titles.h"
#include "report/find/paper/year_mentions.h"
#include "report/find/tables/heading_agency.h"
#include "report/view/evidence.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr size_t kNear = 3;  ///< lines that belong to the table

bool any_phrase(const Para& para, const std::vector<Phrase>& list) {
  return any_in(para.keyed.key(), list);
}

/// "The score was 94.68. In fiscal year 2023 it was 80.61.": a score that has no year, then the
/// year with its own.  Such a sentence says of its scores which year they are of, not of a table.
bool tells_two_years(const std::string& text, const Span& year) {
  bool before = false, behind = false;
  for (const thai::Number& number : thai::find_numbers(text)) {
    before = before || (number.decimals > 0 && number.end <= year.begin);
    behind = behind || (number.decimals > 0 && number.begin >= year.end);
  }
  return before && behind;
}

/// The year of a caption, unless the scores of the table are held against it.
std::optional<int> year_of(const Para& para, const facts::Facts& facts) {
  const auto years = years_in(para, false, facts);
  const bool compares = std::any_of(years.begin(), years.end(), [](const YearMention& year) {
    return year.about == AboutYear::comparison;
  });
  if (compares || (years.size() == 1 && tells_two_years(para.text(), years[0].span))) {
    return std::nullopt;
  }
  return year_in(para.text(), facts);
}

bool is_about(const Para& para, AboutYear what, const facts::Facts& facts) {
  const auto years = years_in(para, false, facts);
  return years.size() == 1 && years[0].about == what;
}

/// "ผลการประเมิน … ปี 2567" and under it "และแผนปรับปรุง ปี 2568": a title in two lines, of which the
/// second is about what follows from the results.
bool is_plan_below_results(const TableView& table, size_t i, const facts::Facts& facts) {
  return i + 1 < table.captions.size() && table.captions[i + 1]->heading &&
         is_about(*table.captions[i], AboutYear::plan, facts) &&
         is_about(*table.captions[i + 1], AboutYear::result, facts);
}

bool names_own(const Para& para, const ScoreContext& context) {
  const std::string own = thai::match_key(context.agency_name);
  return !own.empty() && para.keyed.contains(own);
}

/// Right below a title line with the report's own agency a line that begins with another one: the
/// body that it belongs to.
bool names_parent(const TableView& table, size_t i, const ScoreContext& context) {
  return agency_of_heading(table.captions[i]->text(), context).leads &&
         i + 1 < table.captions.size() && table.captions[i]->heading &&
         table.captions[i + 1]->heading && names_own(*table.captions[i + 1], context);
}

/// Words of another assessment over a table make its numbers none of this one, unless the line
/// names this one as well: then it stands over two tables side by side.
bool foreign(const Para& para, const facts::Facts& facts) {
  const bool other = !foreign_mark(para.text(), facts).empty() ||
                     any_phrase(para, facts.lexicon("other-assessment"));
  return other && !names_assessment(para.text(), para.keyed, facts);
}

bool begins_example(const Para& para, const facts::Facts& facts) {
  const auto& words = facts.lexicon("example");
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return para.keyed.key().starts_with(word.key); });
}

/// What one line says against the numbers being results of the reporting agency.
void take(Caption& out, const Para& para, const ScoreContext& context,
          const HeadingReader& reader) {
  const facts::Facts& facts = context.facts;
  const Heading heading = reader.read(para.text());
  const bool compares = any_phrase(para, facts.lexicon("comparing"));
  if (foreign(para, facts)) {
    out.role = Role::other;
  } else if (any_phrase(para, facts.lexicon("example"))) {
    out.role = Role::example;
    out.stage = Stage::example;
  } else if (compares || has_decimals(para.text())) {
    return;
  } else if (heading.role == Role::before_appeal || heading.role == Role::forecast ||
             heading.role == Role::self_assessed || heading.role == Role::target) {
    out.role = heading.role;
    out.stage = heading.stage;
  } else if (heading.kind == "final") {
    out.stage = Stage::final_result;
  } else if (heading.kind == "comparison" && !names_own(para, context) &&
             any_phrase(para, facts.lexicon("mean-of-others"))) {
    out.role = Role::comparison;
    out.whose = Whose::others;
  } else {
    const HeadingAgency agency = agency_of_heading(para.text(), context);
    if (names_own(para, context)) {
      out.whose = Whose::own;
    } else if (agency.whose == Whose::named && agency.peer) {
      out.role = Role::comparison;
      out.whose = Whose::named;
      out.agency = agency.name;
    }
  }
  if (out.role != Role::unexplained || out.whose != Whose::unsaid || out.stage != Stage::unsaid) {
    out.text = clean(para.text());
  }
}

}  // namespace

Caption read_caption(const TableView& table, const ScoreContext& context,
                     const HeadingReader& reader) {
  Caption out;
  bool headed = false;
  for (size_t i = 0; i < table.captions.size(); ++i) {
    const Para& para = *table.captions[i];
    // Further up only the title counts, which may call the whole an example; text above the
    // table's own heading is of what stands before.
    const bool near = i < kNear && (para.heading || !headed);
    headed = headed || para.heading;
    if (!near && out.role == Role::unexplained && begins_example(para, context.facts)) {
      out.role = Role::example;
      out.stage = Stage::example;
      out.text = clean(para.text());
    }
    if (near && out.role == Role::unexplained && out.whose == Whose::unsaid &&
        out.stage == Stage::unsaid && !names_parent(table, i, context)) {
      take(out, para, context, reader);
    }
    if (i < 2 && !out.year && (i == 0 || para.heading) &&
        !is_plan_below_results(table, i, context.facts)) {
      out.year = year_of(para, context.facts);
    }
  }
  return out;
}

}  // namespace ita::report
