#include "cli/check_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "batch/against.h"
#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/verify.h"
#include "batch/verify_result.h"
#include "cli/cli.h"
#include "cli/models.h"
#include "cli/terminal.h"
#include "thai/unicode.h"

namespace ita::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFooter = R"(Examples:
  ita check output --source scans/        is every result still what its source says?
  ita check output/report.pdf.json --json
  ita check output --against official.csv are the scores those of a published list?

Without --against every result is verified: valid against the schema, source there and unchanged
(SHA-256), every evidence box read again and equal, sums and levels by the rule of the year. Without
--source the sources are looked for in the current folder and beside the results.

The list is CSV (comma, semicolon, tab or bar; UTF-8, UTF-16 or the Thai Windows code page). Columns are found
by name, Thai or English: หน่วยงาน, ประเภท, จังหวัด, ปีงบประมาณ, คะแนน, ระดับ, ตัวชี้วัดที่ 1 …, IIT, EIT, OIT; a column may be
of one year ("คะแนน ปี 2567"), and the names may stand in two rows.

Exit codes: 0 all well; 1 could not work; 2 wrong usage; 3 something failed, differs or is ambiguous.)";

struct Asked {
  std::string results, models, password, against;
  std::vector<std::string> sources;
  bool json = false;
};

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

int verify(const Asked& asked, const std::string& models) {
  const auto files = batch::result_files(asked.results);
  if (!files) {
    return fail(files.error());
  }
  int width = 10;
  for (const std::string& file : *files) {
    width = std::max(width, thai::display_width(batch::one_line(file)));
  }
  batch::VerifyOptions options;
  options.results = asked.results;
  options.sources = source_folders(asked);
  options.extract.reader.models_dir = models;
  options.extract.open.password = asked.password;
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
    const Json out{{"results", files->size()},
                   {"failed", failed},
                   {"evidence_read_again", boxes},
                   {"files", std::move(list)}};
    std::printf("%s\n", out.dump(1).c_str());
  } else {
    std::printf("%zu results, %d evidence boxes read again, %d failed\n", files->size(), boxes,
                failed);
  }
  return failed > 0 ? kSomeFailed : kOk;
}

// ---- comparison with a list

struct Counts {
  int equal = 0, different = 0, missing = 0, ambiguous = 0;
  void add(batch::Outcome outcome) {
    switch (outcome) {
      case batch::Outcome::equal:
        ++equal;
        break;
      case batch::Outcome::different:
        ++different;
        break;
      case batch::Outcome::missing:
        ++missing;
        break;
      case batch::Outcome::ambiguous:
        ++ambiguous;
        break;
    }
  }
};

Json to_json(const batch::Comparison& item) {
  const auto text = [](const std::string& value) {
    return value.empty() ? Json(nullptr) : Json(value);
  };
  return {{"outcome", batch::name(item.outcome)},
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

void print(const batch::Comparison& item, const Style& style) {
  const std::string word = thai::pad(batch::name(item.outcome), 10);
  const std::string shown = item.outcome == batch::Outcome::different   ? style.bad(word)
                            : item.outcome == batch::Outcome::ambiguous ? style.doubt(word)
                            : item.outcome == batch::Outcome::missing   ? style.dim(word)
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

int compare(const Asked& asked, const std::string& models) {
  const auto facts = facts::Facts::load(models);
  if (!facts) {
    return fail(facts.error());
  }
  const auto csv = batch::read_all(asked.against);
  if (!csv) {
    return fail(csv.error());
  }
  const auto list = batch::read_official(*csv, **facts);
  if (!list) {
    Error error = list.error();
    error.file = asked.against;
    return fail(error);
  }
  const auto files = batch::result_files(asked.results);
  if (!files) {
    return fail(files.error());
  }
  std::error_code ignored;
  const std::filesystem::path folder = std::filesystem::is_directory(asked.results, ignored)
                                           ? std::filesystem::path(asked.results)
                                           : std::filesystem::path(asked.results).parent_path();
  batch::Against against(*list, **facts);
  const Style style = style_for(STDOUT_FILENO);
  Counts counts;
  Json items = Json::array();
  int unreadable = 0;
  const auto tell = [&](const batch::Comparison& item) {
    counts.add(item.outcome);
    if (asked.json) {
      items.push_back(to_json(item));
    } else if (item.outcome != batch::Outcome::equal) {
      print(item, style);
    }
  };
  for (const std::string& file : *files) {
    const auto content = batch::read_all((folder / file).string());
    const auto document = nlohmann::json::parse(content ? *content : "", nullptr, false);
    if (document.is_discarded() || !batch::schema_violations(document).empty()) {
      std::fprintf(stderr, "ita check: %s: no valid result, left out\n",
                   batch::one_line(file).c_str());
      ++unreadable;
      continue;
    }
    const report::Report report = batch::report_from(document);
    if (report.recognition == report::Recognition::recognised) {
      for (const batch::Comparison& item : against.compare(file, report)) {
        tell(item);
      }
    }
  }
  for (const batch::Comparison& item : against.unanswered()) {
    tell(item);
  }
  if (asked.json) {
    const Json out{{"equal", counts.equal},         {"different", counts.different},
                   {"missing", counts.missing},     {"ambiguous", counts.ambiguous},
                   {"invalid_results", unreadable}, {"comparisons", std::move(items)}};
    std::printf("%s\n", out.dump(1).c_str());
  } else {
    std::printf("%d equal, %d different, %d missing, %d ambiguous\n", counts.equal,
                counts.different, counts.missing, counts.ambiguous);
  }
  return counts.different + counts.ambiguous + unreadable > 0 ? kSomeFailed : kOk;
}

int check(const Asked& asked) {
  const auto models = find_models(asked.models);
  if (!models) {
    return fail(models.error());
  }
  return asked.against.empty() ? verify(asked, *models) : compare(asked, *models);
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
  command->add_option("--against", asked->against, "CSV file of published scores");
  command->add_flag("--json", asked->json, "Write JSON for machines");
  command->add_option("--password", asked->password, "Password of encrypted PDFs");
  command->add_option("--models", asked->models,
                      "Folder of models (default: $ITA_MODELS_DIR, else beside the program)");
  command->callback([asked, &action] { action = [asked] { return check(*asked); }; });
}

}  // namespace ita::cli
