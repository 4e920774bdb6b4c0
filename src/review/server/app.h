#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "review/archive/archive.h"

namespace ita::review {

struct Request {
  std::string method;  ///< GET, POST
  std::string path;
  std::map<std::string, std::string> query;
  std::string body;
  std::string user;  ///< as the browser says it; the name of the account where there are accounts
};

struct Response {
  int status = 200;
  std::string type = "application/json; charset=utf-8";
  std::string body;
  bool keep = false;     ///< a picture, whose bytes never change: the browser may keep it
  std::string download;  ///< name under which the browser saves it; empty to show it
};

/// A file of the front end, embedded in the program.
struct Asset {
  const char* path;  ///< "/app.js"
  const char* type;
  const char* bytes;
  unsigned long size;
};
const Asset* find_asset(const std::string& path);

class Intake;

/// What the addresses of the application answer.  Knows no HTTP, no cookies and no files by path:
/// `http.h` lets nothing through to it that may not ask.
class App {
 public:
  /// `intake` may be null: then nothing can be brought in.
  App(Archive& archive, Intake* intake, std::string user);

  Response handle(const Request& request);
  /// The archive is being read in: so many of so many.
  void progress(long done, long all);
  bool read_only() const { return archive_.options().read_only; }

 private:
  using Handler = Response (App::*)(const Request&);
  Response session(const Request& request);
  Response list(const Request& request);
  Response queue(const Request& request);
  Response document(const Request& request);
  Response page(const Request& request);
  Response crop(const Request& request);
  Response answer(const Request& request);
  Response changes(const Request& request);
  Response claim(const Request& request);
  Response sheet(const Request& request);
  Response overview(const Request& request);
  Response history(const Request& request);
  Response words(const Request& request);
  Response exported(const Request& request);
  Response certificate(const Request& request);
  Response intake(const Request& request);

  Archive& archive_;
  Intake* intake_;
  std::string user_;
  std::atomic<long> done_{0}, all_{0};
  std::mutex mutex_;
  struct Claim {
    std::string user;
    long long until = 0;
  };
  std::map<std::string, Claim> claims_;  ///< paper → who looks at it
};

Response json_response(const Json& json, int status = 200);
Response problem(int status, const std::string& what, const Json& more = Json::object());

}  // namespace ita::review
