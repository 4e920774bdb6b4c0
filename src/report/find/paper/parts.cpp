#include "report/find/paper/parts.h"

#include <algorithm>
#include <set>

#include "report/find/paper/part_drafts.h"
#include "report/find/paper/part_scores.h"

namespace ita::report {

namespace {

class Splitter {
 public:
  Splitter(const std::vector<Para>& flow, const layout::Layout& layout, const facts::Facts& facts)
      : scores_(flow, layout, facts), d_{flow, layout, facts, {}, {}, {}, {}, {}, {}} {}

  Parts split() {
    give_to_heads(d_, scores_);
    settle_pages(d_);
    drop_scoreless();
    return take();
  }

 private:
  void collect() {
    for (Draft& draft : d_.drafts) {
      draft.paras.clear();
      draft.pages.clear();
      draft.scores = 0;
    }
    for (const auto& [page, owner] : d_.page_owner) {
      d_.drafts[owner].pages.insert(page);
    }
    for (size_t i = 0; i < d_.flow.size(); ++i) {
      Draft& draft = d_.drafts[d_.owner[i]];
      draft.paras.push_back(i);
      draft.pages.insert(d_.flow[i].page());
      draft.scores += scores_.in_tables(i, i + 1) ? 1 : 0;
    }
    for (Draft& draft : d_.drafts) {
      draft.scores += scores_.in_text(draft.paras) ? 1 : 0;
    }
  }

  /// The report with scores that stands before `d`, else the first behind it; `d` without one.
  size_t scored_beside(size_t d) const {
    size_t to = d;
    for (size_t other = 0; other < d_.drafts.size(); ++other) {
      const bool before = other < d;
      if (d_.drafts[other].scores > 0 && (to == d || before)) {
        to = other;
      }
    }
    return to;
  }

  /// What was of one report is of another.
  void give(size_t from, size_t to) {
    for (size_t& owner : d_.owner) {
      owner = owner == from ? to : owner;
    }
    for (auto& [page, owner] : d_.page_owner) {
      owner = owner == from ? to : owner;
    }
  }

  /// A cover, a letter or a page headed like a title, without scores, is part of the report beside
  /// it; where it names another agency a person looks.
  void drop_scoreless() {
    collect();
    const auto with_scores = std::count_if(d_.drafts.begin(), d_.drafts.end(),
                                           [](const Draft& draft) { return draft.scores > 0; });
    for (size_t d = 0; d < d_.drafts.size(); ++d) {
      Draft& draft = d_.drafts[d];
      if (draft.scores > 0 || draft.paras.empty() || with_scores < 1) {
        continue;
      }
      const size_t to = scored_beside(d);
      const std::string& own = draft.head.agency.name;
      const std::string& into = d_.drafts[to].head.agency.name;
      if (!own.empty() && !into.empty() && !same_agency(own, into)) {
        d_.doubt_other(d_.drafts[to], draft.head);
        // What one office writes over the reports of several others belongs to none of them.
        if (d == 0 && with_scores > 1) {
          d_.covers = true;
          continue;
        }
      }
      give(d, to);
    }
    if (with_scores < 1) {
      std::fill(d_.owner.begin(), d_.owner.end(), 0);
      d_.page_owner.clear();
    }
    collect();
    if (d_.covers) {
      d_.drafts.front().paras.clear();
    }
  }

  Parts take() {
    Parts out;
    std::set<int> shared, seen;
    for (const Draft& draft : d_.drafts) {
      for (const int page : draft.pages) {
        if (!seen.insert(page).second) {
          shared.insert(page);
        }
      }
    }
    for (Draft& draft : d_.drafts) {
      if (draft.paras.empty()) {
        continue;
      }
      Part part;
      part.paras = std::move(draft.paras);
      part.pages.assign(draft.pages.begin(), draft.pages.end());
      part.whole_pages = std::none_of(part.pages.begin(), part.pages.end(),
                                      [&](int page) { return shared.contains(page); });
      part.agency = draft.head.agency.name;
      part.be = draft.head.be;
      out.parts.push_back(std::move(part));
    }
    if (out.parts.size() < 2) {
      // Nothing was divided, so no page is in doubt; another agency's title still is.
      std::erase_if(d_.review.reasons,
                    [](const Reason& reason) { return reason.code == "page-of-which-report"; });
    }
    out.review = std::move(d_.review);
    return out;
  }

  const PartScores scores_;
  Drafts d_;
};

}  // namespace

Parts split_reports(const std::vector<Para>& flow, const layout::Layout& layout,
                    const facts::Facts& facts) {
  if (flow.empty()) {
    return {{{}}, {}};
  }
  return Splitter(flow, layout, facts).split();
}

}  // namespace ita::report
