#include "review/store/judge.h"

namespace ita::review {

namespace {

bool answers(Action action) {
  return action != Action::comment && action != Action::revert && action != Action::split &&
         action != Action::role;
}

bool removes(const Correction& correction) { return correction.action == Action::not_a_report; }

/// The reports that "this is no report" is about; all of them where it names none.
void remove_reports(const Correction& correction, const std::vector<std::string>& keys,
                    std::set<int>& removed) {
  const int report = report_of(correction.target.report, keys);
  if (report >= 0) {
    removed.insert(report);
  } else if (correction.target.report.empty()) {
    for (size_t k = 0; k < keys.size(); ++k) {
      removed.insert(static_cast<int>(k));
    }
  }
}

/// Whether a correction still answers the value: the machine reads what the person saw.
bool still_answers(const Correction& correction, const Field& field) {
  return answers(correction.action) && correction.machine_key == field.key();
}

State state_of(bool all_removed, int open, bool any_answer) {
  if (all_removed) {
    return State::not_a_report;
  }
  if (open == 0) {
    return any_answer ? State::approved : State::clean;
  }
  return any_answer ? State::in_progress : State::open;
}

}  // namespace

int report_of(const std::string& key, const std::vector<std::string>& keys) {
  for (size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == key) {
      return static_cast<int>(i);
    }
  }
  return keys.size() == 1 && !key.empty() ? 0 : -1;
}

const Field* field_for(const Target& target, const std::vector<Field>& fields,
                       const std::vector<std::string>& keys) {
  const int report = report_of(target.report, keys);
  for (const Field& field : fields) {
    if (field.name == target.field && field.report_index == (target.report.empty() ? -1 : report)) {
      return &field;
    }
  }
  return nullptr;
}

Judged judge(const std::vector<Correction>& corrections, const std::vector<Field>& fields,
             const std::vector<std::string>& keys) {
  Judged judged;
  std::set<const Field*> answered;
  for (size_t i = 0; i < corrections.size(); ++i) {
    const Correction& correction = corrections[i];
    judged.out.outcomes.push_back({correction, false});
    bool& applied = judged.out.outcomes.back().applied;
    if (removes(correction)) {
      remove_reports(correction, keys, judged.removed);
      applied = true;
    } else if (correction.action == Action::role || correction.action == Action::split) {
      applied = true;
    } else if (const Field* field = field_for(correction.target, fields, keys); field == nullptr) {
      applied = correction.action == Action::add && report_of(correction.target.report, keys) >= 0;
    } else if (still_answers(correction, *field)) {
      applied = true;
      answered.insert(field);
      judged.valid.emplace_back(field, i);
    }
  }
  const bool all_removed = !keys.empty() && judged.removed.size() == keys.size();
  for (const Field& field : fields) {
    if (field.doubted()) {
      ++judged.out.doubts;
      const bool gone = judged.removed.contains(field.report_index) || all_removed;
      judged.out.open += answered.contains(&field) || gone ? 0 : 1;
    }
  }
  judged.out.state =
      state_of(all_removed, judged.out.open, !answered.empty() || !judged.removed.empty());
  return judged;
}

}  // namespace ita::review
