#pragma once

#include <set>

#include "review/store/fields.h"

namespace ita::review {

/// Takes reports (by their index) out of a result, with what speaks of them: checks, and the
/// ledger's pointers.  Without any report left the result is not recognised.
void erase_reports(Json& document, const std::set<int>& indices);

}  // namespace ita::review
