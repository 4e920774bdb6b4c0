#include "review/archive/recorded.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <utility>

#include "batch/results.h"
#include "batch/unrecorded.h"

namespace ita::review {

namespace fs = std::filesystem;

namespace {

std::string list_of(const std::string& folder) { return folder + "/run.jsonl"; }

bool has_list(const std::string& folder) {
  std::error_code fault;
  return fs::exists(list_of(folder), fault);
}

Error broken(const std::string& folder, ErrorCode code, const char* what) {
  return {code, "review", list_of(folder), 0, what, "run 'ita extract' with this folder again"};
}

/// Visits the records line by line; an input that was read anew has several, of which the last
/// counts.
template <typename Visit>
Status for_each_line(const std::string& folder, const Visit& visit) {
  if (std::error_code fault; !fs::is_regular_file(list_of(folder), fault)) {
    return broken(folder, ErrorCode::unreadable, "is no regular file");  // a FIFO would hold us
  }
  Status whole = Done{};
  std::ifstream in(list_of(folder), std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    auto record = batch::record_of(line);
    if (record) {
      visit(std::move(*record));
    } else if (!line.empty() && !in.eof()) {  // the last one may still be written
      whole =
          broken(folder, ErrorCode::damaged, "has a broken line: what it was about is not shown");
    }
  }
  return in.bad() || !in.is_open() ? broken(folder, ErrorCode::unreadable,
                                            "cannot be read to its end: the rest is not shown")
                                   : whole;
}

void add_unrecorded(const std::string& folder, const std::set<std::string>& known, Recorded& out) {
  (void)batch::for_each_unrecorded(
      folder, [&](const std::string& file) { return known.contains(file); },
      [&](batch::Record record) {
        record.error = batch::without_record(record.output);
        record.status = "failed";
        record.output.clear();
        out.records.push_back(std::move(record));
        return Status(Done{});
      });
}

}  // namespace

Result<Recorded> read_records(const std::string& folder) {
  Recorded out;
  out.listed = has_list(folder);
  if (!out.listed) {
    Status read =
        batch::for_each_result(folder, [&](const batch::Record& record, const std::string&) {
          out.records.push_back(record);
          out.records.back().output = record.file;
          return Status(Done{});
        });
    return read ? Result<Recorded>(std::move(out)) : Result<Recorded>(read.error());
  }
  std::set<std::string> known;
  std::map<std::string, size_t> places;
  out.whole = for_each_line(folder, [&](batch::Record&& record) {
    known.insert(record.file);
    const auto [at, fresh] = places.try_emplace(record.file, out.records.size());
    if (fresh) {
      out.records.push_back(std::move(record));
    } else {
      out.records[at->second] = std::move(record);
    }
  });
  std::erase_if(out.records, [](const batch::Record& record) { return record.skipped(); });
  if (out.whole || out.whole.error().code == ErrorCode::damaged) {
    add_unrecorded(folder, known, out);
  }
  return out;
}

bool is_recorded_now(const std::string& folder, const std::string& file, const std::string& text) {
  std::string recorded;
  (void)for_each_line(folder, [&](batch::Record&& record) {
    if (record.file == file) {
      recorded = record.output_sha256;
    }
  });
  return batch::as_recorded(file, recorded, text).ok();
}

}  // namespace ita::review
