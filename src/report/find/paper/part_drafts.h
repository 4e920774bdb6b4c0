#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "report/find/paper/part_heads.h"
#include "report/find/paper/part_scores.h"
#include "report/find/paper/parts.h"

namespace ita::report {

/// A report as its titles give it, while the file is gone through.
struct Draft {
  std::vector<size_t> paras;
  PartHead head;
  std::set<int> pages;
  bool begun = false;                ///< scores followed one of its heads
  int scores = 0;                    ///< tables of scores, or enough scores in its text
  int last_number = 0;               ///< printed number of the last page given to it
  int numbered = 0, unnumbered = 0;  ///< pages given to it with and without a printed number

  /// Whether a page that prints `number` (0 for none) can be the next one.
  bool may_go_on_with(int number) const {
    return number == 0 ? numbered < 2
                       : last_number == number - 1 && (numbered > 0 || unnumbered < 2);
  }
};

/// The reports of a file while it is divided.
struct Drafts {
  const std::vector<Para>& flow;
  const layout::Layout& layout;
  const facts::Facts& facts;
  std::vector<Draft> drafts;
  std::vector<size_t> owner;         ///< draft of each paragraph
  std::map<int, size_t> page_owner;  ///< draft that has the page, or its end
  std::set<int> head_pages;          ///< pages on which a head names a report
  bool covers = false;               ///< the first draft is a covering letter
  Review review;

  /// The one draft for which `fits` holds; nothing for none or several.
  template <class Fits>
  std::optional<size_t> only(const Fits& fits) const {
    std::optional<size_t> out;
    for (size_t d = 0; d < drafts.size(); ++d) {
      if (fits(drafts[d])) {
        if (out) {
          return std::nullopt;
        }
        out = d;
      }
    }
    return out;
  }

  /// Another agency is named where the draft's goes on.
  void doubt_other(const Draft& draft, const PartHead& other) {
    review.add("another-agency-in-file",
               {{"agency", draft.head.agency.name}, {"other", other.agency.name}},
               {draft.head.place, other.place});
  }
};

/// One name written differently, or a part and its whole.
bool same_agency(const std::string& a, const std::string& b);

/// Gives each paragraph to the report whose head stands before it.
void give_to_heads(Drafts& drafts, const PartScores& scores);

/// Gives pages without a head to the report that they go on with: what they print outweighs where
/// they lie.
void settle_pages(Drafts& drafts);

}  // namespace ita::report
