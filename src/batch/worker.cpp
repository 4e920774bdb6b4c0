#include "batch/worker.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <new>

#include "batch/codec.h"
#include "batch/files.h"
#include "batch/lines.h"
#include "batch/protocol.h"
#include "batch/sandbox.h"
#include "output/page_files.h"

namespace ita::batch {

namespace {

constexpr const char* kUnread = "page could not be read: ";

/// A worker that ran out of memory is in no state to go on.
struct OutOfMemory {
  int page = 0;
};

class Worker {
 public:
  Worker(int out, Setup setup, std::unique_ptr<Extractor> extractor)
      : out_(out), setup_(std::move(setup)), extractor_(std::move(extractor)) {}

  /// False when the supervisor is gone or this process should end.
  bool run(const Task& task) {
    Message answer;
    try {
      answer = carry_out(task);
    } catch (const OutOfMemory& gone) {
      answer = failure({ErrorCode::out_of_memory, "batch", "", gone.page, "no memory left", ""});
      answer.id = task.id;
      say(answer);
      return false;
    } catch (const std::bad_alloc&) {
      answer = failure({ErrorCode::out_of_memory, "batch", "", 0, "no memory left", ""});
      answer.id = task.id;
      say(answer);
      return false;
    } catch (const std::exception& fault) {
      answer =
          failure({ErrorCode::internal, "batch", "", 0, std::string("unexpected: ") + fault.what(),
                   "this is a fault of the program: please report it with the file"});
    }
    answer.id = task.id;
    return say(answer);
  }

 private:
  bool say(const Message& message) { return write_all(out_, to_line(message)); }

  static Message failure(Error error) {
    Message m;
    m.said = Said::failed;
    m.error = std::move(error);
    return m;
  }

  void event(const Task& task, Said said, int page, const output::SourceInfo& source = {}) {
    Message m;
    m.id = task.id;
    m.said = said;
    m.page = page;
    m.source = source;
    say(m);
  }

  Message carry_out(const Task& task) {
    allow_cpu(setup_.limits.page_seconds);
    first_error_.reset();
    switch (task.work) {
      case Work::document:
        return document(task);
      case Work::pages:
        return pages(task);
      case Work::probe:
        return probe(task);
      case Work::assemble:
        return assemble(task);
    }
    return failure({ErrorCode::bad_argument, "batch", "", 0, "no such work", ""});
  }

  /// A page that cannot be read becomes an empty one with a problem; only a missing model is
  /// everybody's problem.
  Result<text::PageText> read(const Task& task, document::Document& document, int number,
                              std::vector<SkippedPage>& problems) {
    Error error;
    for (const SkippedPage& skipped : task.skip) {
      if (skipped.page == number) {
        error = {ErrorCode::quarantined, "batch", "", number, skipped.message, ""};
        problems.push_back(skipped);
        return unread(document, number, error);
      }
    }
    event(task, Said::page, number);
    allow_cpu(setup_.limits.page_seconds);
    try {
      auto page = extractor_->reader().read(document, number);
      if (page || page.error().code == ErrorCode::missing_model) {
        return page;
      }
      error = page.error();
      if (error.code == ErrorCode::out_of_memory) {
        throw OutOfMemory{number};
      }
    } catch (const std::bad_alloc&) {
      throw OutOfMemory{number};
    } catch (const std::exception& fault) {
      error = {
          ErrorCode::internal, "batch", "", number, std::string("unexpected: ") + fault.what(), ""};
    }
    problems.push_back({number, error.message});
    if (!first_error_) {
      first_error_ = error;
    }
    return unread(document, number, error);
  }

  /// Why a page of the spool is empty, when it could not be read (batch::unread_page writes that
  /// into its notes).
  static std::optional<std::string> problem_of(const text::PageText& page) {
    for (const std::string& note : page.notes) {
      if (page.words.empty() && note.rfind(kUnread, 0) == 0) {
        return note.substr(std::char_traits<char>::length(kUnread));
      }
    }
    return std::nullopt;
  }

  static text::PageText unread(document::Document& document, int number, const Error& error) {
    text::PageText page;
    page.number = number;
    if (error.code != ErrorCode::quarantined) {  // do not ask again about what killed a worker
      page = unread_page(document, number, error);
    } else {
      page.notes.push_back(kUnread + error.message);
    }
    return page;
  }

  Message document(const Task& task) {
    auto hash = sha256_of(task.path);
    if (!hash) {
      return failure(hash.error());
    }
    auto opened = document::open(task.path, setup_.extract.open);
    if (!opened) {
      return failure(opened.error());
    }
    document::Document& doc = **opened;
    const output::SourceInfo source{task.name, *hash, doc.media_type(), doc.page_count()};
    if (source.pages <= 0) {
      return failure({ErrorCode::empty, "document", "", 0, "has no pages", ""});
    }
    event(task, Said::opened, 0, source);
    if (task.longest > 0 && source.pages > task.longest) {
      Message m;
      m.said = Said::too_long;
      m.source = source;
      return m;
    }
    std::vector<text::PageText> pages;
    std::vector<SkippedPage> problems;
    for (int number = 1; number <= source.pages; ++number) {
      auto page = read(task, doc, number, problems);
      if (!page) {
        return failure(page.error());
      }
      pages.push_back(std::move(*page));
    }
    return finish(task, source, std::move(pages), std::move(problems));
  }

  static std::string page_file(const Task& task, int number) {
    return fmt::format("{}/{}.page", task.spool, number);
  }

  Message pages(const Task& task) {
    auto opened = document::open(task.path, setup_.extract.open);
    if (!opened) {
      return failure(opened.error());
    }
    document::Document& doc = **opened;
    event(task, Said::opened, 0,
          {task.name, task.source.sha256, doc.media_type(), doc.page_count()});
    Message m;
    m.said = Said::done;
    for (int number = task.first; number <= task.last; ++number) {
      const std::string file = page_file(task, number);
      if (const auto old = read_all(file)) {  // read before the run was stopped
        if (const auto page = decode_page(*old)) {
          if (auto problem = problem_of(*page)) {
            m.problems.push_back({number, std::move(*problem)});
          }
          continue;
        }
      }
      std::vector<SkippedPage> problems;
      auto page = read(task, doc, number, problems);
      if (!page) {
        return failure(page.error());
      }
      if (Status written = write_whole(file, encode(*page), task.spool); !written) {
        return failure(written.error());
      }
      m.problems.insert(m.problems.end(), problems.begin(), problems.end());
    }
    return m;
  }

  Message probe(const Task& task) {
    auto opened = document::open(task.path, setup_.extract.open);
    if (!opened) {
      return failure(opened.error());
    }
    Message m;
    m.said = Said::done;
    m.source = {task.name, task.source.sha256, (*opened)->media_type(), (*opened)->page_count()};
    return m;
  }

  Message assemble(const Task& task) {
    std::vector<text::PageText> pages;
    for (int number = 1; number <= task.source.pages; ++number) {
      const auto bytes = read_all(page_file(task, number));
      auto page = bytes ? decode_page(*bytes) : Result<text::PageText>(bytes.error());
      if (page) {
        pages.push_back(std::move(*page));
        continue;
      }
      text::PageText empty;  // why it is empty stands in task.skip
      empty.number = number;
      pages.push_back(std::move(empty));
    }
    return finish(task, task.source, std::move(pages), task.skip);
  }

  Message finish(const Task& task, output::SourceInfo source, std::vector<text::PageText> pages,
                 std::vector<SkippedPage> problems) {
    if (problems.size() == pages.size()) {
      const bool killed = task.skip.size() == problems.size();
      Error error{killed ? ErrorCode::quarantined : ErrorCode::damaged,
                  "batch",
                  "",
                  problems[0].page,
                  problems[0].message,
                  "no page could be read: scan it again, or print it to a new PDF and try that"};
      if (!killed && first_error_ && first_error_->page == problems[0].page &&
          !first_error_->remedy.empty()) {
        error = *first_error_;  // knows the cause better
      }
      return failure(std::move(error));
    }
    event(task, Said::joining, 0);
    allow_cpu(setup_.limits.page_seconds + 0.2 * static_cast<double>(pages.size()));
    Message m;
    m.said = Said::done;
    m.source = source;
    m.problems = problems;
    std::vector<output::PageProblem> told;
    for (const SkippedPage& problem : problems) {
      told.push_back({problem.page, problem.message});
    }
    const Extracted extracted =
        extractor_->assemble(std::move(pages), std::move(source), std::move(told));
    const std::string json = extracted.json();
    m.status = output::status_of(json);
    if (Status written = write_whole(task.output, json, setup_.scratch); !written) {
      return failure(written.error());
    }
    if (Status added = extras(task, extracted, m.extras, m.problems); !added) {
      return failure(added.error());
    }
    return m;
  }

  Status extras(const Task& task, const Extracted& extracted, std::vector<std::string>& written,
                std::vector<SkippedPage>& problems) {
    const auto text = [&](const char* ending, const std::string& content) {
      written.emplace_back(ending);
      return write_whole(task.output + "." + ending, content, setup_.scratch);
    };
    Status fine = Done{};
    if (setup_.extras.hocr) {
      fine = text("hocr", output::to_hocr(extracted.pages, extracted.source, extracted.generator));
    }
    if (fine && setup_.extras.alto) {
      fine =
          text("alto.xml", output::to_alto(extracted.pages, extracted.source, extracted.generator));
    }
    if (fine && setup_.extras.searchable_pdf) {
      const Status made =
          output::write_searchable_pdf(task.path, setup_.extract.open, extracted.source,
                                       extracted.pages, task.output + ".searchable.pdf");
      if (made) {
        written.emplace_back("searchable.pdf");
      } else {  // the reading is good all the same
        problems.push_back({0, made.error().message});
      }
    }
    return fine;
  }

  int out_;
  Setup setup_;
  std::unique_ptr<Extractor> extractor_;
  std::optional<Error> first_error_;  ///< of the task: why a page could not be read
};

/// Libraries print what they like; the pipe of the protocol and the user's terminal are not for
/// that.
void silence() {
  const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null >= 0) {
    ::dup2(null, STDOUT_FILENO);
    ::dup2(null, STDERR_FILENO);
    ::close(null);
  }
}

}  // namespace

int serve(int in, int out) {
  std::signal(SIGINT, SIG_IGN);  // Ctrl-C is for the supervisor, which ends its workers
  std::signal(SIGPIPE, SIG_IGN);
  LineReader lines(in);
  const auto first = lines.next();
  if (!first) {
    return 0;
  }
  const int talk = ::fcntl(out, F_DUPFD_CLOEXEC, 10);
  silence();
  auto setup = setup_of(*first);
  Message ready;
  if (!setup) {
    ready.error = setup.error();
    write_all(talk, to_line(ready));
    return 1;
  }
  limit_process(setup->limits);
  auto extractor = Extractor::create(setup->extract);
  if (!extractor) {
    ready.error = extractor.error();
    write_all(talk, to_line(ready));
    return 1;
  }
  ready.generator = {ITA_VERSION, (*extractor)->reader().ocr_model(),
                     (*extractor)->facts().version()};
  if (setup->sandbox) {
    ready.status = confine(setup->scratch);
  }
  ready.said = Said::ready;
  write_all(talk, to_line(ready));
  Worker worker(talk, std::move(*setup), std::move(*extractor));
  while (const auto line = lines.next()) {
    const auto task = task_of(*line);
    if (!task || !worker.run(*task)) {
      break;
    }
  }
  return 0;
}

}  // namespace ita::batch
