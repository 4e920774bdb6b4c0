#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "batch/files.h"
#include "batch/merge_lines.h"
#include "batch/page_joiner.h"
#include "batch/run.h"
#include "batch/shards.h"
#include "batch/spool.h"
#include "batch/task_lines.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

Error bad_line(const char* what, const std::string& said, const char* remedy) {
  return {ErrorCode::bad_argument, "batch", "", 0, what + one_line(said), remedy};
}

class Merge {
 public:
  explicit Merge(const MergeOptions& options) : options_(options), joiner_(options.setup) {}

  Status read() {
    for (const std::string& path : options_.tasks) {
      Status fine = each_line(path, [&](const std::string& line) -> Status {
        auto task = task_line_of(line);
        if (!task) {
          return task.error();
        }
        if (!is_plain_name(task->name)) {
          return bad_line("a task names a place outside the output folder: ", task->name,
                          "make the shards again");
        }
        std::string id = task->id;
        if (!tasks_.emplace(std::move(id), std::move(*task)).second) {
          return bad_line("a task is there twice: ", line, "");
        }
        return Done{};
      });
      if (!fine) {
        return fine;
      }
    }
    for (const std::string& path : options_.results) {
      Status fine = each_line(path, [&](const std::string& line) -> Status {
        auto result = result_line_of(line);
        if (!result) {
          return result.error();
        }
        if (!result->output.empty() && !is_store_name(result->output)) {
          return bad_line("a result names a place outside the store: ", result->output, "");
        }
        take(std::move(*result));
        return Done{};
      });
      if (!fine) {
        return fine;
      }
    }
    return Done{};
  }

  MergeResult count() {
    MergeResult out;
    out.tasks = static_cast<int>(tasks_.size());
    for (const auto& [id, task] : tasks_) {
      if (results_.count(id) == 0) {
        out.missing.push_back(id);
      }
    }
    out.conflicting.assign(conflicting_.begin(), conflicting_.end());
    out.unknown.assign(unknown_.begin(), unknown_.end());
    return out;
  }

  /// Nothing is written where one of the results is not what its worker kept.
  Status prove() const {
    for (const auto& [id, result] : results_) {
      if (result.status != "failed" && !is_as_kept(options_.store, result)) {
        return Error{ErrorCode::damaged,
                     "batch",
                     options_.store + "/" + result.output,
                     0,
                     "is missing or not what was kept there for " + one_line(id),
                     "run its shard again"};
      }
    }
    return Done{};
  }

  /// Writes all documents; every task has its result.
  Status write(MergeResult& out) {
    const auto own = own_folder(fs::absolute(options_.output).string());
    if (!own) {
      return own.error();
    }
    const std::string& scratch = *own;
    auto lock = FolderLock::take(scratch);
    if (!lock) {
      return in_file(lock.error(), options_.output);
    }
    auto journal = Journal::open(options_.output, scratch);
    if (!journal) {
      return journal.error();
    }
    std::map<std::string, std::vector<const ResultLine*>> documents;
    for (const auto& [id, result] : results_) {
      documents[tasks_.at(id).name].push_back(&result);
    }
    for (auto& [name, parts] : documents) {
      std::sort(parts.begin(), parts.end(),
                [](const ResultLine* a, const ResultLine* b) { return a->first < b->first; });
      Record record;
      record.file = name;
      record.origin = utf8_name(origin_of(file_name(tasks_.at(parts[0]->id).input)));
      record.sha256 = parts[0]->sha256;
      record.pages = parts[0]->pages;
      record.key = parts[0]->run_key;
      record.build = parts[0]->first > 0 ? "" : parts[0]->build;  // parts are joined by this one
      record.sandbox = parts[0]->sandbox;
      record.error.code = ErrorCode::none;
      for (const ResultLine* part : parts) {
        record.problems.insert(record.problems.end(), part->problems.begin(), part->problems.end());
      }
      const auto [first, fresh] = first_of_.emplace(record.sha256, name);
      if (!fresh && !record.sha256.empty()) {  // as extract says it: read once
        record.duplicate_of = first->second;
      } else {
        for (const ResultLine* part : parts) {
          record.seconds += part->seconds;
        }
      }
      Status fine =
          parts[0]->first > 0 ? join(record, parts, scratch) : copy(record, *parts[0], scratch);
      if (!fine) {
        return fine;
      }
      ++out.documents;
      out.failed += record.failed() ? 1 : 0;
      if (Status kept = journal->append(record); !kept) {
        return kept;
      }
    }
    return journal->close();
  }

 private:
  void take(ResultLine result) {
    if (tasks_.count(result.id) == 0) {
      unknown_.insert(result.id);
      return;
    }
    const auto [at, fresh] = results_.emplace(result.id, result);
    if (fresh) {
      return;
    }
    ResultLine& known = at->second;
    if (known.status == "failed" && result.status != "failed") {
      known = std::move(result);  // a later attempt did better
    } else if (known.status != "failed" && result.status != "failed" && known.key != result.key) {
      conflicting_.insert(result.id);
    }
  }

  static void failed(Record& record, const ResultLine& why) {
    record.status = "failed";
    record.error = why.error;
    record.error.file = record.file;
  }

  Status publish(Record& record, const std::string& json, const std::string& scratch) {
    if (Status written = write_whole(options_.output + "/" + record.file + ".json", json, scratch);
        !written) {
      return written;
    }
    record.status = output::status_of(json);
    record.output = record.file + ".json";
    record.output_sha256 = sha256_of_text(json);
    return Done{};
  }

  Status copy(Record& record, const ResultLine& part, const std::string& scratch) {
    if (part.status == "failed") {
      failed(record, part);
      return Done{};
    }
    const auto stored = read_all(options_.store + "/" + part.output);
    if (!stored) {
      return stored.error();
    }
    if (const std::string other = output::other_version(*stored); !other.empty()) {
      return Error{ErrorCode::damaged,
                   "batch",
                   part.output,
                   0,
                   other,
                   "run its shard again with this version"};
    }
    const std::string json = output::with_file_name(*stored, record.file);
    if (json.empty()) {
      return Error{ErrorCode::damaged, "batch",
                   part.output,        0,
                   "is no document",   "remove it and run its shard again"};
    }
    return publish(record, json, scratch);
  }

  Status join(Record& record, const std::vector<const ResultLine*>& parts,
              const std::string& scratch) {
    const std::string spool = scratch + "/spool-merge";
    std::error_code fault;
    fs::remove_all(spool, fault);
    fs::create_directories(spool, fault);
    int next = 1;
    for (const ResultLine* part : parts) {
      if (part->status == "failed") {
        failed(record, *part);
        return Done{};
      }
      if (part->first != next || part->sha256 != record.sha256 || part->pages != record.pages) {
        return Error{ErrorCode::damaged,
                     "batch",
                     record.file,
                     next,
                     "its page ranges do not fit together",
                     "the file changed between two tasks: make the shards again"};
      }
      for (; next <= part->last; ++next) {
        fs::copy_file(fmt::format("{}/{}/{}.page", options_.store, part->output, next),
                      page_file(spool, next), fault);
        if (fault) {
          return Error{ErrorCode::not_found,
                       "batch",
                       part->output,
                       next,
                       "page is not in the store: " + fault.message(),
                       "run its shard again"};
        }
      }
    }
    if (next <= record.pages) {
      return Error{
          ErrorCode::damaged,     "batch", record.file, next, "its last pages are in no task",
          "make the shards again"};
    }
    auto done = joiner_.join(record, parts[0]->media_type, spool, scratch);
    fs::remove_all(spool, fault);
    if (!done) {
      return done.error();
    }
    if (done->status == "failed") {
      record.status = "failed";
      record.error = done->error;
      return Done{};
    }
    record.problems = done->problems;
    return publish(record, done->content, scratch);
  }

  const MergeOptions& options_;
  std::map<std::string, TaskLine> tasks_;
  std::map<std::string, ResultLine> results_;
  std::set<std::string> conflicting_, unknown_;
  std::map<std::string, std::string> first_of_;  ///< content to the name that was read
  PageJoiner joiner_;
};

}  // namespace

Result<MergeResult> merge(const MergeOptions& options) {
  Merge one(options);
  if (Status read = one.read(); !read) {
    return read.error();
  }
  MergeResult out = one.count();
  if (out.complete()) {
    if (Status proven = one.prove(); !proven) {
      return proven.error();
    }
    if (Status written = one.write(out); !written) {
      return written.error();
    }
  }
  return out;
}

}  // namespace ita::batch
