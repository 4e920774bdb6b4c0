#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "audit/official_comparison.h"
#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/result_document.h"
#include "batch/results.h"
#include "batch/verify.h"
#include "batch/verify_result.h"
#include "cli/check_arguments.h"
#include "cli/cli.h"
#include "cli/fenced_table.h"
#include "cli/speech.h"
#include "facts/facts.h"
#include "output/json.h"
#include "output/value_label.h"
#include "thai/unicode.h"

namespace ita::cli {

namespace {

using Json = CheckJson;

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
          {"label", text(item.label)},
          {"official", text(item.official)},
          {"ours", text(item.ours)},
          {"line", item.line > 0 ? Json(item.line) : Json(nullptr)},
          {"page", item.page > 0 ? Json(item.page) : Json(nullptr)},
          {"bbox", item.page > 0 ? box_of(item.bbox) : Json(nullptr)},
          {"marked_for_review", item.review},
          {"message", text(item.message)}};
}

void print(const audit::Comparison& item, const Style& style) {
  const std::string word = thai::pad(tr(audit::name(item.outcome)), 12);
  const std::string shown = item.outcome == audit::Outcome::different   ? style.bad(word)
                            : item.outcome == audit::Outcome::ambiguous ? style.doubt(word)
                            : item.outcome == audit::Outcome::missing   ? style.dim(word)
                                                                        : style.good(word);
  std::string line = shown + batch::one_line(item.result.empty() ? item.agency : item.result);
  line += item.path.empty() ? "" : " " + batch::one_line(item.label) + " (" + item.path + ")";
  if (!item.official.empty() || !item.ours.empty()) {
    line += ": " + tr("official {official}, ours {ours}",
                      {{"official", item.official.empty() ? "-" : batch::one_line(item.official)},
                       {"ours", item.ours.empty() ? "-" : batch::one_line(item.ours)}});
  }
  line += item.review ? " " + tr("(marked for review)") : "";
  line += item.message.empty() ? "" : ": " + batch::one_line(told(item.message));
  say_line(line + place_of(item.page, item.bbox));
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
  say_line(tr("columns used: {columns}", {{"columns", listed(list.used)}}));
  if (!list.unused.empty()) {
    say_line(tr("columns not used: {columns}", {{"columns", listed(list.unused)}}));
  }
  if (list.title_year) {
    say_line(tr("year of all rows, from the title: {year}",
                {{"year", std::to_string(*list.title_year)}}));
  }
  for (const int line : list.left_out) {
    say_line(tr("line {line} is left out: it names no agency or no indicator",
                {{"line", std::to_string(line)}}));
  }
}

/// The list, read behind the fence.
Result<audit::OfficialList> read_list(const CheckArguments& asked, const std::string& models,
                                      const facts::Facts& facts) {
  const auto sheets = read_sheets_fenced(asked.against, asked.fence, models);
  auto list =
      sheets ? audit::read_official(*sheets, facts) : Result<audit::OfficialList>(sheets.error());
  if (list) {
    return list;
  }
  Error error = list.error();
  error.file = asked.against;
  return error;
}

/// Takes results to the comparison, one by one.
class AgainstList {
 public:
  AgainstList(const CheckArguments& asked, const audit::OfficialList& list,
              const facts::Facts& facts, const facts::Messages& messages,
              const review::CorrectedResults& people)
      : asked_(asked),
        against_(list, facts),
        messages_(messages),
        people_(people),
        style_(style_for(STDOUT_FILENO)) {}

  /// `as_recorded`: whether the content is what was written there.
  void add(const std::string& file, const Result<std::string>& content, const Status& as_recorded) {
    const auto document = nlohmann::json::parse(content ? *content : "", nullptr, false);
    const std::string other = content ? output::other_version(*content) : "";
    if (!other.empty() || document.is_discarded() || !batch::schema_violations(document).empty()) {
      leave_out(file, other.empty() ? "no valid result, left out" : other);
      return;
    }
    if (!as_recorded) {
      leave_out(file, as_recorded.error().message);
      return;
    }
    const nlohmann::json said = asked_.machine_only ? document : corrected(people_, document);
    const report::Document read = batch::document_from(said);
    for (size_t i = 0; i < read.reports.size(); ++i) {
      for (audit::Comparison item : against_.compare(file, read.reports[i])) {
        if (!item.path.empty()) {
          item.path = fmt::format("/reports/{}{}", i, item.path);
          item.label = output::value_label(said, item.path, messages_, spoken());
        }
        tell(item);
      }
    }
  }

  void end() {
    for (const audit::Comparison& item : against_.unanswered()) {
      tell(item);
    }
  }

  const Counts& counts() const { return counts_; }
  int unreadable() const { return unreadable_; }
  Json take_items() { return std::move(items_); }

 private:
  void leave_out(const std::string& file, const std::string& why) {
    complain("check", file + ": " + told(why));
    ++unreadable_;
  }

  void tell(const audit::Comparison& item) {
    counts_.add(item.outcome);
    if (asked_.json) {
      items_.push_back(to_json(item));
    } else if (item.outcome != audit::Outcome::equal) {
      print(item, style_);
    }
  }

  const CheckArguments& asked_;
  audit::OfficialListComparison against_;
  const facts::Messages& messages_;
  const review::CorrectedResults& people_;
  const Style style_;
  Counts counts_;
  int unreadable_ = 0;
  Json items_ = Json::array();
};

void say(const audit::OfficialList& list, AgainstList& compared, bool as_json, Json* combined) {
  const Counts& counts = compared.counts();
  if (!as_json) {
    say_line(tr("{equal} equal, {different} different, {missing} missing, {ambiguous} ambiguous",
                {{"equal", std::to_string(counts.equal)},
                 {"different", std::to_string(counts.different)},
                 {"missing", std::to_string(counts.missing)},
                 {"ambiguous", std::to_string(counts.ambiguous)}}));
    return;
  }
  Json out{{"columns_used", list.used},
           {"columns_unused", list.unused},
           {"title_year", list.title_year ? Json(*list.title_year) : Json(nullptr)},
           {"lines_left_out", list.left_out},
           {"equal", counts.equal},
           {"different", counts.different},
           {"missing", counts.missing},
           {"ambiguous", counts.ambiguous},
           {"invalid_results", compared.unreadable()},
           {"comparisons", compared.take_items()}};
  put(std::move(out), "comparison", combined);
}

Status as_recorded(const batch::RecordedHashes& hashes, const std::string& file,
                   const std::string& content) {
  const auto found = hashes.find(file);
  return found == hashes.end() ? Status(batch::without_record(file))
                               : batch::as_recorded(file, found->second, content);
}

}  // namespace

int check_against(const CheckArguments& asked, const std::string& models, CheckJson* combined) {
  const auto facts = facts::Facts::load(models);
  const auto messages = facts::Messages::load(models);
  if (!facts || !messages) {
    return fail_check(facts ? messages.error() : facts.error());
  }
  asked.fence.tell_fence("check", models);
  const auto list = read_list(asked, models, **facts);
  if (!list) {
    return fail_check(list.error());
  }
  if (!asked.json) {
    say_columns(*list);
  }
  const auto files = batch::result_files(asked.results);
  if (!files) {
    return fail_check(files.error());
  }
  if (files->empty()) {
    return fail_check({ErrorCode::not_found, "cli", asked.results, 0, "holds no results",
                       "name a folder that 'ita extract' wrote"});
  }
  const auto people = corrected_results(asked, models);
  if (!people) {
    return fail_check(people.error());
  }
  std::error_code ignored;
  const std::filesystem::path results(asked.results);
  const std::filesystem::path folder =
      std::filesystem::is_directory(results, ignored) ? results : results.parent_path();
  AgainstList compared(asked, *list, **facts, **messages, **people);
  const auto hashes = batch::recorded_hashes(folder.string());
  if (!hashes) {
    note_missing_list("check", folder.string());
  }
  for (const std::string& file : *files) {
    const auto content = batch::read_all((folder / file).string());
    compared.add(file, content, hashes && content ? as_recorded(*hashes, file, *content) : Done{});
  }
  compared.end();
  say(*list, compared, asked.json, combined);
  const Counts& counts = compared.counts();
  const int wrong = counts.different + counts.missing + counts.ambiguous + compared.unreadable();
  return wrong > 0 ? kSomeFailed : kOk;
}

}  // namespace ita::cli
