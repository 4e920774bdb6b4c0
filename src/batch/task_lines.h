#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "batch/protocol.h"

namespace ita::batch {

/// A line of a shard.
struct TaskLine {
  std::string id;           ///< unique in the archive
  std::string input;        ///< path as the worker can open it
  std::string name;         ///< what the output calls it
  int first = 0, last = 0;  ///< pages; 0 for the whole document
  int pages = 0;            ///< of the document, when it is split
};

/// The answer to it.
struct ResultLine {
  std::string id, name;
  std::string key;      ///< of content, pages, options and version
  std::string run_key;  ///< of options and version, as in Record
  std::string build;    ///< as in Record
  std::string sandbox;  ///< as in Record
  std::string sha256;
  std::string media_type;
  int pages = 0;  ///< of the document
  int first = 0, last = 0;
  std::string status;         ///< as in Record, or "read" for a page range
  std::string output;         ///< in the store
  std::string output_sha256;  ///< of the document, or of the pages' hashes in their order
  std::vector<PageTrouble> problems;
  double seconds = 0;
  bool reused = false;
  Error error;  ///< code none when there is none
  /// Whether another attempt may do better: a page lacked time or memory.
  bool is_passing() const;
};

/// Lines end with a checksum of what they say, which holds in whatever order and spacing it is
/// written.  Lines without one, as people write tasks, are taken as they are.
std::string to_line(const TaskLine& task);
std::string to_line(const ResultLine& result);
// Errors: bad_argument.
Result<TaskLine> task_line_of(const std::string& line);
Result<ResultLine> result_line_of(const std::string& line);

}  // namespace ita::batch
