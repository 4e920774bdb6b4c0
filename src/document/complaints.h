#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ita::document {

/// What parsers complained of, by page (0: the file as a whole).
class Complaints {
 public:
  /// Keeps what may have cost content, each once and not without end.
  void add(int page, std::string_view text);
  std::vector<std::string> of(int page) const;

 private:
  std::map<int, std::vector<std::string>> texts_;
};

/// While it lives, what poppler and libtiff complain of goes to `into`, for `page`.  Their handlers
/// are of the whole process and know no page: so one at a time.
class Listening {
 public:
  Listening(Complaints& into, int page);
  ~Listening();
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

 private:
  Complaints* outer_;
  int outer_page_;
};

/// Whether a complaint is of something that costs no content: a tag that nobody knows, a hint table
/// that is out of date.
bool is_harmless(std::string_view complaint);

}  // namespace ita::document
