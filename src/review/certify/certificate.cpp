#include "review/certify/certificate.h"

#include <map>

#include "review/certify/bound.h"

namespace ita::review {

namespace {

struct Count {
  long values = 0, checked = 0, wrong = 0, undecided = 0;
};

using Key = std::pair<std::string, bool>;

/// The last word on each sampled value; answers that were taken back are no word.
std::map<Target, const Correction*> last_words(const std::vector<Correction>& all) {
  std::map<Target, const Correction*> out;
  std::map<std::string, const Correction*> by_id;
  for (const Correction& correction : all) {
    by_id[correction.id] = &correction;
    if (correction.action == Action::comment) {
      continue;
    }
    if (correction.action != Action::revert) {
      out[correction.target] = &correction;
      continue;
    }
    const auto undone = by_id.find(correction.supersedes);
    const auto before =
        undone == by_id.end() ? by_id.end() : by_id.find(undone->second->supersedes);
    if (before == by_id.end()) {
      out.erase(correction.target);
    } else {
      out[correction.target] = before->second;
    }
  }
  return out;
}

Json row_of(const Count& count) {
  return {{"values", count.values},
          {"checked", count.checked},
          {"wrong", count.wrong},
          {"undecided", count.undecided},
          {"bound", upper_bound(count.wrong, count.checked)}};
}

}  // namespace

Json certify(const std::vector<Correction>& all, Index& index) {
  std::map<Key, Count> strata;
  Count whole;
  for (const Json& stratum : index.population()) {
    const long values = stratum["values"].get<long>();
    strata[{stratum["kind"], stratum["scan"]}].values = values;
    whole.values += values;
  }
  Json wrong = Json::array();
  long outdated = 0;
  for (const auto& [target, word] : last_words(all)) {
    if (word->sample.empty() || word->flagged) {
      continue;
    }
    if (!index.still_read(*word)) {
      ++outdated;
      continue;
    }
    const std::string kind = target.field.substr(0, target.field.find('/'));
    Count& count = strata[{kind, index.scanned(target.sha256)}];
    if (word->action == Action::unreadable) {
      ++count.undecided;
      ++whole.undecided;
      continue;
    }
    const bool differs = word->action == Action::correct && word->value != word->machine;
    for (Count* each : {&count, &whole}) {
      ++each->checked;
      each->wrong += differs ? 1 : 0;
    }
    if (differs) {
      wrong.push_back(to_json(*word));
    }
  }
  Json out{{"confidence", 0.95}};
  out.update(row_of(whole));
  out["outdated"] = outdated;
  out["strata"] = Json::array();
  for (const auto& [key, count] : strata) {
    Json row{{"kind", key.first}, {"scan", key.second}};
    row.update(row_of(count));
    out["strata"].push_back(std::move(row));
  }
  out["wrong_values"] = std::move(wrong);
  return out;
}

}  // namespace ita::review
