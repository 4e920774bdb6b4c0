#include "checks/sum_fit.h"

#include <cmath>
#include <cstdlib>

#include "checks/arithmetic.h"

namespace ita::checks {

Fit fit_of(double printed, int decimals, double computed) {
  const long apart = std::labs(hundredths(printed) - hundredths(computed));
  if (apart <= 1) {
    return Fit::equal;
  }
  if (decimals < 2 && std::abs(printed - computed) <= std::pow(10.0, -decimals) / 2 + 0.006) {
    return Fit::equal;
  }
  return apart <= 2 ? Fit::near : Fit::off;
}

}  // namespace ita::checks
