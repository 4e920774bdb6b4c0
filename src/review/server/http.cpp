#include "review/server/http.h"

#include <httplib.h>
#include <ifaddrs.h>
#include <netdb.h>
#include <unistd.h>

#include <atomic>
#include <mutex>

#include "review/server/intake.h"

namespace ita::review {

namespace {

constexpr int kThreads = 24;      ///< slow callers hold one each
constexpr int kReadSeconds = 10;  ///< without a byte
constexpr int kWriteSeconds = 20;

std::mutex g_mutex;
httplib::Server* g_server = nullptr;

Gate::Call call_of(const httplib::Request& request) {
  Gate::Call call;
  call.method = request.method;
  call.path = request.path;
  call.host = request.get_header_value("Host");
  call.origin = request.get_header_value("Origin");
  call.site = request.get_header_value("Sec-Fetch-Site");
  call.mark = request.get_header_value("X-Ita");
  call.cookie = request.get_header_value("Cookie");
  call.authorization = request.get_header_value("Authorization");
  call.token = request.get_param_value("token");
  const std::string length = request.get_header_value("Content-Length");
  call.length = length.empty() ? 0 : std::strtoll(length.c_str(), nullptr, 10);
  return call;
}

void guard_headers(httplib::Response& response) {
  response.set_header("Content-Security-Policy",
                      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri "
                      "'none'; form-action 'self'; frame-ancestors 'none'");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header("Cross-Origin-Opener-Policy", "same-origin");
}

int status_of(Gate::Verdict verdict) {
  switch (verdict) {
    case Gate::Verdict::wrong_host:
      return 421;
    case Gate::Verdict::wrong_origin:
      return 403;
    case Gate::Verdict::no_token:
      return 401;
    case Gate::Verdict::too_large:
      return 413;
    case Gate::Verdict::wrong_method:
      return 405;
    default:
      return 200;
  }
}

const char* words_of(Gate::Verdict verdict) {
  switch (verdict) {
    case Gate::Verdict::wrong_host:
      return "This server does not answer to that name.\n";
    case Gate::Verdict::wrong_origin:
      return "Not from another page.\n";
    case Gate::Verdict::no_token:
      return "Open the address that 'ita review' printed in the terminal.\n";
    case Gate::Verdict::too_large:
      return "Too large.\n";
    default:
      return "Not here.\n";
  }
}

void answer(httplib::Response& response, const Response& from) {
  response.status = from.status;
  response.set_content(from.body, from.type.c_str());
  response.set_header("Cache-Control", from.keep ? "private, max-age=86400" : "no-store");
  if (!from.download.empty()) {
    response.set_header("Content-Disposition", "attachment; filename=\"" + from.download + "\"");
  }
}

Request request_of(const httplib::Request& from, const Gate& gate) {
  Request out;
  out.method = from.method;
  out.path = from.path;
  for (const auto& [key, value] : from.params) {
    out.query.emplace(key, value);
  }
  out.body = from.body;
  out.user = gate.has_users()
                 ? gate.user(call_of(from))
                 : httplib::detail::decode_url(from.get_header_value("X-Ita-User"), false);
  if (out.user.size() > 80) {
    out.user.clear();
  }
  return out;
}

void receive(Intake* intake, bool read_only, const httplib::Request& request,
             httplib::Response& response, const httplib::ContentReader& content) {
  auto upload =
      intake != nullptr && !read_only ? intake->receive(request.get_param_value("name")) : nullptr;
  long long size = 0;
  bool fine = upload != nullptr;
  content([&](const char* bytes, size_t count) {
    size += static_cast<long long>(count);
    fine = fine && size <= kMostUpload && upload->write(bytes, count);
    return fine;
  });
  const bool whole = fine && size == call_of(request).length && upload->finish();
  answer(response, whole ? json_response({{"size", size}})
                         : problem(size > kMostUpload ? 413 : 400, "upload"));
}

/// Nothing is routed that the gate does not let through.
bool refused(const Gate& gate, const httplib::Request& request, httplib::Response& response) {
  guard_headers(response);
  const Gate::Verdict verdict = gate.judge(call_of(request));
  if (verdict == Gate::Verdict::welcome) {
    response.set_header("Set-Cookie", gate.cookie());
    return false;
  }
  if (verdict == Gate::Verdict::pass) {
    return false;
  }
  response.status = status_of(verdict);
  if (verdict == Gate::Verdict::no_token && gate.has_users()) {
    response.set_header("WWW-Authenticate", "Basic realm=\"ita\", charset=\"UTF-8\"");
  }
  response.set_header("Connection", "close");
  response.set_content(words_of(verdict), "text/plain; charset=utf-8");
  return true;
}

void route(httplib::Server& server, App& app, Intake* intake, const Gate& gate) {
  const auto handle = [&app, &gate](const httplib::Request& request, httplib::Response& response) {
    answer(response, app.handle(request_of(request, gate)));
  };
  server.set_pre_routing_handler(
      [&gate](const httplib::Request& request, httplib::Response& response) {
        return refused(gate, request, response) ? httplib::Server::HandlerResponse::Handled
                                                : httplib::Server::HandlerResponse::Unhandled;
      });
  server.set_exception_handler(
      [](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
        answer(response, problem(500, "internal"));
      });
  server.Put("/api/upload",
             [&app, intake](const httplib::Request& request, httplib::Response& response,
                            const httplib::ContentReader& content) {
               receive(intake, app.read_only(), request, response, content);
             });
  server.Get(".*", handle);
  server.Post(".*", handle);
}

Status may_listen(const HttpOptions& options) {
  const bool tls = !options.certificate.empty() && !options.key.empty();
  if (is_loopback(options.listen) || (tls && !options.user_file.empty())) {
    return Done{};
  }
  return Error{
      ErrorCode::bad_argument,
      "review",
      "",
      0,
      "--listen " + options.listen +
          " would show the results to others: it needs --user-file, --tls-cert and --tls-key",
      "leave --listen away to serve on this machine only"};
}

std::string bracketed(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

bool is_any(const std::string& address) { return address == "0.0.0.0" || address == "::"; }

/// The addresses of this machine.
std::vector<std::string> own_addresses() {
  std::vector<std::string> out;
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) != 0) {
    return out;
  }
  for (const ifaddrs* one = list; one != nullptr; one = one->ifa_next) {
    const int family = one->ifa_addr != nullptr ? one->ifa_addr->sa_family : AF_UNSPEC;
    char name[NI_MAXHOST];
    const socklen_t size = family == AF_INET    ? sizeof(sockaddr_in)
                           : family == AF_INET6 ? sizeof(sockaddr_in6)
                                                : 0;
    if (size > 0 &&
        ::getnameinfo(one->ifa_addr, size, name, sizeof name, nullptr, 0, NI_NUMERICHOST) == 0) {
      out.emplace_back(name);
    }
  }
  ::freeifaddrs(list);
  return out;
}

/// What a browser may call this server: the address that it listens on; for all addresses each of
/// them; and the machine's name where others may come.
std::vector<std::string> hosts_for(const std::string& listen, int port) {
  const std::string at = ":" + std::to_string(port);
  std::vector<std::string> out{bracketed(listen) + at};
  char name[256] = "";
  if (is_loopback(listen)) {
    out.push_back("localhost" + at);
  } else if (::gethostname(name, sizeof name - 1) == 0) {
    out.push_back(name + at);
  }
  for (const std::string& address : is_any(listen) ? own_addresses() : std::vector<std::string>()) {
    out.push_back(bracketed(address) + at);
  }
  return out;
}

}  // namespace

void stop_http() {
  const std::lock_guard guard(g_mutex);
  if (g_server != nullptr) {
    g_server->stop();
  }
}

Status serve_http(App& app, Intake* intake, const HttpOptions& options,
                  const std::function<void(const std::string& address)>& ready) {
  if (Status may = may_listen(options); !may) {
    return may;
  }
  const bool tls = !options.certificate.empty();
  std::unique_ptr<httplib::Server> server;
  if (tls) {
    server = std::make_unique<httplib::SSLServer>(options.certificate.c_str(), options.key.c_str());
  } else {
    server = std::make_unique<httplib::Server>();
  }
  if (!server->is_valid()) {
    return Error{ErrorCode::unreadable,
                 "review",
                 options.certificate,
                 0,
                 "certificate and key cannot be used",
                 "give two PEM files"};
  }
  server->new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  server->set_payload_max_length(static_cast<size_t>(kMostUpload));
  server->set_read_timeout(kReadSeconds);
  server->set_write_timeout(kWriteSeconds);
  server->set_keep_alive_max_count(200);
  server->set_keep_alive_timeout(5);
  server->set_tcp_nodelay(true);
  const int port = options.port == 0 ? server->bind_to_any_port(options.listen.c_str())
                   : server->bind_to_port(options.listen.c_str(), options.port) ? options.port
                                                                                : -1;
  if (port <= 0) {
    return Error{ErrorCode::busy,
                 "review",
                 "",
                 0,
                 "port " + std::to_string(options.port) + " cannot be used",
                 "choose another --port, or none"};
  }
  Gate gate(hosts_for(options.listen, port), new_id() + new_id(), tls);
  if (!options.user_file.empty()) {
    if (Status read = gate.read_users(options.user_file); !read) {
      return read;
    }
  }
  route(*server, app, intake, gate);
  {
    const std::lock_guard guard(g_mutex);
    g_server = server.get();
  }
  const std::vector<std::string> hosts = hosts_for(options.listen, port);
  ready((tls ? "https://" : "http://") + (is_any(options.listen) ? hosts[1] : hosts[0]) + "/" +
        (gate.has_users() ? "" : "?token=" + gate.token()));
  server->listen_after_bind();
  const std::lock_guard guard(g_mutex);
  g_server = nullptr;
  return Done{};
}

}  // namespace ita::review
