#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "batch/extract.h"
#include "batch/lines.h"
#include "batch/protocol.h"

namespace ita::batch {

/// Exit code of a worker whose input was cut short while it was read.
constexpr int kInputChanged = 74;

/// A worker that ran out of memory is in no state to go on.
struct OutOfMemory {
  int page = 0;
};

/// What comes with a task; a descriptor that did not come is none.
struct TaskFiles {
  Descriptor input;
  Descriptor pages;                 ///< joined page files, for `assemble`
  std::vector<Descriptor> outputs;  ///< in the order that Task says
};

/// Takes what came with the task, in the order that Task says.
TaskFiles files_of(const Task& task, const Setup& setup, LineReader& lines);

Message failure(Error error);

/// One task in a worker process.
class TaskRun {
 public:
  TaskRun(const Setup& setup, Extractor& extractor, const Task& task, TaskFiles files,
          std::function<void(const Message&)> say)
      : setup_(setup),
        extractor_(extractor),
        task_(task),
        files_(std::move(files)),
        say_(std::move(say)) {}

  /// Throws OutOfMemory and what the libraries throw.
  Message carry_out();

 private:
  Message document();
  Message pages();
  Message probe();
  Message assemble();
  Message render();
  Message finish(output::SourceInfo source, std::vector<text::PageText> pages,
                 std::vector<PageTrouble> problems);

  void event(MessageType type, int page, const output::SourceInfo& source = {});
  Result<std::unique_ptr<document::Document>> open();
  Result<std::string> hash() const;
  Status unchanged(const std::string& sha256) const;
  Result<text::PageText> read(document::Document& document, int number,
                              std::vector<PageTrouble>& problems);
  Status extras(const Extracted& extracted, Message& done);
  Error nothing_read(const std::vector<PageTrouble>& problems) const;

  const Setup& setup_;
  Extractor& extractor_;
  const Task& task_;
  TaskFiles files_;
  std::function<void(const Message&)> say_;
  std::shared_ptr<const document::FileBytes> bytes_;
  std::optional<Error> first_error_;  ///< why a page could not be read
};

}  // namespace ita::batch
