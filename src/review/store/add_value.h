#pragma once

#include "review/store/correction.h"

namespace ita::review {

/// Puts a value that the machine missed where `correction.target.field` says, in report number
/// `report` of the document.  Knows agency, years, total, level, indicators, instruments and
/// history; false for anything else.
bool add_value(Json& document, int report, const Correction& correction);

}  // namespace ita::review
