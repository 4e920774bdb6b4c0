#pragma once

#include <optional>
#include <vector>

#include "facts/facts.h"
#include "report/document.h"
#include "report/view/flow.h"

namespace ita::report {

/// What the opening of a paper says it is.
struct FoundKind {
  DocumentKind kind = DocumentKind::other;
  std::optional<Evidence> evidence;  ///< the words that say so
  /// Why its numbers are no result of an office, where the kind says that (an example in a
  /// handbook, a forecast, an empty form): no report comes of such a paper.
  std::optional<Reason> no_result;
  /// The paper is titled as a result, but says that its numbers are none.
  std::optional<Reason> denied;
  Review review;  ///< what speaks for another kind
};

/// By the words of the title, which go before the words of the text; "result" or "analysis" where
/// only the contents can tell the two apart is for the caller to refine.
FoundKind find_kind(const std::vector<Para>& flow, const facts::Facts& facts);

}  // namespace ita::report
