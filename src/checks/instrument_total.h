#pragma once

#include "checks/subject.h"

namespace ita::checks {

/// Compares the printed total with the sum of the instruments as the report prints them, weighted
/// where they are not points already.  What does not fit is doubted: the instruments, or, where
/// nothing vouches for it, the total.
void check_total_against_instruments(Subject& subject);

}  // namespace ita::checks
