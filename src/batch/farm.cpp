#include "batch/farm.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>

#include "batch/files.h"
#include "batch/inputs.h"

namespace ita::batch {

namespace {

constexpr int kStrikes = 2;    ///< deaths at one place until it is left out
constexpr int kDeaths = 8;     ///< deaths at different pages until the document is given up
constexpr int kStillborn = 3;  ///< workers that die while starting until nothing is tried any more
constexpr double kStartSeconds = 120;
constexpr double kJoinSecondsForPage = 0.25;
constexpr double kGrace = 2;  ///< for starting and stopping the clock

double seconds_since(std::chrono::steady_clock::time_point from) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

}  // namespace

struct Farm::Document {
  Job job;
  enum class Stage { whole, sharing, joining } stage = Stage::whole;
  output::SourceInfo source;  ///< pages known from `opened` on
  std::deque<Task> waiting;
  int next_page = 1, last_page = 0;
  int running = 0;
  std::map<int, int> strikes;  ///< page (0: not at a page) to deaths
  int deaths = 0;
  std::vector<SkippedPage> skip;
  double spent = 0;
  bool expired = false;
  bool over = false;  ///< ended; waits for tasks that still run

  void leave_out(int page, const std::string& why) {
    const bool there =
        std::any_of(skip.begin(), skip.end(), [&](const SkippedPage& s) { return s.page == page; });
    if (!there) {
      skip.push_back({page, why});
      std::sort(skip.begin(), skip.end(),
                [](const SkippedPage& a, const SkippedPage& b) { return a.page < b.page; });
    }
  }
};

struct Farm::Worker {
  std::unique_ptr<Process> process;
  bool ready = false;
  Document* document = nullptr;
  std::optional<Task> task;
  int page = 0;
  int tasks = 0;
  Clock::time_point began;  ///< of the task
  Clock::time_point deadline;
  std::optional<Ending> verdict;  ///< why we killed it
  bool dead = false;

  void allow(double seconds) {
    deadline = Clock::now() + std::chrono::milliseconds(static_cast<long>(seconds * 1000));
  }
};

Farm::Farm(FarmOptions options) : options_(std::move(options)) {}
Farm::~Farm() = default;

std::string Farm::who(const Document& document) const { return one_line(document.job.name); }

Status Farm::hire() {
  auto process = Process::start(options_.command);
  if (!process) {
    return process.error();
  }
  auto worker = std::make_unique<Worker>();
  worker->process = std::move(*process);
  worker->allow(kStartSeconds);
  worker->process->send(to_line(options_.setup));  // a failure shows as the end of its output
  workers_.push_back(std::move(worker));
  return Done{};
}

Result<output::GeneratorInfo> Farm::start() {
  if (Status hired = hire(); !hired) {
    return hired.error();
  }
  while (!fatal_ && generator_.version.empty()) {
    if (workers_.empty()) {  // it died while starting; `lost` counts how often
      if (Status hired = hire(); !hired) {
        return hired.error();
      }
    }
    if (auto stepped = step(1); !stepped) {
      return stepped.error();
    }
  }
  return fatal_ ? Result<output::GeneratorInfo>(*fatal_) : generator_;
}

int Farm::room() const {
  int open = options_.jobs;
  for (const auto& document : documents_) {
    if (document->over) {
      continue;
    }
    const int left = document->last_page - document->next_page + 1;
    const int waiting = document->stage == Document::Stage::sharing
                            ? (left + options_.pages_for_task - 1) / options_.pages_for_task
                            : 0;
    open -= document->running + static_cast<int>(document->waiting.size()) + std::max(0, waiting);
  }
  return std::max(0, open);
}

Task Farm::task_for(const Document& document, Work work) {
  Task task;
  task.id = ++next_id_;
  task.work = work;
  task.path = document.job.path;
  task.name = document.job.name;
  task.spool = document.job.spool;
  task.output = document.job.output;
  task.source = document.source;
  return task;
}

void Farm::add(Job job) {
  auto document = std::make_unique<Document>();
  document->job = std::move(job);
  document->source = document->job.source;
  document->source.file = document->job.name;
  document->source.sha256 = document->job.sha256;
  document->skip = document->job.skip;
  switch (document->job.kind) {
    case Job::Kind::range:
      document->stage = Document::Stage::sharing;
      document->next_page = document->job.first;
      document->last_page = document->job.last;
      break;
    case Job::Kind::probe:
      document->waiting.push_back(task_for(*document, Work::probe));
      break;
    case Job::Kind::assemble:
      document->stage = Document::Stage::joining;
      document->waiting.push_back(task_for(*document, Work::assemble));
      break;
    case Job::Kind::whole:
      document->waiting.push_back(task_for(*document, Work::document));
      document->waiting.back().longest = options_.longest;
      break;
  }
  documents_.push_back(std::move(document));
  give_work();
}

std::optional<Task> Farm::next_task(Document*& whose) {
  for (const auto& document : documents_) {
    if (document->over) {
      continue;
    }
    whose = document.get();
    if (!document->waiting.empty()) {
      Task task = std::move(document->waiting.front());
      document->waiting.pop_front();
      task.skip = document->skip;
      return task;
    }
    if (document->stage == Document::Stage::sharing && document->next_page <= document->last_page) {
      Task task = task_for(*document, Work::pages);
      task.first = document->next_page;
      task.last = std::min(document->last_page, task.first + options_.pages_for_task - 1);
      task.skip = document->skip;
      document->next_page = task.last + 1;
      return task;
    }
  }
  return std::nullopt;
}

void Farm::give_work() {
  for (bool given = true; given;) {
    given = false;
    Worker* free = nullptr;
    int alive = 0;
    bool starting = false;
    for (const auto& worker : workers_) {
      alive += worker->dead ? 0 : 1;
      starting = starting || (!worker->dead && !worker->ready);
      if (!worker->dead && !worker->verdict && worker->ready && worker->document == nullptr) {
        free = worker.get();
      }
    }
    if (free == nullptr) {
      const bool wanted = std::any_of(documents_.begin(), documents_.end(), [](const auto& d) {
        return !d->over && (!d->waiting.empty() ||
                            (d->stage == Document::Stage::sharing && d->next_page <= d->last_page));
      });
      if (wanted && alive < options_.jobs && !starting && !fatal_) {
        if (Status hired = hire(); !hired && alive == 0) {
          fatal_ = hired.error();
        }
      }
      return;
    }
    Document* whose = nullptr;
    if (auto task = next_task(whose)) {
      free->document = whose;
      free->page = 0;
      free->began = Clock::now();
      free->allow(options_.setup.limits.page_seconds + kGrace);
      ++free->tasks;
      ++whose->running;
      free->process->send(to_line(*task));
      free->task = std::move(task);
      given = true;
    }
  }
}

void Farm::heard(Worker& worker, const Message& message) {
  if (message.said == Said::ready) {
    worker.ready = true;
    stillborn_ = 0;
    generator_ = message.generator;
    sandbox_ = message.status;
    return;
  }
  if (!worker.task || message.id != worker.task->id) {
    if (!worker.ready && message.said == Said::failed) {
      fatal_ = message.error;
    }
    return;
  }
  const double page_seconds = options_.setup.limits.page_seconds;
  switch (message.said) {
    case Said::ready:
      break;
    case Said::opened:
      worker.document->source = message.source;
      worker.allow(page_seconds + kGrace);
      break;
    case Said::page:
      pages_read_ += worker.page > 0 ? 1 : 0;
      worker.page = message.page;
      worker.allow(page_seconds + kGrace);
      break;
    case Said::joining:
      pages_read_ += worker.page > 0 ? 1 : 0;
      worker.page = 0;
      worker.allow(page_seconds + kGrace + kJoinSecondsForPage * worker.document->source.pages);
      break;
    case Said::done:
    case Said::too_long:
    case Said::failed:
      finished_task(worker, message);
      break;
  }
}

void Farm::finished_task(Worker& worker, const Message& message) {
  Document& document = *worker.document;
  const Task task = std::move(*worker.task);
  pages_read_ += worker.page > 0 ? 1 : 0;
  worker.document = nullptr;
  worker.task.reset();
  --document.running;
  document.spent += seconds_since(worker.began);
  if (worker.tasks >= options_.tasks_for_worker) {
    worker.process->kill();
    worker.verdict = Ending{ErrorCode::none, ""};
  }
  if (document.over) {
    return;
  }
  if (message.said == Said::failed) {
    if (message.error.code == ErrorCode::missing_model) {
      fatal_ = message.error;
    } else if (message.error.code == ErrorCode::out_of_memory) {
      killed(document, task, message.error.page,
             {ErrorCode::out_of_memory, "needed more memory than allowed"});
    } else {
      fail(document, message.error);
    }
    return;
  }
  if (message.said == Said::too_long) {
    document.source = message.source;
    document.stage = Document::Stage::sharing;
    document.last_page = message.source.pages;
    if (Status made = make_folders(document.job.spool); !made) {
      fail(document, made.error());
    }
    return;
  }
  for (const SkippedPage& problem : message.problems) {
    document.leave_out(problem.page, problem.message);
  }
  if (task.work != Work::pages) {
    end(document, {0, message.status, message.source, message.problems, message.extras, {}, 0});
    return;
  }
  if (document.running == 0 && document.waiting.empty() &&
      document.next_page > document.last_page) {
    if (document.job.kind == Job::Kind::range) {
      end(document, {0, "read", document.source, document.skip, {}, {}, 0});
    } else {
      document.stage = Document::Stage::joining;
      document.waiting.push_back(task_for(document, Work::assemble));
    }
  }
}

void Farm::end(Document& document, JobDone done) {
  done.id = document.job.id;
  done.seconds = document.spent;
  if (done.source.sha256.empty()) {
    done.source = document.source;
  }
  document.over = true;
  document.waiting.clear();
  done_.push_back(std::move(done));
}

void Farm::fail(Document& document, Error error) {
  error.file = document.job.name;
  end(document, {0, "failed", document.source, document.skip, {}, std::move(error), 0});
}

/// The task died at `page` (0: while opening or joining).
void Farm::killed(Document& document, const Task& task, int page, const Ending& ending) {
  if (document.over) {
    return;
  }
  const int strikes = ++document.strikes[page];
  ++document.deaths;
  const std::string where = page > 0 ? fmt::format(", page {}", page) : "";
  if ((page == 0 && strikes >= kStrikes) || document.deaths >= kDeaths) {
    fail(document, {ErrorCode::quarantined, "batch", "", page,
                    fmt::format("set aside: its reader {} {}", ending.words,
                                page == 0 ? "twice" : fmt::format("{} times", document.deaths)),
                    "look at the file with another program; print it to a new PDF and try that"});
    notices_.push_back(who(document) + where + ": set aside, its reader " + ending.words);
    return;
  }
  if (strikes >= kStrikes) {
    document.leave_out(page, "its reader " + ending.words + " twice");
    notices_.push_back(who(document) + where + ": left out, its reader " + ending.words + " twice");
  } else {
    notices_.push_back(who(document) + where + ": its reader " + ending.words +
                       "; trying once more");
  }
  Task again = task;
  again.id = ++next_id_;
  document.waiting.push_front(std::move(again));
}

/// The document has used up its time: what is not read yet is left out.
void Farm::expire(Document& document) {
  if (document.expired) {
    fail(document, {ErrorCode::timeout, "batch", "", 0, "took longer than a document may",
                    "raise --document-timeout"});
    return;
  }
  document.expired = true;
  document.spent = 0;
  const std::string why = fmt::format("the document took longer than {:.0f} seconds",
                                      options_.setup.limits.document_seconds);
  int from = document.next_page;
  if (document.stage == Document::Stage::whole) {
    for (const auto& worker : workers_) {
      from = worker->document == &document ? std::max(1, worker->page) : from;
    }
    document.last_page = document.source.pages;
  }
  for (int page = from; page <= document.last_page; ++page) {
    document.leave_out(page, why);
  }
  document.next_page = document.last_page + 1;
  notices_.push_back(who(document) + ": " + why + "; the rest is left out");
  bool restarted = false;
  for (const auto& worker : workers_) {
    if (worker->document == &document) {
      for (int page = std::max(1, worker->page);
           worker->task->work == Work::pages && page <= worker->task->last; ++page) {
        document.leave_out(page, why);
      }
      worker->verdict = Ending{ErrorCode::none, ""};
      worker->process->kill();
      Task again = *worker->task;
      again.id = ++next_id_;
      document.waiting.push_back(std::move(again));
      restarted = true;
    }
  }
  if (!restarted && document.stage == Document::Stage::sharing && document.waiting.empty()) {
    document.stage = Document::Stage::joining;
    document.waiting.push_back(task_for(document, Work::assemble));
  }
}

void Farm::lost(Worker& worker, const Ending& ending) {
  worker.dead = true;
  const Ending cause = worker.verdict.value_or(ending);
  if (!worker.ready && cause.code != ErrorCode::none && !fatal_) {
    if (++stillborn_ >= kStillborn) {
      fatal_ = Error{ErrorCode::crashed,
                     "batch",
                     "",
                     0,
                     "worker processes " + cause.words + " while starting",
                     "try more memory with --memory"};
    }
  }
  if (worker.document == nullptr) {
    return;
  }
  Document& document = *worker.document;
  const Task task = std::move(*worker.task);
  worker.document = nullptr;
  worker.task.reset();
  --document.running;
  document.spent += seconds_since(worker.began);
  if (cause.code != ErrorCode::none) {
    killed(document, task, worker.page, cause);
  }
}

void Farm::check_clocks() {
  const auto now = Clock::now();
  for (const auto& worker : workers_) {
    if (worker->dead || worker->verdict || (worker->ready && worker->document == nullptr)) {
      continue;
    }
    if (now > worker->deadline) {
      worker->verdict = Ending{ErrorCode::timeout, fmt::format("took longer than {:.0f} seconds",
                                                               options_.setup.limits.page_seconds)};
      worker->process->kill();
    }
  }
  for (const auto& document : documents_) {
    double spent = document->spent;
    for (const auto& worker : workers_) {
      spent += worker->document == document.get() ? seconds_since(worker->began) : 0;
    }
    if (!document->over && document->stage != Document::Stage::joining &&
        spent > options_.setup.limits.document_seconds) {
      expire(*document);
    }
  }
}

Result<std::vector<JobDone>> Farm::step(double seconds) {
  give_work();
  if (fatal_) {
    return *fatal_;
  }
  std::vector<pollfd> fds;
  std::vector<Worker*> whose;
  for (const auto& worker : workers_) {
    fds.push_back({worker->process->output(), POLLIN, 0});
    whose.push_back(worker.get());
  }
  if (done_.empty()) {
    ::poll(fds.data(), fds.size(), static_cast<int>(seconds * 1000));
  }
  for (size_t i = 0; i < fds.size(); ++i) {
    if (fds[i].revents == 0) {
      continue;
    }
    Worker& worker = *whose[i];
    const bool open = worker.process->lines().fill();
    while (const auto line = worker.process->lines().take()) {
      if (const auto message = message_of(*line)) {
        heard(worker, *message);
      }
    }
    if (!open) {
      lost(worker, worker.process->wait());
    }
  }
  check_clocks();
  workers_.remove_if([](const auto& worker) { return worker->dead; });
  documents_.remove_if([](const auto& d) { return d->over && d->running == 0; });
  give_work();
  return std::exchange(done_, {});
}

}  // namespace ita::batch
