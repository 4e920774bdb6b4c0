#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/view/flow.h"

namespace ita::report {

/// Whether the text ends in a word after which a Thai sentence goes on (ต้อง, และ, ที่ …).
bool ends_unfinished(std::string_view text, const facts::Facts& facts);

/// Whether `para` is the rest of a paragraph that the page end broke.
bool continues(const Para& above, const Para& para);

/// Points that the first dictionary word of a line takes, with the gap before it.
double first_word_width(const layout::Line& line);

/// The items of a cell or of a list: split at bullets and at numbers that count up, each without
/// its marker. One item where nothing marks several.
std::vector<std::string> split_items(const std::vector<layout::Line>& lines, int first_number = 1);

/// The lines of a block as paragraphs of their own: a line that starts at the first one's indent
/// begins a new one where its first word would have fitted on the line above.
std::vector<std::vector<layout::Line>> split_paragraphs(const Para& para,
                                                        const facts::Facts& facts);

/// Splits "… ได้แก่ - ก - ข" into its lead and items; one piece where no such list stands in the
/// text.
std::vector<std::string> split_inline_list(const std::string& text, const facts::Facts& facts);

}  // namespace ita::report
