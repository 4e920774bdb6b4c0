// What TaskRun makes of the pages of a document.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "batch/codec.h"
#include "batch/files.h"
#include "batch/sandbox.h"
#include "batch/spool.h"
#include "batch/worker_task.h"
#include "output/page_files.h"

namespace ita::batch {

namespace {

constexpr double kJoinSecondsForPage = 0.2;  // of CPU

}  // namespace

Message TaskRun::assemble() {
  if (files_.input) {
    if (auto bytes = document::FileBytes::map(files_.input.get())) {
      bytes_ = *bytes;
    }
  }
  std::vector<text::PageText> pages;
  std::vector<PageTrouble> problems = task_.skip;
  JoinedPages joined(files_.pages.get());
  for (int number = 1; number <= task_.source.pages; ++number) {
    auto page = decode_page(joined.next());
    if (page && page->number == number) {
      pages.push_back(std::move(*page));
      continue;
    }
    text::PageText empty;
    empty.number = number;
    pages.push_back(std::move(empty));
    const bool told = std::any_of(problems.begin(), problems.end(), [&](const PageTrouble& p) {
      return p.page == number && !p.read;
    });
    if (!told) {
      problems.push_back({number, "what was read of it is damaged or lost", false, true});
    }
  }
  return finish(task_.source, std::move(pages), std::move(problems));
}

Error TaskRun::nothing_read(const std::vector<PageTrouble>& problems) const {
  const bool killed = std::any_of(task_.skip.begin(), task_.skip.end(),
                                  [](const PageTrouble& p) { return !p.read; });
  const auto first =
      std::find_if(problems.begin(), problems.end(), [](const PageTrouble& p) { return !p.read; });
  if (!killed && first_error_ && first_error_->page == first->page &&
      !first_error_->remedy.empty()) {
    return *first_error_;  // knows the cause better
  }
  const auto passing = std::find_if(problems.begin(), problems.end(),
                                    [](const PageTrouble& p) { return p.passing; });
  const bool lacked = passing != problems.end();
  return {lacked && passing->cause != ErrorCode::none ? passing->cause
          : lacked                                    ? ErrorCode::timeout
          : killed                                    ? ErrorCode::quarantined
                                                      : ErrorCode::damaged,
          "batch",
          "",
          first->page,
          first->message,
          "no page could be read: scan it again, or print it to a new PDF and try that"};
}

Message TaskRun::finish(output::SourceInfo source, std::vector<text::PageText> pages,
                        std::vector<PageTrouble> problems) {
  const auto lost = std::count_if(problems.begin(), problems.end(),
                                  [](const PageTrouble& p) { return !p.read && p.page > 0; });
  if (static_cast<size_t>(lost) >= pages.size()) {
    return failure(nothing_read(problems));
  }
  event(MessageType::joining, 0);
  allow_cpu(setup_.limits.page_seconds + kJoinSecondsForPage * static_cast<double>(pages.size()));
  std::vector<output::PageProblem> told;
  told.reserve(problems.size());
  for (const PageTrouble& problem : problems) {
    told.push_back({problem.page, problem.message, problem.read});
  }
  Message m;
  m.type = MessageType::done;
  m.source = source;
  m.problems = std::move(problems);
  const Extracted extracted =
      extractor_.assemble(std::move(pages), std::move(source), std::move(told));
  if (Status written = write_descriptor(files_.outputs[0].get(), extracted.json()); !written) {
    return failure(written.error());
  }
  if (Status added = extras(extracted, m); !added) {
    return failure(added.error());
  }
  return m;
}

Status TaskRun::extras(const Extracted& extracted, Message& done) {
  size_t at = 0;
  for (const std::string& ending : endings(setup_.extras)) {
    const int file = files_.outputs[++at].get();
    Status fine = Done{};
    if (ending == "hocr") {
      fine = write_descriptor(
          file, output::to_hocr(extracted.pages, extracted.source, extracted.generator));
    } else if (ending == "alto.xml") {
      fine = write_descriptor(
          file, output::to_alto(extracted.pages, extracted.source, extracted.generator));
    } else {
      const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(::fdopen(::dup(file), "wb"),
                                                                &std::fclose);
      const Status made =
          out && bytes_
              ? output::write_searchable_pdf(bytes_, setup_.extract.open, extracted.source,
                                             extracted.pages, out.get(), setup_.extras.archival)
              : Status(Error{ErrorCode::internal, "batch", "", 0,
                             "the searchable PDF cannot be made: no input", ""});
      if (!made) {  // the reading is good all the same
        done.problems.push_back({0, made.error().message, true, false});
        continue;
      }
    }
    if (!fine) {
      return fine;
    }
    done.extras.push_back(ending);
  }
  return Done{};
}

}  // namespace ita::batch
