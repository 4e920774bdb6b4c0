#include "report/find/plan/limitations.h"

#include <algorithm>

#include "report/find/measures/measures_columns.h"
#include "report/view/evidence.h"
#include "report/view/flow_split.h"
#include "report/view/prose_text.h"
#include "thai/key.h"

namespace ita::report {

namespace {

class Finder {
 public:
  Finder(const layout::Layout& layout, const std::vector<Para>& flow, const facts::Facts& facts,
         Review& review)
      : layout_(layout), flow_(flow), facts_(facts), review_(review) {}

  std::vector<Limitation> find() {
    for (const Para& para : flow_) {
      const auto& signs = facts_.lexicon("signs");
      if (para.section != Section::limitations || para.furniture ||
          para.text().starts_with(signs.front().text) || closes_letter(para.text(), facts_)) {
        continue;
      }
      if (para.opens_section) {
        last_ = nullptr;
        begun_ = marked_ = ended_ = false;
        take_content(para);
      } else if (ended_ || ends_list(para)) {
        ended_ = true;
      } else if (para.table() >= 0) {
        take_table(layout_.joined[static_cast<size_t>(para.table())].table);
      } else if (!para.keyed.key().empty()) {
        take_text(para);
      }
    }
    if (out_.empty()) {
      take_columns();
    } else {
      doubt_obstacles();
    }
    return std::move(out_);
  }

 private:
  /// Behind items with numbers or bullets a heading without one begins something else, also where
  /// nobody knows its words.
  bool ends_list(const Para& para) const {
    return marked_ && para.heading && para.table() < 0 && para.marker.style == MarkerStyle::none;
  }

  /// "ผลการดำเนินงาน | สถานะ | ปัญหาอุปสรรค": what hindered a measure, in a report on how far it is,
  /// is said of that measure and stays with it.
  bool tells_progress(const layout::Table& table, int column) const {
    const detail::MeasureColumns columns = detail::find_columns(table, facts_);
    for (size_t c = 0; c < columns.of_column.size(); ++c) {
      if (static_cast<int>(c) != column && columns.of_column[c] == "result") {
        return detail::is_measures_table(table, columns);
      }
    }
    return false;
  }

  /// "ปัญหาอุปสรรค: …" in a report on how far the measures are.
  void doubt_obstacles() {
    const Para* heading = nullptr;
    bool progress = false;
    for (const Para& para : flow_) {
      const bool opens = para.opens_section && para.section == Section::limitations;
      heading = heading == nullptr && opens ? &para : heading;
      progress =
          progress || (para.table() >= 0 &&
                       tells_progress(layout_.joined[static_cast<size_t>(para.table())].table, -1));
    }
    if (heading == nullptr || !progress ||
        !any_in(heading->keyed.key(), facts_.lexicon("obstacle"))) {
      return;
    }
    for (Limitation& limitation : out_) {
      limitation.review.add("limitation-of-progress", {},
                            {{heading->page(), heading->block->box, heading->text()}});
    }
  }

  /// "ปัญหา/อุปสรรค" beside each measure, in papers that have no section of limitations.
  void take_columns() {
    const auto& words = facts_.lexicon("limitations-heading");
    for (const Para& para : flow_) {
      if (para.table() < 0) {
        continue;
      }
      const layout::Table& table = layout_.joined[static_cast<size_t>(para.table())].table;
      for (int c = 0; c < table.cols; ++c) {
        const layout::Cell* heading = table.at(0, c);
        const std::string key =
            heading == nullptr
                ? ""
                : thai::match_key(layout::TracedText::of(heading->lines, true).text());
        if (std::any_of(words.begin(), words.end(),
                        [&](const Phrase& word) { return key.starts_with(word.key); })) {
          if (!tells_progress(table, c)) {
            take_column(table, c);
          }
          break;
        }
      }
    }
  }

  void push(std::string text, std::vector<Evidence> evidence, const layout::TracedText& traced,
            Span span) {
    const std::string key = thai::match_key(text);
    const auto& nothing = facts_.lexicon("says-nothing");
    const bool none =
        key.empty() || std::any_of(nothing.begin(), nothing.end(),
                                   [&](const Phrase& word) { return key == word.key; });
    if (none) {
      return;
    }
    out_.emplace_back();
    out_.back().text = std::move(text);
    out_.back().evidence = std::move(evidence);
    add_reading_doubts(out_.back().review, traced, span);
  }

  /// "ข้อจำกัด : ผู้ตอบมีจำนวนน้อย"
  void take_content(const Para& para) {
    if (para.content == 0) {
      return;
    }
    const Span span{para.content, para.text().size()};
    push(clean(std::string_view(para.text()).substr(para.content)),
         {evidence_of(para.traced, span)}, para.traced, span);
    last_ = &para;
  }

  void take_text(const Para& para) {
    bool more = last_ != nullptr && !out_.empty() && para.marker.style == MarkerStyle::none &&
                (ends_unfinished(out_.back().text, facts_) || continues(*last_, para));
    last_ = &para;
    const bool unmarked = marked_ && !more && para.marker.style == MarkerStyle::none;
    // Bullets between paragraphs of running text are no list of their own.
    marked_ = marked_ || (!begun_ && para.marker.style != MarkerStyle::none);
    begun_ = true;
    for (const std::vector<layout::Line>& lines : split_paragraphs(para, facts_)) {
      const layout::TracedText traced = layout::TracedText::of(lines, true);
      const std::vector<Evidence> evidence = evidence_by_page(lines);
      const Span span{0, traced.text().size()};
      if (more) {
        out_.back().text = join_prose(out_.back().text, clean(traced.text()));
        merge_evidence(out_.back().evidence, evidence);
        add_reading_doubts(out_.back().review, traced, span);
        more = false;
        continue;
      }
      const size_t before = out_.size();
      for (const std::string& piece : split_inline_list(traced.text(), facts_)) {
        push(piece, evidence, traced, span);
      }
      for (size_t i = before; unmarked && i < out_.size(); ++i) {
        out_[i].review.add("item-without-marker", {},
                           {{para.page(), para.block->box, para.text()}});
      }
    }
  }

  bool names_limitations(const layout::Cell& cell) const {
    const std::string key = thai::match_key(layout::TracedText::of(cell.lines, true).text());
    return any_in(key, facts_.lexicon("limitation-column"));
  }

  /// The column whose heading names them; where none does, the table is said to be unread.
  void take_table(const layout::Table& table) {
    int column = -1;
    for (int c = 0; c < table.cols && column < 0; ++c) {
      const layout::Cell* heading = table.at(0, c);
      column = heading != nullptr && names_limitations(*heading) ? c : -1;
    }
    if (column < 0) {
      review_.add("limitations-table-not-read", {}, {{table.page, table.box, ""}});
      return;
    }
    take_column(table, column);
  }

  void take_column(const layout::Table& table, int column) {
    for (int r = 1; r < table.rows; ++r) {
      const layout::Cell* cell = table.at(r, column);
      if (cell == nullptr || cell->row != r || cell->col != column || names_limitations(*cell)) {
        continue;
      }
      const layout::TracedText traced = layout::TracedText::of(cell->lines, true);
      for (std::string& item : split_items(cell->lines)) {
        push(std::move(item), evidence_by_page(cell->lines), traced, {0, traced.text().size()});
      }
    }
  }

  const layout::Layout& layout_;
  const std::vector<Para>& flow_;
  const facts::Facts& facts_;
  Review& review_;
  std::vector<Limitation> out_;
  const Para* last_ = nullptr;
  bool begun_ = false;   ///< the section has text
  bool marked_ = false;  ///< it began with an item with a number or bullet
  bool ended_ = false;   ///< a heading of something else stood behind them
};

}  // namespace

std::vector<Limitation> find_limitations(const layout::Layout& layout,
                                         const std::vector<Para>& flow, const facts::Facts& facts,
                                         Review& review) {
  return Finder(layout, flow, facts, review).find();
}

}  // namespace ita::report
