#include "report/view/flow.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

#include "report/view/contents.h"
#include "report/view/flow_split.h"
#include "report/view/form_rows.h"
#include "report/view/frames.h"
#include "report/view/issue_labels.h"
#include "report/view/label_columns.h"
#include "report/view/labels.h"
#include "report/view/section_names.h"
#include "report/view/slides.h"
#include "report/view/title_rows.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// Longer than any heading seen, in bytes of the key (three for a Thai letter).
constexpr size_t kLongestHeading = 480;

bool all_bold(const std::vector<layout::Line>& lines) {
  bool any = false;
  for (const layout::Line& line : lines) {
    for (const text::Word& word : line.words) {
      any = true;
      if (!word.bold) {
        return false;
      }
    }
  }
  return any;
}

/// "ลงชื่อ …………" signs, "ลงชื่อรับคืนยังไม่ครบ" is the middle of a sentence.
bool is_sentence(const layout::Line& line, const facts::Facts& facts) {
  const std::string& signs = facts.lexicon("signs").front().text;
  const std::string text = line.text();
  return text.starts_with(signs) && text.substr(signs.size(), 1) == "\xE0";
}

/// "ขั้นตอน", "ผู้รับผิดชอบ" at one place of every slide are labels of the boxes below, no running head.
bool is_row_of_labels(const layout::Block& block, const facts::Facts& facts) {
  return !block.lines.empty() &&
         std::all_of(block.lines.begin(), block.lines.end(), [&](const layout::Line& line) {
           const auto parts = parts_between_gaps(line);
           return std::all_of(parts.begin(), parts.end(), [&](const layout::Line& part) {
             const std::string text = part.text();
             const auto label = label_at(text, facts, true);
             return label && trimmed(std::string_view(text).substr(label->value)).empty();
           });
         });
}

bool is_furniture(const layout::Block& block, const facts::Facts& facts) {
  if (block.kind == layout::BlockKind::running_head && is_row_of_labels(block, facts)) {
    return false;
  }
  if (block.kind == layout::BlockKind::signature) {
    return std::none_of(block.lines.begin(), block.lines.end(),
                        [&](const layout::Line& line) { return is_sentence(line, facts); });
  }
  return block.kind == layout::BlockKind::running_head ||
         block.kind == layout::BlockKind::page_number;
}

Para make_para(const layout::Block& block, const facts::Facts& facts) {
  Para out;
  out.block = &block;
  out.furniture = is_furniture(block, facts);
  if (block.kind == layout::BlockKind::table) {
    return out;
  }
  out.traced = layout::TracedText::of(block.lines, true);
  out.keyed = Keyed(out.traced.text());
  out.marker = parse_marker(out.traced.text());
  out.bold = all_bold(block.lines);
  out.heading = !out.furniture && out.keyed.key().size() <= kLongestHeading &&
                (block.kind == layout::BlockKind::heading || out.bold);
  return out;
}

}  // namespace

Para para_of(layout::Block block, const facts::Facts& facts) {
  auto own = std::make_shared<const layout::Block>(std::move(block));
  Para para = make_para(*own, facts);
  para.own = std::move(own);
  return para;
}

namespace {

/// Makes paragraphs of the blocks of a layout.
class ParaMaker {
 public:
  ParaMaker(const layout::Layout& layout, const facts::Facts& facts)
      : layout_(layout), facts_(facts), edges_(layout), names_(facts) {}

  std::vector<Para> all() {
    for (size_t i = 0; i < layout_.blocks.size(); ++i) {
      if (auto columns = label_columns_at(layout_.blocks, i, facts_)) {
        add_all(std::move(columns->blocks), columns->findings);
        i = columns->end - 1;
      } else if (const layout::Block& block = layout_.blocks[i]; block.table < 0) {
        add_text(block);
      } else {
        add_table(block, layout_.joined[static_cast<size_t>(block.table)].table);
      }
    }
    return std::move(out_);
  }

 private:
  void add_own(layout::Block part, bool framed = false) {
    Para para = para_of(std::move(part), facts_);
    para.framed = framed;
    out_.push_back(std::move(para));
  }
  void add_all(std::vector<layout::Block> parts, bool framed = false) {
    for (layout::Block& part : parts) {
      add_own(std::move(part), framed);
    }
  }

  void add_text(const layout::Block& block) {
    const bool furniture = is_furniture(block, facts_);
    std::vector<layout::Block> parts;
    if (block.kind != layout::BlockKind::running_head && !furniture) {
      parts = split_block(block, edges_, facts_);
    }
    begun_ = furniture ? begun_ : block.page;
    if (parts.empty()) {
      out_.push_back(make_para(block, facts_));
    }
    std::erase_if(parts, [](const layout::Block& part) { return part.lines.empty(); });
    add_all(std::move(parts));
  }

  /// Frames around text are text.  A table at the top of its page may begin with the title of what
  /// comes, and end with that of the next.
  void add_table(const layout::Block& block, const layout::Table& table) {
    if (auto frames = blocks_of_frames(table, facts_)) {
      add_all(std::move(*frames), true);
      begun_ = block.page;
      return;
    }
    if (begun_ != block.page) {
      add_all(title_rows(table));
    }
    begun_ = is_furniture(block, facts_) ? begun_ : block.page;
    out_.push_back(make_para(block, facts_));
    add_all(form_rows(table, facts_));
    for (std::vector<layout::Block>& row : last_rows(table)) {
      if (names_.find(make_para(row.front(), facts_), nullptr)) {
        add_all(std::move(row));
      }
    }
  }

  const layout::Layout& layout_;
  const facts::Facts& facts_;
  const PageEdges edges_;
  const SectionNames names_;
  std::vector<Para> out_;
  int begun_ = 0;  ///< the last page that has text or a table already
};

void set_right_edges(std::vector<Para>& flow) {
  std::map<int, double> edges;
  for (const Para& para : flow) {
    if (!para.furniture) {
      for (const layout::Line& line : para.block->lines) {
        edges[line.page] = std::max(edges[line.page], line.box.x1);
      }
    }
  }
  for (Para& para : flow) {
    para.right_edge = edges[para.page()];
  }
}

}  // namespace

namespace {

/// A scan loses bold type, so a numbered line that says it is a section counts as well.
bool may_be_heading(const Para& para) {
  return para.heading || (para.marker.numbered() && para.keyed.key().size() <= kLongestHeading) ||
         para.keyed.key().size() <= kLongestHeading / 3;
}

/// The key of what stands before a colon that text follows; empty where none does.
std::string label_before_text(const Para& para) {
  const std::string_view text = without_marker(para.text());
  const size_t colon = text.find(':');
  return colon == std::string_view::npos || trimmed(text.substr(colon + 1)).empty()
             ? ""
             : thai::match_key(text.substr(0, colon));
}

/// The same where a gap or the end of bold type parts the label of a finding from its text.
std::string label_of(const Para& para, const facts::Facts& facts) {
  std::string label = label_before_text(para);
  if (label.empty()) {
    const auto found = issue_label(para.text(), facts);
    label = found && found->content < para.text().size() ? found->key : "";
  }
  return label;
}

/// What stands several times with the same words is a label inside the parts of a section
/// ("ประเด็นที่ต้องพัฒนา" under each topic).
std::map<std::string, int> times_printed(const std::vector<Para>& flow, const facts::Facts& facts) {
  std::map<std::string, int> out;
  for (const Para& para : flow) {
    if (para.furniture || para.table() >= 0) {
      continue;
    }
    if (may_be_heading(para)) {
      ++out[thai::match_key(without_marker(para.text()))];
    }
    if (const std::string label = label_of(para, facts); !label.empty()) {
      ++out[label];
    }
  }
  return out;
}

/// Sets the sections of the paragraphs, one after the other.
class Sections {
 public:
  Sections(std::vector<Para>& flow, const facts::Facts& facts)
      : flow_(flow),
        facts_(facts),
        names_(facts),
        times_(times_printed(flow, facts)),
        slide_titles_(slide_titles(flow)) {}

  void set() {
    for (size_t i = 0; i < flow_.size(); ++i) {
      Para& para = flow_[i];
      if (!para.furniture && para.table() < 0) {
        look_at(para);
        if (slide_titles_[i] != 0 && !para.opens_section && filled_) {
          open(para, {Section::other, false, 0});
        }
        filled_ = !para.opens_section && (filled_ || !para.keyed.key().empty());
      } else if (para.table() >= 0) {
        in_title_ = false;
        filled_ = true;
      }
      const bool under = !stands_beside(para);
      para.section = under ? section_ : Section::other;
      para.says_issues = under && says_issues_;
    }
  }

 private:
  void look_at(Para& para) {
    const bool title = in_title_ && para.heading && !para.marker.numbered() &&
                       (para.block->centred || !titled_ || !names_.begins_with_name(para));
    titled_ = titled_ || title;
    in_title_ = in_title_ && (title || para.keyed.key().size() < 12);
    if (title || has_leader(para.text()) || goes_on(para)) {
      return;
    }
    auto found = names_.find_label(para, section_);
    if (!found && may_be_heading(para)) {
      found = names_.find(para, opener_);
    }
    const bool side = found && (found->says_issues || found->section == Section::other);
    const std::string before = label_of(para, facts_);
    // "แนวทางการพัฒนา : …" below each indicator; limitations may be told in several places.
    const bool part =
        !before.empty() && times_[before] > 1 && found && found->section != Section::limitations;
    const bool label = part || (side && times_[thai::match_key(without_marker(para.text()))] > 1);
    if (found && !label) {
      open(para, *found);
    }
  }

  /// In a column of its own beside the section, as the boxes of a web page: wholly to the left of
  /// its heading, or in another panel that begins above it.
  bool stands_beside(const Para& para) const {
    constexpr double kApart = 6;  // points
    if (opener_ == nullptr || &para == opener_ || para.page() != opener_->page() ||
        para.table() >= 0) {
      return false;
    }
    const layout::Block &own = *para.block, &heading = *opener_->block;
    const bool one_panel = own.panel > 0 && own.panel == heading.panel;
    const bool left = !heading.centred && !one_panel && own.box.x1 < heading.box.x0 - kApart;
    const bool other_panel = own.panel > 0 && heading.panel > 0 && own.panel != heading.panel;
    return left || (other_panel && own.box.y1 < heading.box.y0 - kApart);
  }

  void open(Para& para, const SectionFound& found) {
    section_ = found.section;
    says_issues_ = found.says_issues;
    para.opens_section = true;
    para.content = found.content;
    para.heading = true;
    para.section = section_;
    opener_ = &para;
  }

  /// "และมาตรการส่งเสริมคุณธรรม …": the line above goes on.
  bool goes_on(const Para& para) const {
    const auto& words = facts_.lexicon("line-goes-on");
    return std::any_of(words.begin(), words.end(), [&](const facts::Phrase& word) {
      return para.keyed.key().starts_with(word.key);
    });
  }

  std::vector<Para>& flow_;
  const facts::Facts& facts_;
  const SectionNames names_;
  std::map<std::string, int> times_;
  const std::vector<char> slide_titles_;
  bool filled_ = false;  ///< something stands below the heading of the section
  Section section_ = Section::front;
  bool says_issues_ = false;
  bool in_title_ = true, titled_ = false;
  const Para* opener_ = nullptr;
};

}  // namespace

namespace {

/// The last lines of a page that say how to reach the office or when the page was published belong
/// to no section, whatever stands above them.
void leave_out_imprints(std::vector<Para>& flow, const facts::Facts& facts) {
  constexpr size_t kLongest = 400;  // bytes of key
  int done = 0;                     // page
  for (size_t i = flow.size(); i-- > 0;) {
    Para& para = flow[i];
    if (para.furniture || para.page() == done) {
      continue;
    }
    const auto& words = facts.lexicon("imprint");
    const bool imprint = para.table() < 0 && para.marker.style == MarkerStyle::none &&
                         !para.heading && para.keyed.key().size() <= kLongest &&
                         // a number to call or an address: "ตอบผ่านโทรศัพท์ได้ไม่สะดวก" is a sentence
                         std::any_of(para.keyed.key().begin(), para.keyed.key().end(),
                                     [](unsigned char c) { return std::isalnum(c) != 0; }) &&
                         std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
                           return para.text().find(word.text) != std::string::npos;
                         });
    if (imprint) {
      para.section = Section::other;
    } else {
      done = para.page();
    }
  }
}

}  // namespace

std::vector<Para> make_flow(const layout::Layout& layout, const facts::Facts& facts) {
  std::vector<Para> out = ParaMaker(layout, facts).all();
  const std::vector<char> contents = parts_of_contents(out, facts);
  for (size_t i = 0; i < out.size(); ++i) {
    out[i].furniture = out[i].furniture || contents[i] != 0;
  }
  Sections(out, facts).set();
  leave_out_imprints(out, facts);
  set_right_edges(out);
  return out;
}

TopicMatch match_topic(std::string_view title, const facts::YearFacts& year) {
  const std::string key = thai::match_key(title);
  TopicMatch best;
  if (key.empty()) {
    return best;
  }
  const auto consider = [&](const facts::Topic& topic, const std::string& name) {
    const double similarity = thai::similarity(key, thai::match_key(name));
    if (similarity > best.similarity) {
      best = {topic.number, similarity, topic.name};
    }
  };
  for (const facts::Topic& topic : year.topics) {
    consider(topic, topic.name);
    for (const std::string& variant : topic.variants) {
      consider(topic, variant);
    }
  }
  return best;
}

}  // namespace ita::report
