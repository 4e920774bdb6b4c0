#include "report/find/paper/years.h"

#include <algorithm>
#include <map>
#include <set>

#include "report/find/cues.h"
#include "report/find/paper/year_mentions.h"
#include "report/view/evidence.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

using Votes = std::map<int, int>;  // weight by year

Year make_year(const YearMention& mention) {
  Year out;
  out.be = mention.be;
  out.evidence = evidence_of(mention.para->traced, mention.span);
  if (mention.doubt) {
    out.review.add(*mention.doubt);
  }
  add_reading_doubts(out.review, mention.para->traced, mention.span);
  return out;
}

/// The year with most weight among the mentions of a kind, and its best mention; null without any.
/// Of equals the newest: older years are what it is compared with.
const YearMention* winner(const std::vector<YearMention>& all, AboutYear kind, Votes& votes) {
  for (const YearMention& mention : all) {
    if (mention.about == kind) {
      votes[mention.be] += mention.weight;
    }
  }
  const YearMention* best = nullptr;
  for (const YearMention& mention : all) {
    if (mention.about != kind) {
      continue;
    }
    const auto worth = [&](const YearMention& m) {
      return std::tuple(votes[m.be], m.be, m.weight);
    };
    if (best == nullptr || worth(mention) > worth(*best)) {
      best = &mention;
    }
  }
  return best;
}

/// The best mention of one year that speaks of results, or of nothing.
const YearMention* mention_of(const std::vector<YearMention>& all, int be) {
  const YearMention* best = nullptr;
  const auto worth = [](const YearMention& m) {
    return std::pair(m.about == AboutYear::result, m.weight);
  };
  for (const YearMention& mention : all) {
    if (mention.be == be && mention.about != AboutYear::plan &&
        (best == nullptr || worth(mention) > worth(*best))) {
      best = &mention;
    }
  }
  return best;
}

bool begins_document(size_t index, const std::vector<Para>& flow) {
  if (flow[index].page() != flow.front().page() || flow[index].marker.numbered()) {
    return false;
  }
  for (size_t i = 0; i < index; ++i) {
    // A table or a long text before it means that the title is over.
    if (flow[i].table() >= 0 || flow[i].keyed.key().size() > 500) {
      return false;
    }
  }
  // A menu beside the text is no title, and neither is the first paragraph of running text.
  constexpr size_t kLongestLine = 300;  // bytes of key
  const bool first =
      index < 3 && !flow[index].framed && flow[index].keyed.key().size() <= kLongestLine;
  return flow[index].heading || flow[index].block->centred || first;
}

/// "2568 total 94.98 | 2567 total 92.53": each year of a line that is followed by a score, up to
/// the next year, is one of results where one of them is.
void see_results(std::vector<YearMention>& years, const facts::Facts& facts) {
  const bool results = std::any_of(years.begin(), years.end(), [](const YearMention& year) {
    return year.about == AboutYear::result;
  });
  for (size_t i = 0; results && i < years.size(); ++i) {
    const std::string& text = years[i].para->text();
    const size_t end = i + 1 < years.size() ? years[i + 1].span.begin : text.size();
    const std::string rest = text.substr(years[i].span.end, end - years[i].span.end);
    const bool scored =
        has_decimals(rest) && any_in(thai::match_key(rest), facts.lexicon("score-word"));
    if (years[i].about == AboutYear::neither && scored) {
      years[i].about = AboutYear::result;
    }
  }
}

/// What a short paragraph says before the year that it names; empty for any other.
std::string before_year(const std::vector<Para>& flow, size_t i, const facts::Facts& facts) {
  constexpr size_t kLongest = 80;  // bytes of key
  if (i >= flow.size() || flow[i].table() >= 0 || flow[i].keyed.key().size() > kLongest) {
    return "";
  }
  const std::vector<YearMention> years = years_in(flow[i], false, facts);
  return years.size() == 1 ? thai::match_key(flow[i].text().substr(0, years[0].span.begin)) : "";
}

/// A line of a menu ("ITA 2562", "ITA 2563"): the line before or behind it says the same of another
/// year.
bool in_a_menu(const std::vector<Para>& flow, size_t i, const facts::Facts& facts) {
  const std::string own = before_year(flow, i, facts);
  const auto like = [&](size_t k) {
    return before_year(flow, k, facts) == own && flow[k].keyed.key() != flow[i].keyed.key();
  };
  return !own.empty() && ((i > 0 && like(i - 1)) || like(i + 1));
}

std::vector<YearMention> collect(const std::vector<Para>& flow, const facts::Facts& facts) {
  std::vector<YearMention> out;
  std::string lead;  // the title's lines so far, where they come one by one
  for (size_t i = 0; i < flow.size(); ++i) {
    const Para& para = flow[i];
    if (para.table() >= 0) {
      lead.clear();
      continue;
    }
    const bool title = begins_document(i, flow);
    const bool line = title && (para.heading || para.furniture || para.block->centred);
    std::vector<YearMention> years = years_in(para, title, facts, line ? lead : "");
    see_results(years, facts);
    const bool menu = years.size() == 1 && in_a_menu(flow, i, facts);
    for (YearMention& mention : years) {
      mention.about = menu ? AboutYear::neither : mention.about;
      mention.weight = menu ? kBodyYear : mention.weight;
      out.push_back(std::move(mention));
    }
    if (line) {
      lead += "\n" + para.text();
    } else {
      lead.clear();
    }
  }
  return out;
}

/// The year over the scores goes before what the text says; where the text says another, a person
/// looks.
Year settle(const TableYear& scored, const std::vector<YearMention>& all, const YearMention* said) {
  Year out;
  if (const YearMention* mention = mention_of(all, scored.be)) {
    out = make_year(*mention);
  } else {
    out.be = scored.be;
    out.evidence = scored.evidence;
  }
  for (const Reason& reason : scored.review.reasons) {
    out.review.add(reason);
  }
  if (said != nullptr && said->be != scored.be) {
    out.review.add("year-of-table-differs",
                   {{"said", std::to_string(said->be)}, {"year", std::to_string(scored.be)}});
  }
  return out;
}

void doubt_rivals(Year& year, const Votes& results) {
  const int own = results.contains(year.be) ? results.at(year.be) : 0;
  for (const auto& [be, votes] : results) {
    if (be != year.be && votes * 2 > own && votes >= kHeadingYear) {
      year.review.add("several-years",
                      {{"year", std::to_string(year.be)}, {"other", std::to_string(be)}});
    }
  }
}

/// "FY65 FY66 FY67 FY68": a row of years to choose from says none of them, unless another line
/// does.
void doubt_row_of_years(Year& year, const YearMention& said, const std::vector<YearMention>& all) {
  constexpr size_t kFewest = 3;
  std::set<int> row;
  bool elsewhere = false;
  for (const YearMention& mention : all) {
    if (mention.para == said.para) {
      row.insert(mention.be);
    } else {
      elsewhere = elsewhere || mention.be == said.be;
    }
  }
  if (row.size() >= kFewest && !elsewhere && !has_decimals(said.para->text())) {
    row.erase(said.be);
    year.review.add("several-years",
                    {{"year", std::to_string(said.be)}, {"other", std::to_string(*row.rbegin())}});
  }
}

}  // namespace

Years find_years(const std::vector<Para>& flow, const std::optional<TableYear>& scored,
                 const facts::Facts& facts) {
  const std::vector<YearMention> all = collect(flow, facts);
  Years out;
  Votes results, plans, others;
  const YearMention* result = winner(all, AboutYear::result, results);
  const YearMention* plan = winner(all, AboutYear::plan, plans);
  if (scored) {
    out.assessed = settle(*scored, all, result);
  } else if (result != nullptr) {
    out.assessed = make_year(*result);
    doubt_rivals(*out.assessed, results);
    doubt_row_of_years(*out.assessed, *result, all);
  } else {
    const YearMention* other = winner(all, AboutYear::neither, others);
    if (other != nullptr && (plan == nullptr || other->be != plan->be)) {
      out.assessed = make_year(*other);
      doubt_rivals(*out.assessed, others);
      doubt_row_of_years(*out.assessed, *other, all);
    } else if (plan != nullptr) {
      // Only the measures' year is printed: it is all there is to say, and it may be the year after
      // the assessed one.
      out.assessed = make_year(*plan);
      out.assessed->review.add("year-of-plan-only");
      return out;
    }
  }
  if (plan != nullptr && out.assessed && plan->be > out.assessed->be) {
    out.plan = make_year(*plan);
  }
  return out;
}

}  // namespace ita::report
