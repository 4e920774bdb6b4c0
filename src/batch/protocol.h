#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "batch/extract.h"

// What supervisor and worker processes say to each other: one JSON object on a line, both ways.
// Paths are bytes that need not be UTF-8, so they travel percent-encoded.
namespace ita::batch {

struct Limits {
  double page_seconds = 120;       ///< wall time for one page; CPU time is held to the same
  double document_seconds = 3600;  ///< wall time for all pages of a document together
  double memory_mib = 4096;        ///< address space of a worker
};

/// Files that are written beside the JSON.
struct Extras {
  bool searchable_pdf = false, hocr = false, alto = false;
};

/// The first line to a worker.
struct Setup {
  ExtractOptions extract;
  Limits limits;
  Extras extras;
  std::string scratch;  ///< the only folder that the worker may write to
  bool sandbox = true;
};

struct SkippedPage {
  int page = 0;
  std::string message;  ///< why it is not read (again)
};

enum class Work {
  document,  ///< the whole way of a short document; answers `too_long` for a long one
  pages,     ///< read pages first..last into the spool
  probe,     ///< open the document and say how many pages it has
  assemble   ///< join the spooled pages and write the output
};

struct Task {
  long id = 0;
  Work work = Work::document;
  std::string path, name;
  int first = 1, last = 0;  ///< for `pages`
  int longest = 0;          ///< for `document`: more pages than this are too long; 0 for no limit
  std::string spool;        ///< folder of page files, for `pages` and `assemble`
  std::string output;  ///< where to write the JSON; extras beside it with .pdf, .hocr, .alto added
  output::SourceInfo source;  ///< for `assemble`
  std::vector<SkippedPage> skip;
};

enum class Said {
  ready,     ///< engines are made; carries the models
  opened,    ///< pages, sha256 and media type of the document are known
  page,      ///< reading of this page begins
  joining,   ///< pages are read; the report is put together
  done,      ///< the task is done
  too_long,  ///< the document has more pages than one task takes
  failed     ///< the task failed; carries the error
};

struct Message {
  long id = 0;
  Said said = Said::failed;
  int page = 0;
  output::SourceInfo source;        ///< opened, too_long, done
  output::GeneratorInfo generator;  ///< ready
  std::string status;  ///< done of document or assemble: "ok", "needs_review", "not_recognised"
  std::vector<SkippedPage> problems;  ///< done: pages that could not be read
  std::vector<std::string> extras;    ///< done: endings of the extra files that were written
  Error error;                        ///< failed
};

std::string to_line(const Setup& setup);
std::string to_line(const Task& task);
std::string to_line(const Message& message);
// Errors: bad_argument for a line that is no such object.
Result<Setup> setup_of(const std::string& line);
Result<Task> task_of(const std::string& line);
Result<Message> message_of(const std::string& line);

/// The code with this stable name; internal when there is none.
ErrorCode code_of(const std::string& name);

}  // namespace ita::batch
