#include "report/find/paper/parts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "report/find/paper/agency.h"
#include "report/find/paper/part_heads.h"
#include "report/find/paper/part_pages.h"
#include "report/find/paper/part_scores.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// Titles of reports of one kind differ in the year and the name, not in their words.
bool alike(const std::string& a, const std::string& b) {
  constexpr double kAlike = 0.6;
  return thai::similarity(a, b) >= kAlike;
}

/// One name written differently, or a part and its whole.
bool same_agency(const std::string& a, const std::string& b) {
  const std::string x = thai::match_key(a), y = thai::match_key(b);
  return x.find(y) != std::string::npos || y.find(x) != std::string::npos;
}

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

class Splitter {
 public:
  Splitter(const std::vector<Para>& flow, const layout::Layout& layout, const facts::Facts& facts)
      : flow_(flow),
        layout_(layout),
        facts_(facts),
        scores_(flow, layout, facts),
        heads_(find_heads(flow, facts)) {}

  Parts split() {
    give_out();
    settle_pages();
    drop_scoreless();
    return take();
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

  void doubt_other(const Draft& draft, const PartHead& other) {
    out_.review.add("another-agency-in-file",
                    {{"agency", draft.head.agency.name}, {"other", other.agency.name}},
                    {draft.head.place, other.place});
  }

  /// A heading that names no agency is likely of the one report that began on a page of its format,
  /// whatever year it names.
  Draft* of_its_format(const PartHead& head) {
    if (drafts_.size() < 2 || !head.agency.name.empty()) {
      return nullptr;
    }
    const auto formed = only([&](const Draft& draft) {
      return same_format(draft.head.place.page, head.place.page, layout_);
    });
    return formed ? &drafts_[*formed] : nullptr;
  }

  /// The draft that a head begins or goes on with: the current one before any other; null when it
  /// begins nothing.
  Draft* draft_of(const PartHead& head, bool own_scores) {
    if (Draft* formed = of_its_format(head)) {
      if (formed == &drafts_[current_] || !formed->begun) {
        return formed;
      }
      // Scores of its own came before: the page may be a landscape one of the current report.
      out_.review.add("page-of-which-report",
                      {{"page", std::to_string(head.place.page)},
                       {"agency", drafts_[current_].head.agency.name}},
                      {head.place});
    }
    if (!drafts_.empty() && fits(drafts_[current_], head)) {
      return &drafts_[current_];
    }
    for (Draft& draft : drafts_) {
      if (fits(draft, head)) {
        return &draft;
      }
    }
    // Another name without a title, or in the middle of a page without scores of its own, is
    // mentioned and begins nothing.
    const bool begins = head.titled ? head.page_top || own_scores : head.page_top && own_scores;
    if (!drafts_.empty() && !begins) {
      if (head.page_top && head.prominent) {
        doubt_other(drafts_[current_], head);
      }
      return nullptr;
    }
    drafts_.emplace_back().head = head;
    return &drafts_.back();
  }

  void learn(Draft& draft, const PartHead& head) {
    if (draft.head.agency.name.empty()) {
      draft.head.agency = head.agency;
    }
    draft.head.be = draft.head.be == 0 ? head.be : draft.head.be;
  }

  void give_out() {
    drafts_.reserve(heads_.size() + 1);
    size_t next = 0;
    const size_t first = heads_.empty() ? flow_.size() : heads_.front().begin;
    if (first > 0) {
      drafts_.emplace_back().head.agency =
          find_agency({flow_.begin(), flow_.begin() + static_cast<std::ptrdiff_t>(first)}, facts_);
    }
    for (size_t i = 0; i < flow_.size(); ++i) {
      if (next < heads_.size() && heads_[next].begin == i) {
        const size_t end = next + 1 < heads_.size() ? heads_[next + 1].begin : flow_.size();
        const bool own_scores = scores_.in(i, end);
        if (Draft* draft = draft_of(heads_[next], own_scores)) {
          draft->begun = draft->begun || own_scores;
          learn(*draft, heads_[next]);
          current_ = static_cast<size_t>(draft - drafts_.data());
          head_pages_.insert(flow_[i].page());
        }
        ++next;
      }
      owner_.push_back(current_);
    }
  }

  bool names(int page, const Draft& draft) const {
    return names_agency(page, draft.head.agency.name, flow_, layout_);
  }

  /// The last page given to the draft so far, 0 for none.
  int last_page(const Draft& draft) const {
    int out = 0;
    for (const auto& [page, owner] : page_owner_) {
      out = &drafts_[owner] == &draft ? page : out;
    }
    return out;
  }

  /// Whether a page of the format of this one was given to the draft already.
  bool has_format(int page, const Draft& draft) const {
    return std::any_of(page_owner_.begin(), page_owner_.end(), [&](const auto& owned) {
      return &drafts_[owned.second] == &draft && same_format(owned.first, page, layout_);
    });
  }

  /// The one draft for which `fits` holds; nothing for none or several.
  template <class Fits>
  std::optional<size_t> only(const Fits& fits) const {
    std::optional<size_t> out;
    for (size_t d = 0; d < drafts_.size(); ++d) {
      if (fits(drafts_[d])) {
        if (out) {
          return std::nullopt;
        }
        out = d;
      }
    }
    return out;
  }

  /// A page before was another report's: this one may go on with either.
  bool others_began(size_t own) const {
    return std::any_of(page_owner_.begin(), page_owner_.end(),
                       [&](const auto& page) { return page.second != own; });
  }

  /// `begin` to `end`: the paragraphs that begin on the page, none where it goes on with one.
  void settle_page(int page, size_t begin, size_t end) {
    const int number = printed_number(flow_, begin, end);
    size_t own = page_owner_.empty() ? owner_.front() : page_owner_.rbegin()->second;
    if (head_pages_.contains(page)) {
      own = owner_[end - 1];
    } else {
      // Whoever had the page before goes on, unless the page says whose it is.
      const auto named = only([&](const Draft& draft) { return names(page, draft); });
      const auto counted = only([&](const Draft& draft) { return draft.may_go_on_with(number); });
      const auto tabled = only(
          [&](const Draft& draft) { return goes_on_with_table(last_page(draft), page, layout_); });
      const auto formed = only([&](const Draft& draft) { return has_format(page, draft); });
      const bool goes_on = drafts_[own].may_go_on_with(number);
      if (named) {
        own = *named;
      } else if (tabled) {
        own = *tabled;
      } else if (!goes_on && counted) {
        own = *counted;
      } else if (formed && *formed != own && !has_format(page, drafts_[own]) && !counted) {
        own = *formed;
      } else if (others_began(own) && begin < end && !(goes_on && counted) &&
                 !names(page, drafts_[own])) {
        out_.review.add("page-of-which-report",
                        {{"page", std::to_string(page)}, {"agency", drafts_[own].head.agency.name}},
                        {{page, flow_[begin].block->box, flow_[begin].text()}});
      }
      std::fill(owner_.begin() + static_cast<std::ptrdiff_t>(begin),
                owner_.begin() + static_cast<std::ptrdiff_t>(end), own);
    }
    page_owner_[page] = own;
    drafts_[own].last_number = number > 0 ? number : drafts_[own].last_number + 1;
    ++(number > 0 ? drafts_[own].numbered : drafts_[own].unnumbered);
  }

  void settle_pages() {
    const int last = std::max(static_cast<int>(layout_.page_texts.size()), flow_.back().page());
    size_t begin = 0;
    for (int page = 1; page <= last && drafts_.size() > 1; ++page) {
      while (begin < flow_.size() && flow_[begin].page() < page) {
        ++begin;
      }
      size_t end = begin;
      while (end < flow_.size() && flow_[end].page() == page) {
        ++end;
      }
      settle_page(page, begin, end);
    }
  }

  void collect() {
    for (Draft& draft : drafts_) {
      draft.paras.clear();
      draft.pages.clear();
      draft.scores = 0;
    }
    for (const auto& [page, owner] : page_owner_) {
      drafts_[owner].pages.insert(page);
    }
    for (size_t i = 0; i < flow_.size(); ++i) {
      Draft& draft = drafts_[owner_[i]];
      draft.paras.push_back(i);
      draft.pages.insert(flow_[i].page());
      draft.scores += scores_.in_tables(i, i + 1) ? 1 : 0;
    }
    for (Draft& draft : drafts_) {
      draft.scores += scores_.in_text(draft.paras) ? 1 : 0;
    }
  }

  /// The report with scores that stands before `d`, else the first behind it; `d` without one.
  size_t scored_beside(size_t d) const {
    size_t to = d;
    for (size_t other = 0; other < drafts_.size(); ++other) {
      const bool before = other < d;
      if (drafts_[other].scores > 0 && (to == d || before)) {
        to = other;
      }
    }
    return to;
  }

  /// What was of one report is of another.
  void give(size_t from, size_t to) {
    for (size_t& owner : owner_) {
      owner = owner == from ? to : owner;
    }
    for (auto& [page, owner] : page_owner_) {
      owner = owner == from ? to : owner;
    }
  }

  /// A cover, a letter or a page headed like a title, without scores, is part of the report beside
  /// it; where it names another agency a person looks.
  void drop_scoreless() {
    collect();
    const auto with_scores = std::count_if(drafts_.begin(), drafts_.end(),
                                           [](const Draft& draft) { return draft.scores > 0; });
    for (size_t d = 0; d < drafts_.size(); ++d) {
      Draft& draft = drafts_[d];
      if (draft.scores > 0 || draft.paras.empty() || with_scores < 1) {
        continue;
      }
      const size_t to = scored_beside(d);
      const std::string& own = draft.head.agency.name;
      const std::string& into = drafts_[to].head.agency.name;
      if (!own.empty() && !into.empty() && !same_agency(own, into)) {
        doubt_other(drafts_[to], draft.head);
        // What one office writes over the reports of several others belongs to none of them.
        if (d == 0 && with_scores > 1) {
          covers_ = true;
          continue;
        }
      }
      give(d, to);
    }
    if (with_scores < 1) {
      std::fill(owner_.begin(), owner_.end(), 0);
      page_owner_.clear();
    }
    collect();
    if (covers_) {
      drafts_.front().paras.clear();
    }
  }

  Parts take() {
    std::set<int> shared, seen;
    for (const Draft& draft : drafts_) {
      for (const int page : draft.pages) {
        if (!seen.insert(page).second) {
          shared.insert(page);
        }
      }
    }
    for (Draft& draft : drafts_) {
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
      out_.parts.push_back(std::move(part));
    }
    if (out_.parts.size() < 2) {
      // Nothing was divided, so no page is in doubt; another agency's title still is.
      std::erase_if(out_.review.reasons,
                    [](const Reason& reason) { return reason.code == "page-of-which-report"; });
    }
    return std::move(out_);
  }

  const std::vector<Para>& flow_;
  const layout::Layout& layout_;
  const facts::Facts& facts_;
  const PartScores scores_;
  const std::vector<PartHead> heads_;
  std::vector<Draft> drafts_;
  std::vector<size_t> owner_;         ///< draft of each paragraph
  std::map<int, size_t> page_owner_;  ///< draft that has the page, or its end
  std::set<int> head_pages_;          ///< pages on which a head names a report
  size_t current_ = 0;
  bool covers_ = false;  ///< the first draft is a covering letter
  Parts out_;
};

}  // namespace

Parts split_reports(const std::vector<Para>& flow, const layout::Layout& layout,
                    const facts::Facts& facts) {
  if (flow.empty()) {
    return {{{}}, {}};
  }
  return Splitter(flow, layout, facts).split();
}

Parts parts_beginning_on(const std::vector<int>& begins, const std::vector<Para>& flow,
                         int last_page) {
  std::set<int> firsts{1};
  for (const int page : begins) {
    if (page > 1 && page <= last_page) {
      firsts.insert(page);
    }
  }
  Parts out;
  for (auto first = firsts.begin(); first != firsts.end(); ++first) {
    const int end = std::next(first) == firsts.end() ? last_page + 1 : *std::next(first);
    Part& part = out.parts.emplace_back();
    for (int page = *first; page < end; ++page) {
      part.pages.push_back(page);
    }
    for (size_t i = 0; i < flow.size(); ++i) {
      if (flow[i].page() >= *first && flow[i].page() < end) {
        part.paras.push_back(i);
      }
    }
  }
  return out;
}

std::vector<Para> flow_of(const std::vector<Para>& flow, const Part& part) {
  std::vector<Para> out;
  out.reserve(part.paras.size());
  for (const size_t i : part.paras) {
    out.push_back(flow[i]);
  }
  return out;
}

layout::Layout layout_of(const layout::Layout& layout, const std::vector<Para>& part) {
  layout::Layout out = layout;
  std::set<int> kept;
  for (const Para& para : part) {
    kept.insert(para.table());
  }
  for (size_t t = 0; t < out.joined.size(); ++t) {
    if (!kept.contains(static_cast<int>(t))) {
      out.joined[t].table = {};
      out.joined[t].parts.clear();
    }
  }
  return out;
}

}  // namespace ita::report
