#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "batch/inputs.h"
#include "batch/protocol.h"

// An archive as tasks that any engine can hand out: `shards` writes them, `work` carries them out
// in any order and on any machine that sees the files, `merge` joins the results.  Tasks and
// results are JSON Lines; names must be UTF-8.
namespace ita::batch {

struct ShardOptions {
  std::string output;  ///< folder for shard-0001.jsonl, …
  int shards = 1;
  int split = 0;  ///< documents with more pages become tasks of so many pages; 0: never
  Setup setup;    ///< to count pages, when `split` asks for it
};
struct ShardResult {
  int tasks = 0, files = 0;
  std::vector<Error> errors;  ///< files that cannot be a task, or not be opened (they become tasks,
                              ///< whose results say why)
};
/// Shares tasks out so that the shards have about as many bytes to read.  Errors: cannot_write,
/// those of workers.
Result<ShardResult> make_shards(const std::vector<Input>& inputs, const ShardOptions& options);

struct WorkOptions {
  std::string store;  ///< folder of results, shared by all workers: by a key of content, pages,
                      ///< options and version
  int jobs = 1;
  std::uint64_t max_bytes = std::uint64_t{1} << 30;  ///< larger inputs are not read
  Setup setup;
};
/// Reads task lines with `next` (false at the end), and gives each task's result line to `answer`.
/// A task whose result is in the store already is answered from there.  Errors: cannot_write,
/// missing_model, crashed.
Status work(const WorkOptions& options, const std::function<bool(std::string&)>& next,
            const std::function<void(const std::string&)>& answer);

struct ResultLine;
/// Whether the store holds what the worker put there: disks and networks damage files.
bool is_as_kept(const std::string& store, const ResultLine& result);

struct MergeOptions {
  std::vector<std::string> tasks, results;  ///< files of task lines and of result lines
  std::string store, output;
  Setup setup;  ///< to join pages
};
struct MergeResult {
  int tasks = 0, documents = 0, failed = 0;
  std::vector<std::string> missing;      ///< ids of tasks without a result
  std::vector<std::string> conflicting;  ///< ids with two different results
  std::vector<std::string> unknown;      ///< ids of results without a task
  bool complete() const { return missing.empty() && conflicting.empty() && unknown.empty(); }
};
/// Writes `<name>.json` for every document and run.jsonl, when every task has exactly one result (a
/// repeated equal one counts once); writes nothing otherwise.  Errors: not_found, damaged,
/// cannot_write, busy.
Result<MergeResult> merge(const MergeOptions& options);

}  // namespace ita::batch
