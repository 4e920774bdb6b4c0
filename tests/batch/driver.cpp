// driver worker                    a worker whose inputs are scripts, see `Script`
// driver run IN OUT JOBS           a supervisor over such workers
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <thread>
#include <vector>

#include "batch/codec.h"
#include "batch/files.h"
#include "batch/lines.h"
#include "batch/run.h"
#include "batch/sandbox.h"
#include "batch/spool.h"
#include "batch/worker_task.h"

namespace {

using namespace ita;
using namespace ita::batch;

/// An input of the fake worker, one word and a number on each line:
///   pages N       length of the document
///   crash P       dies at page P (0: while opening), each time
///   crash-once P  dies there the first time
///   hang P        never ends page P
///   eat P         takes memory at page P until there is none
///   slow MS       time for each page
///   damaged 0     cannot be opened
///   lie N         after opening, says or does what no sound worker does, see `lie`
struct Script {
  std::map<std::string, int> words;
  explicit Script(const std::string& text) {
    std::istringstream in(text);
    std::string word;
    int number = 0;
    while (in >> word >> number) {
      words[word] = number;
    }
  }
  int get(const char* word, int otherwise) const {
    const auto at = words.find(word);
    return at == words.end() ? otherwise : at->second;
  }
};

struct Fake {
  Setup setup;
  Task task;
  TaskFiles files;

  void say(Message m) const {
    m.id = task.id;
    write_all(STDOUT_FILENO, to_line(m));
  }
  void event(MessageType type, int page, const output::SourceInfo& source = {}) const {
    Message m;
    m.type = type;
    m.page = page;
    m.source = source;
    say(m);
  }

  void misbehave(const Script& script, int page, const std::string& hash) const {
    if (script.get("crash", -1) == page) {
      std::abort();
    }
    if (script.get("crash-once", -1) == page) {
      const char* const folder = std::getenv("DRIVER_MARKS");
      const std::string mark = std::string(folder != nullptr ? folder : "/tmp") + "/mark-" + hash;
      if (::access(mark.c_str(), F_OK) != 0) {
        std::ofstream(mark) << "x";
        std::abort();
      }
    }
    if (script.get("hang", -1) == page) {
      std::this_thread::sleep_for(std::chrono::hours(1));
    }
    if (script.get("eat", -1) == page) {
      for (std::vector<std::unique_ptr<char[]>> hoard;;) {
        hoard.push_back(std::make_unique<char[]>(1 << 24));
        std::memset(hoard.back().get(), 1, 1 << 24);
      }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(page > 0 ? script.get("slow", 0) : 0));
    const std::clock_t work = script.get("busy", 0) * (CLOCKS_PER_SEC / 1000);
    for (const std::clock_t begin = std::clock(); page > 0 && std::clock() - begin < work;) {
    }
  }

  /// What a worker may do that its file has taken over.
  void lie(int how, const output::SourceInfo& source) const {
    Message m;
    m.id = task.id;
    m.type = MessageType::done;
    m.source = source;
    switch (how) {
      case 1:  // answers a task that was never given
        m.id += 1000;
        break;
      case 2:  // publishes what was not asked for, elsewhere
        event(MessageType::joining, 0);
        (void)write_descriptor(files.outputs[0].get(), json_for(source));
        m.extras = {"../../planted"};
        break;
      case 3:  // counts pages for ever, so that its time never ends
        for (int page = 1; write_all(STDOUT_FILENO, to_line(page_message(page)));) {
        }
        break;
      case 4:  // a result that is none
        event(MessageType::joining, 0);
        (void)write_descriptor(files.outputs[0].get(), "{\"status\": \"ok\"}");
        break;
      case 5:  // a line without end
        while (write_all(STDOUT_FILENO, std::string(1 << 20, 'A'))) {
        }
        break;
      case 6:  // says that it is ready, once more
        m.type = MessageType::ready;
        m.id = 0;
        break;
      case 7:  // the result of another file
        event(MessageType::joining, 0);
        (void)write_descriptor(files.outputs[0].get(), json_for({"other.pdf", source.sha256,
                                                                 source.media_type, source.pages}));
        break;
      case 8:  // a failure that would end the run
        m.type = MessageType::failed;
        m.error = {ErrorCode::missing_model, "text", "", 0, "no model", ""};
        break;
      case 9:  // the disk, which is not full
        m.type = MessageType::failed;
        m.error = {ErrorCode::cannot_write,
                   "batch",
                   "",
                   0,
                   std::string("cannot be written: ") + std::strerror(ENOSPC),
                   ""};
        break;
      case 10:  // no message at all
        write_all(STDOUT_FILENO, "[1, 2\n");
        break;
      case 11:  // nothing was joined
        break;
      default:
        break;
    }
    write_all(STDOUT_FILENO, to_line(m));
    std::this_thread::sleep_for(std::chrono::hours(1));
  }

  Message page_message(int page) const {
    Message m;
    m.id = task.id;
    m.type = MessageType::page;
    m.page = page;
    return m;
  }

  static std::string json_for(const output::SourceInfo& source) {
    std::vector<text::PageText> pages;
    for (int p = 1; p <= source.pages; ++p) {
      pages.push_back(page_text(p));
    }
    return output::to_json({}, {}, pages, source, {"1", "fake", "fake", "fake"}, {});
  }

  bool skipped(int page) const {
    return std::any_of(task.skip.begin(), task.skip.end(),
                       [&](const PageTrouble& s) { return s.page == page; });
  }

  static text::PageText page_text(int number) {
    text::PageText page;
    page.number = number;
    page.width = 595;
    page.height = 842;
    page.source = text::Source::text_layer;
    page.confidence = 1.0 / number;
    return page;
  }

  Message finish(const output::SourceInfo& source, const std::vector<text::PageText>& pages,
                 const std::vector<PageTrouble>& problems) const {
    Message m;
    m.source = source;
    m.problems = problems;
    if (problems.size() == pages.size()) {
      m.type = MessageType::failed;
      m.error = {ErrorCode::quarantined, "batch", "", problems[0].page, problems[0].message, ""};
      return m;
    }
    std::vector<output::PageProblem> told;
    for (const PageTrouble& p : problems) {
      told.push_back({p.page, p.message});
    }
    const std::string json =
        output::to_json({}, {}, pages, source, {"1", "fake", "fake", "fake"}, {}, told);
    m.type = MessageType::done;
    if (const Status written = write_descriptor(files.outputs[0].get(), json); !written) {
      m.type = MessageType::failed;
      m.error = written.error();
    }
    return m;
  }

  Message work() const {
    Message m;
    if (task.work == Work::assemble) {
      JoinedPages joined(files.pages.get());
      std::vector<text::PageText> pages;
      for (int p = 1; p <= task.source.pages; ++p) {
        const auto page = decode_page(joined.next());
        pages.push_back(page ? *page : text::PageText{});
        pages.back().number = p;
      }
      event(MessageType::joining, 0);
      return finish(task.source, pages, task.skip);
    }
    const std::string content = read_descriptor(files.input.get()).value();
    const Script script(content);
    const std::string hash = sha256_of_text(content);
    misbehave(script, 0, hash);
    if (script.words.count("damaged") > 0) {
      m.error = {ErrorCode::damaged, "document", "", 0, "is broken", "repair it"};
      return m;
    }
    const output::SourceInfo source{task.name, hash, "application/pdf", script.get("pages", 1)};
    const bool all = task.work == Work::document;
    event(MessageType::opened, 0, source);
    if (all) {
      if (task.longest > 0 && source.pages > task.longest) {
        m.type = MessageType::too_long;
        m.source = source;
        return m;
      }
    }
    if (const int how = script.get("lie", 0); how > 0) {
      lie(how, source);
    }
    std::vector<text::PageText> pages;
    std::vector<PageTrouble> problems;
    for (int p = all ? 1 : task.first; p <= (all ? source.pages : task.last); ++p) {
      if (skipped(p)) {
        problems.push_back({p, "left out"});
        pages.emplace_back();
        pages.back().number = p;
      } else {
        event(MessageType::page, p);
        misbehave(script, p, hash);
        pages.push_back(page_text(p));
      }
      if (!all) {
        const Status written = write_descriptor(
            files.outputs[static_cast<size_t>(p - task.first)].get(), encode(pages.back()));
        if (!written) {
          m.error = written.error();
          return m;
        }
      }
    }
    if (!all) {
      m.type = MessageType::done;
      return m;
    }
    event(MessageType::joining, 0);
    return finish(source, pages, task.skip);
  }
};

int worker() {
  LineReader lines(STDIN_FILENO);
  Fake fake;
  fake.setup = setup_of(*lines.next()).value();
  limit_process(fake.setup.limits);
  Message ready;
  ready.type = MessageType::ready;
  ready.generator = {"1", "fake", "fake"};
  ready.status = "off";
  write_all(STDOUT_FILENO, to_line(ready));
  while (const auto line = lines.next()) {
    fake.task = task_of(*line).value();
    fake.files = files_of(fake.task, fake.setup, lines);
    Message answer;
    try {
      answer = fake.work();
    } catch (const std::bad_alloc&) {
      answer.error = {ErrorCode::out_of_memory, "batch", "", 0, "no memory left", ""};
      fake.say(answer);
      return 0;
    }
    fake.say(answer);
  }
  return 0;
}

int supervise(char** argv) {
  const auto inputs = collect({argv[2]}, argv[3]);
  RunOptions options;
  options.output = argv[3];
  options.jobs = std::atoi(argv[4]);
  options.worker_command = {"/proc/self/exe", "worker"};
  std::signal(SIGINT, [](int) { interrupt(); });
  Observer silent;
  const auto result = run(inputs->files, options, silent);
  if (!result) {
    std::cerr << describe(result.error()) << "\n";
    return result.error().code == ErrorCode::busy ? 4 : 1;
  }
  return result->interrupted ? 130 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "worker") == 0) {
    return worker();
  }
  return argc == 5 ? supervise(argv) : 2;
}
