#include "cli/check_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "audit/official_comparison.h"
#include "base/models_folder.h"
#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/verify.h"
#include "batch/verify_result.h"
#include "cli/cli.h"
#include "cli/fence_arguments.h"
#include "cli/fenced_table.h"
#include "cli/terminal.h"
#include "review/store/corrected.h"
#include "thai/unicode.h"

namespace ita::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFooter = R"(Examples:
  ita check output --source scans/        is every result still what its source says?
  ita check output/report.pdf.json --json
  ita check output/ --source scans/ --jobs 4 --sample 5%
  ita check output --against official.csv are the scores those of a published list?

Without --against every result is verified: valid against the schema, source there and unchanged
(SHA-256), every evidence box read again and equal, sums and levels by the rule of the year, and every
name, text, list, table and page equal to what the source says when it is read again: what was changed,
emptied or taken out is named. "look" in the column arithmetic: the paper itself does not add up.
Without --source the sources are looked for in the current folder and beside the results. --against with
--source does both.
What people corrected in 'ita review' holds for sums, doubts and the comparison with a list
(--machine-only leaves it out).

The list is CSV (comma, semicolon, tab or bar; UTF-8, UTF-16 or the Thai Windows code page), XLSX or ODS. Columns
are found by name, Thai or English: agency, type, province, fiscal year, score, level, indicator 1 …, IIT, EIT, OIT; a column
may be of one year ("score 2567"), the names may stand in two rows, and a list may have a row for each indicator.
Columns that are not used are named. An agency that only one side has is a difference.

Exit codes: 0 all well; 1 could not work; 2 wrong usage; 3 something failed, differs or is ambiguous.)";

struct Asked {
  std::string results, models, against;
  std::vector<std::string> sources;
  FenceArguments fence;
  std::string sample;
  int jobs = 1;
  bool json = false, only_flagged = false, machine_only = false;
};

/// "5%" or "0.05" as a share; nothing when it is none.
std::optional<double> share_of(const std::string& text) {
  if (text.empty()) {
    return 1.0;
  }
  char* end = nullptr;
  double share = std::strtod(text.c_str(), &end);
  const bool percent = *end == '%';
  share = percent ? share / 100 : share;
  const bool whole = end != text.c_str() && *(end + (percent ? 1 : 0)) == '\0';
  return whole && share > 0 && share <= 1 ? std::optional(share) : std::nullopt;
}

int fail(const Error& error) {
  std::fprintf(stderr, "ita check: %s\n", batch::one_line(describe(error)).c_str());
  return error.code == ErrorCode::bad_argument || error.code == ErrorCode::not_found ? kUsage
                                                                                     : kCannotWork;
}

Json box_of(const Box& box) { return Json::array({box.x0, box.y0, box.x1, box.y1}); }

std::string place_of(int page, const Box& box) {
  return page > 0 ? fmt::format(" [page {}, box {:.1f} {:.1f} {:.1f} {:.1f}]", page, box.x0, box.y0,
                                box.x1, box.y1)
                  : std::string();
}

std::string coloured(const Style& style, batch::Verdict verdict, const std::string& text) {
  return verdict == batch::Verdict::fail      ? style.bad(text)
         : verdict == batch::Verdict::warning ? style.doubt(text)
                                              : style.good(text);
}

/// Results as people say that they are.
Result<std::unique_ptr<review::CorrectedResults>> corrected_results(const Asked& asked,
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
  return nlohmann::json::parse(results.of(Json(document)).document.dump());
}

// ---- verification

Json to_json(const batch::Verified& verified) {
  Json findings = Json::array();
  for (const batch::Finding& finding : verified.findings) {
    findings.push_back({{"id", finding.id},
                        {"status", batch::name(finding.verdict)},
                        {"message", finding.message},
                        {"path", finding.path},
                        {"page", finding.page > 0 ? Json(finding.page) : Json(nullptr)},
                        {"bbox", finding.page > 0 ? box_of(finding.bbox) : Json(nullptr)}});
  }
  return {{"result", verified.result},
          {"source", verified.source},
          {"status", verified.failed() ? "fail" : "pass"},
          {"document_status", verified.status},
          {"evidence_read_again", verified.evidence},
          {"findings", std::move(findings)}};
}

/// The worst finding of one kind, as a word of the table.
std::string word_for(const batch::Verified& verified, const std::string& id, const Style& style) {
  batch::Verdict worst = batch::Verdict::pass;
  for (const batch::Finding& finding : verified.findings) {
    if (finding.id == id && finding.verdict > worst) {
      worst = finding.verdict;
    }
  }
  const std::string word = worst == batch::Verdict::fail      ? "FAIL"
                           : worst == batch::Verdict::warning ? "look"
                                                              : "ok";
  return coloured(style, worst, thai::pad(word, 11));
}

void print(const batch::Verified& verified, const Style& style, int name_width) {
  std::string line = thai::pad(batch::one_line(verified.result), name_width) + "  ";
  for (const char* id : {"schema", "source", "evidence", "arithmetic", "review"}) {
    // What was not reached because the result could not be read, or its source is gone, is no "ok".
    const bool unread = verified.status.empty() && std::string(id) != "schema";
    const bool unproved = std::string(id) == "evidence" && verified.evidence == 0 &&
                          word_for(verified, "evidence", Style{}).starts_with("ok");
    line += unread || unproved ? style.dim(thai::pad("-", 11)) : word_for(verified, id, style);
  }
  std::printf("%s\n", line.c_str());
  for (const batch::Finding& finding : verified.findings) {
    std::printf("    %s %s%s%s\n", coloured(style, finding.verdict, finding.id).c_str(),
                finding.path.empty() ? "" : (finding.path + ": ").c_str(),
                batch::one_line(finding.message).c_str(),
                place_of(finding.page, finding.bbox).c_str());
  }
  std::fflush(stdout);
}

/// Prints it, or keeps it where another command's answer goes beside it.
void put(Json out, const char* member, Json* combined) {
  if (combined != nullptr) {
    (*combined)[member] = std::move(out);
  } else {
    std::printf("%s\n", out.dump(1).c_str());
  }
}

std::vector<std::string> source_folders(const Asked& asked) {
  if (!asked.sources.empty()) {
    return asked.sources;
  }
  const std::filesystem::path results(asked.results);
  std::error_code ignored;
  const std::filesystem::path folder =
      std::filesystem::is_directory(results, ignored) ? results : results.parent_path();
  return {".", (folder / "..").lexically_normal().string(), folder.string()};
}

int verify(const Asked& asked, const std::string& models, Json* combined) {
  const auto files = batch::result_files(asked.results);
  if (!files) {
    return fail(files.error());
  }
  const auto share = share_of(asked.sample);
  if (!share) {
    return fail({ErrorCode::bad_argument, "cli", "", 0, "--sample " + asked.sample + " is no share",
                 "give for example 5%"});
  }
  const std::vector<std::string> drawn = batch::sample_of(*files, *share);
  int width = 10;
  for (const std::string& file : drawn) {
    width = std::max(width, thai::display_width(batch::one_line(file)));
  }
  batch::VerifyOptions options;
  options.results = asked.results;
  options.sources = source_folders(asked);
  options.extract.reader.models_dir = models;
  const auto how = asked.fence.open_options();
  if (!how) {
    return fail(how.error());
  }
  options.extract.open = *how;
  options.fence = asked.fence.fence(models);
  options.max_bytes = asked.fence.max_bytes();
  const auto people = corrected_results(asked, models);
  if (!people) {
    return fail(people.error());
  }
  options.extract.begins = (*people)->store().begins();
  if (!asked.machine_only) {
    options.corrected = [&](const nlohmann::json& document) {
      return corrected(**people, document);
    };
  }
  options.jobs = asked.jobs;
  options.sample = *share;
  options.only_flagged = asked.only_flagged;
  asked.fence.tell_fence("check", models);
  const Style style = style_for(STDOUT_FILENO);
  if (!asked.json && !files->empty()) {
    std::string head = thai::pad("result", width) + "  ";
    for (const char* column : {"schema", "source", "evidence", "arithmetic", "review"}) {
      head += thai::pad(column, 11);
    }
    std::printf("%s\n", style.bold(head).c_str());
  }
  int failed = 0;
  int boxes = 0;
  Json list = Json::array();
  const Status status = batch::verify(options, [&](const batch::Verified& verified) {
    failed += verified.failed() ? 1 : 0;
    boxes += verified.evidence;
    if (asked.json) {
      list.push_back(to_json(verified));
    } else {
      print(verified, style, width);
    }
  });
  if (!status) {
    return fail(status.error());
  }
  if (asked.json) {
    Json out{{"results", files->size()},
             {"verified", drawn.size()},
             {"failed", failed},
             {"evidence_read_again", boxes},
             {"files", std::move(list)}};
    put(std::move(out), "verification", combined);
  } else {
    std::printf("%zu results, %d evidence boxes read again, %d failed\n", drawn.size(), boxes,
                failed);
    if (drawn.size() < files->size()) {
      std::printf("a sample of %zu results was verified, the same ones each time\n", files->size());
    }
  }
  return failed > 0 ? kSomeFailed : kOk;
}

// ---- comparison with a list

struct Counts {
  int equal = 0, different = 0, missing = 0, ambiguous = 0;
  void add(audit::Outcome outcome) {
    switch (outcome) {
      case audit::Outcome::equal:
        ++equal;
        break;
      case audit::Outcome::different:
        ++different;
        break;
      case audit::Outcome::missing:
        ++missing;
        break;
      case audit::Outcome::ambiguous:
        ++ambiguous;
        break;
    }
  }
};

Json to_json(const audit::Comparison& item) {
  const auto text = [](const std::string& value) {
    return value.empty() ? Json(nullptr) : Json(value);
  };
  return {{"outcome", audit::name(item.outcome)},
          {"result", text(item.result)},
          {"agency", text(item.agency)},
          {"path", text(item.path)},
          {"official", text(item.official)},
          {"ours", text(item.ours)},
          {"line", item.line > 0 ? Json(item.line) : Json(nullptr)},
          {"page", item.page > 0 ? Json(item.page) : Json(nullptr)},
          {"bbox", item.page > 0 ? box_of(item.bbox) : Json(nullptr)},
          {"marked_for_review", item.review},
          {"message", text(item.message)}};
}

void print(const audit::Comparison& item, const Style& style) {
  const std::string word = thai::pad(audit::name(item.outcome), 10);
  const std::string shown = item.outcome == audit::Outcome::different   ? style.bad(word)
                            : item.outcome == audit::Outcome::ambiguous ? style.doubt(word)
                            : item.outcome == audit::Outcome::missing   ? style.dim(word)
                                                                        : style.good(word);
  std::string line = shown + batch::one_line(item.result.empty() ? item.agency : item.result);
  line += item.path.empty() ? "" : " " + item.path;
  if (!item.official.empty() || !item.ours.empty()) {
    line += fmt::format(": official {}, ours {}", item.official.empty() ? "-" : item.official,
                        item.ours.empty() ? "-" : item.ours);
  }
  line += item.review ? " (marked for review)" : "";
  line += item.message.empty() ? "" : ": " + item.message;
  std::printf("%s%s\n", line.c_str(), place_of(item.page, item.bbox).c_str());
}

std::string listed(const std::vector<std::string>& headings) {
  std::string out;
  for (const std::string& heading : headings) {
    out += (out.empty() ? "" : ", ") + batch::one_line(heading);
  }
  return out;
}

/// What the comparison rests on: a column that was not understood must not look like an equal one.
void say_columns(const audit::OfficialList& list) {
  std::printf("columns used: %s\n", listed(list.used).c_str());
  if (!list.unused.empty()) {
    std::printf("columns not used: %s\n", listed(list.unused).c_str());
  }
  if (list.title_year) {
    std::printf("year of all rows, from the title: %d\n", *list.title_year);
  }
  for (const int line : list.left_out) {
    std::printf("line %d is left out: it names no agency or no indicator\n", line);
  }
}

int compare(const Asked& asked, const std::string& models, Json* combined) {
  const auto facts = facts::Facts::load(models);
  if (!facts) {
    return fail(facts.error());
  }
  asked.fence.tell_fence("check", models);
  const auto sheets = read_sheets_fenced(asked.against, asked.fence, models);
  const auto list =
      sheets ? audit::read_official(*sheets, **facts) : Result<audit::OfficialList>(sheets.error());
  if (!list) {
    Error error = list.error();
    error.file = asked.against;
    return fail(error);
  }
  if (!asked.json) {
    say_columns(*list);
  }
  const auto files = batch::result_files(asked.results);
  if (!files) {
    return fail(files.error());
  }
  if (files->empty()) {
    return fail({ErrorCode::not_found, "cli", asked.results, 0, "holds no results",
                 "name a folder that 'ita extract' wrote"});
  }
  std::error_code ignored;
  const std::filesystem::path folder = std::filesystem::is_directory(asked.results, ignored)
                                           ? std::filesystem::path(asked.results)
                                           : std::filesystem::path(asked.results).parent_path();
  const auto people = corrected_results(asked, models);
  if (!people) {
    return fail(people.error());
  }
  audit::OfficialListComparison against(*list, **facts);
  const Style style = style_for(STDOUT_FILENO);
  Counts counts;
  Json items = Json::array();
  int unreadable = 0;
  const auto tell = [&](const audit::Comparison& item) {
    counts.add(item.outcome);
    if (asked.json) {
      items.push_back(to_json(item));
    } else if (item.outcome != audit::Outcome::equal) {
      print(item, style);
    }
  };
  for (const std::string& file : *files) {
    const auto content = batch::read_all((folder / file).string());
    const auto document = nlohmann::json::parse(content ? *content : "", nullptr, false);
    if (const std::string other = content ? output::other_version(*content) : ""; !other.empty()) {
      std::fprintf(stderr, "ita check: %s %s\n", batch::one_line(file).c_str(), other.c_str());
      ++unreadable;
      continue;
    }
    if (document.is_discarded() || !batch::schema_violations(document).empty()) {
      std::fprintf(stderr, "ita check: %s: no valid result, left out\n",
                   batch::one_line(file).c_str());
      ++unreadable;
      continue;
    }
    const report::Document read =
        batch::document_from(asked.machine_only ? document : corrected(**people, document));
    for (size_t i = 0; i < read.reports.size(); ++i) {
      for (audit::Comparison item : against.compare(file, read.reports[i])) {
        item.path = item.path.empty() ? item.path : fmt::format("/reports/{}{}", i, item.path);
        tell(item);
      }
    }
  }
  for (const audit::Comparison& item : against.unanswered()) {
    tell(item);
  }
  if (asked.json) {
    Json out{{"columns_used", list->used},
             {"columns_unused", list->unused},
             {"title_year", list->title_year ? Json(*list->title_year) : Json(nullptr)},
             {"lines_left_out", list->left_out},
             {"equal", counts.equal},
             {"different", counts.different},
             {"missing", counts.missing},
             {"ambiguous", counts.ambiguous},
             {"invalid_results", unreadable},
             {"comparisons", std::move(items)}};
    put(std::move(out), "comparison", combined);
  } else {
    std::printf("%d equal, %d different, %d missing, %d ambiguous\n", counts.equal,
                counts.different, counts.missing, counts.ambiguous);
  }
  return counts.different + counts.missing + counts.ambiguous + unreadable > 0 ? kSomeFailed : kOk;
}

int check(const Asked& asked) {
  const auto models = find_models_folder(asked.models);
  if (!models) {
    return fail(models.error());
  }
  if (asked.against.empty()) {
    return verify(asked, *models, nullptr);
  }
  if (asked.sources.empty()) {
    return compare(asked, *models, nullptr);
  }
  Json both = Json::object();
  Json* const combined = asked.json ? &both : nullptr;
  const int verified = verify(asked, *models, combined);
  if (verified != kOk && verified != kSomeFailed) {
    return verified;
  }
  const int compared = compare(asked, *models, combined);
  if (asked.json) {
    std::printf("%s\n", both.dump(1).c_str());
  }
  return std::max(verified, compared == kOk ? kOk : compared);
}

}  // namespace

void add_check_command(CLI::App& app, std::function<int()>& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand(
      "check", "Verify results against their sources, or compare them with a published list");
  command->footer(kFooter);
  command->add_option("results", asked->results, "Folder that 'ita extract' wrote, or one result")
      ->required();
  command->add_option("--source", asked->sources, "Folder of the sources; may be given repeatedly");
  command->add_option("--against", asked->against, "Published scores: CSV, XLSX or ODS");
  command->add_option("--jobs", asked->jobs, "Processes that read sources again (default: 1)")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  command->add_option("--sample", asked->sample, "Verify only a share of the results, as 5%")
      ->type_name("SHARE");
  command->add_flag("--only-flagged", asked->only_flagged,
                    "Read again only sources of results that a person should look at");
  command->add_flag("--json", asked->json, "Write JSON for machines");
  command->add_flag("--machine-only", asked->machine_only,
                    "Without the corrections of 'ita review'");
  asked->fence.add_to(*command);
  command->add_option("--models", asked->models,
                      "Folder of models (default: $ITA_MODELS_DIR, else beside the program)");
  command->callback([asked, &action] { action = [asked] { return check(*asked); }; });
}

}  // namespace ita::cli
