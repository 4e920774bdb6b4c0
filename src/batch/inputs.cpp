#include "batch/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <system_error>

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

bool is_kind_we_read(const fs::path& path) {
  std::string end = path.extension().string();
  std::transform(end.begin(), end.end(), end.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  static constexpr std::array<std::string_view, 6> kEnds{".pdf", ".tif", ".tiff",
                                                         ".png", ".jpg", ".jpeg"};
  return std::find(kEnds.begin(), kEnds.end(), end) != kEnds.end();
}

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

class Collector {
 public:
  explicit Collector(const std::string& output) {
    std::error_code fault;
    output_ = fs::weakly_canonical(output, fault);
  }

  void add(const std::string& given) {
    std::error_code fault;
    const fs::path path(given);
    if (fs::is_directory(path, fault)) {
      folders_.push_back(plain_folder(path));
      folder(path, "", folders_.back());
    } else {
      found_.push_back({{given, path.filename().string()}, plain_folder(path.parent_path()), -1});
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
      if (uses[f.input.name] > 1) {
        f.input.name = join(f.prefix, f.input.name);
      }
      const auto [at, fresh] = taken.emplace(f.input.name, f.input.path);
      if (fresh) {
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

  void folder(const fs::path& path, const std::string& name, const std::string& prefix) {
    std::error_code fault;
    if (fs::weakly_canonical(path, fault) == output_) {
      return;
    }
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator it(path, fault);
    if (fault) {  // reported as a file that cannot be read, with the cause
      found_.push_back(
          {{path.string(), name.empty() ? path.filename().string() : name}, prefix, current()});
      return;
    }
    for (; it != fs::directory_iterator(); it.increment(fault)) {
      entries.push_back(*it);
      if (fault) {
        break;
      }
    }
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& entry : entries) {
      const std::string inner = join(name, entry.path().filename().string());
      std::error_code ignored;
      if (entry.is_directory(ignored)) {
        if (entry.is_symlink(ignored)) {  // links to folders may form a circle
          ++out_.passed_over;
        } else {
          folder(entry.path(), inner, prefix);
        }
      } else if (is_kind_we_read(entry.path())) {
        found_.push_back({{entry.path().string(), inner}, prefix, current()});
      } else {
        ++out_.passed_over;
      }
    }
  }

  int current() const { return static_cast<int>(folders_.size()) - 1; }

  fs::path output_;
  std::vector<std::string> folders_;  ///< that were given, without the way up to them
  std::vector<Found> found_;
  Inputs out_;
};

/// Length of the valid UTF-8 sequence at `at`, 0 when there is none.
size_t sequence(const std::string& s, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char first = byte(at);
  const size_t length = first < 0x80   ? 1
                        : first < 0xC2 ? 0
                        : first < 0xE0 ? 2
                        : first < 0xF0 ? 3
                        : first < 0xF5 ? 4
                                       : 0;
  if (length == 0 || at + length > s.size()) {
    return 0;
  }
  for (size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) {
      return 0;
    }
  }
  if ((first == 0xE0 && byte(at + 1) < 0xA0) || (first == 0xED && byte(at + 1) > 0x9F) ||
      (first == 0xF0 && byte(at + 1) < 0x90) || (first == 0xF4 && byte(at + 1) > 0x8F)) {
    return 0;
  }
  return length;
}

}  // namespace

Result<Inputs> collect(const std::vector<std::string>& paths, const std::string& output) {
  Collector collector(output);
  for (const std::string& path : paths) {
    collector.add(path);
  }
  return collector.finish();
}

std::string utf8_name(const std::string& name) {
  std::string out;
  for (size_t at = 0; at < name.size();) {
    const size_t length = sequence(name, at);
    if (length == 0) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(name[at]));
      ++at;
    } else {
      out.append(name, at, length);
      at += length;
    }
  }
  return out;
}

std::string file_name(const std::string& utf8) {
  std::string out;
  for (size_t at = 0; at < utf8.size(); ++at) {
    unsigned int byte = 0;
    if (utf8.compare(at, 2, "\\x") == 0 && at + 3 < utf8.size() &&
        std::sscanf(utf8.substr(at + 2, 2).c_str(), "%2X", &byte) == 1 && byte >= 0x80) {
      out += static_cast<char>(byte);
      at += 3;
    } else {
      out += utf8[at];
    }
  }
  return out;
}

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : utf8_name(text)) {
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace ita::batch
