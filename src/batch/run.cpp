#include "batch/run.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <unordered_map>
#include <utility>

#include "batch/farm.h"
#include "batch/files.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

std::atomic<bool> g_interrupted{false};

constexpr double kTick = 0.25;

/// Failures that the same content will meet again under the same options.
bool is_final(ErrorCode code) {
  return code == ErrorCode::damaged || code == ErrorCode::unsupported_format ||
         code == ErrorCode::empty || code == ErrorCode::too_large || code == ErrorCode::quarantined;
}

/// Cause for an input that is no file to read; nothing when it is one.
std::optional<Error> not_a_file(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    const int cause = errno;
    const bool missing = cause == ENOENT || cause == ENOTDIR;
    return Error{
        missing ? ErrorCode::not_found : ErrorCode::unreadable,
        "batch",
        "",
        0,
        missing ? "does not exist" : std::string("cannot be read: ") + std::strerror(cause),
        missing ? "check the name" : "check that you may read it"};
  }
  if (S_ISDIR(info.st_mode)) {
    return Error{ErrorCode::unreadable,       "batch", "", 0, "is a folder that cannot be read",
                 "check that you may read it"};
  }
  if (!S_ISREG(info.st_mode)) {
    return Error{ErrorCode::unsupported_format, "batch",      "", 0,
                 "is no regular file",          "give a file"};
  }
  if (info.st_size == 0) {
    return Error{ErrorCode::empty, "batch", "", 0, "has no content", "copy or scan it again"};
  }
  return std::nullopt;
}

class Run {
 public:
  Run(const std::vector<Input>& inputs, const RunOptions& options, Observer& observer, Farm& farm,
      Journal& journal, std::string key, std::string scratch)
      : inputs_(inputs),
        options_(options),
        observer_(observer),
        farm_(farm),
        journal_(journal),
        key_(std::move(key)),
        scratch_(std::move(scratch)) {
    progress_.total = static_cast<int>(inputs.size());
  }

  Result<RunResult> go() {
    observer_.begin(progress_);
    size_t next = 0;
    while (next < inputs_.size() || !farm_.idle()) {
      while (next < inputs_.size() && farm_.room() > 0 && !stop()) {
        take(next++);
      }
      if (stop()) {
        break;
      }
      auto done = farm_.step(kTick);
      if (!done) {
        return done.error();
      }
      for (JobDone& job : *done) {
        finish(job);
      }
      for (const std::string& notice : farm_.notices()) {
        observer_.notice(notice);
      }
      count();
      observer_.tick(progress_);
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
    progress_.pages = farm_.pages_read();
    progress_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

  std::string output_of(const Input& input) const {
    return options_.output + "/" + input.name + ".json";
  }

  void take(size_t index) {
    const Input& input = inputs_[index];
    Record record;
    record.file = utf8_name(input.name);
    record.key = key_;
    record.error.code = ErrorCode::none;
    if (auto fault = not_a_file(input.path)) {
      return give_up(input, record, std::move(*fault));
    }
    auto hash = sha256_of(input.path);
    if (!hash) {
      return give_up(input, record, hash.error());
    }
    record.sha256 = *hash;
    const auto old = options_.again ? std::nullopt : journal_.find(record.file);
    if (old && unchanged(*old, record, output_of(input))) {
      ++progress_.reused;
      known_.emplace(content_of(record.sha256), Known{index, true});
      return told(*old);
    }
    progress_.outdated += old && old->sha256 == record.sha256 && old->key != record.key ? 1 : 0;
    if (const auto at = known_.find(content_of(record.sha256)); at != known_.end()) {
      if (at->second.read) {
        return copy(index, record, at->second.first);
      }
      waiting_[at->second.first].push_back(index);  // being read just now
      return;
    }
    known_.emplace(content_of(record.sha256), Known{index, false});
    running_.emplace(index, record.sha256);
    Job job;
    job.id = static_cast<long>(index);
    job.path = input.path;
    job.name = record.file;
    job.sha256 = record.sha256;
    job.output = temporary_of(index);
    job.spool = spool_of(record.sha256);
    farm_.add(std::move(job));
  }

  /// Whether an earlier record still holds, with its output.
  static bool unchanged(const Record& old, const Record& now, const std::string& output) {
    if (old.sha256 != now.sha256 || old.key != now.key) {
      return false;
    }
    if (old.failed()) {
      return is_final(old.error.code);
    }
    const auto written = sha256_of(output);
    return written && *written == old.output_sha256;
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
    Record record;
    record.file = utf8_name(input.name);
    record.key = key_;
    record.sha256 = running_.extract(index).mapped();
    record.status = job.status;
    record.seconds = job.seconds;
    record.pages = job.source.pages;
    record.problems = job.problems;
    record.error = job.error;
    record.error.file = utf8_name(input.path);
    if (job.status != "failed") {
      record.error.code = ErrorCode::none;
      record.extras = job.extras;
      publish(record, temporary_of(index), output_of(input));
      std::error_code ignored;
      fs::remove_all(spool_of(record.sha256), ignored);
    }
    if (job.error.code == ErrorCode::cannot_write && is_full(job.error)) {
      trouble_ = job.error;
    }
    settle(record);
    answer(record);
  }

  /// A name that no worker of a run before this one can be writing to.
  std::string temporary_of(size_t index) const {
    return fmt::format("{}/{}-{}.json", scratch_, ::getpid(), index);
  }

  std::string spool_of(const std::string& sha256) const {
    return fmt::format("{}/spool-{}-{}", scratch_, sha256.substr(0, 16), key_.substr(0, 16));
  }

  /// "a.pdf.json" and "hocr" give "a.pdf.hocr".
  static std::string beside(const std::string& json, const std::string& ending) {
    return fs::path(json).replace_extension(ending).string();
  }

  /// Moves what a worker wrote to its place; the JSON comes last, so that it is there only when all
  /// is.
  void publish(Record& record, const std::string& from, const std::string& to) {
    Status fine = make_folders(fs::path(to).parent_path().string());
    for (const std::string& ending : record.extras) {
      if (fine) {
        fine = move_synced(from + "." + ending, beside(to, ending));
      }
    }
    auto hash = sha256_of(from);
    if (fine && hash) {
      fine = move_synced(from, to);
    }
    if (!fine || !hash) {
      return cannot(record, fine ? hash.error() : fine.error());
    }
    record.output = record.file + ".json";
    record.output_sha256 = *hash;
  }

  void cannot(Record& record, Error error) {
    if (is_full(error)) {
      trouble_ = error;
    }
    record.status = "failed";
    record.output.clear();
    record.error = std::move(error);
  }

  /// Content that was met in this run.  One for each input of an archive, so kept small.
  struct Known {
    size_t first = 0;   ///< input
    bool read = false;  ///< and in the journal
  };
  using Content = std::array<std::uint64_t, 4>;  ///< SHA-256
  struct ContentHash {
    size_t operator()(const Content& content) const { return content[0]; }
  };

  static Content content_of(const std::string& sha256) {
    Content out{};
    for (size_t i = 0; i < sha256.size() && i < 64; ++i) {
      const char c = sha256[i];
      const int digit = c <= '9' ? c - '0' : c - 'a' + 10;
      out[i / 16] = out[i / 16] << 4 | static_cast<std::uint64_t>(digit);
    }
    return out;
  }

  void answer(const Record& record) {
    Known& known = known_.at(content_of(record.sha256));
    known.read = true;
    const auto others = waiting_.extract(known.first);
    if (others.empty()) {
      return;
    }
    for (const size_t other : others.mapped()) {
      Record same;
      same.file = utf8_name(inputs_[other].name);
      same.key = key_;
      same.sha256 = record.sha256;
      copy(other, same, known.first);
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
      const auto json = read_all(output_of(inputs_[first]));
      const std::string text = json ? output::with_file_name(*json, record.file) : "";
      Status written = text.empty()
                           ? Status(Error{ErrorCode::internal, "batch", record.file, 0,
                                          "the result of the file with the same content is gone",
                                          "run the same command again"})
                           : write_whole(output_of(inputs_[index]), text, scratch_);
      for (const std::string& ending : read.extras) {
        const auto extra = read_all(beside(output_of(inputs_[first]), ending));
        if (written && extra) {
          written = write_whole(beside(output_of(inputs_[index]), ending), *extra, scratch_);
          record.extras.push_back(ending);
        }
      }
      if (written) {
        record.output = record.file + ".json";
        record.output_sha256 = sha256_of_text(text);
      } else {
        cannot(record, written.error());
      }
    }
    settle(record);
  }

  void settle(const Record& record) {
    if (trouble_ && record.failed()) {
      return;  // not for good: the next run tries it again
    }
    const auto old = record.failed() ? journal_.find(record.file) : std::nullopt;
    if (old && !old->output.empty() && old->sha256 != record.sha256) {
      std::error_code ignored;  // the old result is of another content
      fs::remove(options_.output + "/" + old->output, ignored);
    }
    if (Status written = journal_.append(record); !written && !trouble_) {
      trouble_ = written.error();
    }
    told(record);
  }

  void told(const Record& record) {
    ++progress_.done;
    progress_.failed += record.failed() ? 1 : 0;
    progress_.review += record.status == "needs_review" ? 1 : 0;
    progress_.not_recognised += record.status == "not_recognised" ? 1 : 0;
    count();
    observer_.finished(record, progress_);
  }

  const std::vector<Input>& inputs_;
  const RunOptions& options_;
  Observer& observer_;
  Farm& farm_;
  Journal& journal_;
  std::string key_, scratch_;
  Progress progress_;
  std::unordered_map<Content, Known, ContentHash> known_;
  std::unordered_map<size_t, std::vector<size_t>> waiting_;  ///< for the first of their content
  std::unordered_map<size_t, std::string> running_;  ///< content of the inputs that are being read
  std::optional<Error> trouble_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// What a killed run left half done; spools of long documents stay for this run.
void clean(const std::string& scratch, bool spools) {
  std::error_code fault;
  for (const fs::directory_entry& entry : fs::directory_iterator(scratch, fault)) {
    const std::string name = entry.path().filename().string();
    const bool spool = name.rfind("spool-", 0) == 0;
    if (name != "lock" && (spools || !spool)) {
      std::error_code ignored;
      fs::remove_all(entry.path(), ignored);
    }
  }
}

}  // namespace

std::string key_of(const Setup& setup, const output::GeneratorInfo& generator) {
  const text::ReaderOptions& reader = setup.extract.reader;
  return sha256_of_text(fmt::format(
      "{}|{}|{}|{}|{}|{}|{}|{}|{}", generator.version, generator.ocr_model, generator.facts_model,
      static_cast<int>(reader.ocr), reader.dpi, reader.rulings, setup.extract.open.max_megapixels,
      setup.extract.open.max_pages,
      fmt::format("{}{}{}", setup.extras.searchable_pdf, setup.extras.hocr, setup.extras.alto)));
}

bool interrupted() { return g_interrupted.load(); }

void interrupt() { g_interrupted.store(true); }

Result<RunResult> run(const std::vector<Input>& inputs, const RunOptions& options,
                      Observer& observer) {
  std::signal(SIGPIPE, SIG_IGN);
  const std::string scratch = options.output + "/.ita";
  if (Status made = make_folders(scratch); !made) {
    return made.error();
  }
  auto lock = FolderLock::take(scratch);
  if (!lock) {
    Error error = lock.error();
    error.file = utf8_name(options.output);
    return error;
  }
  clean(scratch, false);
  auto journal = Journal::open(options.output, scratch);
  if (!journal) {
    return journal.error();
  }
  FarmOptions farm_options;
  farm_options.command = options.worker_command;
  if (farm_options.command.empty()) {
    farm_options.command = {"/proc/self/exe", "worker", "--child"};
  }
  farm_options.setup = options.setup;
  farm_options.setup.scratch = fs::absolute(scratch).string();
  farm_options.jobs = std::max(1, options.jobs);
  Farm farm(std::move(farm_options));
  auto generator = farm.start();
  if (!generator) {
    return generator.error();
  }
  Run one(inputs, options, observer, farm, *journal, key_of(options.setup, *generator),
          fs::absolute(scratch).string());
  auto result = one.go();
  if (result && !result->interrupted) {
    clean(scratch, true);
  }
  return result;
}

}  // namespace ita::batch
