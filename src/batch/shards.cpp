#include "batch/shards.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "batch/files.h"
#include "batch/resume.h"
#include "batch/run.h"
#include "batch/spool.h"
#include "batch/task_lines.h"
#include "batch/worker_pool.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

PoolOptions pool_for(const Setup& setup, const std::string& scratch) {
  PoolOptions options;
  options.setup = setup;
  options.scratch = scratch;
  return options;
}

/// A document as the sharing out sees it.
struct Piece {
  TaskLine task;
  double weight = 1;
};

/// Pages of each input, 0 where they cannot be counted.
Result<std::vector<int>> count_pages(const std::vector<Input>& inputs, const ShardOptions& options,
                                     std::vector<Error>& errors) {
  std::vector<int> pages(inputs.size(), 0);
  const auto own = own_folder(fs::absolute(options.output).string());
  if (!own) {
    return own.error();
  }
  const std::string& scratch = *own;
  WorkerPool pool(pool_for(options.setup, scratch));
  if (auto started = pool.start(); !started) {
    return started.error();
  }
  size_t next = 0;
  while (next < inputs.size() || !pool.idle()) {
    for (; next < inputs.size() && pool.room() > 0; ++next) {
      Job job;
      job.kind = Job::Kind::probe;
      job.id = static_cast<long>(next);
      job.path = inputs[next].path;
      job.name = utf8_name(inputs[next].name);
      pool.add(std::move(job));
    }
    auto done = pool.step(1);
    if (!done) {
      return done.error();
    }
    for (const JobDone& job : *done) {
      pages[static_cast<size_t>(job.id)] = job.status == "failed" ? 0 : job.source.pages;
      if (job.status == "failed") {
        errors.push_back(job.error);
      }
    }
  }
  std::error_code ignored;
  fs::remove_all(scratch, ignored);
  return pages;
}

std::vector<Piece> pieces_of(const Input& input, int pages, int split, double bytes) {
  const std::string name = utf8_name(input.name);
  const std::string path = fs::absolute(input.path).string();
  if (split <= 0 || pages <= split) {
    return {{{name, path, name}, bytes + 1}};
  }
  std::vector<Piece> out;
  for (int first = 1; first <= pages; first += split) {
    const int last = std::min(pages, first + split - 1);
    out.push_back({{fmt::format("{}#{}-{}", name, first, last), path, name, first, last, pages},
                   bytes * (last - first + 1) / pages + 1});
  }
  return out;
}

}  // namespace

Result<ShardResult> make_shards(const std::vector<Input>& inputs, const ShardOptions& options) {
  ShardResult out;
  if (Status made = make_folders(options.output); !made) {
    return made.error();
  }
  std::vector<Input> named;
  for (const Input& input : inputs) {
    if (utf8_name(input.path) != input.path) {
      out.errors.push_back({ErrorCode::bad_argument, "batch", utf8_name(input.path), 0,
                            "its name is not UTF-8", "rename it, or read it with 'ita extract'"});
    } else {
      named.push_back(input);
    }
  }
  std::vector<int> pages(named.size(), 0);
  if (options.split > 0) {
    auto counted = count_pages(named, options, out.errors);
    if (!counted) {
      return counted.error();
    }
    pages = std::move(*counted);
  }
  std::vector<Piece> pieces;
  for (size_t i = 0; i < named.size(); ++i) {
    std::error_code fault;
    const auto bytes = fs::file_size(named[i].path, fault);
    for (Piece& piece :
         pieces_of(named[i], pages[i], options.split, fault ? 0 : static_cast<double>(bytes))) {
      pieces.push_back(std::move(piece));
    }
  }
  out.files = static_cast<int>(named.size());
  out.tasks = static_cast<int>(pieces.size());
  // The heaviest first, each to the lightest shard: no shard ends long after the others.
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.weight > b.weight; });
  std::vector<std::string> texts(static_cast<size_t>(std::max(1, options.shards)));
  std::vector<double> weights(texts.size(), 0);
  for (const Piece& piece : pieces) {
    const auto lightest =
        static_cast<size_t>(std::min_element(weights.begin(), weights.end()) - weights.begin());
    weights[lightest] += piece.weight;
    texts[lightest] += to_line(piece.task);
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    const std::string path = fmt::format("{}/shard-{:04}.jsonl", options.output, i + 1);
    if (Status written = write_whole(path, texts[i], options.output); !written) {
      return written.error();
    }
  }
  return out;
}

bool is_as_kept(const std::string& store, const ResultLine& result) {
  const std::string path = store + "/" + result.output;
  const auto hash =
      result.first > 0 ? sha256_of_pages(path, result.first, result.last) : sha256_of(path);
  return hash && *hash == result.output_sha256;
}

namespace {

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
  PoolOptions pool_options = pool_for(options.setup, scratch);
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
    auto done = pool.step(0.25);
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
