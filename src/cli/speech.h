#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.h"
#include "facts/messages.h"

namespace ita::cli {

// The language in which the program speaks on the terminal: what --lang says ("th" or "en"), else
// what LC_ALL, LC_MESSAGES or LANG names, Thai where that is another language or none.  Code and
// journal are English; models/messages/terminal.th.json has the Thai for every line and every
// error.

/// Decides it, once, before anything is said.  `asked` may be empty.
void speak_in(const std::string& asked);
facts::Language spoken();

/// A line in the language spoken; `english` is a key of terminal.th.json.
std::string tr(const std::string& english, const ReasonArgs& args = {});
/// A finished English sentence (a cause, a remedy, a notice) in the language spoken.
std::string told(const std::string& english);
/// "file, page 3: cause (remedy)" in the language spoken.
std::string told(const Error& error);

/// One line on standard output.
void say_line(const std::string& text);
/// "ita COMMAND: …" on standard error; control characters of names are shown, not sent.
void complain(const std::string& command, const Error& error);
void complain(const std::string& command, const std::string& text);
/// Without the list of the run nothing says whether the results of a folder are what was written:
/// says so.
void note_missing_list(const std::string& command, const std::string& folder);

/// The texts of reasons and summaries in the language spoken.
class Speech {
 public:
  /// `asked` is "th", "en", or empty: then the language spoken.  Without the texts of `models_dir`
  /// codes are said as they are.
  static Speech of(const std::string& asked, const std::string& models_dir);

  std::string say(const std::string& code, const ReasonArgs& args = {}) const;
  /// A reason or check of a result: its text in this language, or the one that it carries.
  std::string reason(const nlohmann::json& reason) const;
  /// What a person calls the value at a pointer of a result.
  std::string value(const nlohmann::ordered_json& document, const std::string& pointer) const;

 private:
  facts::Language language_ = facts::Language::th;
  std::shared_ptr<const facts::Messages> messages_;
};

}  // namespace ita::cli
