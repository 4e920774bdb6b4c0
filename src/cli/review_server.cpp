#include "cli/review_server.h"

#include <pwd.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "base/models_folder.h"
#include "batch/inputs.h"
#include "cli/cli.h"
#include "cli/fenced_table.h"
#include "cli/speech.h"
#include "cli/terminal.h"
#include "review/html/static_pages.h"
#include "review/server/http.h"
#include "review/server/intake.h"

namespace ita::cli {

namespace fs = std::filesystem;

namespace {

int fail(const Error& error) {
  complain("review", error);
  return error.code == ErrorCode::bad_argument ? kUsage : kCannotWork;
}

std::string account() {
  const passwd* entry = ::getpwuid(::getuid());
  return entry != nullptr && entry->pw_name != nullptr ? entry->pw_name : "";
}

/// "2%", "0.02", "2 %".  Negative when it is no share.
double share_of(const std::string& text) {
  if (text.empty()) {
    return 0;
  }
  char* rest = nullptr;
  double out = std::strtod(text.c_str(), &rest);
  while (*rest == ' ') {
    ++rest;
  }
  if (*rest == '%') {
    out /= 100;
    ++rest;
  }
  return rest != text.c_str() && *rest == '\0' && out >= 0 && out <= 1 ? out : -1;
}

void open_browser(const std::string& address) {
  const char* display = std::getenv("DISPLAY");
  const char* wayland = std::getenv("WAYLAND_DISPLAY");
  if (display == nullptr && wayland == nullptr) {
    return;
  }
  std::string program = "xdg-open";
  std::string place = address;
  char* const words[] = {program.data(), place.data(), nullptr};
  pid_t id = 0;
  if (::posix_spawnp(&id, "xdg-open", nullptr, nullptr, words, environ) == 0) {
    std::thread([id] { ::waitpid(id, nullptr, 0); }).detach();
  }
}

/// SIGINT and SIGTERM end the server from a thread of their own.
void stop_on_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread([signals] {
    int signal = 0;
    ::sigwait(&signals, &signal);
    review::stop_http();
  }).detach();
}

int add_user(const ServerArguments& asked) {
  if (asked.user_file.empty()) {
    complain("review", tr("--add-user needs --user-file FILE"));
    return kUsage;
  }
  if (asked.add_user.find_first_of(":\r\n") != std::string::npos) {
    complain("review", tr("a name may not hold ':'"));
    return kUsage;
  }
  if (::isatty(STDIN_FILENO) == 1) {
    std::fprintf(stderr, "%s ", tr("Password:").c_str());
  }
  std::string password;
  std::getline(std::cin, password);
  if (password.size() < 8) {
    complain("review", tr("give a password of 8 bytes or more on standard input"));
    return kUsage;
  }
  std::ofstream file(asked.user_file, std::ios::app);
  file << review::user_line(asked.add_user, password);
  file.close();
  std::error_code ignored;
  fs::permissions(asked.user_file, fs::perms::owner_read | fs::perms::owner_write, ignored);
  return file.fail() ? kCannotWork : kOk;
}

Result<std::unique_ptr<review::Archive>> open_archive(const ServerArguments& asked) {
  review::ArchiveOptions options;
  options.folder = asked.folder;
  options.sources = asked.sources;
  options.scratch = asked.scratch;
  options.read_only = asked.read_only;
  options.seed = asked.seed;
  options.sample = share_of(asked.sample);
  if (options.sample < 0) {
    return Error{ErrorCode::bad_argument, "cli", "", 0, "--sample " + asked.sample + " is no share",
                 "give it as 2% or 0.02"};
  }
  auto models = find_models_folder(asked.models);
  if (!models) {
    return models.error();
  }
  options.models = *models;
  if (!asked.against.empty()) {
    auto sheets = read_sheets_fenced(asked.against, FenceArguments(), *models);
    if (!sheets) {
      return sheets.error();
    }
    options.official = std::move(*sheets);
  }
  return review::Archive::open(options);
}

int serve(const ServerArguments& asked, review::Archive& archive) {
  std::unique_ptr<review::Intake> intake;
  if (asked.intake) {
    intake = std::make_unique<review::Intake>(archive, fs::absolute(asked.inbox).string());
  }
  review::App app(archive, intake.get(), account());
  std::thread reader([&] {
    const auto read = archive.scan([&](long done, long all) { app.progress(done, all); });
    if (!read) {
      fail(read.error());
    }
  });
  review::HttpOptions http;
  http.listen = asked.listen;
  http.port = asked.port;
  http.user_file = asked.user_file;
  http.certificate = asked.certificate;
  http.key = asked.key;
  const Status served = serve_http(app, intake.get(), http, [&](const std::string& address) {
    const std::string place = address + (asked.intake ? "#/intake" : "");
    std::printf("%s\n%s\n", place.c_str(), tr("Ctrl-C stops.").c_str());
    std::fflush(stdout);
    if (!asked.no_browser) {
      open_browser(place);
    }
  });
  reader.join();
  return served ? kOk : fail(served.error());
}

}  // namespace

void ServerArguments::add_to(CLI::App& command) {
  command.add_option("--sources", sources)->type_name("DIR");
  command.add_option("--port", port)->check(CLI::Range(0, 65535).description(""))->type_name("N");
  command.add_flag("--read-only", read_only);
  command.add_flag("--no-browser", no_browser);
  command.add_option("--sample", sample)->type_name("2%");
  command.add_option("--seed", seed)->type_name("N");
  command.add_option("--against", against)
      ->check(CLI::ExistingFile.description(""))
      ->type_name("FILE");
  command.add_option("--listen", listen)->type_name("ADDRESS");
  command.add_option("--user-file", user_file)->type_name("FILE");
  command.add_option("--add-user", add_user)->type_name("NAME");
  command.add_option("--tls-cert", certificate)->type_name("FILE");
  command.add_option("--tls-key", key)->type_name("FILE");
  command.add_option("--scratch", scratch)->type_name("DIR");
  command.add_option("--models", models)->type_name("DIR");
}

int review_in_browser(const ServerArguments& asked) {
  if (!asked.add_user.empty()) {
    return add_user(asked);
  }
  std::signal(SIGPIPE, SIG_IGN);
  if (asked.html.empty()) {
    stop_on_signals();
  }
  FenceArguments().tell_fence("review", "");
  auto archive = open_archive(asked);
  if (!archive) {
    return fail(archive.error());
  }
  if (!asked.intake) {  // that folder begins empty
    note_missing_list("review", asked.folder);
  }
  if (asked.html.empty()) {
    return serve(asked, **archive);
  }
  if (Status read = (*archive)->scan(); !read) {
    return fail(read.error());
  }
  const auto pages = review::write_pages(**archive, asked.html, asked.lang);
  if (!pages) {
    return fail(pages.error());
  }
  say_line(tr("{count} documents → {place}",
              {{"count", std::to_string(*pages)}, {"place", batch::one_line(asked.html)}}));
  return kOk;
}

}  // namespace ita::cli
