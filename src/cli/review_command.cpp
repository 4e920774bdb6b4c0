#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "base/models_folder.h"
#include "batch/inputs.h"
#include "batch/results.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/review_server.h"
#include "cli/speech.h"
#include "cli/terminal.h"
#include "output/json.h"
#include "review/store/corrected.h"

namespace ita::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Asked {
  ServerArguments server;
  std::string folder;
  std::string lang;  ///< as asked; empty when not
  bool json = false, list = false, machine_only = false;
};

/// One thing to look at.
struct Item {
  std::string path;   ///< JSON pointer; empty for the file as a whole
  std::string label;  ///< what a person calls the value
  std::string code, reason;
  Json evidence;                ///< null where it has no place
  Json places = Json::array();  ///< what else on paper the reason is about
};

Json first(const Json& evidence) {
  return evidence.is_array() ? (evidence.empty() ? Json() : evidence[0]) : evidence;
}

/// The reasons of one "review", at the value that it is about.
void add_reasons(const Json& node, const std::string& path, const Speech& speech,
                 std::vector<Item>& out) {
  const auto review = node.find("review");
  if (review == node.end() || !review->is_object() || !review->value("needed", false) ||
      !review->contains("reasons")) {
    return;
  }
  const auto evidence = node.find("evidence");
  for (const Json& reason : review->at("reasons")) {
    if (reason.at("code") == report::kPartOfSum) {
      continue;  // told at the sum
    }
    const Json& places = reason.at("places");
    out.push_back({path, "", reason.at("code").get<std::string>(),
                   speech.reason(nlohmann::json(reason)),
                   evidence != node.end() ? first(*evidence) : first(places), places});
  }
}

/// Every "review" of the document with its reasons.  Cells of tables repeat the doubts of values.
void collect(const Json& node, const std::string& path, const Speech& speech,
             std::vector<Item>& out) {
  // The document's own review at the top sums up those below.
  if (node.is_object() && !path.empty()) {
    add_reasons(node, path, speech, out);
  }
  if (node.is_structured()) {
    for (const auto& [key, value] : node.items()) {
      if (value.is_structured() && key != "tables" && key != "ledger" && key != "checks" &&
          key != "review") {
        collect(value, fmt::format("{}/{}", path, key), speech, out);
      }
    }
  }
}

std::vector<Item> items_of(const batch::Record& record, const std::string& json,
                           const review::CorrectedResults* corrected, const Speech& speech) {
  std::vector<Item> out;
  if (record.failed()) {
    Error error = record.error;
    error.file.clear();
    out.push_back({"", "", name(error.code), told(error), Json()});
    return out;
  }
  if (const std::string other = output::other_version(json); !other.empty()) {
    out.push_back({"", "", "other-version", told(other), Json()});
    return out;
  }
  Json document = Json::parse(json, nullptr, false);
  if (document.is_object()) {
    const Json said =
        corrected != nullptr ? corrected->of(std::move(document)).document : std::move(document);
    collect(said, "", speech, out);
    for (Item& item : out) {
      item.label = speech.value(said, item.path);
    }
  }
  return out;
}

void print_json(const batch::Record& record, const Item& item) {
  const bool placed = item.evidence.is_object();
  const Json line{{"file", record.file},
                  {"status", record.status},
                  {"path", item.path},
                  {"label", item.label},
                  {"code", item.code},
                  {"reason", item.reason},
                  {"page", placed ? item.evidence.value("page", Json()) : Json()},
                  {"bbox", placed ? item.evidence.value("bbox", Json()) : Json()},
                  {"raw", placed ? item.evidence.value("raw", Json()) : Json()},
                  {"places", item.places}};
  std::printf("%s\n", line.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
}

void print_text(const Style& style, const Item& item, bool failed) {
  std::string line = "    ";
  line += item.path.empty() ? "" : style.bold(item.label) + " " + style.dim(item.path) + ": ";
  line += failed ? style.bad(item.reason) : batch::one_line(item.reason);
  if (item.evidence.is_object()) {
    const std::string page = std::to_string(item.evidence.value("page", 0));
    const bool read = item.evidence.contains("raw") && item.evidence["raw"].is_string();
    line +=
        " " + style.dim(read ? tr("[page {page}, read as {raw}]",
                                  {{"page", page}, {"raw", batch::one_line(item.evidence["raw"])}})
                             : tr("[page {page}]", {{"page", page}}));
  }
  std::printf("%s\n", line.c_str());
}

/// What was listed, counted.
struct Tally {
  long files = 0, listed = 0, failed = 0, reasons = 0;
  long outdated = 0;  ///< results of another schema version
  long left_out = 0;  ///< results that could not be read
};

/// Prints what is to be looked at, file by file.
class Lister {
 public:
  Lister(const Asked& asked, const review::CorrectedResults* corrected, const Speech& speech)
      : asked_(asked), corrected_(corrected), speech_(speech) {}

  Status list() {
    return batch::for_each_result(
        asked_.folder,
        [&](const batch::Record& record, const std::string& json) {
          add(record, json);
          return Done{};
        },
        [&](const Error& error) {
          complain("review", tr("left out: {what}", {{"what", told(error)}}));
          ++tally_.left_out;
        });
  }

  const Tally& tally() const { return tally_; }

 private:
  void add(const batch::Record& record, const std::string& json) {
    ++tally_.files;
    const std::vector<Item> items =
        record.skipped() ? std::vector<Item>() : items_of(record, json, corrected_, speech_);
    if (items.empty()) {
      return;
    }
    ++tally_.listed;
    tally_.failed += record.failed() ? 1 : 0;
    tally_.outdated += items.front().code == "other-version" ? 1 : 0;
    tally_.reasons += static_cast<long>(items.size());
    if (!asked_.json) {
      std::printf("%s\n", batch::one_line(record.file).c_str());
    }
    for (const Item& item : items) {
      if (asked_.json) {
        print_json(record, item);
      } else {
        print_text(style_, item, record.failed());
      }
    }
  }

  const Asked& asked_;
  const review::CorrectedResults* corrected_;
  const Speech& speech_;
  const Style style_ = style_for(STDOUT_FILENO);
  Tally tally_;
};

/// Below the list.  `as_text`: it was no JSON.
void sum_up(const Tally& tally, bool as_text) {
  if (as_text) {
    say_line(
        tr("{listed} of {files} files to look at, {failed} of them could not be read; {reasons} "
           "reasons",
           {{"listed", std::to_string(tally.listed)},
            {"files", std::to_string(tally.files)},
            {"failed", std::to_string(tally.failed)},
            {"reasons", std::to_string(tally.reasons)}}));
  }
  if (tally.outdated > 0) {
    complain("review", tr("{count} results are of another schema version and were not looked into: "
                          "read the files again ('ita extract' with the same output folder)",
                          {{"count", std::to_string(tally.outdated)}}));
  }
}

int review(const Asked& asked) {
  const auto models = find_models_folder(asked.server.models);
  const Speech speech = Speech::of(asked.lang, models ? *models : "");
  std::unique_ptr<review::CorrectedResults> corrected;
  if (!asked.machine_only && models) {
    auto opened = review::CorrectedResults::open(asked.folder, *models);
    if (!opened) {
      complain("review", opened.error());
      return kCannotWork;
    }
    corrected = std::move(*opened);
  }
  Lister lister(asked, corrected.get(), speech);
  if (const Status done = lister.list(); !done) {
    complain("review", done.error());
    return kCannotWork;
  }
  const Tally& tally = lister.tally();
  if (tally.files + tally.left_out == 0) {
    complain("review", {ErrorCode::not_found, "cli", asked.folder, 0, "holds no results",
                        "give the output folder of 'ita extract'"});
    return kUsage;
  }
  note_missing_list("review", asked.folder);
  sum_up(tally, !asked.json);
  if (std::fflush(stdout) != 0) {
    return kCannotWork;
  }
  return tally.outdated + tally.left_out > 0 ? kSomeFailed : kOk;
}

}  // namespace

void add_review_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("review");
  command->add_option("folder", asked->folder)->type_name("DIR");
  command->add_flag("--list", asked->list);
  command->add_flag("--json", asked->json);
  command->add_flag("--machine-only", asked->machine_only);
  command->add_option("--html", asked->server.html)->type_name("FILE|DIR");
  command->add_option("--lang", asked->lang)
      ->check(CLI::IsMember({"th", "en"}).description(""))
      ->type_name("th|en");
  asked->server.add_to(*command);
  command->callback([asked, &action] {
    action = [asked]() -> int {
      if (asked->folder.empty() && asked->server.add_user.empty()) {
        complain("review", tr("give the output folder of 'ita extract'"));
        return kUsage;
      }
      asked->server.folder = asked->folder;
      asked->server.lang = asked->lang.empty() ? asked->server.lang : asked->lang;
      return asked->list || asked->json ? review(*asked) : review_in_browser(asked->server);
    };
  });
}

}  // namespace ita::cli
