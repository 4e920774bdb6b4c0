#include "review/server/intake.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/content_hash.h"
#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/lines.h"
#include "review/server/gate.h"

namespace ita::review {

namespace fs = std::filesystem;

namespace {

std::string id_of(const std::string& name) {
  ContentHash hash;
  hash.add(name);
  return hash.hex();
}

Error fault(ErrorCode code, const std::string& what) { return {code, "review", "", 0, what, ""}; }

}  // namespace

Intake::Upload::Upload(std::string path, std::string hidden)
    : path_(std::move(path)),
      hidden_(std::move(hidden)),
      fd_(::open(hidden_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)) {}

Intake::Upload::~Upload() {
  if (fd_ >= 0) {
    ::close(fd_);
    ::unlink(hidden_.c_str());
  }
}

bool Intake::Upload::write(const char* bytes, size_t size) {
  return fd_ >= 0 && batch::write_all(fd_, std::string(bytes, size));
}

bool Intake::Upload::finish() {
  if (fd_ < 0 || ::fsync(fd_) != 0) {
    return false;
  }
  ::close(fd_);
  fd_ = -1;
  // Never over a file that is there: another one of that name gets a number.
  const fs::path wanted(path_);
  for (int n = 1; n < 1000; ++n) {
    const std::string path =
        n == 1 ? path_
               : (wanted.parent_path() / (wanted.stem().string() + " (" + std::to_string(n) + ")" +
                                          wanted.extension().string()))
                     .string();
    if (::link(hidden_.c_str(), path.c_str()) == 0) {
      ::unlink(hidden_.c_str());
      return true;
    }
  }
  ::unlink(hidden_.c_str());
  return false;
}

Intake::Intake(Archive& archive, std::string inbox) : archive_(archive), inbox_(std::move(inbox)) {
  std::error_code ignored;
  fs::create_directories(inbox_ + "/.incoming", ignored);
  for (const auto& left : fs::directory_iterator(inbox_ + "/.incoming", ignored)) {
    fs::remove(left.path(), ignored);  // of a server that was stopped in the middle
  }
  log_ = archive_.options().scratch + "/intake.jsonl";
  archive_.add_source(inbox_);
}

Intake::~Intake() { child_.interrupt(); }

std::unique_ptr<Intake::Upload> Intake::receive(const std::string& name) {
  const std::string safe = safe_name(name);
  if (safe.empty()) {
    return nullptr;
  }
  const fs::path path = fs::path(inbox_) / safe;
  std::error_code fault_code;
  fs::create_directories(path.parent_path(), fault_code);
  return std::make_unique<Upload>(path.string(), inbox_ + "/.incoming/" + new_id());
}

std::vector<std::string> Intake::names() const {
  std::vector<std::string> out;
  std::error_code fault_code;
  for (auto it = fs::recursive_directory_iterator(inbox_, fault_code);
       !fault_code && it != fs::recursive_directory_iterator(); it.increment(fault_code)) {
    if (it->is_directory() && it->path().filename().string().starts_with(".")) {
      it.disable_recursion_pending();
    } else if (it->is_regular_file() && !it->path().filename().string().starts_with(".")) {
      out.push_back(it->path().lexically_relative(inbox_).string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string Intake::path_of_id(const std::string& id) const {
  for (const std::string& name : names()) {
    if (id_of(batch::utf8_name(name)) == id) {
      return inbox_ + "/" + name;
    }
  }
  return "";
}

/// When the supervisor has ended, its results come in.
void Intake::settle() {
  if (reading_ && !child_.running()) {
    reading_ = false;
    archive_.scan().ok();
    ++taken_;
  }
}

long Intake::taken() {
  const std::lock_guard guard(mutex_);
  settle();
  return taken_;
}

Json Intake::state() {
  const std::lock_guard guard(mutex_);
  settle();
  std::map<std::string, Json> records;
  Json progress = nullptr;
  std::string said;
  const auto take = [&](const std::string& line) {
    const Json event = Json::parse(line, nullptr, false);
    if (!event.is_object()) {
      said = line;
      return;
    }
    progress = event.value("progress", progress);
    if (event.contains("record")) {
      records[event["record"].value("file", "")] = event["record"];
    }
  };
  std::ifstream journal(archive_.options().folder + "/run.jsonl", std::ios::binary);
  for (std::string line; std::getline(journal, line);) {
    const Json record = Json::parse(line, nullptr, false);
    if (record.is_object() && record.contains("file") && record["file"].is_string()) {
      records[record["file"]] = record;
    }
  }
  std::ifstream events(log_, std::ios::binary);
  for (std::string line; std::getline(events, line);) {
    take(line);
  }
  Json files = Json::array();
  for (const std::string& name : names()) {
    const std::string shown = batch::utf8_name(name);
    std::error_code ignored;
    const auto record = records.find(shown);
    files.push_back({{"id", id_of(shown)},
                     {"name", shown},
                     {"size", fs::file_size(fs::path(inbox_) / name, ignored)},
                     {"state", record != records.end() ? "done"
                               : reading_              ? "reading"
                                                       : "waiting"},
                     {"record", record != records.end() ? record->second : Json(nullptr)}});
  }
  const bool failed = !reading_ && (child_.code() == 1 || child_.code() == 2);
  return {{"files", std::move(files)},
          {"reading", reading_},
          {"most", kMostUpload},
          {"progress", progress},
          {"failed", failed ? Json(said) : Json(nullptr)}};
}

Status Intake::start(const std::string& password) {
  const std::lock_guard guard(mutex_);
  settle();
  if (reading_) {
    return fault(ErrorCode::busy, "already reading");
  }
  std::vector<std::string> arguments{"extract",      inbox_, "-o", archive_.options().folder,
                                     "--log-format", "json", "-q"};
  if (!archive_.options().models.empty()) {
    arguments.insert(arguments.end(), {"--models", archive_.options().models});
  }
  reading_ = child_.start(arguments, log_, password.empty() ? "" : "ITA_PASSWORD=" + password);
  return reading_ ? Status(Done{}) : fault(ErrorCode::internal, "cannot be started");
}

Status Intake::join(const std::vector<std::string>& ids, const std::string& name) {
  const std::lock_guard guard(mutex_);
  std::vector<std::string> paths;
  for (const std::string& id : ids) {
    paths.push_back(path_of_id(id));
    if (paths.back().empty()) {
      return fault(ErrorCode::not_found, "no such file");
    }
  }
  std::string as = safe_name(name);
  if (paths.size() < 2 || as.empty()) {
    return fault(ErrorCode::bad_argument, "choose two files or more, and a name");
  }
  as = as.ends_with(".tif") ? as : as + ".tif";
  if (Status joined = archive_.pictures().join(paths, inbox_ + "/" + as); !joined) {
    return joined;
  }
  for (const std::string& path : paths) {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
  return Done{};
}

Status Intake::split(const std::string& id, const std::vector<int>& pages,
                     const std::string& user) {
  const std::lock_guard guard(mutex_);
  const std::string path = path_of_id(id);
  if (path.empty() || pages.empty()) {
    return fault(ErrorCode::not_found, "choose one file, and pages from 2 on");
  }
  const auto sha256 = batch::sha256_of(path);
  if (!sha256) {
    return sha256.error();
  }
  const auto known = archive_.store().current(*sha256);
  for (const int page : pages) {
    Correction said;
    said.user = user;
    said.target = {*sha256, "", "split/" + std::to_string(page)};
    said.action = Action::split;
    said.value = page;
    const bool there = std::any_of(known.begin(), known.end(), [&](const Correction& correction) {
      return correction.target == said.target;
    });
    if (page < 2 || there) {
      continue;
    }
    if (const auto written = archive_.store().append(said); !written) {
      return written.error();
    }
  }
  return Done{};
}

Status Intake::remove(const std::vector<std::string>& ids) {
  const std::lock_guard guard(mutex_);
  for (const std::string& id : ids) {
    const std::string path = path_of_id(id);
    std::error_code fault_code;
    if (path.empty() || !fs::remove(path, fault_code)) {
      return fault(ErrorCode::not_found, "no such file");
    }
  }
  return Done{};
}

}  // namespace ita::review
