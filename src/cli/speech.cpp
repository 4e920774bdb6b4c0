#include "cli/speech.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

namespace ita::cli {

namespace {

facts::Language language_of(const std::string& asked) {
  std::string named = asked;
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (named.empty() && value != nullptr) {
      named = value;
    }
  }
  return named.starts_with("en") ? facts::Language::en : facts::Language::th;
}

}  // namespace

Speech Speech::of(const std::string& asked, const std::string& models_dir) {
  Speech out;
  out.language_ = language_of(asked);
  if (auto loaded = facts::Messages::load(models_dir)) {
    out.messages_ = *loaded;
  }
  return out;
}

std::string Speech::say(const std::string& code, const ReasonArgs& args) const {
  return messages_ ? messages_->text(code, args, language_) : code;
}

std::string Speech::reason(const nlohmann::json& reason) const {
  const std::string code = reason.value("code", "");
  if (!messages_ || !messages_->knows(code)) {
    return reason.value("text", code);
  }
  ReasonArgs args;
  for (const auto& [name, value] : reason.at("args").items()) {
    args.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  const std::string out = say(code, args);
  // An argument that is not there leaves its braces: then the result's own text says more.
  return out.find('{') == std::string::npos ? out : reason.value("text", out);
}

}  // namespace ita::cli
