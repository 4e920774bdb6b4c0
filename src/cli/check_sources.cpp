#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "batch/verify.h"
#include "cli/check_arguments.h"
#include "cli/cli.h"
#include "cli/speech.h"
#include "thai/unicode.h"

namespace ita::cli {

namespace {

using Json = CheckJson;

/// What is verified, in the order of the columns; each is a code of findings and an English word.
constexpr const char* kColumns[] = {"schema", "source", "evidence", "arithmetic", "review"};
constexpr int kColumnWidth = 13;

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

std::string coloured(const Style& style, batch::Verdict verdict, const std::string& text) {
  return verdict == batch::Verdict::fail      ? style.bad(text)
         : verdict == batch::Verdict::warning ? style.doubt(text)
                                              : style.good(text);
}

Json to_json(const batch::Verified& verified) {
  Json findings = Json::array();
  for (const batch::Finding& finding : verified.findings) {
    findings.push_back({{"id", finding.id},
                        {"status", batch::name(finding.verdict)},
                        {"message", finding.message},
                        {"path", finding.path},
                        {"label", finding.label},
                        {"page", finding.page > 0 ? Json(finding.page) : Json(nullptr)},
                        {"bbox", finding.page > 0 ? box_of(finding.bbox) : Json(nullptr)}});
  }
  return {{"result", verified.result},
          {"source", verified.source},
          {"status", verified.failed() ? "fail" : "pass"},
          {"document_status", verified.status},
          {"evidence_read_again", verified.evidence},
          {"unchanged", verified.proved},
          {"findings", std::move(findings)}};
}

/// The worst finding of one kind.
batch::Verdict worst_of(const batch::Verified& verified, const std::string& id) {
  batch::Verdict worst = batch::Verdict::pass;
  for (const batch::Finding& finding : verified.findings) {
    worst = finding.id == id && finding.verdict > worst ? finding.verdict : worst;
  }
  return worst;
}

/// What a column says of a result, as a word of the table.
std::string word_for(const batch::Verified& verified, const std::string& id, const Style& style) {
  const batch::Verdict worst = worst_of(verified, id);
  const bool pass = worst == batch::Verdict::pass;
  // What was not reached because the result could not be read, or its source is gone, is no "ok".
  const bool unread = verified.status.empty() && id != "schema";
  if (pass && id == "evidence" && verified.proved) {
    return style.good(thai::pad(tr("unchanged"), kColumnWidth));
  }
  if (unread || (pass && id == "evidence" && verified.evidence == 0)) {
    return style.dim(thai::pad("-", kColumnWidth));
  }
  const std::string word = worst == batch::Verdict::fail      ? tr("FAIL")
                           : worst == batch::Verdict::warning ? tr("look")
                                                              : tr("ok");
  return coloured(style, worst, thai::pad(word, kColumnWidth));
}

void print(const batch::Verified& verified, const Style& style, int name_width) {
  std::string line = thai::pad(batch::one_line(verified.result), name_width) + "  ";
  for (const char* id : kColumns) {
    line += word_for(verified, id, style);
  }
  std::printf("%s\n", line.c_str());
  for (const batch::Finding& finding : verified.findings) {
    const std::string about =
        finding.path.empty() ? "" : batch::one_line(finding.label) + " (" + finding.path + "): ";
    std::printf("    %s %s%s%s\n", coloured(style, finding.verdict, tr(finding.id)).c_str(),
                about.c_str(), batch::one_line(told(finding.message)).c_str(),
                place_of(finding.page, finding.bbox).c_str());
  }
  std::fflush(stdout);
}

void print_head(const Style& style, int name_width) {
  std::string head = thai::pad(tr("result"), name_width) + "  ";
  for (const char* column : kColumns) {
    head += thai::pad(tr(column), kColumnWidth);
  }
  std::printf("%s\n", style.bold(head).c_str());
}

std::vector<std::string> source_folders(const CheckArguments& asked) {
  if (!asked.sources.empty()) {
    return asked.sources;
  }
  const std::filesystem::path results(asked.results);
  std::error_code ignored;
  const std::filesystem::path folder =
      std::filesystem::is_directory(results, ignored) ? results : results.parent_path();
  return {".", (folder / "..").lexically_normal().string(), folder.string()};
}

Result<batch::VerifyOptions> options_for(const CheckArguments& asked, const std::string& models,
                                         const review::CorrectedResults& people, double share) {
  batch::VerifyOptions options;
  options.results = asked.results;
  options.sources = source_folders(asked);
  options.extract.reader.models_dir = models;
  const auto how = asked.fence.open_options();
  if (!how) {
    return how.error();
  }
  options.extract.open = *how;
  options.fence = asked.fence.fence(models);
  options.max_bytes = asked.fence.max_bytes();
  options.extract.begins = people.store().begins();
  if (!asked.machine_only) {
    options.corrected = [&people](const nlohmann::json& document) {
      return corrected(people, document);
    };
  }
  std::error_code ignored;
  options.jobs = asked.jobs;
  options.sample = share;
  options.only_flagged = asked.only_flagged;
  options.language = spoken();
  // Who draws a sample, or names one result, wants to see it read.
  options.again = asked.again || asked.only_flagged || !asked.sample.empty() ||
                  std::filesystem::is_regular_file(asked.results, ignored);
  return options;
}

/// What was found in all of them.
struct Totals {
  int failed = 0, boxes = 0, unchanged = 0;
  void add(const batch::Verified& verified) {
    failed += verified.failed() ? 1 : 0;
    boxes += verified.evidence;
    unchanged += verified.proved ? 1 : 0;
  }
};

void say(const Totals& totals, size_t drawn, size_t all) {
  say_line(tr("{results} results, {boxes} evidence boxes read again, {failed} failed",
              {{"results", std::to_string(drawn)},
               {"boxes", std::to_string(totals.boxes)},
               {"failed", std::to_string(totals.failed)}}));
  if (totals.unchanged > 0) {
    say_line(
        tr("{count} are unchanged since this build read their sources, which are unchanged, "
           "too (SHA-256): --again reads them anew",
           {{"count", std::to_string(totals.unchanged)}}));
  }
  if (drawn < all) {
    say_line(tr("a sample of {all} results was verified, the same ones each time",
                {{"all", std::to_string(all)}}));
  }
}

}  // namespace

int check_sources(const CheckArguments& asked, const std::string& models, CheckJson* combined) {
  const auto files = batch::result_files(asked.results);
  if (!files) {
    return fail_check(files.error());
  }
  const auto share = share_of(asked.sample);
  if (!share) {
    return fail_check({ErrorCode::bad_argument, "cli", "", 0,
                       "--sample " + asked.sample + " is no share", "give for example 5%"});
  }
  const auto people = corrected_results(asked, models);
  if (!people) {
    return fail_check(people.error());
  }
  const auto options = options_for(asked, models, **people, *share);
  if (!options) {
    return fail_check(options.error());
  }
  const std::vector<std::string> drawn = batch::sample_of(*files, *share);
  int width = 10;
  for (const std::string& file : drawn) {
    width = std::max(width, thai::display_width(batch::one_line(file)));
  }
  asked.fence.tell_fence("check", models);
  const Style style = style_for(STDOUT_FILENO);
  if (!asked.json && !files->empty()) {
    print_head(style, width);
  }
  Totals totals;
  Json list = Json::array();
  const Status status = batch::verify(*options, [&](const batch::Verified& verified) {
    totals.add(verified);
    if (asked.json) {
      list.push_back(to_json(verified));
    } else {
      print(verified, style, width);
    }
  });
  if (!status) {
    return fail_check(status.error());
  }
  if (asked.json) {
    Json out{{"results", files->size()},      {"verified", drawn.size()},
             {"failed", totals.failed},       {"evidence_read_again", totals.boxes},
             {"unchanged", totals.unchanged}, {"files", std::move(list)}};
    put(std::move(out), "verification", combined);
  } else {
    say(totals, drawn.size(), files->size());
  }
  return totals.failed > 0 ? kSomeFailed : kOk;
}

}  // namespace ita::cli
