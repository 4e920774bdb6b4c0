#include "review/certify/bound.h"

#include <cmath>

namespace ita::review {

namespace {

/// Probability of at most `wrong` wrong ones among `checked` when a share `p` is wrong.
double at_most(long wrong, long checked, double p) {
  if (p <= 0) {
    return 1;
  }
  if (p >= 1) {
    return wrong >= checked ? 1 : 0;
  }
  const double n = static_cast<double>(checked);
  double sum = 0;
  for (long k = 0; k <= wrong; ++k) {
    const double i = static_cast<double>(k);
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(i + 1) - std::lgamma(n - i + 1) +
                    i * std::log(p) + (n - i) * std::log1p(-p));
  }
  return sum;
}

}  // namespace

double upper_bound(long wrong, long checked, double confidence) {
  if (checked <= 0 || wrong >= checked) {
    return 1;
  }
  const double rest = 1 - confidence;
  if (wrong == 0) {
    return -std::expm1(std::log(rest) / static_cast<double>(checked));
  }
  double low = static_cast<double>(wrong) / static_cast<double>(checked);
  double high = 1;
  for (int step = 0; step < 200 && high - low > 1e-15; ++step) {
    const double middle = (low + high) / 2;
    (at_most(wrong, checked, middle) > rest ? low : high) = middle;
  }
  return high;
}

}  // namespace ita::review
