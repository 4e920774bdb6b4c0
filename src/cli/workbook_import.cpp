#include "cli/workbook_import.h"
#include "cli/speech.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <variant>

#include "batch/inputs.h"
#include "cli/cli.h"
#include "cli/fenced_table.h"
#include "review/archive/archive.h"
#include "review/store/sheet_answers.h"

namespace ita::cli {

namespace {

int fail(const Error& error) {
  complain("corrections", error);
  return kCannotWork;
}

enum class Fate { taken, there_already, refused };

std::string why(const review::Refusal& refusal) {
  switch (refusal.why) {
    case review::Refusal::Why::stale:
      return "somebody answered it since; look at it with 'ita review'";
    case review::Refusal::Why::read_only:
      return "the folder cannot be written to";
    case review::Refusal::Why::wrong:
      return "what was written does not fit the value";
    default:
      return refusal.message.empty() ? "it could not be written down" : refusal.message;
  }
}

class Import {
 public:
  Import(review::Archive& archive, std::string user) : archive_(archive), user_(std::move(user)) {}

  Fate take(const review::SheetAnswer& answer) {
    const auto papers = archive_.index().papers_of(answer.sha256);
    if (papers.empty()) {
      return refuse(answer, tr("the folder holds no result of that file"));
    }
    const auto document = archive_.document(papers.front());
    if (!document) {
      return refuse(answer, told(document.error()));
    }
    const auto fields = review::fields_of(*document);
    const review::Field* field = review::field_of(fields, answer);
    if (field == nullptr) {
      return refuse(answer, tr("it does not fit the value, or the file was read anew since"));
    }
    const review::Json value = *review::value_of(*field, answer.text);
    const auto said = archive_.store().current(answer.sha256);
    const bool there = std::any_of(said.begin(), said.end(), [&](const review::Correction& one) {
      return one.target.report == field->report && one.target.field == field->name &&
             one.value == value;
    });
    return there ? Fate::there_already : put(answer, papers.front(), *field, value);
  }

 private:
  static Fate refuse(const review::SheetAnswer& answer, const std::string& reason) {
    complain("corrections", tr("{sheet}, row {row}: '{text}' was not taken: {why}",
                               {{"sheet", answer.sheet},
                                {"row", std::to_string(answer.line)},
                                {"text", answer.text},
                                {"why", reason}}));
    return Fate::refused;
  }

  Fate put(const review::SheetAnswer& answer, const review::Paper& paper,
           const review::Field& field, const review::Json& value) {
    review::Said said;
    said.paper = paper.id;
    said.report = field.report;
    said.field = field.name;
    said.action = value == field.value ? "accept" : "correct";
    said.user = user_;
    said.value = value;
    said.machine = field.value;
    const auto result = archive_.answer(said);
    if (const auto* refusal = std::get_if<review::Refusal>(&result)) {
      return refuse(answer, told(why(*refusal)));
    }
    return Fate::taken;
  }

  review::Archive& archive_;
  std::string user_;
};

}  // namespace

bool is_workbook(const std::string& path) {
  char head[4] = {};
  std::ifstream(path, std::ios::binary).read(head, sizeof head);
  return std::string(head, sizeof head) == "PK\x03\x04";
}

int import_workbook(const WorkbookImport& asked, const FenceArguments& fence) {
  fence.tell_fence("corrections", asked.models);
  const auto sheets = read_sheets_fenced(asked.file, fence, asked.models);
  if (!sheets) {
    Error error = sheets.error();
    error.file = asked.file;
    return fail(error);
  }
  review::ArchiveOptions options;
  options.folder = asked.folder;
  options.models = asked.models;
  options.sample = -1;
  auto archive = review::Archive::open(options);
  if (!archive) {
    return fail(archive.error());
  }
  if (const Status read = (*archive)->scan(); !read) {
    return fail(read.error());
  }
  Import import(**archive, asked.user);
  int count[3] = {0, 0, 0};
  for (const review::SheetAnswer& answer : review::answers_of(*sheets)) {
    ++count[static_cast<int>(import.take(answer))];
  }
  say_line(tr("{taken} answers taken, {there} were there already, {not} not taken",
              {{"taken", std::to_string(count[0])},
               {"there", std::to_string(count[1])},
               {"not", std::to_string(count[2])}}));
  return count[2] > 0 ? kSomeFailed : kOk;
}

}  // namespace ita::cli
