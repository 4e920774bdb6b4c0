#include "cli/fence_arguments.h"

#include <termios.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "batch/files.h"
#include "batch/sandbox.h"
#include "cli/speech.h"

namespace ita::cli {

namespace {

/// A line from the terminal that is not shown; nothing where there is no terminal.
std::string asked_for() {
  termios before{};
  if (::tcgetattr(STDIN_FILENO, &before) != 0) {
    return {};
  }
  termios silent = before;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  std::fputs((tr("Password:") + " ").c_str(), stderr);
  std::string word;
  std::getline(std::cin, word);
  ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
  std::fputs("\n", stderr);
  return word;
}

}  // namespace

void FenceArguments::add_to(CLI::App& command) {
  command.add_option("--password", password_)->type_name("WORD");
  command.add_option("--password-file", password_file_)->type_name("FILE");
  command.add_flag("--ask-password", ask_password_);
  const auto number = [&](const char* name, double& value, double least, double most) {
    command.add_option(name, value)
        ->check(CLI::Range(least, most).description(""))
        ->type_name("N")
        ->capture_default_str();
  };
  number("--page-timeout", limits_.page_seconds, 1, 86400);
  number("--document-timeout", limits_.document_seconds, 1, 864000);
  number("--memory", limits_.memory_mib, 256, 1048576);
  number("--max-megapixels", max_megapixels_, 1, 10000);
  command.add_option("--max-bytes", max_bytes_)
      ->transform(CLI::AsSizeValue(false).description(""))
      ->type_name("SIZE")
      ->default_str("1GiB");
  command.add_flag("--require-sandbox", require_sandbox_);
  command.add_flag("--no-sandbox", no_sandbox_);
}

batch::FenceOptions FenceArguments::fence(const std::string& models_dir) const {
  return {limits_, !no_sandbox_, require_sandbox_, models_dir};
}

Result<std::string> FenceArguments::password() const {
  if (!password_.empty() && !password_file_.empty()) {
    return Error{ErrorCode::bad_argument, "cli", "", 0, "--password and --password-file together",
                 "give one of them"};
  }
  if (!password_file_.empty()) {
    auto content = batch::read_all(password_file_);
    return content ? Result<std::string>(content->substr(0, content->find_first_of("\r\n")))
                   : content;
  }
  if (ask_password_) {
    return asked_for();
  }
  const char* const word = password_.empty() ? std::getenv("ITA_PASSWORD") : nullptr;
  return word != nullptr ? std::string(word) : password_;
}

Result<document::OpenOptions> FenceArguments::open_options() const {
  auto word = password();
  if (!word) {
    return word.error();
  }
  document::OpenOptions out;
  out.password = std::move(*word);
  out.max_megapixels = max_megapixels_;
  return out;
}

void FenceArguments::tell_fence(const char* command, const std::string& models_dir) const {
  const batch::FenceOptions options = fence(models_dir);
  if (options.sandbox && !batch::is_whole_fence(batch::fence_here(options))) {
    complain(command, tr("this kernel does not let the reader be fenced in wholly (in force: "
                         "{fence}); --require-sandbox refuses",
                         {{"fence", batch::fence_here(options)}}));
  }
}

}  // namespace ita::cli
