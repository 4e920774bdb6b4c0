#include "batch/inputs.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <system_error>

#include "base/sha256.h"
#include "batch/kinds.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

struct Found {
  Input input;
  std::string prefix;  ///< folders that may tell it from another of the same name
  int folder = -1;     ///< which of the given folders it was found in; -1 for a file given by name
};

std::string join(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

/// "/a/../b/c" → "a/b/c": a path that stays under the output folder.
std::string plain_folder(const fs::path& path) {
  std::string out;
  for (const fs::path& part : path) {
    const std::string text = part.string();
    if (!text.empty() && text != "." && text != ".." && text != "/") {
      out = join(out, text);
    }
  }
  return out;
}

/// Results and what belongs to them, in an output folder that is read as well.
bool is_written_by_us(const fs::path& path, const std::string& name) {
  if (name == ".ita" || name == ".ita-review" || name == "export" || name == "run.jsonl" ||
      name.starts_with("corrections.jsonl") || name.ends_with(".json") ||
      name.find(".json.edited") != std::string::npos) {
    return true;
  }
  const std::string last = path.filename().string();
  for (const char* ending : {".searchable.pdf", ".hocr", ".alto.xml"}) {
    std::error_code ignored;
    if (last.ends_with(ending) &&
        fs::exists(path.parent_path() /
                       (last.substr(0, last.size() - std::string_view(ending).size()) + ".json"),
                   ignored)) {
      return true;
    }
  }
  return false;
}

class Collector {
 public:
  explicit Collector(const std::string& output) {
    std::error_code fault;
    output_ = output.empty() ? fs::path() : fs::weakly_canonical(output, fault);
  }

  void add(const std::string& given) {
    std::error_code fault;
    const fs::path path(given);
    if (fs::is_directory(path, fault)) {
      folders_.push_back(plain_folder(path));
      const fs::path origin = fs::weakly_canonical(path, fault);
      in_output_ = origin == output_;
      whole_ = true;
      folder(path, origin.string(), "", folders_.back());
      if (whole_) {
        out_.folders.push_back(origin.string());
      }
    } else {
      found_.push_back({{given, path.filename().string(), origin_of(given), std::nullopt},
                        plain_folder(path.parent_path()),
                        -1});
    }
  }

  Result<Inputs> finish() {
    if (folders_.size() > 1) {
      tell_folders_apart();
    }
    std::map<std::string, int> uses;
    for (const Found& f : found_) {
      ++uses[f.input.name];
    }
    std::map<std::string, std::string> taken;
    for (Found& f : found_) {
      // The output folder's own ".ita" is not for results.
      const bool ours = f.input.name.starts_with(".ita/");
      if (uses[f.input.name] > 1 || ours) {
        f.input.name = join(ours && f.prefix.empty() ? "_" : f.prefix, f.input.name);
      }
      if (f.input.name.starts_with(".ita/")) {
        f.input.name = "_/" + f.input.name;
      }
      const auto [at, fresh] = taken.emplace(f.input.name, f.input.path);
      if (fresh) {
        out_.passed_over += f.input.skip ? 1 : 0;
        out_.files.push_back(f.input);
      } else if (at->second != f.input.path) {
        return Error{ErrorCode::bad_argument,
                     "batch",
                     utf8_name(f.input.path),
                     0,
                     "would be written to the same file as " + utf8_name(at->second),
                     "give the folder that holds both, or read them into two output folders"};
      }
    }
    std::sort(out_.files.begin(), out_.files.end(),
              [](const Input& a, const Input& b) { return a.name < b.name; });
    return std::move(out_);
  }

 private:
  /// Of several folders each keeps its own name above its files, or its whole path where two have
  /// the same name.  So a file's place does not depend on what else lies in the folders.
  void tell_folders_apart() {
    const auto last_name = [](const std::string& folder) {
      return folder.substr(folder.rfind('/') + 1);
    };
    std::map<std::string, std::set<std::string>> paths;
    for (const std::string& folder : folders_) {
      paths[last_name(folder)].insert(folder);
    }
    for (Found& f : found_) {
      if (f.folder >= 0) {
        const std::string& whole = folders_[static_cast<size_t>(f.folder)];
        const std::string name = last_name(whole);
        f.input.name = join(paths[name].size() > 1 ? whole : name, f.input.name);
      }
    }
  }

  void folder(const fs::path& path, const std::string& origin, const std::string& name,
              const std::string& prefix) {
    std::error_code fault;
    if (!name.empty() && !in_output_ && fs::path(origin) == output_) {
      return;
    }
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator it(path, fault);
    if (fault) {  // reported as a file that cannot be read, with the cause
      whole_ = false;
      found_.push_back(
          {{path.string(), name.empty() ? path.filename().string() : name, origin, std::nullopt},
           prefix,
           current()});
      return;
    }
    for (; it != fs::directory_iterator(); it.increment(fault)) {
      entries.push_back(*it);
      if (fault) {
        whole_ = false;
        break;
      }
    }
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& entry : entries) {
      this->entry(entry, origin, name, prefix);
    }
  }

  void entry(const fs::directory_entry& entry, const std::string& origin, const std::string& name,
             const std::string& prefix) {
    const std::string last = entry.path().filename().string();
    const std::string inner = join(name, last);
    if (in_output_ && is_written_by_us(entry.path(), inner)) {
      return;
    }
    Input input{entry.path().string(), inner, origin + "/" + last, std::nullopt};
    std::error_code ignored;
    if (entry.is_directory(ignored)) {
      if (!entry.is_symlink(ignored)) {
        return folder(entry.path(), input.origin, inner, prefix);
      }
      input.skip = Error{ErrorCode::unsupported_format,
                         "batch",
                         "",
                         0,
                         "is a link to a folder, which may lead round in a circle",
                         "give the folder itself"};
    } else {
      input.skip = passed_over(input.path);
    }
    found_.push_back({std::move(input), prefix, current()});
  }

  int current() const { return static_cast<int>(folders_.size()) - 1; }

  fs::path output_;
  bool in_output_ = false;            ///< the folder that is searched is the output folder
  bool whole_ = true;                 ///< all of the folder that is searched could be read
  std::vector<std::string> folders_;  ///< that were given, without the way up to them
  std::vector<Found> found_;
  Inputs out_;
};

}  // namespace

std::string origin_of(const std::string& path) {
  std::error_code fault;
  const fs::path given(path);
  const fs::path folder = given.has_parent_path() ? given.parent_path() : fs::path(".");
  return (fs::weakly_canonical(fs::absolute(folder, fault), fault) / given.filename()).string();
}

std::string other_name(const std::string& name, const std::string& telling) {
  constexpr size_t kTelling = 8;
  const size_t folder = name.rfind('/');
  const size_t last = folder == std::string::npos ? 0 : folder + 1;
  const size_t dot = name.rfind('.');
  const size_t stem = dot == std::string::npos || dot <= last ? name.size() : dot;
  return name.substr(0, stem) + "~" + sha256_of_bytes(telling).substr(0, kTelling) +
         name.substr(stem);
}

Result<Inputs> collect(const std::vector<std::string>& paths, const std::string& output) {
  Collector collector(output);
  for (const std::string& path : paths) {
    collector.add(path);
  }
  return collector.finish();
}

std::optional<Error> not_a_file(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    const int cause = errno;
    const bool missing = cause == ENOENT || cause == ENOTDIR;
    return Error{
        missing ? ErrorCode::not_found : ErrorCode::unreadable,
        "batch",
        "",
        0,
        missing ? "does not exist" : std::string("cannot be read: ") + std::strerror(cause),
        missing ? "check the name" : "check that you may read it"};
  }
  if (S_ISDIR(info.st_mode)) {
    return Error{ErrorCode::unreadable,       "batch", "", 0, "is a folder that cannot be read",
                 "check that you may read it"};
  }
  if (!S_ISREG(info.st_mode)) {
    return Error{ErrorCode::unsupported_format, "batch",      "", 0,
                 "is no regular file",          "give a file"};
  }
  if (info.st_size == 0) {
    return Error{ErrorCode::empty, "batch", "", 0, "has no content", "copy or scan it again"};
  }
  return std::nullopt;
}

}  // namespace ita::batch
