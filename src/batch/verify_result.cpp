#include "batch/verify_result.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "batch/result_document.h"
#include "checks/checks.h"

namespace ita::batch {

namespace {

using nlohmann::json;

/// Checks that need what a result does not hold (doubts before the checks, columns beside the
/// scores, sentences and days of the text).
bool repeatable(const std::string& id) {
  static const std::set<std::string> kNot = {
      "readings-agree", "differences-agree",         "weighted-points-agree", "raw-and-value-agree",
      "extremes-agree", "history-differences-agree", "year-fits-dates"};
  return !kNot.contains(id);
}

bool same(const std::optional<double>& a, const std::optional<double>& b) {
  return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 0.005);
}

void compare_computed(const report::Computed& stated, const report::Computed& computed,
                      const std::string& root, std::vector<Finding>& findings) {
  const auto differs = [&](const std::string& message, const std::string& path) {
    findings.push_back({"arithmetic", Verdict::fail, message, root + "/computed" + path, 0, {}});
  };
  const auto compare = [&](const std::string& what, const std::optional<double>& a,
                           const std::optional<double>& b, const std::string& path) {
    const auto shown = [](const std::optional<double>& v) {
      return v ? fmt::format("{:.2f}", *v) : std::string("null");
    };
    if (!same(a, b)) {
      differs(fmt::format("computed {} is {}, computes to {}", what, shown(a), shown(b)), path);
    }
  };
  compare("overall", stated.overall, computed.overall, "/overall");
  for (const report::ComputedInstrument& item : computed.instruments) {
    compare(item.code, stated.instrument(item.code), item.score, "/instruments/" + item.code);
  }
  if (stated.level != computed.level) {
    differs(
        fmt::format("computed level is \"{}\", computes to \"{}\"", stated.level, computed.level),
        "/level");
  }
}

std::string text_of(const Reason& reason, const facts::Messages& messages) {
  return messages.text(reason, facts::Language::th);
}

void compare_checks(const std::vector<report::Check>& stated,
                    const std::vector<report::Check>& done, const facts::Messages& messages,
                    std::vector<Finding>& findings) {
  for (size_t i = 0; i < stated.size(); ++i) {
    if (!repeatable(stated[i].id) && stated[i].status == report::CheckStatus::fail) {
      findings.push_back({"arithmetic",
                          Verdict::warning,
                          stated[i].id + ": " + text_of(stated[i].what, messages),
                          fmt::format("/checks/{}", i),
                          0,
                          {}});
    }
  }
  std::map<std::string, size_t> seen;
  for (const report::Check& check : done) {
    // The same check stands there once for each report, in the order of the reports.
    size_t skip = seen[check.id]++;
    if (!repeatable(check.id)) {
      continue;
    }
    const auto found = std::find_if(stated.begin(), stated.end(), [&](const report::Check& item) {
      return item.id == check.id && skip-- == 0;
    });
    const std::string path = fmt::format(
        "/checks/{}",
        found == stated.end() ? stated.size() : static_cast<size_t>(found - stated.begin()));
    const std::string said = text_of(check.what, messages);
    if (found == stated.end() || found->status != check.status) {
      findings.push_back(
          {"arithmetic",
           Verdict::fail,
           fmt::format("check {} is now \"{}\", the result says \"{}\": {}", check.id,
                       report::name(check.status),
                       found == stated.end() ? "nothing" : report::name(found->status), said),
           path,
           0,
           {}});
    } else if (check.status == report::CheckStatus::fail) {
      // The paper itself does not add up; the result says so, and no "ok" may stand beside it.
      findings.push_back({"arithmetic", Verdict::warning, check.id + ": " + said, path, 0, {}});
    }
  }
}

/// A value that the checks doubt must carry a flag in the result.
template <class T>
void compare_flags(const std::vector<T>& stated, const std::vector<T>& done,
                   const std::string& list, const facts::Messages& messages,
                   std::vector<Finding>& findings) {
  for (size_t i = 0; i < stated.size() && i < done.size(); ++i) {
    if (done[i].review.needed() && !stated[i].review.needed()) {
      findings.push_back(
          {"arithmetic",
           Verdict::fail,
           "is not marked for review, but " + text_of(done[i].review.reasons.front(), messages),
           fmt::format("{}/{}/review", list, i),
           0,
           {}});
    }
  }
}

/// Reasons to look are reported, so that a person sees them in the same table.
void report_open_reviews(const json& document, std::vector<Finding>& findings) {
  const int count = document.at("review").at("count").get<int>();
  if (count > 0) {
    findings.push_back(
        {"review", Verdict::warning, fmt::format("{} things to review", count), "/review", 0, {}});
  }
}

void compare_report(const report::Report& stated, const report::Report& done,
                    const std::string& root, bool cleared, const facts::Messages& messages,
                    std::vector<Finding>& findings) {
  compare_computed(stated.computed, done.computed, root, findings);
  if (!cleared) {
    compare_flags(stated.indicators, done.indicators, root + "/indicators", messages, findings);
  }
  compare_flags(stated.instruments, done.instruments, root + "/instruments", messages, findings);
  compare_flags(stated.history, done.history, root + "/history", messages, findings);
  if (stated.overall && done.overall->review.needed() && !stated.overall->review.needed()) {
    findings.push_back(
        {"arithmetic",
         Verdict::fail,
         "is not marked for review, but " + text_of(done.overall->review.reasons.front(), messages),
         root + "/overall/review",
         0,
         {}});
  }
}

}  // namespace

void verify_arithmetic(const json& document, const facts::Facts& facts,
                       const facts::Messages& messages, std::vector<Finding>& findings) {
  const report::Document stated = document_from(document);
  report::Document done = stated;
  done.checks.clear();
  for (report::Report& report : done.reports) {
    report.computed = {};
  }
  checks::run(done, facts);
  compare_checks(stated.checks, done.checks, messages, findings);
  const auto within = [](const std::string& path, const std::string& root) {
    return path == root || path.starts_with(root + "/");
  };
  for (size_t i = 0; i < stated.reports.size(); ++i) {
    const std::string root = fmt::format("/reports/{}", i);
    // Differences confirm scores, but are not written: then what they cleared cannot be doubted
    // here.
    const bool cleared =
        std::any_of(stated.checks.begin(), stated.checks.end(), [&](const report::Check& check) {
          return check.id == "differences-agree" && within(check.paths.front(), root) &&
                 check.status != report::CheckStatus::not_applicable;
        });
    compare_report(stated.reports[i], done.reports[i], root, cleared, messages, findings);
  }
  report_open_reviews(document, findings);
}

}  // namespace ita::batch
