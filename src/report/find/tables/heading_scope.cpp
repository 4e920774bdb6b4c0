#include "report/find/tables/heading_scope.h"

#include <algorithm>
#include <map>
#include <string>

#include "report/find/cues.h"
#include "report/find/tables/heading_agency.h"
#include "report/view/evidence.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

bool speaks_of_scores(const Para& para, const facts::Facts& facts) {
  return any_in(para.keyed.key(), facts.lexicon("score-unit")) ||
         any_in(para.keyed.key(), facts.lexicon("year-of-result"));
}

/// What the line over a part of the paper says against its numbers; nothing where `text` is empty.
struct Scope {
  std::string text;
  bool example = false;
};

/// "ตัวอย่าง สมมติว่าเทศบาล… ได้คะแนนดังตาราง": an example's first line, heading or not.
bool opens_example(const Para& para, const facts::Facts& facts) {
  const std::string& key = para.keyed.key();
  const auto& kinds = facts.lexicon("kind-example");
  const bool begins = std::any_of(kinds.begin(), kinds.end(),
                                  [&](const Phrase& word) { return key.starts_with(word.key); });
  return begins && (para.heading || any_in(key, facts.lexicon("example")));
}

/// The scope of each paragraph.
std::vector<Scope> scopes(const std::vector<Para>& flow, const ScoreContext& context) {
  std::vector<Scope> out(flow.size());
  const std::string own = thai::match_key(context.agency_name);
  Scope scope;
  // What stands before the report's own name is its title; the line below it may begin with the
  // body that it belongs to.
  bool named = false, begun = false;
  for (size_t i = 0; i < flow.size(); ++i) {
    const Para& para = flow[i];
    named = named || (!own.empty() && para.keyed.contains(own));
    begun = begun || (named && !para.heading && !para.furniture && !para.block->centred);
    if (para.table() < 0 && opens_example(para, context.facts)) {
      scope = {clean(para.text()), true};
    } else if (para.table() < 0 && para.heading && !has_decimals(para.text())) {
      const HeadingAgency agency = agency_of_heading(para.text(), context);
      const bool parent = agency.leads && !begun;
      const bool other = named && !parent && agency.whose == Whose::named && agency.owner &&
                         speaks_of_scores(para, context.facts);
      scope = {other ? agency.name : "", false};
    }
    out[i] = scope;
  }
  return out;
}

}  // namespace

void settle_scopes(const std::vector<Para>& flow, const ScoreContext& context,
                   std::vector<Candidate>& candidates) {
  const std::vector<Scope> all = scopes(flow, context);
  std::map<int, size_t> tables;
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow[i].table() >= 0) {
      tables.emplace(flow[i].table(), i);
    }
  }
  for (Candidate& candidate : candidates) {
    const auto table = tables.find(candidate.table);
    const size_t para = table != tables.end() ? table->second : candidate.para;
    if (para >= all.size() || all[para].text.empty() || candidate.whose != Whose::unsaid) {
      continue;
    }
    const Scope& scope = all[para];
    if (scope.example) {
      candidate.stage = Stage::example;
    } else {
      candidate.whose = Whose::named;
      candidate.agency = scope.text;
    }
    if (candidate.role == Role::score || candidate.role == Role::unexplained) {
      candidate.role = scope.example ? Role::example : Role::comparison;
      candidate.why = Reason{"caption", {{"caption", scope.text}}, {}};
    }
  }
}

}  // namespace ita::report
