// The tasks of a shard, one after the other: what `ita worker` does.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <utility>

#include "batch/files.h"
#include "batch/resume.h"
#include "batch/run.h"
#include "batch/shards.h"
#include "batch/spool.h"
#include "batch/task_lines.h"
#include "batch/worker_pool.h"

namespace ita::batch {

namespace fs = std::filesystem;

bool is_as_kept(const std::string& store, const ResultLine& result) {
  const std::string path = store + "/" + result.output;
  const auto hash =
      result.first > 0 ? sha256_of_pages(path, result.first, result.last) : sha256_of(path);
  return hash && *hash == result.output_sha256;
}

namespace {

constexpr double kTick = 0.25;  // seconds to wait for news

class TaskRunner {
 public:
  TaskRunner(const WorkOptions& options, WorkerPool& pool, std::string options_key,
             std::string build, std::string scratch,
             const std::function<void(const std::string&)>& answer)
      : options_(options),
        pool_(pool),
        options_key_(std::move(options_key)),
        build_(std::move(build)),
        scratch_(std::move(scratch)),
        answer_(answer) {}

  void take(const std::string& line) {
    ResultLine result;
    const auto task = task_line_of(line);
    if (!task) {
      result.error = task.error();
      return fail(result);
    }
    result.id = task->id;
    result.name = task->name;
    result.first = task->first;
    result.last = task->last;
    result.pages = task->pages;
    result.run_key = options_key_;
    result.build = build_;
    result.sandbox = pool_.sandbox();
    if (auto fault = not_a_file(task->input)) {
      result.error = std::move(*fault);
      return fail(result);
    }
    auto hash = sha256_of(task->input, options_.max_bytes);
    if (!hash) {
      result.error = hash.error();
      return fail(result);
    }
    result.sha256 = *hash;
    result.key =
        sha256_of_text(fmt::format("{}|{}-{}|{}", *hash, task->first, task->last, options_key_));
    if (const auto old = read_all(stored(result.key, ".result"))) {
      if (auto before = result_line_of(*old);
          before && !before->is_passing() && is_as_kept(options_.store, *before)) {
        before->id = task->id;
        before->name = task->name;
        before->reused = true;
        return answer_(to_line(*before));
      }
    }
    Job job;
    job.id = ++next_;
    job.kind = task->first > 0 ? Job::Kind::range : Job::Kind::whole;
    job.path = task->input;
    job.name = task->name;
    job.sha256 = *hash;
    job.first = task->first;
    job.last = task->last;
    job.spool = fmt::format("{}/{}.pages", scratch_, job.id);
    if (Status made = make_folders(job.spool); !made) {
      result.error = made.error();
      return fail(result);
    }
    waiting_.emplace(job.id, std::pair(std::move(result), job));
    pool_.add(std::move(job));
  }

  Status finish(JobDone& done) {
    auto node = waiting_.extract(done.id);
    auto& [result, job] = node.mapped();
    result.seconds = done.seconds;
    result.media_type = done.source.media_type;
    result.pages = done.source.pages > 0 ? done.source.pages : result.pages;
    result.problems = done.problems;
    result.status = done.status;
    result.error = done.error;
    std::error_code ignored;
    if (done.status == "failed") {
      fs::remove_all(job.spool, ignored);
      result.error.file.clear();
      fail(result);
      return Done{};
    }
    result.error.code = ErrorCode::none;
    const bool range = job.kind == Job::Kind::range;
    result.output = result.key + (range ? ".pages" : ".json");
    const std::string to = options_.store + "/" + result.output;
    if (range) {
      const auto hash = sha256_of_pages(job.spool, job.first, job.last);
      if (!hash) {
        return hash.error();
      }
      result.output_sha256 = *hash;
      fs::remove_all(to, ignored);  // half moved by a worker that died
      std::error_code fault;
      fs::rename(job.spool, to, fault);
      if (fault && !fs::is_directory(to, ignored)) {
        return Error{
            ErrorCode::cannot_write, "batch", to, 0, "cannot be written: " + fault.message(), ""};
      }
    } else {
      result.output_sha256 = sha256_of_text(done.content);
      if (Status kept = write_whole(to, done.content, scratch_); !kept) {
        return kept;
      }
    }
    fs::remove_all(job.spool, ignored);
    // The result line comes last: it is there only when what it names is.
    if (Status kept = write_whole(stored(result.key, ".result"), to_line(result), scratch_);
        !kept) {
      return kept;
    }
    answer_(to_line(result));
    return Done{};
  }

 private:
  std::string stored(const std::string& key, const char* ending) const {
    return options_.store + "/" + key + ending;
  }

  /// Failures are answered but not kept: a later attempt may do better.
  void fail(ResultLine& result) {
    result.status = "failed";
    answer_(to_line(result));
  }

  const WorkOptions& options_;
  WorkerPool& pool_;
  std::string options_key_, build_, scratch_;
  const std::function<void(const std::string&)>& answer_;
  std::map<long, std::pair<ResultLine, Job>> waiting_;
  long next_ = 0;
};

}  // namespace

Status work(const WorkOptions& options, const std::function<bool(std::string&)>& next,
            const std::function<void(const std::string&)>& answer) {
  std::string scratch = fs::absolute(options.store).string() + "/.work-XXXXXX";
  if (Status made = make_folders(options.store); !made) {
    return made.error();
  }
  if (::mkdtemp(scratch.data()) == nullptr) {
    return Error{ErrorCode::cannot_write,  "batch",
                 utf8_name(options.store), 0,
                 "takes no new folder",    "choose another folder with --store"};
  }
  const auto end = [&](Status status) {
    std::error_code ignored;
    fs::remove_all(scratch, ignored);
    return status;
  };
  PoolOptions pool_options;
  pool_options.setup = options.setup;
  pool_options.scratch = scratch;
  pool_options.jobs = std::max(1, options.jobs);
  WorkerPool pool(std::move(pool_options));
  const auto generator = pool.start();
  if (!generator) {
    return end(generator.error());
  }
  TaskRunner one(options, pool, key_of(options.setup, *generator), build_of(*generator), scratch,
                 answer);
  bool more = true;
  while (!interrupted() && (more || !pool.idle())) {
    while (more && pool.room() > 0 && !interrupted()) {
      std::string line;
      more = next(line);
      if (more && !line.empty()) {
        one.take(line);
      }
    }
    auto done = pool.step(kTick);
    if (!done) {
      return end(done.error());
    }
    for (JobDone& job : *done) {
      if (Status finished = one.finish(job); !finished) {
        return end(finished);
      }
    }
  }
  return end(interrupted() ? Status(Error{ErrorCode::interrupted, "batch", "", 0, "stopped", ""})
                           : Status(Done{}));
}

}  // namespace ita::batch
