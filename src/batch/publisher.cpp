#include "batch/publisher.h"

#include <filesystem>
#include <utility>

#include "batch/files.h"
#include "output/json.h"

namespace ita::batch {

namespace {

Status take_extra(Record& record, Status written, const std::string& ending) {
  if (written) {
    record.extras.push_back(ending);
  } else if (is_full(written.error())) {
    return written;
  } else {
    record.problems.push_back({0, "." + ending + " " + written.error().message, true, false});
  }
  return Done{};
}

void note(Record& record, const std::string& json) {
  record.output = record.file + ".json";
  record.output_sha256 = sha256_of_text(json);
}

}  // namespace

Status Publisher::publish(Record& record, const JobDone& job, const std::string& to) {
  Status fine = make_folders(std::filesystem::path(to).parent_path().string());
  if (fine) {
    fine = standing_.make_room(to, record, job.content);
  }
  for (const auto& [ending, file] : job.extras) {
    if (fine) {
      fine = take_extra(record, copy_whole(file.get(), beside(to, ending), scratch_), ending);
    }
  }
  if (fine) {
    fine = write_whole(to, job.content, scratch_);
  }
  if (fine) {
    note(record, job.content);
  }
  return fine;
}

Status Publisher::copy(Record& record, const Record& read, const std::string& from,
                       const std::string& to) {
  const auto json = read_all(from);
  const std::string text = json ? output::with_file_name(*json, record.file) : "";
  if (text.empty()) {
    return Error{ErrorCode::internal,
                 "batch",
                 record.file,
                 0,
                 "the result of the file with the same content is gone",
                 "run the same command again"};
  }
  Status written = standing_.make_room(to, record, text);
  if (written) {
    written = write_whole(to, text, scratch_);
  }
  for (const std::string& ending : read.extras) {
    const auto extra = read_all(beside(from, ending));
    if (written && extra) {
      written = write_whole(beside(to, ending), *extra, scratch_);
      record.extras.push_back(ending);
    }
  }
  if (written) {
    note(record, text);
  }
  return written;
}

}  // namespace ita::batch
