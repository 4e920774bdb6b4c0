#include "archive/words.h"

#include <nlohmann/json.hpp>
#include <string>

#include "facts/phrase_book.h"

namespace ita::archive {

namespace {

using Json = nlohmann::json;

bool is_said(const Json& node) {
  return node.is_object() && node.contains("code") && node["code"].is_string() &&
         node.contains("args") && node["args"].is_object() && node.contains("text");
}

void say(Json& reason, const Words& words) {
  const auto code = reason["code"].get<std::string>();
  if (!words.messages.knows(code)) {
    return;
  }
  ReasonArgs args;
  for (const auto& [name, value] : reason["args"].items()) {
    args.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  std::string text = words.messages.text(code, args, words.language);
  if (text.find('{') == std::string::npos) {
    reason["text"] = std::move(text);
  }
}

}  // namespace

void speak(nlohmann::json& document, const Words& words) {
  if (words.language == facts::Language::th) {
    return;  // that of a result
  }
  if (is_said(document)) {
    say(document, words);
  }
  if (document.is_structured()) {
    for (Json& inner : document) {
      speak(inner, words);
    }
  }
}

std::string told(const std::string& english, const Words& words) {
  return words.language == facts::Language::en ? english
                                               : facts::PhraseBook::shipped().translate(english);
}

}  // namespace ita::archive
