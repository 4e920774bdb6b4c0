#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

#include "review/index/index.h"

namespace ita::review {

namespace {

/// The kind of a value in the sample: what it is a value of.
constexpr const char* kKind = "substr(field || '/', 1, instr(field || '/', '/') - 1)";
constexpr const char* kUnflagged = " flagged = 0 AND value IS NOT NULL AND x0 IS NOT NULL ";

/// Spreads the bits: neighbours in one order are none in the next.
std::uint64_t mixed(std::uint64_t draw, long seed) {
  std::uint64_t x = draw + 0x9E3779B97F4A7C15ULL * (static_cast<std::uint64_t>(seed) + 1);
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

}  // namespace

/// Of each stratum the values with the smallest draws, mixed with the seed.
void Index::draw_sample(double share, long seed) {
  const std::lock_guard guard(mutex_);
  db_->execute("UPDATE vals SET sampled = 0 WHERE sampled = 1").ok();
  if (share <= 0) {
    return;
  }
  std::map<std::pair<std::string, bool>, std::vector<std::pair<std::uint64_t, long long>>> strata;
  Statement rows = db_->prepare(std::string("SELECT ") + kKind +
                                ", scan, draw, rowid FROM vals WHERE" + kUnflagged);
  while (rows.step()) {
    strata[{rows.text(0), rows.integer(1) != 0}].emplace_back(
        mixed(static_cast<std::uint64_t>(rows.integer(2)), seed), rows.integer(3));
  }
  Statement mark = db_->prepare("UPDATE vals SET sampled = 1 WHERE rowid = ?");
  for (auto& [stratum, draws] : strata) {
    const auto wanted =
        static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(draws.size())));
    std::partial_sort(draws.begin(), draws.begin() + wanted, draws.end());
    for (auto draw = draws.begin(); draw != draws.begin() + wanted; ++draw) {
      mark.bind(draw->second).run();
    }
  }
}

void Index::mark_sample(const std::string& paper, const std::set<SampleKey>& values) {
  const std::lock_guard guard(mutex_);
  Statement mark =
      db_->prepare("UPDATE vals SET sampled = 1 WHERE paper = ? AND report = ? AND field = ?");
  for (const SampleKey& value : values) {
    mark.bind(paper).bind(value.report).bind(value.field).run();
  }
}

std::set<SampleKey> Index::sample_of(const std::string& paper) {
  const std::lock_guard guard(mutex_);
  Statement rows = db_->prepare("SELECT report, field FROM vals WHERE paper = ? AND sampled = 1");
  rows.bind(paper);
  std::set<SampleKey> out;
  while (rows.step()) {
    out.insert({rows.text(0), rows.text(1)});
  }
  return out;
}

bool Index::scanned(const std::string& sha256) {
  const std::lock_guard guard(mutex_);
  Statement find = db_->prepare(
      "SELECT MAX(e.scan) FROM papers p JOIN entries e ON e.paper = p.id WHERE p.sha256 = ?");
  find.bind(sha256);
  return find.step() && find.integer(0) != 0;
}

bool Index::still_read(const Correction& said) {
  const std::lock_guard guard(mutex_);
  Statement find = db_->prepare(
      "SELECT v.value FROM papers p JOIN vals v ON v.paper = p.id WHERE p.sha256 = ? AND v.report "
      "= ? AND v.field = ? AND v.flagged = 0");
  find.bind(said.target.sha256).bind(said.target.report).bind(said.target.field);
  if (!find.step()) {
    return false;
  }
  const Json now = find.null(0)      ? Json(nullptr)
                   : find.is_text(0) ? Json(find.text(0))
                                     : Json(find.number(0));
  return now == said.machine;
}

Json Index::population() {
  const std::lock_guard guard(mutex_);
  Statement rows =
      db_->prepare(std::string("SELECT ") + kKind + ", scan, COUNT(*) FROM vals WHERE" +
                   kUnflagged + "GROUP BY 1, 2 ORDER BY 1, 2");
  Json out = Json::array();
  while (rows.step()) {
    out.push_back(
        {{"kind", rows.text(0)}, {"scan", rows.integer(1) != 0}, {"values", rows.integer(2)}});
  }
  return out;
}

}  // namespace ita::review
