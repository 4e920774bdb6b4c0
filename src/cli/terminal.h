#pragma once

#include <string>

namespace ita::cli {

/// Colours for a person; without them every string is given back as it is.
struct Style {
  bool colour = false;
  std::string bold(const std::string& text) const { return in("1", text); }
  std::string dim(const std::string& text) const { return in("2", text); }
  std::string good(const std::string& text) const { return in("32", text); }
  std::string doubt(const std::string& text) const { return in("33", text); }
  std::string bad(const std::string& text) const { return in("31", text); }

 private:
  std::string in(const char* code, const std::string& text) const {
    return colour ? std::string("\033[") + code + "m" + text + "\033[0m" : text;
  }
};

/// Colour where `fd` is a terminal, unless NO_COLOR is set or TERM is "dumb".
Style style_for(int fd);
/// Columns of the terminal at `fd`, 100 when it is none.
int columns_of(int fd);

}  // namespace ita::cli
