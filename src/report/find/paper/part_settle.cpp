#include <algorithm>

#include "report/find/paper/part_drafts.h"
#include "report/find/paper/part_pages.h"

namespace ita::report {

namespace {

class PageSettler {
 public:
  explicit PageSettler(Drafts& drafts) : d_(drafts) {}

  void settle() {
    const int last = std::max(static_cast<int>(d_.layout.page_texts.size()), d_.flow.back().page());
    size_t begin = 0;
    for (int page = 1; page <= last && d_.drafts.size() > 1; ++page) {
      while (begin < d_.flow.size() && d_.flow[begin].page() < page) {
        ++begin;
      }
      size_t end = begin;
      while (end < d_.flow.size() && d_.flow[end].page() == page) {
        ++end;
      }
      settle_page(page, begin, end);
    }
  }

 private:
  bool names(int page, const Draft& draft) const {
    return names_agency(page, draft.head.agency.name, d_.flow, d_.layout);
  }

  /// The last page given to the draft so far, 0 for none.
  int last_page(const Draft& draft) const {
    int out = 0;
    for (const auto& [page, owner] : d_.page_owner) {
      out = &d_.drafts[owner] == &draft ? page : out;
    }
    return out;
  }

  /// Whether a page of the format of this one was given to the draft already.
  bool has_format(int page, const Draft& draft) const {
    return std::any_of(d_.page_owner.begin(), d_.page_owner.end(), [&](const auto& owned) {
      return &d_.drafts[owned.second] == &draft && same_format(owned.first, page, d_.layout);
    });
  }

  /// A page before was another report's: this one may go on with either.
  bool others_began(size_t own) const {
    return std::any_of(d_.page_owner.begin(), d_.page_owner.end(),
                       [&](const auto& page) { return page.second != own; });
  }

  /// `begin` to `end`: the paragraphs that begin on the page, none where it goes on with one.
  void settle_page(int page, size_t begin, size_t end) {
    const int number = printed_number(d_.flow, begin, end);
    size_t own = d_.page_owner.empty() ? d_.owner.front() : d_.page_owner.rbegin()->second;
    if (d_.head_pages.contains(page)) {
      own = d_.owner[end - 1];
    } else {
      // Whoever had the page before goes on, unless the page says whose it is.
      const auto named = d_.only([&](const Draft& draft) { return names(page, draft); });
      const auto counted =
          d_.only([&](const Draft& draft) { return draft.may_go_on_with(number); });
      const auto tabled = d_.only([&](const Draft& draft) {
        return goes_on_with_table(last_page(draft), page, d_.layout);
      });
      const auto formed = d_.only([&](const Draft& draft) { return has_format(page, draft); });
      const bool goes_on = d_.drafts[own].may_go_on_with(number);
      if (named) {
        own = *named;
      } else if (tabled) {
        own = *tabled;
      } else if (!goes_on && counted) {
        own = *counted;
      } else if (formed && *formed != own && !has_format(page, d_.drafts[own]) && !counted) {
        own = *formed;
      } else if (others_began(own) && begin < end && !(goes_on && counted) &&
                 !names(page, d_.drafts[own])) {
        d_.review.add("page-of-which-report",
                      {{"page", std::to_string(page)}, {"agency", d_.drafts[own].head.agency.name}},
                      {{page, d_.flow[begin].block->box, d_.flow[begin].text()}});
      }
      std::fill(d_.owner.begin() + static_cast<std::ptrdiff_t>(begin),
                d_.owner.begin() + static_cast<std::ptrdiff_t>(end), own);
    }
    d_.page_owner[page] = own;
    d_.drafts[own].last_number = number > 0 ? number : d_.drafts[own].last_number + 1;
    ++(number > 0 ? d_.drafts[own].numbered : d_.drafts[own].unnumbered);
  }

  Drafts& d_;
};

}  // namespace

void settle_pages(Drafts& drafts) { PageSettler(drafts).settle(); }

}  // namespace ita::report
