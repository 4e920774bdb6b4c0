#include <algorithm>
#include <optional>

#include "report/evidence.h"
#include "report/measures.h"
#include "report/prose_text.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// A title longer than this (bytes of the key) is a sentence.
constexpr size_t kLongestTitle = 330;

bool usable(const Para& para) {
  return !para.opens_section && !para.furniture && para.table() < 0 && !para.keyed.key().empty();
}

/// How the titles of the measures are marked.
struct Titles {
  MarkerStyle style = MarkerStyle::none;
  int depth = 1;
  bool bold = false;
};

bool is_title(const Para& para, const Titles& titles, int expected) {
  return para.marker.numbered() && para.marker.style == titles.style &&
         para.marker.depth == titles.depth && para.heading == titles.bold &&
         para.marker.value == expected;
}

/// The first numbering that counts at least to two, headings before plain paragraphs.
std::optional<Titles> find_titles(const std::vector<const Para*>& paras) {
  for (const bool bold : {true, false}) {
    for (const Para* first : paras) {
      if (!first->marker.numbered() || first->marker.value != 1 || first->heading != bold ||
          (bold && first->keyed.key().size() > kLongestTitle)) {
        continue;
      }
      const Titles titles{first->marker.style, first->marker.depth, bold};
      if (std::any_of(paras.begin(), paras.end(),
                      [&](const Para* para) { return is_title(*para, titles, 2); })) {
        return titles;
      }
    }
  }
  return std::nullopt;
}

/// What stands under a title: paragraphs say how, numbered or dashed lines after them are steps.
void add_text(Measure& into, const Para& para, const Para* last) {
  const std::string text = clean_item(para.text());
  const bool marked = para.marker.style != MarkerStyle::none;
  std::vector<std::string>& list = into.steps.empty() ? into.approach : into.steps;
  if (!marked && last != nullptr && !list.empty() &&
      (continues(*last, para) || ends_unfinished(list.back()))) {
    list.back() = join_prose(list.back(), text);
  } else {
    (marked && !into.approach.empty() ? into.steps : into.approach).push_back(text);
  }
  merge_evidence(into.evidence, evidence_by_page(para.block->lines));
}

}  // namespace

namespace detail {

std::vector<Measure> measures_of_prose(const std::vector<Para>& flow) {
  std::vector<const Para*> paras;
  for (const Para& para : flow) {
    if (para.section == Section::measures && usable(para)) {
      paras.push_back(&para);
    }
  }
  const std::optional<Titles> titles = find_titles(paras);
  std::vector<Measure> out;
  if (!titles) {
    return out;
  }
  const Para* last = nullptr;
  for (const Para* para : paras) {
    if (is_title(*para, *titles, static_cast<int>(out.size()) + 1)) {
      Measure measure;
      measure.number = para->marker.value;
      measure.title = clean_item(para->text());
      measure.evidence = evidence_by_page(para->block->lines);
      add_reading_doubts(measure.review, para->traced, {0, para->text().size()});
      out.push_back(std::move(measure));
    } else if (!out.empty()) {
      const bool more = last != nullptr && out.back().approach.empty() &&
                        out.back().steps.empty() && para->marker.style == MarkerStyle::none &&
                        para->bold == last->bold &&
                        (continues(*last, *para) || ends_unfinished(out.back().title));
      if (more) {
        out.back().title = join_prose(out.back().title, clean_item(para->text()));
        merge_evidence(out.back().evidence, evidence_by_page(para->block->lines));
      } else {
        add_text(out.back(), *para, last);
      }
    }
    last = para;
  }
  return out;
}

}  // namespace detail

}  // namespace ita::report
