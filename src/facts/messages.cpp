#include "facts/messages.h"

#include <filesystem>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>

#include "base/content_hash.h"
#include "base/rest_of.h"

namespace ita::facts {

namespace {

Error fault_in(const std::string& path, const std::string& what) {
  return {ErrorCode::missing_model,
          "facts",
          "",
          0,
          path + ": " + what,
          "restore the models folder of this version"};
}

using Texts = std::map<std::string, std::string, std::less<>>;

Result<std::string> content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fault_in(path.string(), "cannot be opened");
  }
  return rest_of(file);
}

Result<Texts> texts_of(const std::string& content, const std::string& path) {
  const nlohmann::json json = nlohmann::json::parse(content, nullptr, false);
  if (!json.is_object()) {
    return fault_in(path, "is not a JSON object of texts by code");
  }
  Texts out;
  for (const auto& [code, text] : json.items()) {
    if (!text.is_string() || text.get_ref<const std::string&>().empty()) {
      return fault_in(path, code + ": not a text");
    }
    out.emplace(code, text.get<std::string>());
  }
  return out;
}

/// What the last two files with these bytes said: a worker asks for what its supervisor has read.
struct LastRead {
  std::mutex guard;
  std::string th, en;
  std::shared_ptr<const Messages> messages;
};

LastRead& last_read() {
  static LastRead last;
  return last;
}

}  // namespace

Result<std::shared_ptr<const Messages>> Messages::load(const std::string& models_dir) {
  const std::filesystem::path folder = std::filesystem::path(models_dir) / "messages";
  auto th_file = content_of(folder / "th.json");
  auto en_file = content_of(folder / "en.json");
  if (!th_file || !en_file) {
    return th_file ? en_file.error() : th_file.error();
  }
  LastRead& last = last_read();
  const std::lock_guard lock(last.guard);
  if (last.messages && last.th == *th_file && last.en == *en_file) {
    return last.messages;
  }
  auto th = texts_of(*th_file, (folder / "th.json").string());
  auto en = texts_of(*en_file, (folder / "en.json").string());
  if (!th || !en) {
    return th ? en.error() : th.error();
  }
  for (const auto& [a, b, path] : {std::tuple(&*th, &*en, "en.json"), {&*en, &*th, "th.json"}}) {
    for (const auto& [code, text] : *a) {
      if (!b->contains(code)) {
        return fault_in((folder / path).string(), code + " is missing");
      }
    }
  }
  constexpr std::string_view kEnd = "\n";
  ContentHash hash;
  for (const auto* texts : {&*th, &*en}) {
    for (const auto& [code, text] : *texts) {
      for (const std::string_view part :
           {std::string_view(code), kEnd, std::string_view(text), kEnd}) {
        hash.add_part(part);
      }
      hash.end_part(code.size() + text.size() + 2 * kEnd.size());
    }
  }
  auto out = std::make_shared<Messages>();
  out->version_ = hash.hex();
  out->th_ = std::move(*th);
  out->en_ = std::move(*en);
  last.th = std::move(*th_file);
  last.en = std::move(*en_file);
  last.messages = std::move(out);
  return last.messages;
}

bool Messages::knows(std::string_view code) const { return th_.contains(code); }

std::string Messages::text(std::string_view code, const ReasonArgs& args, Language language) const {
  const Texts& texts = language == Language::en ? en_ : th_;
  const auto found = texts.find(code);
  if (found == texts.end()) {
    return std::string(code);
  }
  const std::string& pattern = found->second;
  std::string out;
  for (size_t at = 0; at < pattern.size();) {
    const size_t open = pattern.find('{', at);
    const size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) {
      out += pattern.substr(at);
      break;
    }
    out += pattern.substr(at, open - at);
    const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
    const std::string* value = nullptr;
    for (const auto& [key, text] : args) {
      value = key == name ? &text : value;
    }
    out += value != nullptr ? *value : pattern.substr(open, close + 1 - open);
    at = close + 1;
  }
  return out;
}

}  // namespace ita::facts
