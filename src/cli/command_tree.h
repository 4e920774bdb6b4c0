#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace ita::cli {

/// An option or argument as the help describes it.
struct OptionText {
  std::vector<std::string> names;    ///< "-o", "--output"; empty for an argument
  std::string argument;              ///< "DIR", "auto|always|never"; empty for a flag
  std::string description;           ///< one or more lines
  std::vector<std::string> choices;  ///< where only these are taken
  bool takes_path = false;           ///< a file or folder of this machine
};

struct CommandText {
  std::string name;         ///< "extract"; empty for the program itself
  std::string description;  ///< what it does, one or more lines
  std::string footer;       ///< examples and more, as lines
  std::vector<OptionText> options, arguments;
};

/// The program and its commands, the program first: the one description that help, man pages and
/// completions are made from.
std::vector<CommandText> command_tree(const CLI::App& app);

/// A page of section 1 in the man macros: ita.1, ita-extract.1, …
std::string man_page(const CommandText& command, const std::vector<CommandText>& all);
std::string bash_completion(const std::vector<CommandText>& all);
std::string zsh_completion(const std::vector<CommandText>& all);
std::string fish_completion(const std::vector<CommandText>& all);

}  // namespace ita::cli
