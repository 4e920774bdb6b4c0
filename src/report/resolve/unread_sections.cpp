#include "report/resolve/unread_sections.h"

#include "report/find/measures/measures.h"

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

/// Below a heading that says that what follows must be improved stands a table, or right below it
/// a list.
bool names_issues_over_list(const std::vector<Para>& flow) {
  const Para* heading = nullptr;
  bool section = false;
  for (const Para& para : flow) {
    if (para.furniture || (para.table() < 0 && para.keyed.key().empty())) {
      continue;
    }
    section = para.opens_section ? para.says_issues : section && para.says_issues;
    if (section && para.table() >= 0) {
      return true;
    }
    if (heading != nullptr && !para.opens_section && para.marker.style != MarkerStyle::none) {
      return true;
    }
    heading = para.opens_section && para.says_issues ? &para : nullptr;
  }
  return false;
}

/// A heading that speaks of measures stands right over a list, and opened no section of them.
bool lists_measures(const std::vector<Para>& flow, const facts::Facts& facts) {
  constexpr size_t kFewest = 2;
  const Para* heading = nullptr;
  size_t items = 0;
  for (const Para& para : flow) {
    if (para.furniture || para.keyed.key().empty()) {
      continue;
    }
    const bool item = para.marker.style != MarkerStyle::none && !para.opens_section;
    if (heading != nullptr && item && !para.heading) {
      if (++items >= kFewest) {
        return true;
      }
      continue;
    }
    const bool names = para.heading && para.section != Section::measures &&
                       !(para.opens_section && para.says_issues) &&
                       any_in(para.keyed.key(), facts.lexicon("announces-measures"));
    heading = names ? &para : nullptr;
    items = 0;
  }
  return false;
}

}  // namespace

void say_unread_sections(Report& report, const std::vector<Para>& flow, const facts::Facts& facts) {
  if (report.issues.empty() &&
      (holds_text(flow, Section::analysis) || names_issues_over_list(flow))) {
    report.review.add("analysis-without-issues");
  }
  if (report.measures.empty() && (holds_text(flow, Section::measures) ||
                                  lists_measures(flow, facts) || numbers_measures(flow, facts))) {
    report.review.add("measures-not-read");
  }
}

}  // namespace ita::report
