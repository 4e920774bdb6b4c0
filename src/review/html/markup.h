#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace ita::review {

/// Text for HTML, in content and in attributes between double quotes.
std::string escaped(std::string_view text);

/// For data: addresses.
std::string base64(std::string_view bytes);

/// The texts of the screens in one language: models/review/<language>.json.
class Texts {
 public:
  using Values = std::vector<std::pair<std::string, std::string>>;
  /// Errors: missing_model.
  static Result<Texts> load(const std::string& models, const std::string& language);

  const std::string& language() const { return language_; }
  /// The text of a code with its values filled in; the code itself where there is none.
  std::string operator()(const std::string& code, const Values& values = {}) const;
  /// "group.code", or the code alone where that has no text.
  std::string word(const std::string& group, const std::string& code) const;

 private:
  std::string language_;
  std::map<std::string, std::string> texts_;
};

/// The head of a page that stands alone, up to <body>.
std::string page_head(const std::string& title, const std::string& language);

/// "95.83", "2567", "–" for null.
std::string shown_number(double value);

}  // namespace ita::review
