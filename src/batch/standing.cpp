#include "batch/standing.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "batch/files.h"
#include "output/json.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

constexpr size_t kNamesTold = 5;

/// Also a link that leads nowhere is there.
bool is_there(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0;
}

bool is_under(const std::string& origin, const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    if (origin.starts_with(folder == "/" ? folder : folder + "/")) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string beside(const std::string& json, const std::string& ending) {
  return fs::path(json).replace_extension(ending).string();
}

Standing::Standing(std::string output, std::string scratch, Journal& journal,
                   std::function<void(const std::string&)> tell)
    : output_(std::move(output)),
      scratch_(std::move(scratch)),
      journal_(journal),
      tell_(std::move(tell)) {}

std::string Standing::place_of(const std::string& output) const {
  return output_ + "/" + file_name(output);
}

void Standing::name_as_before(std::vector<Input>& inputs) const {
  std::map<std::string, std::string> renamed;  // name → origin
  for (Input& input : inputs) {
    const auto before =
        input.origin.empty() ? std::nullopt : journal_.name_at(utf8_name(input.origin));
    if (before && *before != utf8_name(input.name)) {
      input.name = file_name(*before);
      renamed.emplace(input.name, input.origin);
    }
  }
  for (Input& input : inputs) {
    const auto at = renamed.find(input.name);
    if (at != renamed.end() && at->second != input.origin) {
      input.name = other_name(input.name, input.origin);
    }
  }
}

void Standing::find_free_name(Input& input, const std::string& sha256) const {
  if (input.origin.empty()) {
    return;
  }
  const auto old = journal_.find(utf8_name(input.name));
  if (!old || old->origin.empty() || old->origin == utf8_name(input.origin) ||
      (!sha256.empty() && old->sha256 == sha256)) {
    return;
  }
  const std::string there = file_name(old->origin);
  if (old->output.empty() && !is_there(there)) {
    return;  // nothing is lost with that record
  }
  input.name = other_name(input.name, input.origin);
  tell_(
      fmt::format("{}: the name {} belongs to {} in this output folder; this file is written as {}",
                  utf8_name(input.path), old->file, old->origin, utf8_name(input.name)));
}

Status Standing::make_room(const std::string& to, const Record& next, const std::string& content) {
  if (!is_there(to)) {
    return Done{};
  }
  const auto hash = sha256_of(to);
  if (hash && *hash == sha256_of_text(content)) {
    return Done{};
  }
  const auto old = journal_.find(next.file);
  if (!old || !hash || old->output_sha256 != *hash) {
    return keep_edited(to, next.file + ".json");
  }
  return old->sha256 == next.sha256 ? Status(Done{}) : keep_replaced(*old);
}

Status Standing::keep_edited(const std::string& to, const std::string& output) const {
  std::string kept = ".edited";
  for (int i = 2; is_there(to + kept); ++i) {
    kept = fmt::format(".edited-{}", i);
  }
  if (Status moved = move_synced(to, to + kept); !moved) {
    return moved;
  }
  tell_(fmt::format("{0} was changed by hand since it was written: that version is kept as {0}{1}",
                    output, kept));
  return Done{};
}

Status Standing::keep_replaced(const Record& old) {
  const std::string from = place_of(old.output);
  const auto json = read_all(from);
  if (!json) {
    return Done{};  // there is nothing to keep
  }
  Record kept = old;
  kept.file = utf8_name(other_name(file_name(old.file), old.sha256));
  kept.output = kept.file + ".json";
  kept.gone = true;
  const std::string text = output::with_file_name(*json, kept.file);
  kept.output_sha256 = sha256_of_text(text);
  const std::string to = place_of(kept.output);
  if (Status written = write_whole(to, text, scratch_); !written) {
    return written;
  }
  for (const std::string& ending : old.extras) {
    std::error_code ignored;
    fs::rename(beside(from, ending), beside(to, ending), ignored);
  }
  if (Status written = journal_.append(kept); !written) {
    return written;
  }
  std::error_code ignored;
  fs::remove(from, ignored);
  tell_(fmt::format("{} has another content than when it was read: what it said then is kept as {}",
                    old.file, kept.output));
  return Done{};
}

int Standing::mark_gone(const std::vector<std::string>& folders) {
  if (folders.empty()) {
    return 0;
  }
  std::vector<Record> gone;
  journal_.for_each([&](const Record& record) {
    const std::string origin = file_name(record.origin);
    if (!record.gone && !record.origin.empty() && is_under(origin, folders) && !is_there(origin)) {
      gone.push_back(record);
    }
  });
  for (Record& record : gone) {
    record.gone = true;
    if (Status written = journal_.append(record); !written) {
      break;  // the next run marks it
    }
  }
  tell_gone(gone);
  return static_cast<int>(gone.size());
}

void Standing::tell_gone(const std::vector<Record>& gone) const {
  if (gone.empty()) {
    return;
  }
  std::map<std::string, std::string> moved;  // content → name now
  for (const Record& record : gone) {
    if (!record.sha256.empty()) {
      moved.emplace(record.sha256, "");
    }
  }
  journal_.for_each([&](const Record& record) {
    const auto at = moved.find(record.sha256);
    if (!record.gone && at != moved.end() && at->second.empty()) {
      at->second = record.file;
    }
  });
  for (size_t i = 0; i < gone.size() && i < kNamesTold; ++i) {
    const auto at = moved.find(gone[i].sha256);
    const bool is_elsewhere = at != moved.end() && !at->second.empty();
    tell_(gone[i].file + " is not there any more" +
          (is_elsewhere ? ": its content is now " + at->second : ""));
  }
  if (gone.size() > kNamesTold) {
    tell_(fmt::format("and {} more are not there any more", gone.size() - kNamesTold));
  }
}

void Standing::prune() {
  std::vector<Record> gone;
  journal_.for_each([&](const Record& record) {
    if (record.gone) {
      gone.push_back(record);
    }
  });
  for (const Record& record : gone) {
    if (!record.output.empty()) {
      const std::string json = place_of(record.output);
      std::error_code ignored;
      fs::remove(json, ignored);
      for (const std::string& ending : record.extras) {
        fs::remove(beside(json, ending), ignored);
      }
    }
    journal_.erase(record.file);
  }
  if (!gone.empty()) {
    tell_(fmt::format("{} results and records of files that are gone were removed", gone.size()));
  }
}

}  // namespace ita::batch
