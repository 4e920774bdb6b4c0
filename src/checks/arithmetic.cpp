#include "checks/arithmetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ita::checks {

namespace {

// 81.455 has no exact binary form: a value this near to a half counts as the half.
constexpr double kDust = 1e-7;

}  // namespace

long hundredths(double value) { return std::lround(std::floor(value * 100 + 0.5 + kDust)); }

double round_half_up(double value) { return static_cast<double>(hundredths(value)) / 100; }

std::string two_decimals(double value) { return fmt::format("{:.2f}", round_half_up(value)); }

std::optional<std::string> level_of(const facts::LevelScale& scale, double overall,
                                    const std::vector<double>& instruments) {
  const double rounded = round_half_up(overall);
  for (const facts::LevelBand& band : scale.bands) {
    if (rounded < band.overall_min) {
      continue;
    }
    if (!band.each_instrument_min) {
      return band.label;
    }
    if (instruments.empty()) {
      return std::nullopt;
    }
    if (std::all_of(instruments.begin(), instruments.end(), [&](double score) {
          return round_half_up(score) >= *band.each_instrument_min;
        })) {
      return band.label;
    }
  }
  return std::nullopt;
}

std::vector<std::string> levels_possible(const facts::LevelScale& scale, double overall) {
  std::vector<std::string> out;
  const double rounded = round_half_up(overall);
  for (const facts::LevelBand& band : scale.bands) {
    if (rounded >= band.overall_min) {
      out.push_back(band.label);
      if (!band.each_instrument_min) {
        break;
      }
    }
  }
  return out;
}

bool on_lattice(const std::vector<int>& items, double score) {
  if (items.empty()) {
    return true;
  }
  // Sums of the shares of the groups so far; equal sums are kept once to stay small.
  std::vector<double> sums{0};
  for (const int count : items) {
    std::vector<double> next;
    next.reserve(sums.size() * static_cast<size_t>(count + 1));
    for (const double sum : sums) {
      for (int fulfilled = 0; fulfilled <= count; ++fulfilled) {
        next.push_back(sum + 100.0 * fulfilled / count);
      }
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end(),
                           [](double a, double b) { return std::abs(a - b) < kDust; }),
               next.end());
    sums = std::move(next);
  }
  const auto groups = static_cast<double>(items.size());
  return std::any_of(sums.begin(), sums.end(), [&](double sum) {
    return std::abs(hundredths(sum / groups) - hundredths(score)) == 0;
  });
}

}  // namespace ita::checks
