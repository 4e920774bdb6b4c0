#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/box.h"
#include "base/result.h"
#include "cli/fence_arguments.h"
#include "cli/terminal.h"
#include "review/store/corrected.h"

namespace ita::cli {

/// What `ita check` was asked.
struct CheckArguments {
  std::string results, models, against;
  std::vector<std::string> sources;
  FenceArguments fence;
  std::string sample;
  int jobs = 1;
  bool json = false, only_flagged = false, machine_only = false, again = false;
};

using CheckJson = nlohmann::ordered_json;

// Both print, or put what they found into a member of `combined` where another answer goes beside
// it; both give the exit code.

/// Every result against its source.
int check_sources(const CheckArguments& asked, const std::string& models, CheckJson* combined);
/// Every result against a published list.
int check_against(const CheckArguments& asked, const std::string& models, CheckJson* combined);

// What the two share.

int fail_check(const Error& error);
/// Results as people say that they are.
Result<std::unique_ptr<review::CorrectedResults>> corrected_results(const CheckArguments& asked,
                                                                    const std::string& models);
nlohmann::json corrected(const review::CorrectedResults& results, const nlohmann::json& document);
CheckJson box_of(const Box& box);
/// " [page 2, box …]"; empty for page 0.
std::string place_of(int page, const Box& box);
void put(CheckJson out, const char* member, CheckJson* combined);

}  // namespace ita::cli
