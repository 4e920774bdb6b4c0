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
    const bool more = last != nullptr && !out.empty() && para.marker.style == MarkerStyle::none &&
                      (ends_unfinished(out.back().text) || continues(*last, para));
    last = &para;
    std::vector<Evidence> evidence = evidence_by_page(para.block->lines);
    if (more) {
      out.back().text = join_prose(out.back().text, clean(para.text()));
      merge_evidence(out.back().evidence, evidence);
      continue;
    }
    for (const std::string& piece : split_inline_list(para.text())) {
      if (!piece.empty()) {
        out.push_back({piece, evidence});
      }
    }
  }
  return out;
}

}  // namespace ita::report
