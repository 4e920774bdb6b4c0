#include "report/resolve/unread_sections.h"

#include <algorithm>

namespace ita::report {

namespace {

/// Bytes of text (three for a Thai letter) that are more than a line of transition.
constexpr size_t kMuch = 450;

/// A heading opens the section, and text stands below it.
bool holds_text(const std::vector<Para>& flow, Section section) {
  size_t bytes = 0;
  bool opened = false;
  for (const Para& para : flow) {
    if (para.section != section || para.furniture) {
      continue;
    }
    opened = opened || para.opens_section;
    bytes += para.opens_section || para.table() >= 0 ? 0 : para.keyed.key().size();
  }
  return opened && bytes >= kMuch;
}

}  // namespace

void say_unread_sections(Report& report, const std::vector<Para>& flow) {
  if (report.issues.empty() && holds_text(flow, Section::analysis)) {
    report.review.add("analysis-without-issues");
  }
  if (report.measures.empty() && holds_text(flow, Section::measures)) {
    report.review.add("measures-not-read");
  }
}

}  // namespace ita::report
