#include "review/archive/archive.h"

#include <sys/stat.h>
#include <algorithm>

#include <filesystem>

#include "base/content_hash.h"
#include "batch/extract.h"
#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/results.h"
#include "review/archive/recorded.h"

namespace ita::review {

namespace fs = std::filesystem;

namespace {

std::string id_of(const std::string& file) {
  ContentHash hash;
  hash.add(file);
  return hash.hex();
}

/// Changes with the result and with what is said about it.
std::string stamp_of(const std::string& reading, const std::vector<Correction>& said) {
  ContentHash hash;
  for (const Correction& correction : said) {
    hash.add(correction.id);
  }
  return reading + "|" + (said.empty() ? "" : hash.hex());
}

bool writable(const std::string& folder) {
  std::error_code fault;
  fs::create_directories(folder, fault);
  return !fault && ::access(folder.c_str(), W_OK) == 0;
}

std::string time_and_size(const std::string& path) {
  struct stat now {};
  if (::stat(path.c_str(), &now) != 0) {
    return "";
  }
  return std::to_string(now.st_size) + ":" + std::to_string(now.st_mtim.tv_sec) + "." +
         std::to_string(now.st_mtim.tv_nsec);
}

/// Changes with the result, and with what is recorded of it.
std::string reading_of(const std::string& folder, const Paper& paper) {
  return time_and_size(folder + "/" + batch::file_name(paper.output)) + ":" +
         paper.output_sha256.value_or("");
}

batch::Record failed_record(const Error& error) {
  batch::Record out;
  out.status = "failed";
  out.error = error;
  return out;
}

}  // namespace

Archive::Archive() = default;

Result<std::unique_ptr<Archive>> Archive::open(const ArchiveOptions& options) {
  std::error_code fault;
  if (!fs::is_directory(options.folder, fault)) {
    return Error{ErrorCode::not_found,
                 "review",
                 batch::utf8_name(options.folder),
                 0,
                 "is no folder of results",
                 "give the output folder of 'ita extract'"};
  }
  std::unique_ptr<Archive> archive(new Archive);
  archive->options_ = options;
  std::string& scratch = archive->options_.scratch;
  if (scratch.empty()) {
    // Not under .ita: that is the scratch of a run, which clears it.
    scratch = fs::absolute(options.folder).string() + "/.ita-review";
  }
  if (!writable(scratch)) {
    std::string name = (fs::temp_directory_path() / "ita-review-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      return Error{ErrorCode::cannot_write, "review", name, 0, "cannot be written", ""};
    }
    scratch = name;
  }
  auto messages = facts::Messages::load(options.models);
  if (!messages) {
    return messages.error();
  }
  archive->messages_ = std::move(*messages);
  auto facts = facts::Facts::load(options.models);
  if (!facts) {
    return facts.error();
  }
  archive->facts_ = std::move(*facts);
  auto store = CorrectionStore::open(options.folder);
  if (!store) {
    return store.error();
  }
  archive->store_ = std::move(*store);
  auto index = Index::open(scratch + "/index.sqlite");
  if (!index) {
    return index.error();
  }
  archive->index_ = std::move(*index);
  archive->pictures_ = std::make_unique<PagePictures>(scratch + "/pages");
  return archive;
}

Status Archive::scan(const std::function<void(long, long)>& tell) {
  std::set<std::string> seen;
  const long begun =
      store_->revision();  // what is said from now on may be of papers that were read
  const auto recorded = read_records(options_.folder);
  if (!recorded) {
    return recorded.error();
  }
  const std::vector<batch::Record>& records = recorded->records;
  long done = 0;
  index_->begin();
  for (const batch::Record& record : records) {
    seen.insert(id_of(record.file));
    if (Status taken = scan_record(record, recorded->listed); !taken) {
      index_->commit();
      return taken;
    }
    if (++done % 500 == 0) {
      index_->commit();
      index_->begin();
    }
    if (tell) {
      tell(done, static_cast<long>(records.size()));
    }
  }
  if (recorded->whole) {
    index_->keep_only(seen);
  }
  if (options_.sample >= 0) {
    index_->draw_sample(options_.sample, options_.seed);
  }
  index_->commit();
  {
    const std::lock_guard guard(mutex_);
    followed_ = std::max(followed_, begun);
  }
  ++scans_;
  return recorded->whole;
}

Status Archive::scan_record(const batch::Record& record, bool listed) {
  Paper paper{id_of(record.file), record.file, record.sha256, record.output,
              listed ? std::optional(record.output_sha256) : std::nullopt};
  const std::string reading = record.output.empty() ? record.status + record.error.message
                                                    : reading_of(options_.folder, paper);
  const auto said =
      record.sha256.empty() ? std::vector<Correction>() : store_->current(record.sha256);
  if (index_->fresh(paper.id, stamp_of(reading, said)) && !record.sha256.empty()) {
    return Done{};
  }
  if (record.output.empty()) {
    index_->put_failed(paper, stamp_of(reading, {}), record);
    return Done{};
  }
  auto read = document(paper);
  if (!read) {  // one result that is missing or broken costs that one
    index_->put_failed(paper, stamp_of(reading, {}), failed_record(read.error()));
    return Done{};
  }
  if (const auto source = read->find("source"); source != read->end() && source->is_object()) {
    paper.sha256 = source->value("sha256", paper.sha256);
  }
  const auto about = store_->current(paper.sha256);
  if (!index_->fresh(paper.id, stamp_of(reading, about))) {
    index_->put(paper, stamp_of(reading, about), *read, about);
  }
  return Done{};
}

/// After an answer: the paper anew.
void Archive::put(const Paper& paper) {
  if (const auto read = document(paper)) {
    const auto said = store_->current(paper.sha256);
    const std::set<SampleKey> sample = index_->sample_of(paper.id);
    index_->begin();
    index_->put(paper, stamp_of(reading_of(options_.folder, paper), said), *read, said);
    index_->mark_sample(paper.id, sample);
    index_->commit();
  }
}

void Archive::follow() {
  const std::lock_guard guard(mutex_);
  if (!store_->refresh()) {
    return;
  }
  std::set<std::string> sources;
  for (const Correction& correction : store_->since(followed_)) {
    sources.insert(correction.target.sha256);
  }
  followed_ = store_->revision();
  for (const std::string& sha256 : sources) {
    for (const Paper& paper : index_->papers_of(sha256)) {
      put(paper);
    }
  }
}

Result<Json> Archive::document(const Paper& paper) const {
  const auto text = batch::read_all(options_.folder + "/" + batch::file_name(paper.output));
  if (!text) {
    return text.error();
  }
  if (paper.output_sha256) {
    const Status same = batch::as_recorded(paper.output, *paper.output_sha256, *text);
    if (!same && !is_recorded_now(options_.folder, paper.file, *text)) {
      return same.error();
    }
  }
  Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object()) {
    return Error{ErrorCode::damaged, "review",
                 paper.output,       0,
                 "is no result",     "run 'ita extract' with the same output folder again"};
  }
  return json;
}

Result<Json> Archive::document_now(const Paper& paper) {
  auto read = document(paper);
  if (!read) {
    index_->put_failed(paper, stamp_of(reading_of(options_.folder, paper), {}),
                       failed_record(read.error()));
  }
  return read;
}

std::optional<Source> Archive::source(const Paper& paper) {
  const std::lock_guard guard(mutex_);
  if (const auto known = found_.find(paper.sha256); known != found_.end()) {
    return Source{known->second, paper.sha256};
  }
  std::vector<std::string> candidates;
  for (const std::string& folder : options_.sources) {
    const fs::path name = batch::file_name(paper.file);
    candidates.push_back((fs::path(folder) / name).string());
    candidates.push_back((fs::path(folder) / name.filename()).string());
    if (name.begin() != name.end()) {  // "2567/a.pdf" of the folder 2567 itself
      candidates.push_back((fs::path(folder) / name.lexically_relative(*name.begin())).string());
    }
  }
  for (const std::string& candidate : candidates) {
    std::error_code fault;
    if (!fs::is_regular_file(candidate, fault)) {
      continue;
    }
    const auto sha256 = batch::sha256_of(candidate);
    if (sha256 && *sha256 == paper.sha256) {
      found_[paper.sha256] = candidate;
      return Source{candidate, paper.sha256};
    }
  }
  return std::nullopt;
}

void Archive::add_source(const std::string& folder) {
  const std::lock_guard guard(mutex_);
  options_.sources.push_back(folder);
}

}  // namespace ita::review
