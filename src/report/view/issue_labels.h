#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "facts/facts.h"
#include "layout/layout.h"

namespace ita::report {

/// "จุดอ่อน  ป้ายอ่านยาก", "จุดแข็ง : …": a word that says what kind of finding the text behind it is.
struct IssueLabel {
  bool weak = false;   ///< what must be improved; else a strength
  std::string key;     ///< of the label
  size_t content = 0;  ///< byte at which the text behind it begins; the end where it stands alone
};

/// The label at the beginning of a text: behind it stands a colon, a space or nothing.
std::optional<IssueLabel> issue_label(std::string_view text, const facts::Facts& facts);

/// The same of a printed line that goes on behind its label: a colon, a wide gap or the end of bold
/// type parts them, or nothing stands behind it.
bool begins_with_issue_label(const layout::Line& line, const facts::Facts& facts);

}  // namespace ita::report
