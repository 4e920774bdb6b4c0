#include <string>

#include "cli/command_tree.h"

namespace ita::cli {

namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// In single quotes of a shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    out += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return out + "'";
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

std::string names_of(const CommandText& command) {
  std::string out;
  for (const OptionText& option : command.options) {
    out += (out.empty() ? "" : " ") + joined(option.names);
  }
  return out;
}

std::string commands_of(const std::vector<CommandText>& all) {
  std::string out;
  for (const CommandText& command : all) {
    out += (out.empty() || command.name.empty() ? "" : " ") + command.name;
  }
  return out;
}

/// "-o|--output" as a pattern of case.
std::string pattern_of(const OptionText& option) {
  std::string out;
  for (const std::string& name : option.names) {
    out += (out.empty() ? "" : "|") + name;
  }
  return out;
}

/// A description inside the brackets of zsh's _arguments: no bracket, no colon.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : first_line(text)) {
    out += c == '[' || c == ']' || c == ':' ? " " : std::string(1, c);
  }
  return out;
}

}  // namespace

std::string bash_completion(const std::vector<CommandText>& all) {
  std::string out =
      "# bash completion for ita; made by 'ita completion bash'\n"
      "_ita() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} options=''\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '" +
      commands_of(all) + " " + names_of(all.front()) +
      "' -- \"$current\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (const CommandText& command : all) {
    if (command.name.empty()) {
      continue;
    }
    out += "    " + command.name + ")\n      case $previous in\n";
    for (const OptionText& option : command.options) {
      if (!option.choices.empty()) {
        out += "        " + pattern_of(option) + ") COMPREPLY=($(compgen -W '" +
               joined(option.choices) + "' -- \"$current\")); return ;;\n";
      }
    }
    out += "      esac\n      options='" + names_of(command) + "' ;;\n";
  }
  out +=
      "  esac\n"
      "  case $current in\n"
      "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$current\")) ;;\n"
      "    *) compopt -o default 2>/dev/null ;;\n"
      "  esac\n"
      "}\n"
      "complete -F _ita ita\n";
  return out;
}

std::string zsh_completion(const std::vector<CommandText>& all) {
  std::string out =
      "#compdef ita\n# zsh completion for ita; made by 'ita completion zsh'\n"
      "_ita() {\n  local -a commands\n  commands=(\n";
  for (const CommandText& command : all) {
    if (!command.name.empty()) {
      out += "    " + quoted(command.name + ":" + zsh_text(command.description)) + "\n";
    }
  }
  out +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const CommandText& command : all) {
    if (command.name.empty()) {
      continue;
    }
    out += "    " + command.name + ")\n      _arguments";
    for (const OptionText& option : command.options) {
      const std::string value = option.argument.empty() ? ""
                                : !option.choices.empty()
                                    ? ":value:(" + joined(option.choices) + ")"
                                : option.takes_path ? ":path:_files"
                                                    : ":" + zsh_text(option.argument) + ": ";
      for (const std::string& name : option.names) {
        out += " \\\n        " + quoted(name + "[" + zsh_text(option.description) + "]" + value);
      }
    }
    out += " \\\n        '*:file:_files' ;;\n";
  }
  return out + "  esac\n}\n_ita \"$@\"\n";
}

std::string fish_completion(const std::vector<CommandText>& all) {
  std::string out = "# fish completion for ita; made by 'ita completion fish'\n";
  for (const CommandText& command : all) {
    if (command.name.empty()) {
      continue;
    }
    out += "complete -c ita -n __fish_use_subcommand -a " + command.name + " -d " +
           quoted(first_line(command.description)) + "\n";
    for (const OptionText& option : command.options) {
      out += "complete -c ita -n '__fish_seen_subcommand_from " + command.name + "'";
      for (const std::string& name : option.names) {
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      if (!option.choices.empty()) {
        out += " -x -a " + quoted(joined(option.choices));
      } else if (!option.argument.empty()) {
        out += option.takes_path ? " -r -F" : " -x";
      }
      out += " -d " + quoted(first_line(option.description)) + "\n";
    }
  }
  return out;
}

}  // namespace ita::cli
