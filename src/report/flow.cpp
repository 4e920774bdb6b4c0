#include "report/flow.h"

#include <algorithm>
#include <map>
#include <optional>

#include "report/flow_split.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// Longer than any heading seen, in bytes of the key (three for a Thai letter).
constexpr size_t kLongestHeading = 480;
/// A variant may stand behind a few words ("แสดง", "ผล", "สรุป") but not in the middle of a
/// sentence.
constexpr size_t kLongestLead = 36;
constexpr double kFuzzy = 0.85;

struct Variant {
  Section section;
  Phrase phrase;
  bool alone = false;  ///< only where nothing else stands in the heading
};

std::optional<Section> section_named(const std::string& name) {
  static const std::map<std::string, Section> kNames = {{"scores", Section::scores},
                                                        {"history", Section::history},
                                                        {"analysis", Section::analysis},
                                                        {"measures", Section::measures},
                                                        {"limitations", Section::limitations},
                                                        {"recommendations", Section::limitations},
                                                        {"other", Section::other}};
  const auto it = kNames.find(name);
  return it == kNames.end() ? std::nullopt : std::optional(it->second);
}

std::vector<Variant> variants(const facts::Facts& facts) {
  std::vector<Variant> out;
  static const std::string kAlone = "_alone";
  for (const auto& [name, words] : facts.headings()) {
    const bool alone = name.ends_with(kAlone);
    if (const auto section =
            section_named(alone ? name.substr(0, name.size() - kAlone.size()) : name)) {
      for (const std::string& word : words) {
        out.push_back({*section, Phrase(word), alone});
      }
    }
  }
  return out;
}

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
bool is_sentence(const layout::Line& line) {
  static constexpr std::string_view kSigned = "ลงชื่อ";
  const std::string text = line.text();
  return text.starts_with(kSigned) && text.substr(kSigned.size(), 1) == "\xE0";
}

/// "ข้อจำกัด ........ 5": a line of the list of contents, or one to write on, opens nothing.
bool has_leader(const std::string& text) {
  size_t run = 0;
  for (const char c : text) {
    run = c == '.' ? run + 1 : c == ' ' ? run : 0;
    if (run >= 6) {
      return true;
    }
  }
  return text.find("……") != std::string::npos;
}

bool is_furniture(const layout::Block& block) {
  if (block.kind == layout::BlockKind::signature) {
    return std::none_of(block.lines.begin(), block.lines.end(), is_sentence);
  }
  return block.kind == layout::BlockKind::running_head ||
         block.kind == layout::BlockKind::page_number;
}

bool starts(const std::string& key, const std::string& variant, size_t& lead) {
  lead = key.find(variant);
  return lead != std::string::npos && lead <= kLongestLead;
}

/// How much of a heading a variant explains; 0 when it is not that heading.
double explains(const std::string& key, const Variant& candidate) {
  const Phrase& variant = candidate.phrase;
  if (candidate.alone) {
    return key == variant.key ? static_cast<double>(key.size()) : 0;
  }
  const double share = static_cast<double>(variant.key.size()) /
                       static_cast<double>(std::max<size_t>(1, key.size()));
  size_t lead = 0;
  if (starts(key, variant.key, lead)) {
    return share >= 0.4 || variant.key.size() >= 54 ? static_cast<double>(variant.key.size()) : 0;
  }
  if (variant.key.size() < 48 || share > 1.3) {
    return 0;
  }
  const thai::Found found = thai::find_like(variant.key, key);
  return found.similarity >= kFuzzy && found.begin <= kLongestLead
             ? static_cast<double>(variant.key.size()) * found.similarity
             : 0;
}

std::optional<Section> section_of(const Para& para, const std::vector<Variant>& list) {
  const std::string key = thai::match_key(without_marker(para.text()));
  std::optional<Section> best;
  double most = 0;
  for (const Variant& variant : list) {
    const double score = explains(key, variant);
    if (score > most) {
      most = score;
      best = variant.section;
    }
  }
  return best;
}

/// The heading is one of a section and little else, so that it is none of the title's lines.
bool names_section(const Para& para, const std::vector<Variant>& list) {
  const std::string& key = para.keyed.key();
  return std::any_of(list.begin(), list.end(), [&](const Variant& variant) {
    return !variant.alone && key.starts_with(variant.phrase.key) &&
           variant.phrase.key.size() * 10 >= key.size() * 5;
  });
}

Para make_para(const layout::Block& block) {
  Para out;
  out.block = &block;
  out.furniture = is_furniture(block);
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

std::vector<Para> all_paras(const layout::Layout& layout, const facts::Facts& facts) {
  const PageEdges edges(layout);
  std::vector<Para> out;
  for (const layout::Block& block : layout.blocks) {
    std::vector<layout::Block> parts;
    if (block.table < 0 && !is_furniture(block)) {
      parts = split_block(block, edges, facts);
    }
    if (parts.empty()) {
      out.push_back(make_para(block));
    }
    for (layout::Block& part : parts) {
      if (part.lines.empty()) {
        continue;
      }
      auto own = std::make_shared<const layout::Block>(std::move(part));
      Para para = make_para(*own);
      para.own = std::move(own);
      out.push_back(std::move(para));
    }
  }
  return out;
}

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

std::vector<Para> make_flow(const layout::Layout& layout, const facts::Facts& facts) {
  const std::vector<Variant> list = variants(facts);
  std::vector<Para> out;
  out.reserve(layout.blocks.size());
  Section section = Section::front;
  bool in_title = true, titled = false;
  for (Para& para : all_paras(layout, facts)) {
    if (!para.furniture && para.table() < 0) {
      // A scan loses bold type, so a numbered line that says it is a section counts as well.
      const bool candidate =
          para.heading || (para.marker.numbered() && para.keyed.key().size() <= kLongestHeading) ||
          para.keyed.key().size() <= kLongestHeading / 3;
      const bool title = in_title && para.heading && !para.marker.numbered() &&
                         (para.block->centred || !titled || !names_section(para, list));
      titled = titled || title;
      in_title = in_title && (title || para.keyed.key().size() < 12);
      if (candidate && !title && !has_leader(para.text())) {
        if (const auto found = section_of(para, list)) {
          section = *found;
          para.opens_section = true;
          para.heading = true;
        }
      }
    } else if (para.table() >= 0) {
      in_title = false;
    }
    para.section = section;
    out.push_back(std::move(para));
  }
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
