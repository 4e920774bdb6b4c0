#include "report/view/section_names.h"

#include <algorithm>
#include <map>

#include "report/view/issue_labels.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// A variant may stand behind a few words ("แสดง", "ผล", "สรุป") but not in the middle of a
/// sentence.  Bytes of the key, three for a Thai letter.
constexpr size_t kLongestLead = 36;
/// Between "ประเด็นที่" and what is said of it.
constexpr size_t kFarthest = 90;
constexpr double kFuzzy = 0.85;

std::optional<Section> section_named(const std::string& name) {
  static const std::map<std::string, Section> kNames = {
      {"scores", Section::scores},           {"history", Section::history},
      {"analysis", Section::analysis},       {"measures", Section::measures},
      {"limitations", Section::limitations}, {"other", Section::other}};
  const auto it = kNames.find(name);
  return it == kNames.end() ? std::nullopt : std::optional(it->second);
}

/// Any of the phrases at the start of the key; its length, 0 for none.
size_t longest_start(std::string_view key, const std::vector<Phrase>& list) {
  size_t best = 0;
  for (const Phrase& phrase : list) {
    if (key.starts_with(phrase.key)) {
      best = std::max(best, phrase.key.size());
    }
  }
  return best;
}

/// Where the first word of the paragraph ends, where it is a label by itself: bold type ends with
/// it, or, in plain type, it is the word for weaknesses or strengths and the words behind do not go
/// on from it.  0 for none.
size_t label_set_apart(const Para& para, const facts::Facts& facts) {
  const std::vector<text::Word>& words = para.block->lines.front().words;
  const std::string first = words.size() > 1 ? words[0].text() : "";
  if (first.empty() || !para.text().starts_with(first + " ")) {
    return 0;
  }
  const auto label = issue_label(para.text(), facts);
  const std::string key = thai::match_key(first);
  const bool plain =
      label && !para.heading && (names_weaknesses(key, facts) || !label->weak) && label->key == key;
  return (words[0].bold && !words[1].bold) || plain ? first.size() : 0;
}

/// "ปี2566": the year of a plan and nothing else.
bool is_year(std::string key, const facts::Facts& facts) {
  for (const Phrase& word : facts.lexicon("year-line-words")) {
    if (const size_t at = key.find(word.key); at != std::string::npos) {
      key.erase(at, word.key.size());
    }
  }
  return !key.empty() && key.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

bool names_issues(std::string_view key, const facts::Facts& facts, bool anywhere) {
  const size_t last = anywhere ? key.size() : std::min(key.size(), kLongestLead + 1);
  for (const Phrase& begin : facts.lexicon("issues-heading-begins")) {
    const size_t at = key.find(begin.key);
    if (at == std::string_view::npos || at >= last) {
      continue;
    }
    const std::string_view rest = key.substr(at, begin.key.size() + kFarthest);
    if (any_in(rest, facts.lexicon("issues-heading-says"))) {
      return true;
    }
  }
  return false;
}

bool names_weaknesses(std::string_view key, const facts::Facts& facts) {
  const size_t start = longest_start(key, facts.lexicon("weaknesses-heading"));
  return start > 0 && !any_in(key.substr(start), facts.lexicon("issues-heading-says"));
}

SectionNames::SectionNames(const facts::Facts& facts) : facts_(facts) {
  static const std::string kAlone = "_alone";
  for (const auto& [name, words] : facts.headings()) {
    const bool alone = name.ends_with(kAlone);
    if (const auto section =
            section_named(alone ? name.substr(0, name.size() - kAlone.size()) : name)) {
      for (const std::string& word : words) {
        variants_.push_back({*section, Phrase(word), alone});
      }
    }
  }
}

/// How much of a heading a variant explains; 0 when it is not that heading.
double SectionNames::explains(const std::string& key, const Variant& candidate) const {
  const Phrase& variant = candidate.phrase;
  if (candidate.alone) {
    // "ผลคะแนนปี 2568": its year may stand behind it.
    const bool whole = key == variant.key || (key.starts_with(variant.key) &&
                                              is_year(key.substr(variant.key.size()), facts_));
    return whole ? static_cast<double>(key.size()) : 0;
  }
  const double share = static_cast<double>(variant.key.size()) /
                       static_cast<double>(std::max<size_t>(1, key.size()));
  const size_t lead = key.find(variant.key);
  if (lead != std::string::npos && lead <= kLongestLead) {
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

bool SectionNames::is_strengths(const std::string& key) const {
  const size_t start = longest_start(key, facts_.lexicon("strengths-heading"));
  return start * 5 >= key.size() * 2 && start > 0 && !names_issues(key, facts_, true);
}

/// A line by itself at the left edge; a scan and some fonts lose bold type.
bool stands_alone(const Para& para) {
  constexpr size_t kShort = 200;
  constexpr double kLeft = 6;
  return para.block->lines.size() == 1 && para.block->indent <= kLeft &&
         para.marker.style != MarkerStyle::bullet && para.keyed.key().size() <= kShort;
}

/// Put together from parts, a heading of measures is less sure than one of a list: only where it
/// looks like one and is no item of the section of measures or below another heading.
bool SectionNames::is_measures(const std::string& key, const Para& para, const Para* opener) const {
  // "มาตรการที่ 1 …" is one of them; "ส่วนที่ 1 มาตรการ…" heads them.
  const bool counted = para.marker.style == MarkerStyle::word &&
                       longest_start(para.keyed.key(), facts_.lexicon("part-word")) == 0;
  if ((!para.heading && !stands_alone(para)) || counted ||
      (opener != nullptr &&
       (opener->section == Section::measures || para.marker.depth > opener->marker.depth))) {
    return false;
  }
  if (longest_start(key, facts_.lexicon("measures-heading-whole")) > 0) {
    return true;
  }
  const size_t of_year = longest_start(key, facts_.lexicon("measures-heading-of-year"));
  if (of_year > 0 && is_year(key.substr(of_year), facts_)) {
    return true;
  }
  const size_t start = longest_start(key, facts_.lexicon("measures-heading-begins"));
  return start > 0 && any_in(std::string_view(key).substr(start, kFarthest),
                             facts_.lexicon("measures-heading-says"));
}

/// "ข้อจำกัดด้านบุคลากร" below the heading of the limitations is one of them.
bool SectionNames::is_limitations(const std::string& key, const Para& para,
                                  const Para* opener) const {
  return (para.heading || stands_alone(para)) &&
         (opener == nullptr || opener->section != Section::limitations) &&
         longest_start(key, facts_.lexicon("limitations-heading")) > 0;
}

std::optional<SectionFound> SectionNames::find(const Para& para, const Para* opener) const {
  return find(thai::match_key(without_marker(para.text())), para, opener);
}

std::optional<SectionFound> SectionNames::find_label(const Para& para, Section standing) const {
  constexpr size_t kLongestLabel = 150;
  const std::string& text = para.text();
  size_t end = text.find(':');
  size_t content = end == std::string::npos ? end : end + 1;
  if (const size_t word = label_set_apart(para, facts_); end == std::string::npos && word > 0) {
    end = content = word;
  }
  if (end == std::string::npos || trimmed(std::string_view(text).substr(content)).empty()) {
    return std::nullopt;
  }
  const std::string key = thai::match_key(without_marker(std::string_view(text).substr(0, end)));
  if (key.empty() || key.size() > kLongestLabel) {
    return std::nullopt;
  }
  auto found = find(key, para, nullptr);
  const bool ends_list = standing == Section::limitations || standing == Section::analysis;
  if (!found || (!found->says_issues && found->section != Section::limitations &&
                 !(found->section == Section::other && (is_strengths(key) || ends_list)))) {
    return std::nullopt;
  }
  found->content = content;
  return found;
}

std::optional<SectionFound> SectionNames::find(const std::string& key, const Para& para,
                                               const Para* opener) const {
  std::optional<SectionFound> best;
  double most = 0;
  for (const Variant& variant : variants_) {
    // The words before the name of a section stand in headings, not in items of lists.
    const bool item =
        para.marker.style == MarkerStyle::bullet && !key.starts_with(variant.phrase.key);
    const double score = item ? 0 : explains(key, variant);
    if (score > most) {
      most = score;
      best = SectionFound{variant.section, false, 0};
    }
  }
  // "มาตรการแก้ไขจุดอ่อน" heads what is done against the weaknesses.
  const bool against = longest_start(key, facts_.lexicon("measures-heading-begins")) > 0 &&
                       is_measures(key, para, opener);
  const bool issues = !against && names_issues(key, facts_, false);
  if (best && best->section == Section::analysis) {
    best->says_issues = issues;
  } else if (!best && issues && para.marker.style != MarkerStyle::bullet) {
    best = SectionFound{Section::analysis, true, 0};
  } else if (!best && is_strengths(key)) {
    best = SectionFound{Section::other, false, 0};
  } else if (!best && is_limitations(key, para, opener)) {
    best = SectionFound{Section::limitations, false, 0};
  } else if (!best && is_measures(key, para, opener)) {
    best = SectionFound{Section::measures, false, 0};
  }
  return best;
}

bool SectionNames::begins_with_name(const Para& para) const {
  const std::string& key = para.keyed.key();
  if (names_issues(key, facts_, false) || is_strengths(key) || is_measures(key, para, nullptr)) {
    return true;
  }
  return std::any_of(variants_.begin(), variants_.end(), [&](const Variant& variant) {
    return variant.alone ? explains(key, variant) > 0
                         : key.starts_with(variant.phrase.key) &&
                               variant.phrase.key.size() * 10 >= key.size() * 5;
  });
}

}  // namespace ita::report
