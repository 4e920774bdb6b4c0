#include <algorithm>
#include <map>
#include <set>

#include "report/resolve/plan.h"
#include "report/view/evidence.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kSameTitle = 0.95;

std::string digits_of(std::string key) {
  std::erase_if(key, [](char c) { return c < '0' || c > '9'; });
  return key;
}

bool same_title(const Issue& a, const Issue& b) {
  const std::string one = thai::match_key(clean(a.title)), other = thai::match_key(clean(b.title));
  return digits_of(one) == digits_of(other) && thai::similarity(one, other) >= kSameTitle;
}

/// What a second print of the same issue adds.
void join(Issue& into, const Issue& more) {
  if (into.text.empty()) {
    into.text = more.text;
  } else if (into.text.find(more.text) == std::string::npos) {
    into.text += "\n" + more.text;
  }
  for (const std::string& action : more.actions) {
    if (std::find(into.actions.begin(), into.actions.end(), action) == into.actions.end()) {
      into.actions.push_back(action);
    }
  }
  merge_evidence(into.evidence, more.evidence);
  for (const Reason& reason : more.review.reasons) {
    into.review.add(reason);
  }
}

Place place_of(const IssueCandidate& candidate) {
  const auto& evidence = candidate.issue.evidence;
  return evidence.empty() ? Place{} : Place{evidence.front().page, evidence.front().bbox, ""};
}

class Resolver {
 public:
  Resolver(std::vector<IssueCandidate> all, const std::vector<Para>& flow, Review& review)
      : all_(std::move(all)), flow_(flow), review_(review) {}

  std::vector<Issue> resolve() {
    drop_topics_of_list();
    drop_parts_of_topics();
    doubt_topics_beside_list();
    drop_labelled();
    drop_weaknesses();
    drop_unsaid();
    std::stable_sort(
        all_.begin(), all_.end(),
        [](const IssueCandidate& a, const IssueCandidate& b) { return a.para < b.para; });
    say_gaps();
    std::vector<Issue> out;
    for (IssueCandidate& candidate : all_) {
      const auto known = std::find_if(out.begin(), out.end(), [&](const Issue& issue) {
        return same_title(issue, candidate.issue);
      });
      if (known == out.end()) {
        out.push_back(std::move(candidate.issue));
      } else {
        join(*known, candidate.issue);
      }
    }
    number_anew(out);
    return out;
  }

 private:
  bool has(PlanForm form) const {
    return std::any_of(all_.begin(), all_.end(),
                       [&](const IssueCandidate& c) { return c.form == form; });
  }

  /// A list of what must be improved that holds all the topics and more: an item that reads like a
  /// prescribed topic makes no topics of it.
  void drop_topics_of_list() {
    std::set<size_t> topics;
    std::map<std::pair<PlanForm, int>, std::set<size_t>> lists;
    for (const IssueCandidate& c : all_) {
      if (c.form == PlanForm::topics) {
        topics.insert(c.para);
      } else if (c.said && (c.form == PlanForm::list || c.form == PlanForm::headings)) {
        lists[{c.form, c.group}].insert(c.para);
      }
    }
    const bool held = std::any_of(lists.begin(), lists.end(), [&](const auto& list) {
      return list.second.size() > topics.size() &&
             std::includes(list.second.begin(), list.second.end(), topics.begin(), topics.end());
    });
    if (held) {
      std::erase_if(all_, [](const IssueCandidate& c) { return c.form == PlanForm::topics; });
    }
  }

  /// Lists and sentences among the paragraphs of the prescribed topics belong to these.
  void drop_parts_of_topics() {
    if (!has(PlanForm::topics)) {
      return;
    }
    std::set<std::pair<PlanForm, int>> inside;
    size_t first = flow_.size(), last = 0;
    for (const IssueCandidate& c : all_) {
      if (c.form == PlanForm::topics) {
        first = std::min(first, c.para);
        last = std::max(last, c.para);
      }
    }
    const auto among = [&](const IssueCandidate& c) { return c.para >= first && c.para <= last; };
    for (const IssueCandidate& c : all_) {
      if (c.form != PlanForm::topics && c.form != PlanForm::table && among(c)) {
        inside.insert({c.form, c.group});
      }
    }
    std::erase_if(all_, [&](const IssueCandidate& c) {
      return c.form != PlanForm::topics && c.form != PlanForm::table &&
             (inside.count({c.form, c.group}) > 0 || !flow_[c.para].says_issues);
    });
  }

  /// The prescribed topics, and by itself a list of what must be improved: topics may be what was
  /// looked at, strengths among them.
  void doubt_topics_beside_list() {
    const auto listed = std::find_if(all_.begin(), all_.end(), [](const IssueCandidate& c) {
      return c.said && c.form != PlanForm::topics && c.form != PlanForm::table &&
             c.form != PlanForm::labelled;
    });
    if (listed == all_.end()) {
      return;
    }
    for (IssueCandidate& c : all_) {
      if (c.form == PlanForm::topics) {
        c.issue.review.add("topics-beside-list", {}, {place_of(*listed)});
      }
    }
  }

  static bool holds(const IssueCandidate& whole, const IssueCandidate& labelled) {
    const std::string key = thai::match_key(labelled.issue.title);
    std::string text = whole.issue.title + whole.issue.text;
    for (const std::string& action : whole.issue.actions) {
      text += action;
    }
    return thai::match_key(text).find(key) != std::string::npos;
  }

  /// "จุดอ่อน : …" is a part of the issues where a heading says what these are, and below headings of
  /// the office's own; below each indicator the labels say what the issues are, and the headings
  /// between are none.
  void drop_labelled() {
    const auto labelled = [](const IssueCandidate& c) { return c.form == PlanForm::labelled; };
    const bool said = std::any_of(all_.begin(), all_.end(), [&](const IssueCandidate& c) {
      return c.said && !labelled(c) && c.form != PlanForm::table;
    });
    std::vector<IssueCandidate> kept, labels;
    for (IssueCandidate& c : all_) {
      (labelled(c) ? labels : kept).push_back(std::move(c));
    }
    const auto in = [&](const IssueCandidate& label, const std::vector<IssueCandidate>& list) {
      return std::any_of(list.begin(), list.end(),
                         [&](const IssueCandidate& c) { return holds(c, label); });
    };
    const bool headed = std::any_of(labels.begin(), labels.end(), [&](const IssueCandidate& c) {
      return c.issue.text.empty() && in(c, kept);
    });
    if (said || headed) {
      const auto apart = std::find_if(labels.begin(), labels.end(),
                                      [&](const IssueCandidate& c) { return !in(c, kept); });
      if (apart != labels.end()) {
        review_.add("analysis-not-taken", {}, {place_of(*apart)});
      }
    } else if (!labels.empty()) {
      std::erase_if(kept, [&](const IssueCandidate& c) {
        const bool among = c.para > labels.front().para && c.para < labels.back().para;
        const bool over = std::any_of(labels.begin(), labels.end(),
                                      [&](const IssueCandidate& label) { return holds(c, label); });
        return c.form != PlanForm::table && !c.said && (among || over);
      });
      std::move(labels.begin(), labels.end(), std::back_inserter(kept));
    }
    all_ = std::move(kept);
  }

  /// "จุดแข็ง | จุดอ่อน" and, by itself, a list of what must be improved: the list says which
  /// weaknesses became issues.
  void drop_weaknesses() {
    const bool list = std::any_of(all_.begin(), all_.end(), [](const IssueCandidate& c) {
      return c.said && !c.weakness && c.form != PlanForm::topics && c.form != PlanForm::table;
    });
    std::erase_if(all_, [&](const IssueCandidate& c) {
      if (list && c.weakness) {
        review_.add("analysis-not-taken", {}, {place_of(c)});
      }
      return list && c.weakness;
    });
  }

  /// Where the print says which the issues are, other headings and tables of the analysis are none.
  void drop_unsaid() {
    const bool said =
        std::any_of(all_.begin(), all_.end(), [](const IssueCandidate& c) { return c.said; });
    const bool lists = std::any_of(all_.begin(), all_.end(), [](const IssueCandidate& c) {
      return c.form != PlanForm::table;
    });
    std::erase_if(all_, [&](const IssueCandidate& c) {
      const bool drop = !c.said && (said || (lists && c.form == PlanForm::table));
      if (drop) {
        review_.add("analysis-not-taken", {}, {place_of(c)});
      }
      return drop;
    });
  }

  void say_gaps() {
    std::map<std::pair<PlanForm, int>, std::vector<int>> groups;
    std::map<std::pair<PlanForm, int>, std::vector<Evidence>> where;
    for (const IssueCandidate& c : all_) {
      if (c.numbered) {
        groups[{c.form, c.group}].push_back(c.issue.number);
        where[{c.form, c.group}] = c.issue.evidence;
      }
    }
    for (const auto& [group, numbers] : groups) {
      say_missing(review_, "issue-numbers-missing", missing_numbers(numbers), where[group]);
    }
  }

  /// Several lists begin with 1 each: the issues count through.
  static void number_anew(std::vector<Issue>& issues) {
    std::set<int> numbers;
    const bool twice = std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
      return !numbers.insert(issue.number).second;
    });
    for (size_t i = 0; twice && i < issues.size(); ++i) {
      issues[i].number = static_cast<int>(i) + 1;
    }
  }

  std::vector<IssueCandidate> all_;
  const std::vector<Para>& flow_;
  Review& review_;
};

}  // namespace

std::vector<Issue> resolve_issues(std::vector<IssueCandidate> candidates,
                                  const std::vector<Para>& flow, Review& review) {
  return Resolver(std::move(candidates), flow, review).resolve();
}

}  // namespace ita::report
