#include <algorithm>

#include "cli/command_tree.h"

namespace ita::cli {

namespace {

/// Text for roff: backslashes and hyphens as they are, no line that begins like a request.
std::string roff(const std::string& text) {
  std::string out;
  bool begins = true;
  for (const char c : text) {
    if (begins && (c == '.' || c == '\'')) {
      out += "\\&";
    }
    out += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
    begins = c == '\n';
  }
  return out;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string page_name(const CommandText& command) {
  return command.name.empty() ? "ita" : "ita-" + command.name;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

void add_option(std::string& out, const OptionText& option) {
  out += ".TP\n";
  for (size_t i = 0; i < option.names.size(); ++i) {
    out += (i == 0 ? "" : ", ") + ("\\fB" + roff(option.names[i]) + "\\fR");
  }
  if (!option.argument.empty()) {
    out += (option.names.empty() ? "\\fI" : " \\fI") + roff(option.argument) + "\\fR";
  }
  out += "\n" + roff(option.description) + "\n";
}

}  // namespace

std::string man_page(const CommandText& command, const std::vector<CommandText>& all) {
  const std::string name = page_name(command);
  const bool program = command.name.empty();
  std::string out = ".TH " + upper(name) + " 1 \"\" \"ita " ITA_VERSION "\" \"ITA Reader\"\n";
  out += ".SH NAME\n" + roff(name) + " \\- " + roff(first_line(command.description)) + "\n";
  out += ".SH SYNOPSIS\n.B ita" + (program ? " \\fICOMMAND\\fR" : " " + command.name);
  out += " [\\fIOPTION\\fR]...";
  for (const OptionText& argument : command.arguments) {
    out += " \\fI" + roff(argument.argument) + "\\fR";
  }
  out += "\n.SH DESCRIPTION\n" + roff(command.description) + "\n";
  if (program) {
    out += ".SH COMMANDS\n";
    for (const CommandText& other : all) {
      if (!other.name.empty()) {
        out += ".TP\n\\fBita " + roff(other.name) + "\\fR\n" + roff(first_line(other.description)) +
               "\n";
      }
    }
  }
  if (!command.arguments.empty()) {
    out += ".SH ARGUMENTS\n";
    for (const OptionText& argument : command.arguments) {
      add_option(out, argument);
    }
  }
  out += ".SH OPTIONS\n";
  for (const OptionText& option : command.options) {
    add_option(out, option);
  }
  if (!command.footer.empty()) {
    out += ".SH MORE\n.nf\n" + roff(command.footer) + "\n.fi\n";
  }
  out += ".SH SEE ALSO\n";
  out +=
      program ? "The manual pages of the commands, as\n.BR ita\\-extract (1).\n" : ".BR ita (1)\n";
  return out;
}

}  // namespace ita::cli
