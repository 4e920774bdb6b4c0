#pragma once

#include <string>

#include "review/store/correction.h"

/// Parts of a document that may be missing.
namespace ita::review {

/// A member that is a text; empty otherwise.
std::string member_text(const Json& node, const char* key);

/// A member; null where there is none.
Json member(const Json& node, const char* key);

/// Where a value stands, the first place of several; null when the page does not say it.
Json first_evidence(const Json& holder);

/// The reasons of a value's review.
Json review_reasons(const Json& holder);

}  // namespace ita::review
