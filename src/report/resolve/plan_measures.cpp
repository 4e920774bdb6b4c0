#include <algorithm>
#include <map>
#include <set>

#include "report/find/plan/responsible.h"
#include "report/resolve/plan.h"
#include "report/view/evidence.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kSameTitle = 0.7, kSameNumber = 0.35;

bool bare(const Measure& m) {
  return m.approach.empty() && m.steps.empty() && m.responsible.empty() &&
         m.schedule.text.empty() && m.others.empty();
}

bool same_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const std::string& x, const std::string& y) {
                      return thai::match_key(x) == thai::match_key(y);
                    });
}

/// The second print says nothing that the first does not say.
bool repeats(const Measure& known, const Measure& again) {
  if (thai::match_key(known.title) != thai::match_key(again.title) || known.title.empty()) {
    return false;
  }
  return bare(again) ||
         (same_words(known.approach, again.approach) && same_words(known.steps, again.steps) &&
          same_words(known.responsible, again.responsible) &&
          thai::match_key(known.schedule.text) == thai::match_key(again.schedule.text));
}

Place place_of(const MeasureCandidate& candidate) {
  const auto& evidence = candidate.measure.evidence;
  return evidence.empty() ? Place{} : Place{evidence.front().page, evidence.front().bbox, ""};
}

class Resolver {
 public:
  Resolver(std::vector<MeasureCandidate> all, const std::vector<Para>& flow,
           const facts::Facts& facts, Review& review)
      : all_(std::move(all)), flow_(flow), facts_(facts), review_(review) {}

  std::vector<Measure> resolve() {
    drop_parts_of_labelled();
    drop_beside_tables();
    std::stable_sort(
        all_.begin(), all_.end(),
        [](const MeasureCandidate& a, const MeasureCandidate& b) { return a.para < b.para; });
    say_gaps();
    std::vector<Measure> out;
    for (MeasureCandidate& candidate : all_) {
      add(out, candidate);
    }
    mend_numbers(out);
    for (Measure& measure : out) {
      measure.schedule.report_months = report_months(measure.schedule.text, facts_);
    }
    return out;
  }

 private:
  /// A list whose entries bear labels was read with these.
  void drop_parts_of_labelled() {
    size_t first = flow_.size(), last = 0;
    for (const MeasureCandidate& c : all_) {
      if (c.form == PlanForm::labelled) {
        first = std::min(first, c.para);
        last = std::max(last, c.para);
      }
    }
    std::set<int> groups;
    for (const MeasureCandidate& c : all_) {
      if (c.form == PlanForm::list && c.para >= first && c.para <= last) {
        groups.insert(c.group);
      }
    }
    std::erase_if(all_, [&](const MeasureCandidate& c) {
      return c.form == PlanForm::list && groups.count(c.group) > 0;
    });
  }

  /// Beside a table a bare list is one of measures where the print says so or where it names some
  /// of the table's.
  void drop_beside_tables() {
    const bool tables = std::any_of(all_.begin(), all_.end(), [](const MeasureCandidate& c) {
      return c.form == PlanForm::table || c.form == PlanForm::form;
    });
    if (!tables) {
      return;
    }
    std::erase_if(all_, [&](const MeasureCandidate& c) {
      const bool drop = c.form == PlanForm::list && !c.said && !led(c);
      if (drop && !known(c.measure)) {
        review_.add("list-beside-measures", {}, {place_of(c)});
      }
      return drop;
    });
  }

  /// The list of the candidate shares a measure with the other forms, so that it is one of
  /// measures.
  bool led(const MeasureCandidate& candidate) const {
    return std::any_of(all_.begin(), all_.end(), [&](const MeasureCandidate& c) {
      return c.form == PlanForm::list && c.group == candidate.group && known(c.measure);
    });
  }

  bool known(const Measure& measure) const {
    return std::any_of(all_.begin(), all_.end(), [&](const MeasureCandidate& c) {
      return c.form != PlanForm::list && repeats(c.measure, measure);
    });
  }

  static void add(std::vector<Measure>& out, MeasureCandidate& candidate) {
    Measure& measure = candidate.measure;
    for (Measure& before : out) {
      if (repeats(before, measure)) {
        merge_evidence(before.evidence, measure.evidence);
        return;
      }
      if (bare(before) && repeats(measure, before)) {
        merge_evidence(measure.evidence, before.evidence);
        before = std::move(measure);
        return;
      }
    }
    out.push_back(std::move(measure));
  }

  using Groups = std::map<std::pair<PlanForm, int>, std::vector<int>>;
  /// A table may go on where a list ended.
  static bool in_another(int number, const Groups::key_type& own, const Groups& groups) {
    return std::any_of(groups.begin(), groups.end(), [&](const Groups::value_type& group) {
      return group.first != own &&
             std::find(group.second.begin(), group.second.end(), number) != group.second.end();
    });
  }

  void say_gaps() {
    Groups groups;
    std::map<std::pair<PlanForm, int>, std::vector<Evidence>> where;
    for (const MeasureCandidate& c : all_) {
      groups[{c.form, c.group}].push_back(c.measure.number);
      where[{c.form, c.group}] = c.measure.evidence;
    }
    for (const auto& [group, numbers] : groups) {
      std::vector<int> missing = missing_numbers(numbers);
      const auto& own = group;
      std::erase_if(missing, [&, own](int number) { return in_another(number, own, groups); });
      say_missing(review_, "measure-numbers-missing", missing, where[group]);
    }
  }

  std::vector<MeasureCandidate> all_;
  const std::vector<Para>& flow_;
  const facts::Facts& facts_;
  Review& review_;
};

}  // namespace

std::vector<Measure> resolve_measures(std::vector<MeasureCandidate> candidates,
                                      const std::vector<Para>& flow, const facts::Facts& facts,
                                      Review& review) {
  return Resolver(std::move(candidates), flow, facts, review).resolve();
}

void mend_numbers(std::vector<Measure>& measures) {
  constexpr size_t kFewest = 3;  // two numbers that agree, and the one that does not
  if (measures.size() < kFewest) {
    return;
  }
  const auto start = [&](size_t i) { return measures[i].number - static_cast<int>(i); };
  for (size_t odd = 0; odd < measures.size(); ++odd) {
    const int common = start(odd == 0 ? 1 : 0);
    bool others_agree = start(odd) != common;
    for (size_t i = 0; i < measures.size(); ++i) {
      others_agree = others_agree && (i == odd || start(i) == common);
    }
    const int due = common + static_cast<int>(odd);
    const bool last = odd + 1 == measures.size();
    // A last 1 begins a list of its own.
    if (!others_agree || due < 1 || (last && measures[odd].number == 1)) {
      continue;
    }
    const std::string read = std::to_string(measures[odd].number);
    measures[odd].review.add("number-breaks-sequence", {{"number", read}});
    // After the last there is nothing to say whether it is misread or one before it is missing.
    if (!last) {
      measures[odd].number = due;
    }
    return;
  }
}

namespace {

/// How much a measure and an issue are about the same: the likeness of the measure's title, or of
/// the topic or problem that stands beside it, and the issue's.
double likeness(const Measure& measure, const Issue& issue) {
  const std::string key = thai::match_key(issue.title);
  double best = thai::similarity(thai::match_key(measure.title), key);
  for (const Other& other : measure.others) {
    if (other.kind == "topic" || other.kind == "finding") {
      const std::string topic = thai::match_key(clean_item(other.text));
      best = std::max(best, thai::similarity(topic, key));
    }
  }
  return best;
}

}  // namespace

void link_measures(std::vector<Measure>& measures, const std::vector<Issue>& issues) {
  for (Measure& measure : measures) {
    const Issue* best = nullptr;
    double most = 0;
    for (const Issue& issue : issues) {
      const double alike = likeness(measure, issue);
      const bool same_number = issue.number == measure.number;
      const double worth = alike + (same_number ? 0.05 : 0);
      if (worth > most && (alike >= kSameTitle || (same_number && alike >= kSameNumber))) {
        most = worth;
        best = &issue;
      }
    }
    if (best != nullptr) {
      measure.issue = best->number;
    }
  }
}

}  // namespace ita::report
