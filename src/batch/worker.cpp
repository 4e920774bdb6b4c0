#include "batch/worker.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>

#include "batch/lines.h"
#include "batch/protocol.h"
#include "batch/sandbox.h"
#include "batch/task_process.h"
#include "batch/worker_task.h"
#include "batch/worker_warm.h"
#include "document/document.h"

namespace ita::batch {

namespace {

/// What a worker has when it is ready: made once, used by the process of each task.
struct Engines {
  Setup setup;
  std::unique_ptr<Extractor> extractor;
  Fence fence;
};

/// Answers one task; the process ends with it.
class Answerer {
 public:
  Answerer(int out, const Engines& engines) : out_(out), engines_(engines) {}

  void run(const Task& task, TaskFiles files) {
    Message answer;
    TaskRun one(engines_.setup, *engines_.extractor, task, std::move(files),
                [this](const Message& message) { say(message); });
    try {
      answer = one.carry_out();
    } catch (const OutOfMemory& gone) {
      answer = failure({ErrorCode::out_of_memory, "batch", "", gone.page, "no memory left", ""});
    } catch (const std::bad_alloc&) {
      answer = failure({ErrorCode::out_of_memory, "batch", "", 0, "no memory left", ""});
    } catch (const std::exception& fault) {
      answer =
          failure({ErrorCode::internal, "batch", "", 0, std::string("unexpected: ") + fault.what(),
                   "this is a fault of the program: please report it with the file"});
    }
    answer.id = task.id;
    say(answer);
  }

 private:
  void say(const Message& message) { write_all(out_, to_line(message)); }

  int out_;
  const Engines& engines_;
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

/// Images of pages come and go by the dozen: memory that the system has once given is kept for the
/// next one, instead of being taken and cleared page by page each time.
void keep_memory() {
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

/// Room for the images of a page in large pages, where the system gives them to those who ask: the
/// process of each task takes its memory in a few steps instead of thousands.
void ask_for_large_pages(const Limits& limits) {
  constexpr std::size_t kLargePage = 2 << 20, kRoom = 31 << 20;  // less than what is mapped
  constexpr double kTight = 1024;  // MiB of addresses: too few to set some aside
  if (limits.memory_mib > 0 && limits.memory_mib < kTight) {
    return;
  }
  void* const room = std::malloc(kRoom);
  if (room == nullptr) {
    return;
  }
  void* first = room;
  std::size_t left = kRoom;
  if (std::align(kLargePage, kLargePage, first, left) != nullptr) {
    ::madvise(first, left / kLargePage * kLargePage, MADV_HUGEPAGE);
  }
  std::free(room);  // kept by keep_memory
}

/// The file under a mapping became shorter: nothing of it can be trusted.
void input_vanished(int /*signal*/) { ::_exit(kInputChanged); }

/// Everything that needs a file but the input; then the fence.
Result<Message> get_ready(Engines& engines) {
  const Setup& setup = engines.setup;
  Extractor& extractor = *engines.extractor;
  Message ready;
  ready.generator = {ITA_VERSION, extractor.reader().ocr_model(), extractor.facts_model(),
                     extractor.reader().engine()};
  if (Status prepared = extractor.reader().prepare(); !prepared) {
    return prepared.error();
  }
  if (setup.photographs) {
    document::prepare_for_all();
  }
  ready.status = "off";
  warm_up(extractor);
  ask_for_large_pages(setup.limits);
  if (setup.sandbox) {
    engines.fence = confine_starter({setup.extract.reader.models_dir});
    ready.status = engines.fence.words();
  }
  ready.type = MessageType::ready;
  ready.forks = true;
  return ready;
}

/// Carries out the task in a process of its own.  False when the supervisor is gone.
bool run_task(const Engines& engines, const Task& task, TaskFiles files, int in, int talk) {
  constexpr int kNoFence = 76;
  const TaskEnd end = in_own_process(
      talk, {in}, [in](int id) { send_with(in, started_line(id), {}); },
      [&](int said) {
        const Limits& limits = engines.setup.limits;
        limit_process(limits, 2 * limits.document_seconds + limits.page_seconds);
        if (engines.setup.sandbox && !confine_reader(engines.fence)) {
          return kNoFence;
        }
        Answerer(said, engines).run(task, std::move(files));
        return 0;
      });
  if (end.reached && end.status != 0) {
    end_like(end.status);
  }
  return end.reached && send_with(in, ended_line(end.cpu_seconds), {});
}

}  // namespace

int serve(int in, int out) {
  std::signal(SIGINT, SIG_IGN);  // Ctrl-C is for the supervisor, which ends its workers
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // writing fails with its cause
  std::signal(SIGBUS, input_vanished);
  LineReader lines(in);
  const auto first = lines.next();
  if (!first) {
    return 0;
  }
  const int talk = ::fcntl(out, F_DUPFD_CLOEXEC, 10);
  silence();
  const auto give_up = [talk](const Error& error) {
    write_all(talk, to_line(failure(error)));
    return 1;
  };
  auto setup = setup_of(*first);
  if (!setup) {
    return give_up(setup.error());
  }
  limit_process(setup->limits);
  keep_memory();
  ask_for_large_pages(setup->limits);
  auto extractor = Extractor::create(setup->extract);
  if (!extractor) {
    return give_up(extractor.error());
  }
  Engines engines{std::move(*setup), std::move(*extractor), {}};
  const auto ready = get_ready(engines);
  if (!ready) {
    return give_up(ready.error());
  }
  write_all(talk, to_line(*ready));
  while (const auto line = lines.next()) {
    const auto task = task_of(*line);
    if (!task || !run_task(engines, *task, files_of(*task, engines.setup, lines), in, talk)) {
      break;
    }
  }
  return 0;
}

}  // namespace ita::batch
