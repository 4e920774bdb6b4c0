#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/reason.h"
#include "base/result.h"

namespace ita::facts {

enum class Language { th, en };

/// The text of every reason, check and error, in each language, by code: models/messages/th.json
/// and en.json.  A text names its arguments in braces: "อ่าน {raw} เป็นคะแนนไม่ได้".  Immutable
/// after load; safe to share.
class Messages {
 public:
  /// Errors: missing_model (names the file and what is wrong in it; a code that only one language
  /// has is wrong).
  static Result<std::shared_ptr<const Messages>> load(const std::string& models_dir);

  /// Hash of all texts: results carry them.
  const std::string& version() const { return version_; }

  bool knows(std::string_view code) const;
  /// The text of the code with its arguments filled in.  A code that is not known is its own text;
  /// an argument that is not given leaves its braces.
  std::string text(std::string_view code, const ReasonArgs& args, Language language) const;
  std::string text(const Reason& reason, Language language) const {
    return text(reason.code, reason.args, language);
  }

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;
  Texts th_, en_;
  std::string version_;
};

}  // namespace ita::facts
