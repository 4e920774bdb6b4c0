#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "facts/messages.h"

namespace ita::cli {

/// The language in which the program speaks on the terminal, and its texts.
class Speech {
 public:
  /// `asked` is "th", "en", or empty: then what LC_ALL, LC_MESSAGES or LANG names, Thai where it is
  /// another language or none.  Without the texts of `models_dir` codes are said as they are.
  static Speech of(const std::string& asked, const std::string& models_dir);

  std::string say(const std::string& code, const ReasonArgs& args = {}) const;
  /// A reason or check of a result: its text in this language, or the one that it carries.
  std::string reason(const nlohmann::json& reason) const;

 private:
  facts::Language language_ = facts::Language::th;
  std::shared_ptr<const facts::Messages> messages_;
};

}  // namespace ita::cli
