#include "document/jpeg_step.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ita::document {

namespace {

constexpr float kLeastStep = 3;     // levels; what is less changes no reading
constexpr size_t kLeastUnits = 24;  // in a row, or a few letters look like a step

/// Whether levels are the same but for the grain of paper.
bool is(float level, float wanted) { return std::abs(level - wanted) <= 1.5F; }

float median(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// The differences of one row from that above it and of the next one from it.
struct TwoRows {
  std::vector<float> first, second, both;
  std::vector<bool> quiet;  // nothing changes above the row and below the next
};

TwoRows differences(const UnitMeans& means, size_t row) {
  TwoRows out;
  const auto at = [&](size_t y, size_t x) { return means.levels[y * means.across + x]; };
  for (size_t x = 0; x < means.across; ++x) {
    out.first.push_back(at(row, x) - at(row - 1, x));
    out.second.push_back(at(row + 1, x) - at(row, x));
    out.both.push_back(at(row + 1, x) - at(row - 1, x));
    out.quiet.push_back(is(at(row - 1, x), at(row - 2, x)) && is(at(row + 2, x), at(row + 1, x)));
  }
  return out;
}

/// What a unit of the row is: as the one above it and unlike the one below, or the other way round.
/// On a slanted edge it lies half-way between them; print is mostly nothing of all that.
enum class Kind { before, changed, half_way, other };

std::vector<Kind> kinds_of(const TwoRows& rows, float step) {
  std::vector<Kind> out;
  for (size_t x = 0; x < rows.first.size(); ++x) {
    const bool before = is(rows.first[x], 0) && is(rows.second[x], step);
    const bool changed = is(rows.first[x], step) && is(rows.second[x], 0);
    const bool between = is(rows.both[x], step) &&
                         is(std::abs(rows.first[x]) + std::abs(rows.second[x]), std::abs(step));
    out.push_back(!rows.quiet[x]      ? Kind::other
                  : before == changed ? (between ? Kind::half_way : Kind::other)
                  : before            ? Kind::before
                                      : Kind::changed);
  }
  return out;
}

/// Where the units before it that are as before outnumber the changed ones the most.
std::ptrdiff_t place_of_change(const std::vector<Kind>& kinds) {
  std::ptrdiff_t place = 0;
  long most = 0, sum = 0;
  for (size_t x = 0; x < kinds.size(); ++x) {
    sum += kinds[x] == Kind::before ? 1 : kinds[x] == Kind::changed ? -1 : 0;
    if (sum > most) {
      most = sum;
      place = static_cast<std::ptrdiff_t>(x) + 1;
    }
  }
  return place;
}

/// Whether nearly all units up to a place are as before and nearly all from there on have changed,
/// all at once.
bool changes_at_once(const std::vector<Kind>& kinds) {
  constexpr long kFew = 4;
  const auto place = kinds.begin() + place_of_change(kinds);
  const long before = std::count(kinds.begin(), place, Kind::before);
  const long changed = std::count(place, kinds.end(), Kind::changed);
  const long wrong = std::count(kinds.begin(), place, Kind::changed) +
                     std::count(place, kinds.end(), Kind::before) +
                     std::count(kinds.begin(), kinds.end(), Kind::half_way);
  return before >= kFew && changed >= kFew &&
         (before + changed) * 4 >= static_cast<long>(kinds.size()) &&
         wrong * 10 <= before + changed;
}

bool steps_in(const TwoRows& rows) {
  std::vector<float> both;
  for (size_t x = 0; x < rows.both.size(); ++x) {
    if (rows.quiet[x]) {
      both.push_back(rows.both[x]);
    }
  }
  if (both.size() * 4 < rows.both.size()) {
    return false;
  }
  const float step = median(std::move(both));
  return std::abs(step) >= kLeastStep && changes_at_once(kinds_of(rows, step));
}

}  // namespace

bool steps_within_a_row(const UnitMeans& means) {
  const size_t rows = means.across == 0 ? 0 : means.levels.size() / means.across;
  for (size_t row = 2; means.across >= kLeastUnits && row + 2 < rows; ++row) {
    if (steps_in(differences(means, row))) {
      return true;
    }
  }
  return false;
}

}  // namespace ita::document
