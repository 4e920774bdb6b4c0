#pragma once

#include <functional>
#include <string>

#include "review/server/app.h"
#include "review/server/gate.h"

namespace ita::review {

struct HttpOptions {
  std::string listen = "127.0.0.1";
  int port = 0;                  ///< 0: any that is free
  std::string user_file;         ///< accounts; must be there when `listen` is no loopback address
  std::string certificate, key;  ///< PEM files for TLS; must be there likewise
};

/// Serves until `stop_http` is called.  `ready` hears the address to open, with its token.  Errors:
/// bad_argument (another address without accounts and TLS), busy (the port is taken), unreadable.
Status serve_http(App& app, Intake* intake, const HttpOptions& options,
                  const std::function<void(const std::string& address)>& ready);

/// Safe in a signal handler's thread; not in the handler itself.
void stop_http();

}  // namespace ita::review
