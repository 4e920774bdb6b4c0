#include "report/find/paper/part_drafts.h"

#include "report/find/paper/agency.h"
#include "report/find/paper/part_pages.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// Titles of reports of one kind differ in the year and the name, not in their words.
bool alike(const std::string& a, const std::string& b) {
  constexpr double kAlike = 0.6;
  return thai::similarity(a, b) >= kAlike;
}

class HeadGiver {
 public:
  HeadGiver(Drafts& drafts, const PartScores& scores)
      : d_(drafts), scores_(scores), heads_(find_heads(drafts.flow, drafts.facts)) {}

  void give() {
    d_.drafts.reserve(heads_.size() + 1);
    size_t next = 0;
    const size_t first = heads_.empty() ? d_.flow.size() : heads_.front().begin;
    if (first > 0) {
      d_.drafts.emplace_back().head.agency = find_agency(
          {d_.flow.begin(), d_.flow.begin() + static_cast<std::ptrdiff_t>(first)}, d_.facts);
    }
    for (size_t i = 0; i < d_.flow.size(); ++i) {
      if (next < heads_.size() && heads_[next].begin == i) {
        const size_t end = next + 1 < heads_.size() ? heads_[next + 1].begin : d_.flow.size();
        const bool own_scores = scores_.in(i, end);
        if (Draft* draft = draft_of(heads_[next], own_scores)) {
          draft->begun = draft->begun || own_scores;
          learn(*draft, heads_[next]);
          current_ = static_cast<size_t>(draft - d_.drafts.data());
          d_.head_pages.insert(d_.flow[i].page());
        }
        ++next;
      }
      d_.owner.push_back(current_);
    }
  }

 private:
  /// Whether a head can be one of the draft's report: nothing that both name differs.
  static bool fits(const Draft& draft, const PartHead& head) {
    const std::string& agency = draft.head.agency.name;
    const bool same_name =
        agency.empty() || head.agency.name.empty() || same_agency(agency, head.agency.name);
    const bool same_year = draft.head.be == 0 || head.be == 0 || draft.head.be == head.be ||
                           !alike(draft.head.words, head.words);
    return same_name && same_year;
  }

  /// A heading that names no agency is likely of the one report that began on a page of its format,
  /// whatever year it names.
  Draft* of_its_format(const PartHead& head) {
    if (d_.drafts.size() < 2 || !head.agency.name.empty()) {
      return nullptr;
    }
    const auto formed = d_.only([&](const Draft& draft) {
      return same_format(draft.head.place.page, head.place.page, d_.layout);
    });
    return formed ? &d_.drafts[*formed] : nullptr;
  }

  /// The draft that a head begins or goes on with: the current one before any other; null when it
  /// begins nothing.
  Draft* draft_of(const PartHead& head, bool own_scores) {
    if (Draft* formed = of_its_format(head)) {
      if (formed == &d_.drafts[current_] || !formed->begun) {
        return formed;
      }
      // Scores of its own came before: the page may be a landscape one of the current report.
      d_.review.add("page-of-which-report",
                    {{"page", std::to_string(head.place.page)},
                     {"agency", d_.drafts[current_].head.agency.name}},
                    {head.place});
    }
    if (!d_.drafts.empty() && fits(d_.drafts[current_], head)) {
      return &d_.drafts[current_];
    }
    for (Draft& draft : d_.drafts) {
      if (fits(draft, head)) {
        return &draft;
      }
    }
    // Another name without a title, or in the middle of a page without scores of its own, is
    // mentioned and begins nothing.
    const bool begins = head.titled ? head.page_top || own_scores : head.page_top && own_scores;
    if (!d_.drafts.empty() && !begins) {
      if (head.page_top && head.prominent) {
        d_.doubt_other(d_.drafts[current_], head);
      }
      return nullptr;
    }
    d_.drafts.emplace_back().head = head;
    return &d_.drafts.back();
  }

  void learn(Draft& draft, const PartHead& head) {
    if (draft.head.agency.name.empty()) {
      draft.head.agency = head.agency;
    }
    draft.head.be = draft.head.be == 0 ? head.be : draft.head.be;
  }

  Drafts& d_;
  const PartScores& scores_;
  const std::vector<PartHead> heads_;
  size_t current_ = 0;
};

}  // namespace

bool same_agency(const std::string& a, const std::string& b) {
  const std::string x = thai::match_key(a), y = thai::match_key(b);
  return x.find(y) != std::string::npos || y.find(x) != std::string::npos;
}

void give_to_heads(Drafts& drafts, const PartScores& scores) { HeadGiver(drafts, scores).give(); }

}  // namespace ita::report
