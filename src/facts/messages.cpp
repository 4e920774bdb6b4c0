#include "facts/messages.h"

#include <filesystem>
#include <fstream>
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

Result<std::map<std::string, std::string, std::less<>>> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fault_in(path, "cannot be opened");
  }
  const nlohmann::json json = nlohmann::json::parse(rest_of(file), nullptr, false);
  if (!json.is_object()) {
    return fault_in(path, "is not a JSON object of texts by code");
  }
  std::map<std::string, std::string, std::less<>> out;
  for (const auto& [code, text] : json.items()) {
    if (!text.is_string() || text.get_ref<const std::string&>().empty()) {
      return fault_in(path, code + ": not a text");
    }
    out.emplace(code, text.get<std::string>());
  }
  return out;
}

}  // namespace

Result<std::shared_ptr<const Messages>> Messages::load(const std::string& models_dir) {
  const std::filesystem::path folder = std::filesystem::path(models_dir) / "messages";
  auto th = read((folder / "th.json").string());
  if (!th) {
    return th.error();
  }
  auto en = read((folder / "en.json").string());
  if (!en) {
    return en.error();
  }
  for (const auto& [a, b, path] : {std::tuple(&*th, &*en, "en.json"), {&*en, &*th, "th.json"}}) {
    for (const auto& [code, text] : *a) {
      if (!b->contains(code)) {
        return fault_in((folder / path).string(), code + " is missing");
      }
    }
  }
  ContentHash hash;
  for (const auto* texts : {&*th, &*en}) {
    for (const auto& [code, text] : *texts) {
      hash.add(std::string(code).append("\n").append(text).append("\n"));
    }
  }
  auto out = std::make_shared<Messages>();
  out->version_ = hash.hex();
  out->th_ = std::move(*th);
  out->en_ = std::move(*en);
  return std::shared_ptr<const Messages>(std::move(out));
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
