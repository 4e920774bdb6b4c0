#pragma once

#include <string>

namespace ita {

/// A shared library that few inputs need: it is loaded when the first of them comes.  Linking all
/// of them at each start took as long as reading a page.
class LateLibrary {
 public:
  /// `soname` as it was when the program was built (cmake/late_library.cmake).
  explicit LateLibrary(const char* soname);

  bool is_there() const { return handle_ != nullptr && missing_.empty(); }
  /// What could not be found, for a message; empty when all is there.
  const std::string& missing() const { return missing_; }

  /// The function of that name, also where a library that this one needs has it; null when there is
  /// none.  `Function` is its type, from the library's own header: `decltype(::name)`.
  template <class Function>
  Function* find(const char* name) {
    return reinterpret_cast<Function*>(address(name));
  }
  /// The same for a function without which the library is of no use.
  template <class Function>
  Function* need(const char* name) {
    Function* const out = find<Function>(name);
    if (out == nullptr && missing_.empty()) {
      missing_ = name;
    }
    return out;
  }

 private:
  void* address(const char* name) const;

  void* handle_ = nullptr;  ///< never closed: what it gave out may be used to the end
  std::string missing_;
};

}  // namespace ita

/// A member that is the function `name` of the LateLibrary `library`.
// NOLINTBEGIN(bugprone-macro-parentheses): `name` is declared
#define ITA_LATE_FUNCTION(library, name) \
  decltype(&::name) name = (library).need<decltype(::name)>(#name)
// NOLINTEND(bugprone-macro-parentheses)
