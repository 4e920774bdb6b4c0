#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "batch/inputs.h"
#include "batch/results.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/terminal.h"

namespace ita::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFooter = R"(Examples:
  ita review out/                  what a person should look at, file by file, with the page
  ita review out/ --json | jq -r 'select(.path == "/overall") | .file'

Files that could not be read come with the cause and what to do. Files without a doubt are not listed.
As a table: ita export out/ --to xlsx, sheet "to review".

Exit codes: 0 done, whatever is listed; 1 could not read the results; 2 wrong usage.)";

struct Asked {
  std::string folder;
  bool json = false;
};

/// One thing to look at.
struct Item {
  std::string path;  ///< JSON pointer; empty for the file as a whole
  std::string reason;
  Json evidence;  ///< null where it has no place
};

Json first(const Json& evidence) {
  return evidence.is_array() ? (evidence.empty() ? Json() : evidence[0]) : evidence;
}

/// Every "review" of the document with its reasons, and the checks that failed.
void collect(const Json& node, const std::string& path, std::vector<Item>& out) {
  if (node.is_object()) {
    if (const auto review = node.find("review"); review != node.end() && review->is_object() &&
                                                 review->value("needed", false) &&
                                                 review->contains("reasons")) {
      const auto evidence = node.find("evidence");
      for (const Json& reason : review->at("reasons")) {
        out.push_back(
            {path, reason.get<std::string>(), evidence != node.end() ? first(*evidence) : Json()});
      }
    }
    if (node.value("status", "") == "fail" && node.contains("message")) {
      out.push_back({path, node.at("message").get<std::string>(), Json()});
    }
  }
  if (node.is_structured()) {
    for (const auto& [key, value] : node.items()) {
      if (value.is_structured() && key != "tables" && key != "pages") {
        collect(value, path + "/" + key, out);
      }
    }
  }
}

std::vector<Item> items_of(const batch::Record& record, const std::string& json) {
  std::vector<Item> out;
  if (record.failed()) {
    Error error = record.error;
    error.file.clear();
    out.push_back({"", describe(error), Json()});
    return out;
  }
  const Json document = Json::parse(json, nullptr, false);
  if (document.is_object()) {
    collect(document, "", out);
  }
  return out;
}

void print_json(const batch::Record& record, const Item& item) {
  const bool placed = item.evidence.is_object();
  const Json line{{"file", record.file},
                  {"status", record.status},
                  {"path", item.path},
                  {"reason", item.reason},
                  {"page", placed ? item.evidence.value("page", Json()) : Json()},
                  {"bbox", placed ? item.evidence.value("bbox", Json()) : Json()},
                  {"raw", placed ? item.evidence.value("raw", Json()) : Json()}};
  std::printf("%s\n", line.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
}

void print_text(const Style& style, const Item& item, bool failed) {
  std::string line = "    ";
  line += item.path.empty() ? "" : style.bold(item.path) + ": ";
  line += failed ? style.bad(item.reason) : batch::one_line(item.reason);
  if (item.evidence.is_object()) {
    line += style.dim(fmt::format(" [page {}{}]", item.evidence.value("page", 0),
                                  item.evidence.contains("raw") && item.evidence["raw"].is_string()
                                      ? ", read as " + batch::one_line(item.evidence["raw"])
                                      : ""));
  }
  std::printf("%s\n", line.c_str());
}

int review(const Asked& asked) {
  const Style style = style_for(STDOUT_FILENO);
  long files = 0;
  long listed = 0;
  long failed = 0;
  long reasons = 0;
  const Status done = batch::for_each_result(
      asked.folder, [&](const batch::Record& record, const std::string& json) -> Status {
        ++files;
        const std::vector<Item> items = items_of(record, json);
        if (items.empty()) {
          return Done{};
        }
        ++listed;
        failed += record.failed() ? 1 : 0;
        reasons += static_cast<long>(items.size());
        if (!asked.json) {
          std::printf("%s\n", batch::one_line(record.file).c_str());
        }
        for (const Item& item : items) {
          if (asked.json) {
            print_json(record, item);
          } else {
            print_text(style, item, record.failed());
          }
        }
        return Done{};
      });
  if (!done) {
    std::fprintf(stderr, "ita review: %s\n", batch::one_line(describe(done.error())).c_str());
    return kCannotWork;
  }
  if (!asked.json) {
    std::printf("%ld of %ld files to look at, %ld of them could not be read; %ld reasons\n", listed,
                files, failed, reasons);
  }
  return std::fflush(stdout) == 0 ? kOk : kCannotWork;
}

}  // namespace

void add_review_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("review", "List what a person should look at");
  command->footer(kFooter);
  command->add_option("folder", asked->folder, "Output folder of 'ita extract'")
      ->required()
      ->type_name("DIR");
  command->add_flag("--json", asked->json, "One JSON object on a line for each reason");
  command->callback([asked, &action] { action = [asked] { return review(*asked); }; });
}

}  // namespace ita::cli
