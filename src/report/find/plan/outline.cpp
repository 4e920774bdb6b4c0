#include "report/find/plan/outline.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "report/view/evidence.h"
#include "report/view/prose_text.h"

namespace ita::report {

namespace {

/// Items of one list begin within this of one another, points.
constexpr double kSameIndent = 9;
/// A list may have lost so many numbers in a row and is still the same.
constexpr int kMostLost = 3;

struct Kind {
  MarkerStyle style = MarkerStyle::none;
  int depth = 1;
  bool heading = false;
  double indent = 0;
  bool operator==(const Kind& other) const {
    return style == other.style && depth == other.depth && heading == other.heading;
  }
};

Kind kind_of(const Para& para) {
  return {para.marker.style, para.marker.depth, para.heading, para.block->indent};
}

class Outline {
 public:
  Outline(const std::vector<Para>& flow, const std::vector<size_t>& paras,
          const OutlineRules& rules)
      : flow_(flow), paras_(paras), rules_(rules) {}

  std::vector<OutlineItem> read() {
    // "1. …" right below the heading that says what the list holds: bare headings further below
    // are not what it speaks of.
    if (rules_.said && !paras_.empty() && flow_[paras_.front()].marker.numbered() &&
        flow_[paras_.front()].marker.value == 1 && !flow_[paras_.front()].heading) {
      std::vector<OutlineItem> out = numbered_lines();
      if (!out.empty()) {
        return out;
      }
    }
    if (const std::vector<size_t> list = bullets_before_heading(); !list.empty()) {
      return Outline(flow_, list, rules_).bullets();
    }
    for (const auto way :
         {&Outline::numbered_headings, &Outline::bare_headings, &Outline::numbered_lines,
          &Outline::bullets, &Outline::lines, &Outline::outdented}) {
      std::vector<OutlineItem> out = (this->*way)();
      if (!out.empty()) {
        return out;
      }
    }
    return {};
  }

 private:
  /// "- …" right below the heading that says what the list holds, and nothing else before a bare
  /// heading: what stands below that one is of something else.
  std::vector<size_t> bullets_before_heading() const {
    std::vector<size_t> out;
    for (const size_t i : paras_) {
      const Para& para = flow_[i];
      const bool plain = para.marker.style == MarkerStyle::none;
      if (para.marker.numbered() || (para.heading && !plain) || (out.empty() && plain)) {
        return {};
      }
      if (para.heading) {
        return rules_.said ? out : std::vector<size_t>{};
      }
      out.push_back(i);
    }
    return {};
  }

  bool short_enough(const Para& para) const {
    return para.keyed.key().size() <= rules_.longest_title;
  }

  std::vector<OutlineItem> numbered_headings() const { return numbered(true, 1); }
  /// A scan loses bold type, and some offices use none.
  std::vector<OutlineItem> numbered_lines() const { return numbered(false, rules_.said ? 1 : 2); }

  std::optional<Kind> first_numbered(bool heading) const {
    std::optional<Kind> any;
    for (const size_t i : paras_) {
      const Para& para = flow_[i];
      if (!para.marker.numbered() || para.heading != heading || !short_enough(para)) {
        continue;
      }
      if (para.marker.value == 1) {
        return kind_of(para);
      }
      any = any ? any : kind_of(para);
    }
    return rules_.said ? any : std::nullopt;
  }

  /// The same number stands twice, so that one list stands inside the other.
  bool nested(const Kind& kind) const {
    std::set<int> seen;
    return std::any_of(paras_.begin(), paras_.end(), [&](size_t i) {
      return kind_of(flow_[i]) == kind && !seen.insert(flow_[i].marker.value).second;
    });
  }

  /// The number after one that looks like a heading is in the list again: on a scan a line may look
  /// bold that is not.
  bool goes_on(const Kind& kind, int value) const {
    return rules_.said && std::any_of(paras_.begin(), paras_.end(), [&](size_t i) {
             const Para& para = flow_[i];
             return kind_of(para) == kind && para.marker.value == value &&
                    std::abs(para.block->indent - kind.indent) <= kSameIndent;
           });
  }

  std::vector<OutlineItem> numbered(bool heading, size_t fewest) const {
    const std::optional<Kind> kind = first_numbered(heading);
    if (!kind) {
      return {};
    }
    const bool nested = this->nested(*kind);
    int expected = 1;
    const auto is_item = [&](const Para& para) {
      const int value = para.marker.value;
      const bool near = std::abs(para.block->indent - kind->indent) <= kSameIndent;
      const bool next = value == expected || (rules_.said && near && value > expected &&
                                              (expected == 1 || value <= expected + kMostLost));
      Kind own = kind_of(para);
      own.heading =
          own.heading && !(!heading && near && value == expected && goes_on(*kind, value + 1));
      return own == *kind && next && (!nested || near) && short_enough(para);
    };
    std::vector<OutlineItem> out;
    bool over = false;
    for (const size_t i : paras_) {
      if (is_item(flow_[i])) {
        expected = flow_[i].marker.value + 1;
        out.push_back(item(i, flow_[i].marker.value, true));
        over = false;
      } else if (!out.empty()) {
        // A bare heading below plain lines speaks of something else, up to the next of these.
        over = over || (!heading && flow_[i].heading && flow_[i].marker.style == MarkerStyle::none);
      }
      if (!out.empty() && !over && out.back().para != i) {
        out.back().below.push_back(i);
      }
    }
    return out.size() < fewest ? std::vector<OutlineItem>{} : out;
  }

  template <class Is>
  std::vector<OutlineItem> unnumbered(Is is_item, size_t fewest, bool plain = false) const {
    std::vector<OutlineItem> out;
    bool over = false;
    for (const size_t i : paras_) {
      const Para& para = flow_[i];
      if (is_item(para)) {
        out.push_back(item(i, static_cast<int>(out.size()) + 1, false));
        over = false;
      } else if (!out.empty()) {
        // A bare heading below plain lines speaks of something else, up to the next of these.
        over = over || (plain && para.heading && para.marker.style == MarkerStyle::none);
        if (!over) {
          out.back().below.push_back(i);
        }
      }
    }
    return out.size() < fewest ? std::vector<OutlineItem>{} : out;
  }

  std::vector<OutlineItem> bare_headings() const {
    return unnumbered(
        [&](const Para& para) {
          return para.heading && !para.block->centred && para.marker.style == MarkerStyle::none &&
                 short_enough(para);
        },
        2);
  }

  std::vector<OutlineItem> bullets() const {
    const auto first = std::find_if(paras_.begin(), paras_.end(), [&](size_t i) {
      return flow_[i].marker.style == MarkerStyle::bullet;
    });
    if (!rules_.said || first == paras_.end()) {
      return {};
    }
    const double indent = flow_[*first].block->indent;
    return unnumbered(
        [&](const Para& para) {
          return para.marker.style == MarkerStyle::bullet &&
                 para.block->indent <= indent + kSameIndent;
        },
        1, !flow_[*first].heading);
  }

  /// Short lines without any mark, one below the other; what stands further in is below them.
  std::vector<OutlineItem> lines() const {
    if (!rules_.said) {
      return {};
    }
    double left = std::numeric_limits<double>::infinity();
    for (const size_t i : paras_) {
      left = std::min(left, flow_[i].block->indent);
    }
    const auto outer = [&](const Para& para) { return para.block->indent <= left + kSameIndent; };
    const bool all = std::all_of(paras_.begin(), paras_.end(), [&](size_t i) {
      const Para& para = flow_[i];
      return !para.block->centred && (!outer(para) || para.block->lines.size() == 1 || para.framed);
    });
    const bool bodies = left < kSameIndent;  // paragraphs are indented, and so are lists mostly
    std::vector<OutlineItem> out =
        unnumbered([&](const Para& para) { return outer(para) && short_enough(para); }, 2);
    const bool others = bodies && std::any_of(out.begin(), out.end(), [](const OutlineItem& item) {
                          return !item.below.empty();
                        });
    return !all || others ? std::vector<OutlineItem>{} : out;
  }

  /// Short lines at the left edge, each with a paragraph that is indented below it.
  std::vector<OutlineItem> outdented() const {
    constexpr double kLeft = 6, kIndented = 12;
    if (!rules_.said) {
      return {};
    }
    const auto is_title = [&](const Para& para) {
      return para.marker.style == MarkerStyle::none && para.block->indent <= kLeft &&
             para.block->lines.size() == 1 && short_enough(para);
    };
    std::vector<OutlineItem> out = unnumbered(is_title, 2);
    const bool each = std::all_of(out.begin(), out.end(), [&](const OutlineItem& item) {
      return !item.below.empty() && flow_[item.below.front()].block->indent >= kIndented;
    });
    const bool centred = std::any_of(paras_.begin(), paras_.end(),
                                     [&](size_t i) { return flow_[i].block->centred; });
    return each && !centred ? out : std::vector<OutlineItem>{};
  }

  OutlineItem item(size_t i, int number, bool numbered) const {
    return {i, number, numbered, clean_item(flow_[i].text()), {}, ""};
  }

  const std::vector<Para>& flow_;
  const std::vector<size_t>& paras_;
  const OutlineRules& rules_;
};

}  // namespace

std::vector<OutlineItem> read_outline(const std::vector<Para>& flow,
                                      const std::vector<size_t>& paras, const OutlineRules& rules) {
  return Outline(flow, paras, rules).read();
}

}  // namespace ita::report
