#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace ita::cli {

/// What 'ita review' and 'ita serve' have in common.
struct ServerArguments {
  std::string folder, models, user_file, add_user, html, lang = "th";
  std::vector<std::string> sources;
  std::string listen = "127.0.0.1", certificate, key, inbox, sample, scratch, against;
  int port = 0;
  long seed = 1;
  bool read_only = false, no_browser = false, intake = false;

  void add_to(CLI::App& command);
};

/// Serves the application until Ctrl-C; writes static pages for `html`; adds a user for `add_user`.
int review_in_browser(const ServerArguments& asked);

}  // namespace ita::cli
