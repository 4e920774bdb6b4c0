#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "batch/extract.h"

// What supervisor and worker processes say to each other: one JSON object on a line, both ways.  A
// task comes with open descriptors (see Task): a worker opens no input and no output by itself.
// What a worker says may come from a file that has taken it over: `message_of` takes nothing else
// than well-formed messages of bounded size, and WorkerPool believes them only where they fit the
// task. Paths and passwords are bytes that need not be UTF-8, so they travel percent-encoded.
namespace ita::batch {

struct Limits {
  double page_seconds = 120;       ///< CPU time for one page
  double document_seconds = 3600;  ///< CPU time for all pages of a document together
  double memory_mib = 4096;        ///< address space of a worker
  double wall_factor = 5;          ///< so much more wall time than CPU time may pass
  double output_mib = 2048;        ///< size of one file that a worker writes
};

/// Files that are written beside the JSON.
struct Extras {
  bool searchable_pdf = false, hocr = false, alto = false;
  bool archival = false;  ///< the PDF as PDF/A
};

/// The first line to a worker.
struct Setup {
  ExtractOptions extract;
  Limits limits;
  Extras extras;
  bool sandbox = true;
  bool photographs = true;       ///< HEIC files may come: their libraries are loaded
  bool require_sandbox = false;  ///< for the supervisor: rather no work than one without a fence
};

/// What went wrong with a page.
struct PageTrouble {
  int page = 0;          ///< 0: with the document
  std::string message;   ///< why it is not read, or what its parser complained of
  bool read = false;     ///< it was read, but may be incomplete
  bool passing = false;  ///< for want of time or memory: another run may do better
  /// What its reader died of, where the supervisor left it out; none where time is what it lacked.
  ErrorCode cause = ErrorCode::none;
};

enum class Work {
  document,  ///< the whole way of a short document; answers `too_long` for a long one
  pages,     ///< read pages first..last into the spool
  probe,     ///< open the document and say how many pages it has
  assemble,  ///< join the spooled pages and write the output
  render     ///< draw page `first` at `dpi` as a PNG
};

/// With it come descriptors, in this order: the input where `input` says so; the joined page files
/// (`assemble`); then what is to be written: a file for each page first..last (`pages`), or the
/// JSON and each extra that was asked for, in the order of `endings` (`document`, `assemble`), or
/// the picture (`render`).
struct Task {
  long id = 0;
  Work work = Work::document;
  bool input = true;        ///< the input comes with it
  std::string name;         ///< what the output calls the input
  int first = 1, last = 0;  ///< for `pages`
  int longest = 0;          ///< for `document`: more pages than this are too long; 0 for no limit
  double dpi = 0;           ///< for `render`
  output::SourceInfo
      source;  ///< what is known of it; the worker proves the hash where there is one
  std::vector<PageTrouble> skip;
};

enum class MessageType {
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
  MessageType type = MessageType::failed;
  int page = 0;
  output::SourceInfo source;        ///< opened, too_long, done
  output::GeneratorInfo generator;  ///< ready
  std::string status;               ///< ready: what confines the worker
  bool forks = false;               ///< ready: each task has a process of its own (task_process.h)
  std::vector<PageTrouble> problems;  ///< done: pages that could not be read, or not for sure whole
  std::vector<std::string> extras;    ///< done: endings of the extra files that were written
  Error error;                        ///< failed
};

/// Endings of the extra files that are asked for, in the order of their descriptors.
std::vector<std::string> endings(const Extras& extras);

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
