#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace ita::review {

/// Who may speak to the server.  Knows no sockets, so that every rule can be tested.
class Gate {
 public:
  struct Call {
    std::string method, path;
    std::string host, origin, site;  ///< headers Host, Origin, Sec-Fetch-Site
    std::string mark;                ///< header X-Ita: a form of another page cannot send it
    std::string cookie, authorization;
    std::string token;  ///< of the query
    long long length = 0;
  };
  enum class Verdict { pass, welcome, wrong_host, wrong_origin, no_token, too_large, wrong_method };

  /// `hosts`: the only values of Host that are answered, with their port.
  Gate(std::vector<std::string> hosts, std::string token, bool tls);
  /// Names and password hashes instead of the token (`user_line`).  Errors: damaged, unreadable.
  Status read_users(const std::string& path);

  /// `welcome`: the token was right and becomes a cookie (`cookie`).
  Verdict judge(const Call& call) const;
  /// The name of the account, empty without accounts.
  std::string user(const Call& call) const;
  std::string cookie() const;
  const std::string& token() const { return token_; }
  bool has_users() const { return !users_.empty(); }

 private:
  std::vector<std::string> hosts_;
  std::string token_, scheme_, cookie_name_;
  bool tls_;
  struct User {
    std::string salt, hash;
    int rounds = 0;
  };
  std::map<std::string, User> users_;
  // A password is proved once: a screen asks for dozens of pictures, each proof takes a tenth of a
  // second.  By SHA-256 of the header.
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::string> proved_;
};

/// "name:rounds:salt:hash", the hash PBKDF2 with HMAC-SHA-256, salt and hash in hexadecimal digits.
std::string user_line(const std::string& name, const std::string& password);

/// True for 127.0.0.0/8, ::1 and "localhost".
bool is_loopback(const std::string& address);

constexpr long long kMostBody = 1 << 20;
constexpr long long kMostUpload = 512LL << 20;

}  // namespace ita::review
