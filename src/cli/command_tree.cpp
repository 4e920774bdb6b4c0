#include "cli/command_tree.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

namespace ita::cli {

namespace {

/// "auto|always|never" names the only values that are taken; "DIR" names none.
std::vector<std::string> choices_of(const std::string& argument) {
  std::vector<std::string> out;
  if (argument.find('|') == std::string::npos) {
    return out;
  }
  size_t begin = 0;
  for (size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = argument.find('|', begin);
    out.push_back(argument.substr(begin, end - begin));
  }
  const bool plain = std::all_of(out.begin(), out.end(), [](const std::string& choice) {
    return !choice.empty() && std::none_of(choice.begin(), choice.end(), [](unsigned char c) {
      return std::isupper(c) != 0 || std::isspace(c) != 0;
    });
  });
  return plain ? out : std::vector<std::string>{};
}

bool names_path(const std::string& argument) {
  static constexpr std::array<const char*, 6> kPaths = {"DIR",  "FILE", "PATH",
                                                        "LIST", "OUT",  "FILE|DIR"};
  return std::find(kPaths.begin(), kPaths.end(), argument) != kPaths.end();
}

OptionText text_of(const CLI::Option& option) {
  OptionText out;
  for (const std::string& name : option.get_snames()) {
    out.names.push_back("-" + name);
  }
  for (const std::string& name : option.get_lnames()) {
    out.names.push_back("--" + name);
  }
  out.description = option.get_description();
  if (option.get_type_size() != 0) {  // a flag takes nothing
    out.argument = option.get_positional() ? option.get_name() : option.get_type_name();
    out.choices = choices_of(out.argument);
    out.takes_path = option.get_positional() || names_path(out.argument);
  }
  return out;
}

CommandText text_of(const CLI::App& app, const std::string& name) {
  CommandText out;
  out.name = name;
  out.description = app.get_description();
  out.footer = app.get_footer();
  for (const CLI::Option* option :
       app.get_options([](const CLI::Option* one) { return !one->get_group().empty(); })) {
    (option->get_positional() ? out.arguments : out.options).push_back(text_of(*option));
  }
  return out;
}

}  // namespace

std::vector<CommandText> command_tree(const CLI::App& app) {
  std::vector<CommandText> out{text_of(app, "")};
  for (const CLI::App* command :
       app.get_subcommands([](const CLI::App* sub) { return !sub->get_group().empty(); })) {
    out.push_back(text_of(*command, command->get_name()));
  }
  std::sort(out.begin() + 1, out.end(),
            [](const CommandText& a, const CommandText& b) { return a.name < b.name; });
  return out;
}

}  // namespace ita::cli
