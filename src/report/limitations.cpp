#include "report/limitations.h"

#include "report/evidence.h"
#include "report/prose_text.h"

namespace ita::report {

std::vector<Limitation> find_limitations(const std::vector<Para>& flow) {
  std::vector<Limitation> out;
  const Para* last = nullptr;
  for (const Para& para : flow) {
    if (para.section != Section::limitations || para.opens_section || para.furniture ||
        para.table() >= 0 || para.keyed.key().empty()) {
      if (para.opens_section) {
        last = nullptr;
      }
      continue;
    }
    bool more = last != nullptr && !out.empty() && para.marker.style == MarkerStyle::none &&
                (ends_unfinished(out.back().text) || continues(*last, para));
    last = &para;
    for (const std::vector<layout::Line>& lines : split_paragraphs(para)) {
      const std::string text = layout::TracedText::of(lines, true).text();
      const std::vector<Evidence> evidence = evidence_by_page(lines);
      if (more) {
        out.back().text = join_prose(out.back().text, clean(text));
        merge_evidence(out.back().evidence, evidence);
        more = false;
        continue;
      }
      for (const std::string& piece : split_inline_list(text)) {
        if (!piece.empty()) {
          out.push_back({piece, evidence});
        }
      }
    }
  }
  return out;
}

}  // namespace ita::report
