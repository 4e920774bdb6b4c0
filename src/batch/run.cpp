#include "batch/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <optional>
#include <unordered_map>
#include <utility>

#include "batch/files.h"
#include "batch/hasher.h"
#include "batch/kinds.h"
#include "batch/known_contents.h"
#include "batch/publisher.h"
#include "batch/resume.h"
#include "batch/sandbox.h"
#include "batch/standing.h"
#include "batch/worker_pool.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

std::atomic<bool> g_interrupted{false};

constexpr double kTick = 0.25;
constexpr size_t kHashedAhead = 16;  ///< inputs
constexpr int kMostChanges = 3;      ///< times that an input may change while it is read

class Run {
 public:
  Run(std::vector<Input> inputs, const RunOptions& options, Observer& observer, WorkerPool& pool,
      Journal& journal, std::string key, std::string build, std::string scratch)
      : inputs_(std::move(inputs)),
        options_(options),
        observer_(observer),
        pool_(pool),
        journal_(journal),
        key_(std::move(key)),
        build_(std::move(build)),
        scratch_(std::move(scratch)),
        hasher_(options.max_bytes),
        standing_(options.output, scratch_, journal,
                  [&observer](const std::string& line) { observer.notice(line); }),
        publisher_(standing_, scratch_) {
    progress_.total = static_cast<int>(inputs_.size());
  }

  Result<RunResult> go() {
    observer_.begin(progress_);
    for (const std::string& notice : journal_.notices()) {
      observer_.notice(notice);
    }
    tell_fence();
    standing_.name_as_before(inputs_);
    size_t next = 0;
    while (next < inputs_.size() || hasher_.pending() > 0 || !pool_.idle()) {
      while (next < inputs_.size() && hasher_.pending() < kHashedAhead && !stop()) {
        look_at(next++);
      }
      while (!stop() && pool_.room() > 0 && hasher_.has_answer()) {
        take(hasher_.take());
      }
      if (stop()) {
        break;
      }
      auto done = pool_.step(kTick, pool_.room() > 0 ? hasher_.signal() : -1);
      if (!done) {
        return done.error();
      }
      for (JobDone& job : *done) {
        finish(job);
      }
      for (const std::string& notice : pool_.notices()) {
        observer_.notice(notice);
      }
      count();
      observer_.tick(progress_);
    }
    if (!stop()) {
      progress_.gone = standing_.mark_gone(options_.folders);
      if (options_.prune) {
        standing_.prune();
      }
    }
    if (Status closed = journal_.close(); !closed && !trouble_) {
      trouble_ = closed.error();
    }
    if (trouble_) {
      return *trouble_;
    }
    return RunResult{progress_, g_interrupted.load()};
  }

 private:
  bool stop() const { return g_interrupted.load() || trouble_.has_value(); }

  void count() {
    progress_.pages = pool_.pages_read();
    progress_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

  std::string output_of(const Input& input) const {
    return options_.output + "/" + input.name + ".json";
  }

  /// A fence that is missing is said once, before anything is read.
  void tell_fence() {
    if (pool_.sandbox() != "off" && !is_whole_fence(pool_.sandbox())) {
      observer_.notice(
          "this kernel does not let the readers be fenced in wholly (in force: " + pool_.sandbox() +
          "; wanted: landlock and seccomp): read only files that you trust, or give "
          "--require-sandbox to refuse");
    }
  }

  /// A person who divides a file into its reports asks for it to be read anew.
  std::string key_for(const std::string& sha256) const {
    const auto& begins = options_.setup.extract.begins;
    const auto said = begins.find(sha256);
    return said == begins.end()
               ? key_
               : sha256_of_text(fmt::format("{}|{}", key_, fmt::join(said->second, ",")));
  }

  Record record_for(size_t index) const {
    Record record;
    record.file = utf8_name(inputs_[index].name);
    record.origin = utf8_name(inputs_[index].origin);
    record.key = key_;
    record.build = build_;
    record.sandbox = pool_.sandbox();
    record.error.code = ErrorCode::none;
    return record;
  }

  void look_at(size_t index) {
    Input& input = inputs_[index];
    if (input.skip) {
      return pass_over(index);
    }
    if (auto fault = not_a_file(input.path)) {
      standing_.find_free_name(input, "");
      Record record = record_for(index);
      return give_up(input, record, std::move(*fault));
    }
    hasher_.add(index, input.path);
  }

  void pass_over(size_t index) {
    standing_.find_free_name(inputs_[index], "");
    Record record = record_for(index);
    record.status = "skipped";
    record.key.clear();
    record.build.clear();
    record.sandbox.clear();
    record.error = *inputs_[index].skip;
    record.error.file = utf8_name(inputs_[index].path);
    const auto old = journal_.find(record.file);
    if (old && to_line(*old) == to_line(record)) {
      return told(record);
    }
    settle(record);
  }

  void take(const Hasher::Answer& answer) {
    const size_t index = answer.index;
    Input& input = inputs_[index];
    const Result<std::string>& hash = answer.hash;
    if (!hash && hash.error().code == ErrorCode::interrupted) {
      return;
    }
    standing_.find_free_name(input, hash ? *hash : "");
    Record record = record_for(index);
    if (!hash) {
      return give_up(input, record, hash.error());
    }
    record.sha256 = *hash;
    record.key = key_for(record.sha256);
    const auto old = options_.again ? std::nullopt : journal_.find(record.file);
    if (old && still_holds(*old, record, output_of(input))) {
      ++progress_.reused;
      known_.add(record.sha256, {index, true});
      return reuse(*old, record);
    }
    progress_.outdated += old && old->sha256 == record.sha256 && old->key != record.key ? 1 : 0;
    if (const auto met = known_.find(record.sha256)) {
      return met->read ? copy(index, record, met->first) : known_.wait_for(met->first, index);
    }
    known_.add(record.sha256, {index, false});
    running_.emplace(index, record.sha256);
    Job job;
    job.id = static_cast<long>(index);
    job.path = input.path;
    job.name = record.file;
    job.sha256 = record.sha256;
    job.spool = spool_of(record.sha256);
    pool_.add(std::move(job));
  }

  /// The earlier record holds; where the file lies may be news.
  void reuse(Record old, const Record& now) {
    const bool stale = !old.failed() && old.error.code != ErrorCode::none;
    if (old.origin != now.origin || old.gone || stale) {
      old.origin = now.origin;
      old.gone = false;
      old.error = stale ? now.error : old.error;
      if (Status written = journal_.append(old); !written && !trouble_) {
        trouble_ = written.error();
      }
    }
    told(old);
  }

  void give_up(const Input& input, Record& record, Error error) {
    record.status = "failed";
    record.error = std::move(error);
    record.error.file = utf8_name(input.path);
    settle(record);
  }

  void finish(JobDone& job) {
    const auto index = static_cast<size_t>(job.id);
    const Input& input = inputs_[index];
    if (job.status == "failed" && job.error.code == ErrorCode::changed &&
        ++changes_[index] < kMostChanges) {
      return read_again(index);
    }
    Record record = record_for(index);
    record.sha256 = running_.extract(index).mapped();
    record.key = key_for(record.sha256);
    record.status = job.status;
    record.seconds = job.seconds;
    record.pages = job.source.pages;
    record.problems = job.problems;
    record.error = job.error;
    record.error.file = utf8_name(input.path);
    if (job.status != "failed") {
      record.error.code = ErrorCode::none;
      if (Status published = publisher_.publish(record, job, output_of(input)); !published) {
        cannot(record, published.error());
      }
      std::error_code ignored;
      fs::remove_all(spool_of(record.sha256), ignored);
    }
    if (job.error.code == ErrorCode::cannot_write && is_full(job.error) && takes_no_more()) {
      trouble_ = job.error;
    }
    settle(record);
    answer(record);
  }

  /// A worker says that the disk is full: it is believed when it is so.
  bool takes_no_more() const {
    constexpr size_t kSome = 1 << 20;
    const auto file = scratch_file(scratch_);
    return !file || !write_descriptor(file->get(), std::string(kSome, 'x'));
  }

  /// The input is not what it was when it was hashed.
  void read_again(size_t index) {
    const std::string sha256 = running_.extract(index).mapped();
    std::error_code ignored;
    fs::remove_all(spool_of(sha256), ignored);
    observer_.notice(one_line(inputs_[index].name) +
                     ": changed while it was read; reading it again");
    hasher_.add(index, inputs_[index].path);
    for (const size_t other : known_.forget(sha256, index)) {  // they have what it had before
      hasher_.add(other, inputs_[other].path);
    }
  }

  std::string spool_of(const std::string& sha256) const {
    return fmt::format("{}/spool-{}-{}", scratch_, sha256.substr(0, 16), key_.substr(0, 16));
  }

  void cannot(Record& record, Error error) {
    if (is_full(error)) {
      trouble_ = error;
    }
    record.status = "failed";
    record.output.clear();
    record.error = std::move(error);
  }

  void answer(const Record& record) {
    const KnownContents::Done done = known_.done(record.sha256);
    for (const size_t other : done.others) {
      Record same = record_for(other);
      same.sha256 = record.sha256;
      same.key = record.key;
      copy(other, same, done.first);
    }
  }

  /// The result of an input of the same content, under this one's name.
  void copy(size_t index, Record& record, size_t first) {
    const auto known = journal_.find(utf8_name(inputs_[first].name));
    if (!known) {
      return;  // its record could not be written: the run is about to stop
    }
    const Record& read = *known;
    ++progress_.duplicates;
    record.status = read.status;
    record.pages = read.pages;
    record.problems = read.problems;
    record.duplicate_of = read.file;
    record.error = read.error;
    record.error.file = utf8_name(inputs_[index].path);
    if (!read.failed()) {
      if (Status copied =
              publisher_.copy(record, read, output_of(inputs_[first]), output_of(inputs_[index]));
          !copied) {
        cannot(record, copied.error());
      }
    }
    settle(record);
  }

  void settle(const Record& record) {
    if (trouble_ && record.failed()) {
      return;  // not for good: the next run tries it again
    }
    auto old = record.output.empty() ? journal_.find(record.file) : std::nullopt;
    if (old && !old->output.empty() && old->sha256 != record.sha256) {
      if (record.sha256.empty()) {  // what was read stays, with the reason why not again
        old->gone = record.error.code == ErrorCode::not_found;
        old->error = record.error;
        if (Status written = journal_.append(*old); !written && !trouble_) {
          trouble_ = written.error();
        }
        return told(record);
      }
      if (Status kept = standing_.keep_replaced(*old); !kept && !trouble_) {
        trouble_ = kept.error();
      }
    }
    if (Status written = journal_.append(record); !written && !trouble_) {
      trouble_ = written.error();
    }
    told(record);
  }

  void told(const Record& record) {
    ++progress_.done;
    progress_.failed += record.failed() ? 1 : 0;
    progress_.skipped += record.skipped() ? 1 : 0;
    progress_.incomplete += !record.failed() && !record.is_whole() ? 1 : 0;
    progress_.review += record.status == "needs_review" ? 1 : 0;
    progress_.not_recognised += record.status == "not_recognised" ? 1 : 0;
    progress_.unreadable += record.status == "unreadable" ? 1 : 0;
    count();
    observer_.finished(record, progress_);
  }

  std::vector<Input> inputs_;
  const RunOptions& options_;
  Observer& observer_;
  WorkerPool& pool_;
  Journal& journal_;
  std::string key_, build_, scratch_;
  Hasher hasher_;
  Standing standing_;
  Publisher publisher_;
  Progress progress_;
  KnownContents known_;
  std::unordered_map<size_t, std::string> running_;  ///< content of the inputs that are being read
  std::unordered_map<size_t, int> changes_;  ///< times that an input changed while it was read
  std::optional<Error> trouble_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

bool interrupted() { return g_interrupted.load(); }

void interrupt() { g_interrupted.store(true); }

Result<RunResult> run(std::vector<Input> inputs, const RunOptions& options, Observer& observer) {
  std::signal(SIGPIPE, SIG_IGN);
  const auto own = own_folder(options.output);
  if (!own) {
    return own.error();
  }
  const std::string& scratch = *own;
  auto lock = FolderLock::take(scratch);
  if (!lock) {
    Error error = lock.error();
    error.file = utf8_name(options.output);
    return error;
  }
  clear_leftovers(scratch, false);
  auto journal = Journal::open(options.output, scratch);
  if (!journal) {
    return journal.error();
  }
  PoolOptions pool_options;
  pool_options.command = options.worker_command;
  pool_options.setup = options.setup;
  pool_options.setup.photographs =
      std::any_of(inputs.begin(), inputs.end(),
                  [](const Input& input) { return !input.skip && is_photograph(input.path); });
  pool_options.scratch = fs::absolute(scratch).string();
  pool_options.jobs = std::max(1, options.jobs);
  WorkerPool pool(std::move(pool_options));
  auto generator = pool.start();
  if (!generator) {
    return generator.error();
  }
  Run one(std::move(inputs), options, observer, pool, *journal, key_of(options.setup, *generator),
          build_of(*generator), fs::absolute(scratch).string());
  auto result = one.go();
  if (result && !result->interrupted) {
    clear_leftovers(scratch, true);
  }
  return result;
}

}  // namespace ita::batch
