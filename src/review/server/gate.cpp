#include "review/server/gate.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <sstream>

#include "batch/files.h"
#include "review/store/correction.h"

namespace ita::review {

namespace {

constexpr int kRounds = 200'000;

bool same(const std::string& a, const std::string& b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string cookie_value(const std::string& cookies, const std::string& name) {
  for (size_t begin = 0; begin < cookies.size();) {
    const size_t end = std::min(cookies.find(';', begin), cookies.size());
    const size_t from = cookies.find_first_not_of(' ', begin);
    const std::string part = from < end ? cookies.substr(from, end - from) : "";
    if (part.starts_with(name + "=")) {
      return part.substr(name.size() + 1);
    }
    begin = end + 1;
  }
  return "";
}

std::string hash_of(const std::string& password, const std::string& salt, int rounds) {
  unsigned char out[32];
  PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                    reinterpret_cast<const unsigned char*>(salt.data()),
                    static_cast<int>(salt.size()), rounds, EVP_sha256(), sizeof out, out);
  std::string hex;
  for (const unsigned char byte : out) {
    hex += fmt::format("{:02x}", byte);
  }
  return hex;
}

/// "Basic base64(name:password)".
std::pair<std::string, std::string> credentials(const std::string& header) {
  if (!header.starts_with("Basic ")) {
    return {};
  }
  const std::string code = header.substr(6);
  std::string plain(code.size(), '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(plain.data()),
                                   reinterpret_cast<const unsigned char*>(code.data()),
                                   static_cast<int>(code.size()));
  if (size < 0) {
    return {};
  }
  plain.resize(static_cast<size_t>(size));
  while (!plain.empty() && plain.back() == '\0') {
    plain.pop_back();
  }
  const size_t colon = plain.find(':');
  return colon == std::string::npos ? std::pair<std::string, std::string>()
                                    : std::pair(plain.substr(0, colon), plain.substr(colon + 1));
}

}  // namespace

Gate::Gate(std::vector<std::string> hosts, std::string token, bool tls)
    : hosts_(std::move(hosts)),
      token_(std::move(token)),
      scheme_(tls ? "https://" : "http://"),
      cookie_name_("ita_" +
                   (hosts_.empty() ? std::string() : hosts_[0].substr(hosts_[0].rfind(':') + 1))),
      tls_(tls) {}

Status Gate::read_users(const std::string& path) {
  const auto text = batch::read_all(path);
  if (!text) {
    return text.error();
  }
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') {
      continue;
    }
    std::vector<std::string> parts;
    std::istringstream fields(line);
    for (std::string part; std::getline(fields, part, ':');) {
      parts.push_back(part);
    }
    const int rounds = parts.size() == 4 ? std::atoi(parts[1].c_str()) : 0;
    if (rounds < 10'000 || parts[3].size() != 64) {
      return Error{ErrorCode::damaged,
                   "review",
                   path,
                   0,
                   "has a line that is no user",
                   "make it with 'ita review --add-user NAME --user-file FILE'"};
    }
    users_[parts[0]] = {parts[2], parts[3], rounds};
  }
  return users_.empty() ? Status(Error{ErrorCode::empty, "review", path, 0, "names no user", ""})
                        : Status(Done{});
}

std::string Gate::user(const Call& call) const {
  const auto [name, password] = credentials(call.authorization);
  const auto found = users_.find(name);
  if (found == users_.end()) {
    return "";
  }
  const std::string header = batch::sha256_of_text(call.authorization);
  {
    const std::lock_guard guard(mutex_);
    if (const auto known = proved_.find(header); known != proved_.end()) {
      return known->second;
    }
  }
  const User& user = found->second;
  if (!same(hash_of(password, user.salt, user.rounds), user.hash)) {
    return "";
  }
  const std::lock_guard guard(mutex_);
  proved_[header] = name;  // right ones only: as many as there are accounts
  return name;
}

std::string Gate::cookie() const {
  return cookie_name_ + "=" + token_ + "; Path=/; HttpOnly; SameSite=Strict" +
         (tls_ ? "; Secure" : "");
}

Gate::Verdict Gate::judge(const Call& call) const {
  if (std::find(hosts_.begin(), hosts_.end(), call.host) == hosts_.end()) {
    return Verdict::wrong_host;  // a name of another's that leads here
  }
  const bool foreign = (!call.origin.empty() && call.origin != scheme_ + call.host) ||
                       (call.site == "cross-site" && (call.method != "GET" || call.path != "/"));
  if (foreign) {
    return Verdict::wrong_origin;
  }
  if (call.method != "GET" && call.method != "POST" && call.method != "PUT") {
    return Verdict::wrong_method;
  }
  const bool upload = call.method == "PUT" && call.path == "/api/upload";
  if (call.length > (upload ? kMostUpload : kMostBody)) {
    return Verdict::too_large;
  }
  if (call.method != "GET" && call.mark != "1") {
    return Verdict::wrong_origin;
  }
  if (has_users()) {
    return user(call).empty() ? Verdict::no_token : Verdict::pass;
  }
  if (call.method == "GET" && call.path == "/" && same(call.token, token_)) {
    return Verdict::welcome;
  }
  return same(cookie_value(call.cookie, cookie_name_), token_) ? Verdict::pass : Verdict::no_token;
}

std::string user_line(const std::string& name, const std::string& password) {
  const std::string salt = new_id();
  return name + ":" + std::to_string(kRounds) + ":" + salt + ":" +
         hash_of(password, salt, kRounds) + "\n";
}

bool is_loopback(const std::string& address) {
  return address == "localhost" || address == "::1" || address.starts_with("127.");
}

}  // namespace ita::review
