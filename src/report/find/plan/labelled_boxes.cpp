#include "report/find/plan/labelled_boxes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "report/find/plan/column_titles.h"
#include "report/view/evidence.h"
#include "report/view/labels.h"

namespace ita::report {

namespace {

using detail::box_of_label;
using detail::BoxPiece;
using detail::says_what_and_who;

constexpr double kBoxSlack = 6;  ///< points that text may stand left of its label

bool same_band(const Box& a, const Box& b) {
  const double shared = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return shared > 0.5 * std::min(a.height(), b.height());
}

/// The boxes of a page's running text.
class PageBoxes {
 public:
  PageBoxes(std::vector<BoxPiece> pieces, const facts::Facts& facts) : facts_(facts) {
    const bool labelled = std::any_of(pieces.begin(), pieces.end(), [&](const BoxPiece& piece) {
      return box_of_label(piece.line, piece.para, facts).has_value();
    });
    for (BoxPiece& piece : pieces) {
      if (auto box = box_of_label(piece.line, piece.para, facts, labelled)) {
        boxes_.push_back(std::move(*box));
      } else {
        texts_.push_back(std::move(piece));
      }
    }
    std::stable_sort(boxes_.begin(), boxes_.end(), [](const LabelledBox& a, const LabelledBox& b) {
      return same_band(a.box, b.box) ? a.box.x0 < b.box.x0 : a.box.y0 < b.box.y0;
    });
  }

  std::vector<BoxBoard> read() {
    std::vector<BoxBoard> out;
    if (std::vector<BoxBoard> columns = detail::boards_beside(boxes_, texts_, facts_);
        !columns.empty()) {
      return columns;
    }
    if (!side_by_side() || heads_a_table()) {
      return out;
    }
    for (size_t from = 0; from < boxes_.size();) {
      const size_t to = end_of_board(from);
      out.push_back(board(from, to));
      from = to;
    }
    std::erase_if(out, [](const BoxBoard& board) { return !says_what_and_who(board.boxes); });
    return out;
  }

 private:
  /// "ที่ | มาตรการ | ผู้รับผิดชอบ": the labels are the heading of a table, which names its measures.
  bool heads_a_table() const {
    return std::any_of(texts_.begin(), texts_.end(), [&](const BoxPiece& text) {
      const std::string role = role_of(clean_item(text.line.text()), facts_.measure_columns());
      return (role == "title" || role == "measure" || role == "number") &&
             std::any_of(boxes_.begin(), boxes_.end(), [&](const LabelledBox& label) {
               return same_band(label.box, text.line.box);
             });
    });
  }

  bool side_by_side() const {
    bool out = false;
    for (size_t i = 0; i < boxes_.size(); ++i) {
      for (size_t k = i + 1; k < boxes_.size(); ++k) {
        const bool beside = same_band(boxes_[i].box, boxes_[k].box);
        if (beside && boxes_[i].heading == boxes_[k].heading) {
          return false;  // measures beside one another
        }
        out = out || beside;
      }
    }
    return out;
  }

  /// A label that comes again is one of the next measure.
  size_t end_of_board(size_t from) const {
    std::set<std::string> seen;
    size_t to = from;
    while (to < boxes_.size() && seen.insert(boxes_[to].heading).second) {
      ++to;
    }
    return to;
  }

  BoxBoard board(size_t from, size_t to) {
    BoxBoard out;
    out.page = boxes_[from].page;
    const double top = boxes_[from].box.y0;
    const double bottom = to < boxes_.size() ? boxes_[to].box.y0 : 1e9;
    for (const BoxPiece& text : texts_) {
      const Box& box = text.line.box;
      if (box.y1 <= top + 2 || box.y0 >= bottom - 2) {
        continue;
      }
      LabelledBox* owner = owner_of(box, from, to);
      if (owner == nullptr) {
        out.left_over = out.left_over || bottom > 1e8 || box.y1 < bottom - 2 * box.height();
        continue;
      }
      owner->crossed = owner->crossed || box.x1 > right_of(*owner, from, to) + kBoxSlack;
      owner->lines.push_back(text.line);
      out.paras.push_back(text.para);
    }
    for (size_t i = from; i < to; ++i) {
      std::stable_sort(boxes_[i].lines.begin(), boxes_[i].lines.end(),
                       [](const layout::Line& a, const layout::Line& b) {
                         return same_band(a.box, b.box) ? a.box.x0 < b.box.x0 : a.box.y0 < b.box.y0;
                       });
      out.paras.push_back(boxes_[i].para);
      out.boxes.push_back(std::move(boxes_[i]));
    }
    return out;
  }

  /// Where the box to the right of the label's begins.
  double right_of(const LabelledBox& label, size_t from, size_t to) const {
    double out = 1e9;
    for (size_t i = from; i < to; ++i) {
      const Box& other = boxes_[i].box;
      if (&boxes_[i] != &label && other.x0 > label.box.x1) {
        out = std::min(out, other.x0);
      }
    }
    return out;
  }

  /// The label over whose middle the text is centred, the one on whose line it stands, else the
  /// nearest one above in its column.
  LabelledBox* owner_of(const Box& text, size_t from, size_t to) {
    LabelledBox* centred = nullptr;
    for (size_t i = from; i < to; ++i) {
      LabelledBox& label = boxes_[i];
      const bool under =
          std::fabs(label.box.cx() - text.cx()) < kBoxSlack && label.box.y1 <= text.y1;
      centred = under && (centred == nullptr || label.box.y0 > centred->box.y0) ? &label : centred;
    }
    if (centred != nullptr) {
      return centred;
    }
    LabelledBox* out = nullptr;
    for (size_t i = from; i < to; ++i) {
      LabelledBox& label = boxes_[i];
      const bool beside = same_band(label.box, text) && text.x0 >= label.box.x1;
      const bool in_column =
          text.x0 >= label.box.x0 - kBoxSlack && text.x0 < right_of(label, from, to) - kBoxSlack;
      const bool below = in_column && label.box.y1 <= text.y1;
      if (beside || below) {
        const bool nearer = out == nullptr || label.box.y0 > out->box.y0 + 2 ||
                            (same_band(label.box, out->box) && label.box.x0 > out->box.x0);
        out = nearer ? &label : out;
      }
    }
    return out;
  }

  const facts::Facts& facts_;
  std::vector<LabelledBox> boxes_;
  std::vector<BoxPiece> texts_;
};

/// The highest label of the board on its page; the rest of a table lies on the next one.
double top_of(const BoxBoard& board) {
  double out = 1e9;
  for (const LabelledBox& box : board.boxes) {
    out = box.page == board.page ? std::min(out, box.box.y0) : out;
  }
  return out;
}

/// Where the boards of the page end that stand over this one.
double end_of_boards_above(const BoxBoard& board, const std::vector<BoxBoard>& boards) {
  double out = -1;
  for (const BoxBoard& other : boards) {
    if (&other == &board || other.page != board.page || top_of(other) >= top_of(board)) {
      continue;
    }
    for (const LabelledBox& box : other.boxes) {
      out = std::max(out, box.lines.empty() ? box.box.y1 : box.lines.back().box.y1);
    }
  }
  return out;
}

/// The paragraphs of the page over the board and below the one before it.
void set_above(std::vector<BoxBoard>& boards, const std::vector<Para>& flow) {
  for (BoxBoard& board : boards) {
    const double from = end_of_boards_above(board, boards), top = top_of(board);
    for (size_t i = 0; i < flow.size(); ++i) {
      const Para& para = flow[i];
      if (!para.furniture && para.table() < 0 && para.page() == board.page &&
          !para.keyed.key().empty() && para.block->box.y0 >= from - 2 &&
          para.block->box.y1 <= top + 2) {
        board.above.push_back(i);
      }
    }
  }
}

}  // namespace

std::vector<BoxBoard> labelled_boxes(const layout::Layout& layout, const std::vector<Para>& flow,
                                     const facts::Facts& facts) {
  std::vector<BoxBoard> out;
  std::vector<BoxPiece> pieces;
  int page = 0;
  const auto close_page = [&] {
    for (BoxBoard& board : PageBoxes(std::move(pieces), facts).read()) {
      out.push_back(std::move(board));
    }
    pieces.clear();
  };
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow[i].furniture) {
      continue;
    }
    if (flow[i].page() != page) {
      close_page();
      page = flow[i].page();
    }
    if (flow[i].table() >= 0) {
      const auto index = static_cast<size_t>(flow[i].table());
      if (auto board = detail::boxes_of_table(layout.joined[index].table, i, facts)) {
        out.push_back(std::move(*board));
      }
      continue;
    }
    for (const layout::Line& line : flow[i].block->lines) {
      for (layout::Line& part : parts_between_gaps(line)) {
        pieces.push_back({std::move(part), i, flow[i].opens_section});
      }
    }
  }
  close_page();
  set_above(out, flow);
  return out;
}

bool heads_measures_table(const Para& para, const facts::Facts& facts) {
  constexpr double kColumnGap = 0.7;  // of the type size
  constexpr size_t kFewestHeadings = 3;
  if (para.furniture || para.table() >= 0) {
    return false;
  }
  return std::any_of(para.block->lines.begin(), para.block->lines.end(),
                     [&](const layout::Line& line) {
                       std::set<std::string> roles;
                       for (const layout::Line& part : parts_between_gaps(line, kColumnGap)) {
                         roles.insert(role_of(clean_item(part.text()), facts.measure_columns()));
                       }
                       roles.erase("");
                       return roles.size() >= kFewestHeadings &&
                              (roles.contains("measure") || roles.contains("title")) &&
                              (roles.contains("responsible") || roles.contains("schedule"));
                     });
}

}  // namespace ita::report
