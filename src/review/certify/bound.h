#pragma once

namespace ita::review {

/// The exact one-sided upper bound (Clopper–Pearson) of a share, of which `wrong` of `checked` were
/// seen: the true share is below it with the given confidence.  1 when nothing was checked.
double upper_bound(long wrong, long checked, double confidence = 0.95);

}  // namespace ita::review
