#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/view/evidence.h"
#include "report/view/flow.h"

namespace ita::report {

/// The title as printed, of the first lines that call the document an ITA report; empty when none
/// does.
std::string find_title(const std::vector<Para>& flow, const facts::Facts& facts);

/// Whether a title line, heading or subject line calls the document an ITA report.
bool is_titled(const std::vector<Para>& flow, const facts::Facts& facts);

/// A title that speaks of results, so that there should be scores.
bool titled_result(const std::vector<Para>& flow, const facts::Facts& facts);

/// A paper of measures alone calls itself one in its title.
bool titled_measures(const std::vector<Para>& flow, const facts::Facts& facts);

/// A heading of the first page that names the assessment or one of its instruments, and results: no
/// title as it is prescribed, but the paper could be a result.
bool headed_result(const std::vector<Para>& flow, const facts::Facts& facts);

/// The same in a table without rulings: the layout may have taken a whole poster for one.
bool headed_in_table(const std::vector<Para>& flow, const layout::Layout& layout,
                     const facts::Facts& facts);

/// Whether the text names this assessment, by its name or its code.
bool names_assessment(const std::string& text, const Keyed& keyed, const facts::Facts& facts);

/// Whether a paragraph is printed as titles are.
bool looks_like_title(const Para& para);

/// Whether one of the phrases stands in the text; a long one also where it is misread a little.
bool bears(const Keyed& keyed, const std::vector<Phrase>& list);

}  // namespace ita::report
