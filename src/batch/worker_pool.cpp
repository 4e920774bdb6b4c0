#include "batch/worker_pool.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>

#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/pool_parts.h"
#include "batch/sandbox.h"

namespace ita::batch {

namespace {

constexpr double kStartSeconds = 120;
constexpr double kGrace = 2;  ///< for starting and stopping the clock

}  // namespace

WorkerPool::WorkerPool(PoolOptions options) : options_(std::move(options)) {
  if (options_.command.empty()) {
    options_.command = {"/proc/self/exe", "worker", "--child"};
  }
}
WorkerPool::~WorkerPool() = default;

std::string WorkerPool::who(const Document& document) const { return one_line(document.job.name); }

Status WorkerPool::spawn() {
  auto process = Process::start(options_.command);
  if (!process) {
    return process.error();
  }
  auto worker = std::make_unique<Worker>();
  worker->process = std::move(*process);
  worker->allow(kStartSeconds, kStartSeconds * options_.setup.limits.wall_factor);
  worker->process->send(to_line(options_.setup));  // a failure shows as the end of its output
  workers_.push_back(std::move(worker));
  return Done{};
}

Result<output::GeneratorInfo> WorkerPool::start() {
  if (Status spawned = spawn(); !spawned) {
    return spawned.error();
  }
  while (!fatal_ && generator_.version.empty()) {
    if (workers_.empty()) {  // it died while starting; `lost` counts how often
      if (Status spawned = spawn(); !spawned) {
        return spawned.error();
      }
    }
    if (auto stepped = step(1); !stepped) {
      return stepped.error();
    }
  }
  return fatal_ ? Result<output::GeneratorInfo>(*fatal_) : generator_;
}

int WorkerPool::room() const {
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

Task WorkerPool::task_for(const Document& document, Work work) {
  Task task;
  task.id = ++next_id_;
  task.work = work;
  task.input = document.input && (work != Work::assemble || options_.setup.extras.searchable_pdf);
  task.name = document.job.name;
  task.source = document.source;
  return task;
}

void WorkerPool::add(Job job) {
  documents_.push_back(std::make_unique<Document>());
  Document& document = *documents_.back();
  document.job = std::move(job);
  document.source = document.job.source;
  document.source.file = document.job.name;
  document.source.sha256 = document.job.sha256;
  document.skip = document.job.skip;
  if (Status opened = open_input(document); !opened) {
    return fail(document, opened.error());
  }
  switch (document.job.kind) {
    case Job::Kind::range:
      document.stage = Document::Stage::sharing;
      document.next_page = document.job.first;
      document.last_page = document.job.last;
      break;
    case Job::Kind::probe:
      document.waiting.push_back(task_for(document, Work::probe));
      break;
    case Job::Kind::render:
      document.waiting.push_back(task_for(document, Work::render));
      document.waiting.back().first = document.job.first;
      document.waiting.back().dpi = document.job.dpi;
      break;
    case Job::Kind::assemble:
      document.stage = Document::Stage::joining;
      document.waiting.push_back(task_for(document, Work::assemble));
      break;
    case Job::Kind::whole:
      document.waiting.push_back(task_for(document, Work::document));
      document.waiting.back().longest = options_.longest;
      break;
  }
  give_work();
}

std::optional<Task> WorkerPool::next_task(Document*& whose) {
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

void WorkerPool::give_work() {
  for (;;) {
    Worker* const free = free_worker();
    if (free == nullptr) {
      spawn_where_wanted();
      return;
    }
    Document* whose = nullptr;
    auto task = next_task(whose);
    if (!task || !give(*free, *whose, std::move(*task))) {
      return;
    }
  }
}

WorkerPool::Worker* WorkerPool::free_worker() {
  const auto free = std::find_if(workers_.rbegin(), workers_.rend(), [](const auto& worker) {
    return !worker->dead && !worker->verdict && worker->ready && !worker->busy &&
           worker->document == nullptr;
  });
  return free == workers_.rend() ? nullptr : free->get();
}

/// Another worker, where there is work for it and none is starting already.
void WorkerPool::spawn_where_wanted() {
  int alive = 0;
  bool starting = false;
  for (const auto& worker : workers_) {
    alive += worker->dead ? 0 : 1;
    starting = starting || (!worker->dead && !worker->ready);
  }
  const bool wanted = std::any_of(documents_.begin(), documents_.end(), [](const auto& d) {
    return !d->over && (!d->waiting.empty() ||
                        (d->stage == Document::Stage::sharing && d->next_page <= d->last_page));
  });
  if (!wanted || alive >= options_.jobs || starting || fatal_) {
    return;
  }
  if (Status spawned = spawn(); !spawned && alive == 0) {
    fatal_ = spawned.error();
  }
}

/// False when nothing more can be given just now.
bool WorkerPool::give(Worker& worker, Document& document, Task task) {
  std::vector<Descriptor> owned;
  const auto descriptors = descriptors_for(document, task, owned);
  if (!descriptors) {
    fail(document, descriptors.error());
    return true;
  }
  const Limits& limits = options_.setup.limits;
  worker.document = &document;
  worker.busy = worker.forks;
  worker.page = 0;
  worker.opened = worker.joining = false;
  worker.began = Clock::now();
  worker.allow(limits.page_seconds + kGrace, limits.page_seconds * limits.wall_factor + kGrace);
  worker.cpu_began = worker.cpu_now;
  ++worker.tasks;
  ++document.running;
  if (!worker.process->send(to_line(task), *descriptors)) {
    worker.kill_for({ErrorCode::crashed, "took no task"});
  }
  worker.task = std::move(task);
  return true;
}

Result<std::vector<JobDone>> WorkerPool::step(double seconds, int also) {
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
  for (const Worker* const worker : whose) {
    // A worker that is gone shows at its output.
    fds.push_back({worker->dead ? -1 : worker->process->news(), POLLIN, 0});
  }
  if (also >= 0) {
    fds.push_back({also, POLLIN, 0});
  }
  if (done_.empty()) {
    ::poll(fds.data(), fds.size(), static_cast<int>(seconds * 1000));
  }
  for (size_t i = 0; i < whose.size(); ++i) {
    if (fds[i].revents != 0) {
      listen(*whose[i]);
    }
    if (fds[whose.size() + i].revents != 0 && !whose[i]->dead) {
      hear_news(*whose[i]);
    }
  }
  check_clocks();
  workers_.remove_if([](const auto& worker) { return worker->dead; });
  documents_.remove_if([](const auto& d) { return d->over && d->running == 0; });
  give_work();
  return std::exchange(done_, {});
}

void WorkerPool::end(Document& document, JobDone done) {
  done.id = document.job.id;
  done.seconds = document.cpu;
  document.over = true;
  document.waiting.clear();
  done_.push_back(std::move(done));
}

void WorkerPool::fail(Document& document, Error error) {
  error.file = document.job.name;
  JobDone done;
  done.status = "failed";
  done.source = document.source;
  done.problems = document.skip;
  done.error = std::move(error);
  end(document, std::move(done));
}

}  // namespace ita::batch
