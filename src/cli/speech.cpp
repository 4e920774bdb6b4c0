#include "cli/speech.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "batch/inputs.h"
#include "facts/phrase_book.h"
#include "output/value_label.h"

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

facts::Language g_spoken = facts::Language::th;

}  // namespace

void speak_in(const std::string& asked) { g_spoken = language_of(asked); }

facts::Language spoken() { return g_spoken; }

std::string tr(const std::string& english, const ReasonArgs& args) {
  return g_spoken == facts::Language::en ? facts::filled(english, args)
                                         : facts::PhraseBook::shipped().say(english, args);
}

std::string told(const std::string& english) {
  return g_spoken == facts::Language::en ? english
                                         : facts::PhraseBook::shipped().translate(english);
}

std::string told(const Error& error) {
  std::string out = error.file;
  if (error.page > 0) {
    out += (out.empty() ? "" : ", ") + tr("page {page}", {{"page", std::to_string(error.page)}});
  }
  out += (out.empty() ? "" : ": ") + told(error.message);
  return error.remedy.empty() ? out : out + " (" + told(error.remedy) + ")";
}

void say_line(const std::string& text) { std::printf("%s\n", text.c_str()); }

void complain(const std::string& command, const Error& error) { complain(command, told(error)); }

void complain(const std::string& command, const std::string& text) {
  std::fprintf(stderr, "ita %s: %s\n", command.c_str(), batch::one_line(text).c_str());
}

void note_missing_list(const std::string& command, const std::string& folder) {
  std::error_code ignored;
  if (!std::filesystem::exists(folder + "/run.jsonl", ignored)) {
    complain(command, tr("{folder} has no run.jsonl: nothing says whether its results are what was "
                         "written",
                         {{"folder", folder}}));
  }
}

Speech Speech::of(const std::string& asked, const std::string& models_dir) {
  Speech out;
  out.language_ = asked.empty() ? spoken() : language_of(asked);
  if (auto loaded = facts::Messages::load(models_dir)) {
    out.messages_ = *loaded;
  }
  return out;
}

std::string Speech::say(const std::string& code, const ReasonArgs& args) const {
  return messages_ ? messages_->text(code, args, language_) : code;
}

std::string Speech::value(const nlohmann::ordered_json& document,
                          const std::string& pointer) const {
  return messages_ ? output::value_label(document, pointer, *messages_, language_) : pointer;
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
