#include "report/find/plan/plan_runs.h"

#include <algorithm>
#include <optional>

#include "report/view/flow_split.h"
#include "report/view/prose_text.h"
#include "report/view/section_names.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

bool is_text(const Para& para) {
  return !para.furniture && para.table() < 0 && !para.keyed.key().empty();
}

/// "คำอธิบาย 1) ให้กรอกคะแนน …", "หมายเหตุ : …": speaks of the paper and is no part of its lists.
bool is_note(const Para& para, const facts::Facts& facts) {
  const std::string_view text = trimmed(without_marker(para.text()));
  const auto& words = facts.lexicon("note-begins");
  return std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
    const std::string_view rest = text.substr(std::min(word.text.size(), text.size()));
    return text.starts_with(word.text) && (rest.empty() || rest.find_first_of(" :.(") == 0);
  });
}

/// "ส่วนที่ ค": the number of a part over its heading, which names nothing.
bool is_part_number(const Para& para, const facts::Facts& facts) {
  constexpr size_t kLongest = 6;  // bytes of key: a letter or two, a number
  const std::string& key = para.keyed.key();
  const auto& words = facts.lexicon("part-word");
  return std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
    return key.starts_with(word.key) && key.size() <= word.key.size() + kLongest;
  });
}

/// "86.30": a score that is a line of its own.
bool is_score_alone(const Para& para) {
  const std::string_view text = trimmed(para.text());
  const auto number = thai::parse_number(text);
  return number && number->decimals > 0 && number->value <= 100;
}

std::optional<PlanSubject> subject_of(const Para& para) {
  switch (para.section) {
    case Section::analysis:
      return para.says_issues ? PlanSubject::issues : PlanSubject::analysis;
    case Section::measures:
      return PlanSubject::measures;
    case Section::limitations:
      return PlanSubject::limitations;
    default:
      return std::nullopt;
  }
}

/// What the sentence says that the list below it holds.
std::optional<PlanSubject> announced_by(const Para& para, const facts::Facts& facts) {
  if (!announces(para, facts)) {
    return std::nullopt;
  }
  // The nearest word before the list counts: "จากประเด็นข้างต้น จึงกำหนดมาตรการ ดังนี้".
  const std::string& key = para.keyed.key();
  size_t measures = 0;
  for (const Phrase& phrase : facts.lexicon("announces-measures")) {
    const size_t at = key.rfind(phrase.key);
    measures = at == std::string::npos ? measures : std::max(measures, at + 1);
  }
  if (measures > 0 && !names_issues(std::string_view(key).substr(measures), facts, true)) {
    return PlanSubject::measures;
  }
  return names_issues(key, facts, true) ? std::optional(PlanSubject::issues) : std::nullopt;
}

/// The list right below a sentence: its items and what goes on with them.
std::vector<size_t> list_below(const std::vector<Para>& flow, size_t lead,
                               const facts::Facts& facts) {
  std::vector<size_t> out;
  for (size_t i = lead + 1; i < flow.size(); ++i) {
    const Para& para = flow[i];
    if (para.furniture || (para.table() < 0 && para.keyed.key().empty())) {
      continue;
    }
    const bool marked = para.marker.style != MarkerStyle::none;
    const bool goes_on = !out.empty() && (continues(flow[out.back()], para) ||
                                          ends_unfinished(flow[out.back()].text(), facts));
    if (para.table() >= 0 || para.opens_section || closes_letter(para.text(), facts) ||
        (!marked && !goes_on)) {
      break;
    }
    out.push_back(i);
  }
  return out;
}

class Runs {
 public:
  Runs(const std::vector<Para>& flow, const facts::Facts& facts) : flow_(flow), facts_(facts) {}

  std::vector<PlanRun> find() {
    find_leads();
    std::optional<PlanRun> run;
    for (size_t i = 0; i < flow_.size(); ++i) {
      const Para& para = flow_[i];
      if (!is_text(para) || taken_[i]) {
        continue;
      }
      if (para.opens_section) {
        close(run);
        if (const auto subject = subject_of(para)) {
          run = PlanRun{*subject, i, false, {}};
        }
      } else if (run && next_section(*run, para)) {
        close(run);
      } else if (run && is_score_alone(para)) {
        leave_scores(*run);
        close(run);
      } else if (run && !is_note(para, facts_) && !is_part_number(para, facts_)) {
        run->paras.push_back(i);
      }
    }
    close(run);
    std::sort(out_.begin(), out_.end(),
              [](const PlanRun& a, const PlanRun& b) { return a.opener < b.opener; });
    return std::move(out_);
  }

 private:
  /// Sentences that announce a list of what no section holds.  Several of a kind stand inside the
  /// topics, and what they announce belongs to these.
  void find_leads() {
    taken_.assign(flow_.size(), 0);
    for (const PlanSubject subject : {PlanSubject::measures, PlanSubject::issues}) {
      std::vector<size_t> leads;
      bool section = false;
      for (size_t i = 0; i < flow_.size(); ++i) {
        section = section || (flow_[i].opens_section && subject_of(flow_[i]) == subject);
        if (is_text(flow_[i]) && !flow_[i].opens_section && flow_[i].section != Section::measures &&
            announced_by(flow_[i], facts_) == subject) {
          leads.push_back(i);
        }
      }
      if (leads.size() != 1 || section) {
        continue;
      }
      PlanRun run{subject, leads.front(), true, list_below(flow_, leads.front(), facts_)};
      for (const size_t i : run.paras) {
        taken_[i] = 1;
      }
      if (!run.paras.empty()) {
        out_.push_back(std::move(run));
      }
    }
  }

  /// A heading that is numbered on from the one of the section, and no item of a list in it: what
  /// follows is about something else.
  bool next_section(const PlanRun& run, const Para& para) const {
    const Marker& own = flow_[run.opener].marker;
    const auto alike = [&](const Para& other) {
      return other.heading && other.marker.style == own.style && other.marker.depth == own.depth;
    };
    return own.numbered() && alike(para) && para.marker.value == own.value + 1 &&
           std::none_of(run.paras.begin(), run.paras.end(),
                        [&](size_t i) { return alike(flow_[i]) && flow_[i].marker.value == 1; });
  }

  /// A list of scores has begun: the heading above it and what stands below are of the scores.
  void leave_scores(PlanRun& run) const {
    const auto headed = std::find_if(run.paras.rbegin(), run.paras.rend(),
                                     [&](size_t i) { return flow_[i].heading; });
    if (headed != run.paras.rend()) {
      run.paras.erase(std::prev(headed.base()), run.paras.end());
    }
  }

  void close(std::optional<PlanRun>& run) {
    if (run) {
      out_.push_back(std::move(*run));
      run.reset();
    }
  }

  const std::vector<Para>& flow_;
  const facts::Facts& facts_;
  std::vector<char> taken_;  ///< by paragraph: of a list that a sentence announces
  std::vector<PlanRun> out_;
};

}  // namespace

bool announces(const Para& para, const facts::Facts& facts) {
  const std::string_view text = trimmed(para.text());
  if (text.ends_with(":")) {
    return true;
  }
  const std::string& key = para.keyed.key();
  const auto& words = facts.lexicon("announces-list");
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return key.ends_with(word.key); });
}

bool tells_in_opener(const std::vector<Para>& flow, const PlanRun& run, const facts::Facts& facts) {
  const Para& opener = flow[run.opener];
  const bool list = !run.paras.empty() && flow[run.paras.front()].marker.style != MarkerStyle::none;
  return !run.led && opener.content > 0 && !list && !announces(opener, facts);
}

std::vector<PlanRun> plan_runs(const std::vector<Para>& flow, const facts::Facts& facts) {
  return Runs(flow, facts).find();
}

}  // namespace ita::report
