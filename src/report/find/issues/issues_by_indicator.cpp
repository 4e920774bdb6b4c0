#include "report/find/issues/issues_by_indicator.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>

#include "report/view/evidence.h"
#include "report/view/section_names.h"

namespace ita::report {

namespace {

/// The number behind "ตัวชี้วัดที่" at the beginning, and what follows it.
std::optional<OutlineItem> numbered_heading(const Para& para, const facts::Facts& facts) {
  const std::string text = clean_item(para.text());
  const Keyed keyed(text);
  for (const Phrase& word : facts.lexicon("indicator-number-lead")) {
    if (!keyed.key().starts_with(word.key)) {
      continue;
    }
    const std::string_view rest =
        trimmed(std::string_view(text).substr(keyed.source(0, word.key.size()).end));
    size_t end = 0;
    const int number = std::atoi(std::string(rest.substr(0, 3)).c_str());
    while (end < rest.size() && (std::isdigit(static_cast<unsigned char>(rest[end])) != 0 ||
                                 rest[end] == ':' || rest[end] == '.' || rest[end] == ' ')) {
      ++end;
    }
    if (number > 0) {
      return OutlineItem{0, number, true, std::string(rest.substr(end)), {}, ""};
    }
  }
  return std::nullopt;
}

/// The indicator that the text begins with, named and not only numbered.
std::optional<IndicatorNames::Mention> named_first(const Para& para, const IndicatorNames& names) {
  const auto mentions = names.find_all(para.keyed, para.text());
  const size_t lead = para.marker.length;
  const bool first = !mentions.empty() && mentions[0].number > 0 && mentions[0].by_name &&
                     !mentions[0].conflict && mentions[0].span.begin <= lead + 1;
  return first ? std::optional(mentions[0]) : std::nullopt;
}

class ByIndicator {
 public:
  ByIndicator(const std::vector<Para>& flow, const PlanRun& run, const IndicatorNames& names)
      : flow_(flow), run_(run), names_(names) {}

  std::vector<OutlineItem> headings() const {
    return collect([&](const Para& para) { return heading(para); });
  }
  std::vector<OutlineItem> paragraphs() const {
    return collect([&](const Para& para) { return paragraph(para); });
  }

 private:
  std::optional<OutlineItem> heading(const Para& para) const {
    // Under a heading that says that what follows must be improved, a line that is the name is one.
    constexpr size_t kLongestLine = 200;  // bytes of key
    const bool line = run_.subject == PlanSubject::issues &&
                      para.keyed.key().size() <= kLongestLine && named_first(para, names_);
    if (!para.heading && para.marker.style == MarkerStyle::none && !line) {
      return std::nullopt;
    }
    if (auto item = numbered_heading(para, names_.facts())) {
      return item;
    }
    const auto named = named_first(para, names_);
    // "4. การใช้ทรัพย์สินของราชการ": the number of the list is the indicator's.
    return named && para.heading && para.marker.numbered() && para.marker.value == named->number
               ? std::optional(OutlineItem{0, named->number, true, clean_item(para.text()), {}, ""})
               : std::nullopt;
  }

  std::optional<OutlineItem> paragraph(const Para& para) const {
    const auto named = named_first(para, names_);
    if (!named || !named->by_number || !names_issues(para.keyed.key(), names_.facts(), true)) {
      return std::nullopt;
    }
    const std::string_view text = para.text();
    return OutlineItem{
        0,    named->number,
        true, clean(text.substr(named->name.begin, named->name.end - named->name.begin)),
        {},   clean(text.substr(named->span.end))};
  }

  template <class Begins>
  std::vector<OutlineItem> collect(Begins begins) const {
    std::vector<OutlineItem> out;
    bool open = false;
    for (const size_t i : run_.paras) {
      auto item = begins(flow_[i]);
      if (item && (out.empty() || item->number > out.back().number)) {
        item->para = i;
        out.push_back(std::move(*item));
        open = true;
      } else if (out.empty() || named_first(flow_[i], names_)) {
        open = open && !out.empty() && out.back().rest.empty();
        if (open) {
          out.back().below.push_back(i);
        }
      } else if (open) {
        out.back().below.push_back(i);
      }
    }
    if (out.size() < 2) {
      return {};
    }
    // A few of the ten: the others need no improvement, and none is missing.
    const bool most = out.size() * 2 > names_.year().indicators.size();
    for (OutlineItem& item : out) {
      item.numbered = most;
    }
    return out;
  }

  const std::vector<Para>& flow_;
  const PlanRun& run_;
  const IndicatorNames& names_;
};

}  // namespace

std::vector<OutlineItem> issues_by_indicator(const std::vector<Para>& flow, const PlanRun& run,
                                             const IndicatorNames& names) {
  const ByIndicator reader(flow, run, names);
  std::vector<OutlineItem> out = reader.headings();
  return out.empty() ? reader.paragraphs() : out;
}

}  // namespace ita::report
