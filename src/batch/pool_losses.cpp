// What WorkerPool does about workers that die or take too long.
#include <fmt/format.h>

#include <algorithm>

#include "batch/pool_parts.h"
#include "batch/worker_pool.h"

namespace ita::batch {

namespace {

constexpr int kStrikes = 2;        ///< deaths at one place until it is left out
constexpr int kDeaths = 8;         ///< deaths at different pages until the document is given up
constexpr int kStartFailures = 3;  ///< in a row, until nothing is tried any more

}  // namespace

/// The task died at `page` (0: while opening or joining).
void WorkerPool::killed(Document& document, const Task& task, int page, const Ending& ending) {
  if (document.over) {
    return;
  }
  if (ending.code == ErrorCode::changed) {
    return fail(document, {ErrorCode::changed, "batch", "", 0, "changes while it is read",
                           "run the same command again when nothing writes to it any more"});
  }
  const int strikes = ++document.strikes[page];
  ++document.deaths;
  const std::string where = page > 0 ? fmt::format(", page {}", page) : "";
  if ((page == 0 && strikes >= kStrikes) || document.deaths >= kDeaths) {
    const bool passing = is_passing(ending.code);
    fail(document, {passing ? ending.code : ErrorCode::quarantined, "batch", "", page,
                    fmt::format("set aside: its reader {} {}", ending.words,
                                page == 0 ? "twice" : fmt::format("{} times", document.deaths)),
                    passing ? "raise --page-timeout or --memory, or run again when the machine has "
                              "more to spare"
                            : "look at the file with another program; print it to a new PDF and "
                              "try that"});
    notices_.push_back(who(document) + where + ": set aside, its reader " + ending.words);
    return;
  }
  if (strikes >= kStrikes) {
    document.leave_out({page, "its reader " + ending.words + " twice", false,
                        is_passing(ending.code), ending.code});
    notices_.push_back(who(document) + where + ": left out, its reader " + ending.words + " twice");
  } else {
    notices_.push_back(who(document) + where + ": its reader " + ending.words +
                       "; trying once more");
  }
  Task again = task;
  again.id = ++next_id_;
  document.waiting.push_front(std::move(again));
}

/// Ends the tasks of a document that are being worked at, to be given out again without what is
/// left out.
void WorkerPool::stop_tasks_of(Document& document, const std::string& why) {
  for (const auto& worker : workers_) {
    if (worker->document != &document || worker->dead) {
      continue;
    }
    for (int page = std::max({1, worker->page, worker->task->first});
         worker->task->work == Work::pages && page <= worker->task->last; ++page) {
      document.leave_out({page, why, false, true});
    }
    worker->kill_for({ErrorCode::none, ""});
    Task again = *worker->task;
    again.id = ++next_id_;
    document.waiting.push_back(std::move(again));
  }
}

/// The document has used up its time: what is not read yet is left out.
void WorkerPool::expire(Document& document) {
  if (document.expired || document.source.pages == 0) {
    fail(document, {ErrorCode::timeout, "batch", "", 0, "took longer than a document may",
                    "raise --document-timeout"});
    for (const auto& worker : workers_) {
      if (worker->document == &document) {
        worker->kill_for({ErrorCode::none, ""});
      }
    }
    return;
  }
  document.expired = true;
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
    document.leave_out({page, why, false, true});
  }
  document.next_page = document.last_page + 1;
  notices_.push_back(who(document) + ": " + why + "; the rest is left out");
  stop_tasks_of(document, why);
  document.cpu = document.wall = 0;  // what was read is read once more, in as much time
  pages_are_read(document);
}

void WorkerPool::lost(Worker& worker, const Ending& ending) {
  worker.dead = true;
  const Ending cause = worker.verdict.value_or(ending);
  if (!worker.ready && cause.code != ErrorCode::none && !fatal_) {
    if (++consecutive_start_failures_ >= kStartFailures) {
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
  const Task task = *worker.task;
  const int page = worker.page;
  release(worker, document);
  if (cause.code != ErrorCode::none) {
    killed(document, task, page, cause);
  } else {
    pages_are_read(document);
  }
}

void WorkerPool::check_clocks() {
  const auto now = Clock::now();
  const Limits& limits = options_.setup.limits;
  for (const auto& worker : workers_) {
    if (worker->dead || worker->verdict ||
        (worker->ready && worker->document == nullptr && !worker->busy)) {
      continue;
    }
    // The kernel holds a sound worker to its CPU time; one that was taken over may have put that
    // limit off.
    const bool much = worker->look_at_cpu() - worker->cpu_page > worker->cpu_allowed;
    if (much || now > worker->deadline) {
      worker->kill_for(
          {ErrorCode::timeout, much ? "used more CPU time than allowed"
                                    : fmt::format("took longer than {:.0f} seconds",
                                                  limits.page_seconds * limits.wall_factor)});
    }
  }
  for (const auto& document : documents_) {
    double cpu = document->cpu;
    double wall = document->wall;
    for (const auto& worker : workers_) {
      if (worker->document == document.get()) {
        cpu += worker->cpu_now - worker->cpu_began;
        wall += std::chrono::duration<double>(now - worker->began).count();
      }
    }
    if (!document->over && document->stage != Document::Stage::joining &&
        (cpu > limits.document_seconds || wall > limits.document_seconds * limits.wall_factor)) {
      expire(*document);
    }
  }
}

}  // namespace ita::batch
