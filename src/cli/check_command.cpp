#include "cli/check_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "base/models_folder.h"
#include "cli/check_arguments.h"
#include "cli/cli.h"
#include "cli/speech.h"

namespace ita::cli {

int fail_check(const Error& error) {
  complain("check", error);
  return error.code == ErrorCode::bad_argument || error.code == ErrorCode::not_found ? kUsage
                                                                                     : kCannotWork;
}

CheckJson box_of(const Box& box) { return CheckJson::array({box.x0, box.y0, box.x1, box.y1}); }

std::string place_of(int page, const Box& box) {
  return page > 0 ? " " + tr("[page {page}, box {box}]",
                             {{"page", std::to_string(page)},
                              {"box", fmt::format("{:.1f} {:.1f} {:.1f} {:.1f}", box.x0, box.y0,
                                                  box.x1, box.y1)}})
                  : std::string();
}

Result<std::unique_ptr<review::CorrectedResults>> corrected_results(const CheckArguments& asked,
                                                                    const std::string& models) {
  std::error_code ignored;
  const std::filesystem::path results(asked.results);
  return review::CorrectedResults::open(
      std::filesystem::is_directory(results, ignored)
          ? asked.results
          : std::filesystem::absolute(results).parent_path().string(),
      models);
}

nlohmann::json corrected(const review::CorrectedResults& results, const nlohmann::json& document) {
  const auto source = document.find("source");
  if (source != document.end() && source->is_object() &&
      results.store().current(source->value("sha256", "")).empty()) {
    return document;  // of most nothing was said, and three ways through the text cost time
  }
  return nlohmann::json::parse(results.of(CheckJson(document)).document.dump());
}

void put(CheckJson out, const char* member, CheckJson* combined) {
  if (combined != nullptr) {
    (*combined)[member] = std::move(out);
  } else {
    std::printf("%s\n", out.dump(1).c_str());
  }
}

namespace {

int check(const CheckArguments& asked) {
  const auto models = find_models_folder(asked.models);
  if (!models) {
    return fail_check(models.error());
  }
  if (asked.against.empty()) {
    return check_sources(asked, *models, nullptr);
  }
  if (asked.sources.empty()) {
    return check_against(asked, *models, nullptr);
  }
  CheckJson both = CheckJson::object();
  CheckJson* const combined = asked.json ? &both : nullptr;
  const int verified = check_sources(asked, *models, combined);
  if (verified != kOk && verified != kSomeFailed) {
    return verified;
  }
  const int compared = check_against(asked, *models, combined);
  if (asked.json) {
    std::printf("%s\n", both.dump(1).c_str());
  }
  return std::max(verified, compared == kOk ? kOk : compared);
}

}  // namespace

void add_check_command(CLI::App& app, std::function<int()>& action) {
  auto asked = std::make_shared<CheckArguments>();
  CLI::App* command = app.add_subcommand("check");
  command->add_option("results", asked->results)->required();
  command->add_option("--source", asked->sources)->type_name("DIR");
  command->add_option("--against", asked->against)->type_name("FILE");
  command->add_option("--jobs", asked->jobs)
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  command->add_option("--sample", asked->sample)->type_name("SHARE");
  command->add_flag("--again", asked->again);
  command->add_flag("--only-flagged", asked->only_flagged);
  command->add_flag("--json", asked->json);
  command->add_flag("--machine-only", asked->machine_only);
  asked->fence.add_to(*command);
  command->add_option("--models", asked->models)->type_name("DIR");
  command->callback([asked, &action] { action = [asked] { return check(*asked); }; });
}

}  // namespace ita::cli
