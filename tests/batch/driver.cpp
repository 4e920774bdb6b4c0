// driver worker                    a worker whose inputs are scripts, see `Script`
// driver run IN OUT JOBS           a supervisor over such workers
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
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
struct Script {
  std::map<std::string, int> words;
  explicit Script(const std::string& path) {
    std::ifstream in(path);
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

  void say(Message m) const {
    m.id = task.id;
    write_all(STDOUT_FILENO, to_line(m));
  }
  void event(Said said, int page, const output::SourceInfo& source = {}) const {
    Message m;
    m.said = said;
    m.page = page;
    m.source = source;
    say(m);
  }

  void misbehave(const Script& script, int page, const std::string& hash) const {
    if (script.get("crash", -1) == page) {
      std::abort();
    }
    if (script.get("crash-once", -1) == page) {
      const std::string mark = setup.scratch + "/../mark-" + hash;
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
  }

  bool skipped(int page) const {
    return std::any_of(task.skip.begin(), task.skip.end(),
                       [&](const SkippedPage& s) { return s.page == page; });
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

  std::string page_file(int number) const { return fmt::format("{}/{}.page", task.spool, number); }

  Message finish(const output::SourceInfo& source, const std::vector<text::PageText>& pages,
                 const std::vector<SkippedPage>& problems) const {
    Message m;
    m.source = source;
    m.problems = problems;
    if (problems.size() == pages.size()) {
      m.said = Said::failed;
      m.error = {ErrorCode::quarantined, "batch", "", problems[0].page, problems[0].message, ""};
      return m;
    }
    std::vector<output::PageProblem> told;
    for (const SkippedPage& p : problems) {
      told.push_back({p.page, p.message});
    }
    const std::string json = output::to_json({}, {}, pages, source, {"1", "fake", "fake"}, told);
    m.said = Said::done;
    m.status = output::status_of(json);
    if (const Status written = write_whole(task.output, json, setup.scratch); !written) {
      m.said = Said::failed;
      m.error = written.error();
    }
    return m;
  }

  Message work() const {
    Message m;
    const Script script(task.path);
    const std::string hash = sha256_of(task.path).value();
    if (task.work == Work::assemble) {
      std::vector<text::PageText> pages;
      for (int p = 1; p <= task.source.pages; ++p) {
        const auto bytes = read_all(page_file(p));
        pages.push_back(bytes ? decode_page(*bytes).value() : text::PageText{});
        pages.back().number = p;
      }
      return finish(task.source, pages, task.skip);
    }
    misbehave(script, 0, hash);
    if (script.words.count("damaged") > 0) {
      m.error = {ErrorCode::damaged, "document", "", 0, "is broken", "repair it"};
      return m;
    }
    const output::SourceInfo source{task.name, hash, "text/script", script.get("pages", 1)};
    const bool all = task.work == Work::document;
    if (all) {
      event(Said::opened, 0, source);
      if (task.longest > 0 && source.pages > task.longest) {
        m.said = Said::too_long;
        m.source = source;
        return m;
      }
    }
    std::vector<text::PageText> pages;
    std::vector<SkippedPage> problems;
    for (int p = all ? 1 : task.first; p <= (all ? source.pages : task.last); ++p) {
      if (skipped(p)) {
        problems.push_back({p, "left out"});
        pages.emplace_back();
        pages.back().number = p;
      } else {
        event(Said::page, p);
        misbehave(script, p, hash);
        pages.push_back(page_text(p));
      }
      if (!all) {
        const Status written = write_whole(page_file(p), encode(pages.back()), task.spool);
        if (!written) {
          m.error = written.error();
          return m;
        }
      }
    }
    if (!all) {
      m.said = Said::done;
      return m;
    }
    event(Said::joining, 0);
    return finish(source, pages, task.skip);
  }
};

int worker() {
  LineReader lines(STDIN_FILENO);
  Fake fake;
  fake.setup = setup_of(*lines.next()).value();
  limit_process(fake.setup.limits);
  Message ready;
  ready.said = Said::ready;
  ready.generator = {"1", "fake", "fake"};
  write_all(STDOUT_FILENO, to_line(ready));
  while (const auto line = lines.next()) {
    fake.task = task_of(*line).value();
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
