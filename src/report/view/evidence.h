#pragma once

#include <string>
#include <vector>

#include "layout/layout.h"
#include "layout/lines/traced.h"
#include "report/report.h"
#include "report/view/keyed.h"

namespace ita::report {

/// Where the bytes `span` of a text stand on paper.
Evidence evidence_of(const layout::TracedText& traced, Span span);
Evidence evidence_of(const layout::TracedText& traced);
/// One evidence for each page that the lines touch.
std::vector<Evidence> evidence_by_page(const std::vector<layout::Line>& lines);
/// Puts the pieces of one page together.
void merge_evidence(std::vector<Evidence>& into, const std::vector<Evidence>& more);

/// Reasons that the reading itself gives: doubts of the words, handwriting, low confidence.
void add_reading_doubts(Review& review, const layout::TracedText& traced, Span span);

/// Only what the readers say of numbers, for texts in which a doubtful letter is no reason to look.
void add_number_doubts(Review& review, const layout::TracedText& traced);

/// Thai digits as Arabic, runs of spaces as one, none at the ends.
std::string clean(std::string_view text);
/// clean() of the text without its list marker.
std::string clean_item(std::string_view text);

/// Joins two pieces of running text that belong together across a break.
std::string join_prose(const std::string& above, const std::string& below);

}  // namespace ita::report
