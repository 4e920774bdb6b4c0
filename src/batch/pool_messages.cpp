// What WorkerPool believes of what its workers say.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "batch/believable.h"
#include "batch/files.h"
#include "batch/pool_parts.h"
#include "batch/sandbox.h"
#include "batch/verify_result.h"
#include "batch/worker_pool.h"

namespace ita::batch {

namespace {

constexpr double kJoinSecondsForPage = 0.25;
constexpr double kGrace = 2;
constexpr double kLeaveSeconds = 5;  ///< of CPU, for a process that has answered to end

}  // namespace

void WorkerPool::listen(Worker& worker) {
  const bool open = worker.process->lines().fill();
  take_lines(worker);
  if (!open) {
    if (worker.process->lines().overlong()) {
      broke_rules(worker, "said a line without end");
    }
    lost(worker, worker.process->wait());
  }
}

void WorkerPool::take_lines(Worker& worker) {
  while (const auto line = worker.process->lines().take()) {
    if (worker.verdict) {
      continue;  // whatever it says now comes too late
    }
    if (const auto message = message_of(*line)) {
      on_message(worker, *message);
    } else {
      broke_rules(worker, "said what is no message");
    }
  }
}

/// The process of a task has ended: what it said is all here, and the worker is free again.
void WorkerPool::hear_news(Worker& worker) {
  if (!worker.process->hear_news()) {
    return;
  }
  take_lines(worker);
  if (worker.document != nullptr || worker.process->lines().has_part()) {
    return broke_rules(worker, "ended without an answer");
  }
  worker.busy = false;
}

void WorkerPool::broke_rules(Worker& worker, const std::string& how) {
  worker.kill_for({ErrorCode::crashed, how + " (has the file taken it over?)"});
}

void WorkerPool::on_ready(Worker& worker, const Message& message) {
  if (message.type == MessageType::failed && message.id == 0) {
    fatal_ = message.error;
    worker.kill_for({ErrorCode::none, ""});
    return;
  }
  if (message.type != MessageType::ready) {
    return broke_rules(worker, "spoke before it was ready");
  }
  worker.ready = true;
  worker.forks = message.forks;
  consecutive_start_failures_ = 0;
  generator_ = message.generator;
  sandbox_ = message.status;
  if (options_.setup.require_sandbox && !is_whole_fence(sandbox_)) {
    fatal_ = Error{ErrorCode::no_sandbox,
                   "batch",
                   "",
                   0,
                   "the workers cannot be confined here (in force: " + sandbox_ +
                       "; wanted: landlock and seccomp)",
                   "use a kernel with Landlock (Linux 5.13 or newer, allowed in the container), or "
                   "leave out --require-sandbox"};
  }
}

/// Whether the message is one that a sound worker may send at this point of its task.
bool WorkerPool::fits(const Worker& worker, const Message& message) const {
  const Task& task = *worker.task;
  const output::SourceInfo& known = worker.document->source;
  const bool writes = task.work == Work::document || task.work == Work::assemble;
  const bool sees_pages = task.work == Work::document || task.work == Work::pages;
  switch (message.type) {
    case MessageType::ready:
      return false;
    case MessageType::opened:
      return sees_pages && !worker.opened && same_file(message.source, known) &&
             message.source.pages >= 1 &&
             message.source.pages <= options_.setup.extract.open.max_pages;
    case MessageType::page:
      return message.page > worker.page &&
             (task.work == Work::render  ? message.page == task.first
              : task.work == Work::pages ? message.page >= task.first && message.page <= task.last
                                         : worker.opened && message.page <= known.pages);
    case MessageType::joining:
      return writes && !worker.joining;
    case MessageType::too_long:
      return worker.opened && task.longest > 0 && same_file(message.source, known) &&
             message.source.pages > task.longest;
    case MessageType::done: {
      const std::vector<std::string> wanted = endings(options_.setup.extras);
      const int pages = task.work == Work::probe ? 0 : known.pages;
      return (!writes || worker.joining) && are_plausible(message.problems, pages) &&
             std::is_sorted(message.extras.begin(), message.extras.end(),
                            [&](const std::string& a, const std::string& b) {
                              return std::find(wanted.begin(), wanted.end(), a) <
                                     std::find(wanted.begin(), wanted.end(), b);
                            }) &&
             std::all_of(
                 message.extras.begin(), message.extras.end(), [&](const std::string& ending) {
                   return writes && std::count(wanted.begin(), wanted.end(), ending) == 1 &&
                          std::count(message.extras.begin(), message.extras.end(), ending) == 1;
                 });
    }
    case MessageType::failed:
      return message.error.page >= 0;
  }
  return false;
}

void WorkerPool::on_message(Worker& worker, const Message& message) {
  if (!worker.ready) {
    return on_ready(worker, message);
  }
  if (!worker.task || message.id != worker.task->id || !fits(worker, message)) {
    return broke_rules(worker, "answered what it was not asked");
  }
  const Limits& limits = options_.setup.limits;
  double seconds = limits.page_seconds;
  switch (message.type) {
    case MessageType::opened:
      worker.opened = true;
      worker.document->source = message.source;
      break;
    case MessageType::page:
      pages_read_ += worker.page > 0 ? 1 : 0;
      worker.page = message.page;
      break;
    case MessageType::joining:
      pages_read_ += worker.page > 0 ? 1 : 0;
      worker.page = 0;
      worker.joining = true;
      seconds += kJoinSecondsForPage * worker.document->source.pages;
      break;
    case MessageType::ready:
      return;
    case MessageType::done:
    case MessageType::too_long:
    case MessageType::failed:
      return on_finished(worker, message);
  }
  worker.allow(seconds + kGrace, seconds * limits.wall_factor + kGrace);
}

void WorkerPool::release(Worker& worker, Document& document) {
  document.cpu += worker.look_at_cpu() - worker.cpu_began;
  document.wall += std::chrono::duration<double>(Clock::now() - worker.began).count();
  worker.document = nullptr;
  worker.task.reset();
  --document.running;
}

void WorkerPool::on_finished(Worker& worker, const Message& message) {
  Document& document = *worker.document;
  const Task task = *worker.task;
  if (message.type == MessageType::done && !document.over && !accept(document, task, message)) {
    return broke_rules(worker, "gave a result that is none");
  }
  pages_read_ += worker.page > 0 && message.type == MessageType::done ? 1 : 0;
  release(worker, document);
  // A file with damage may have done more to its reader than it shows: the next one gets another.
  const bool worn = worker.tasks >= options_.tasks_for_worker || !message.problems.empty() ||
                    worker.cpu_now > options_.setup.limits.document_seconds;
  if (worker.forks) {
    worker.allow(kLeaveSeconds, kLeaveSeconds * options_.setup.limits.wall_factor);
  } else if (worn) {
    worker.kill_for({ErrorCode::none, ""});
  }
  if (!done_.empty() && document.over) {  // `accept` ended it: now its time is known
    done_.back().seconds = document.cpu;
  }
  if (document.over) {
    return;
  }
  if (message.type == MessageType::failed) {
    if (message.error.code == ErrorCode::out_of_memory) {
      killed(document, task, message.error.page,
             {ErrorCode::out_of_memory, "needed more memory than allowed"});
    } else {
      fail(document, believable(message.error));
    }
    return;
  }
  if (message.type == MessageType::too_long) {
    document.source = message.source;
    document.stage = Document::Stage::sharing;
    document.last_page = message.source.pages;
    if (Status made = make_folders(document.job.spool); !made) {
      fail(document, made.error());
    }
    return;
  }
  for (const PageTrouble& problem : message.problems) {
    document.leave_out(problem);
  }
  pages_are_read(document);
}

/// Goes on with a shared document when no part of it is out any more.
void WorkerPool::pages_are_read(Document& document) {
  if (document.stage != Document::Stage::sharing || document.running > 0 ||
      !document.waiting.empty() || document.next_page <= document.last_page) {
    return;
  }
  if (document.job.kind == Job::Kind::range) {
    JobDone done;
    done.status = "read";
    done.source = document.source;
    done.problems = document.skip;
    return end(document, std::move(done));
  }
  document.stage = Document::Stage::joining;
  document.waiting.push_back(task_for(document, Work::assemble));
}

/// Takes the result of a document out of its files.  False when it is no result.
bool WorkerPool::accept(Document& document, const Task& task, const Message& message) {
  if (task.work == Work::pages) {
    return true;
  }
  JobDone done;
  done.status = "read";
  done.source =
      task.work == Work::probe || task.work == Work::render ? message.source : document.source;
  done.problems = message.problems;
  if (task.work == Work::probe) {
    if (message.source.pages < 0 || !is_known_kind(message.source.media_type)) {
      return false;
    }
  } else {
    auto content = read_descriptor(document.outputs.at(0).get());
    if (!content) {
      return false;
    }
    done.content = std::move(*content);
  }
  if (task.work == Work::render && !done.content.starts_with("\x89PNG\r\n")) {
    return false;
  }
  if (task.work == Work::document || task.work == Work::assemble) {
    const auto json = nlohmann::json::parse(done.content, nullptr, false);
    if (json.is_discarded() || !schema_violations(json).empty() ||
        json["source"]["file"] != document.source.file ||
        json["source"]["sha256"] != document.source.sha256 ||
        json["source"]["pages"] != document.source.pages) {
      return false;
    }
    done.status = json["status"].get<std::string>();
    const std::vector<std::string> wanted = endings(options_.setup.extras);
    for (const std::string& ending : message.extras) {
      const auto at = std::find(wanted.begin(), wanted.end(), ending) - wanted.begin();
      done.extras.emplace_back(ending, std::move(document.outputs.at(static_cast<size_t>(at) + 1)));
    }
  }
  if (document.input && document.mark != FileMark::of(document.input.get())) {
    fail(document, {ErrorCode::changed, "batch", "", 0, "changes while it is read",
                    "run the same command again when nothing writes to it any more"});
    return true;
  }
  end(document, std::move(done));
  return true;
}

}  // namespace ita::batch
