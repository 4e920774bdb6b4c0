#include "review/html/markup.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "batch/files.h"

namespace ita::review {

namespace {

constexpr const char* kStyle = R"css(
@page { size: A4; margin: 14mm; }
:root { --line: #cfcbc2; --quiet: #555e6b; }
* { box-sizing: border-box; }
body { margin: 1.5rem auto; padding: 0 1rem; max-width: 1000px; color: #1c2430; font: 15px/1.55 "Noto Sans Thai Looped", "Sarabun", "Noto Sans Thai", "Leelawadee UI", "Thonburi", "Loma", sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.4rem; margin: 0 0 .2rem; }
h2 { font-size: 1.15rem; margin: 1.2rem 0 .2rem; }
p { margin: .2rem 0; }
.quiet { color: var(--quiet); font-size: .85rem; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin: .5rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #f2f0eb; font-size: .85rem; }
td.number, th.number { text-align: right; white-space: nowrap; }
td.value { font-size: 1.25rem; font-weight: 700; white-space: nowrap; }
td.picture { width: 220px; } td.picture img { max-width: 210px; max-height: 70px; display: block; }
td.answer { width: 150px; white-space: nowrap; }
.box { display: inline-block; width: 13px; height: 13px; border: 1.5px solid #333; vertical-align: -2px; margin-right: .3rem; }
.write { display: inline-block; width: 80px; border-bottom: 1px solid #333; }
.big { font-size: 1.15rem; }
.sign { display: flex; gap: 3rem; margin: 2.2rem 0 1rem; }
.sign span { flex: 1; border-top: 1px solid #333; padding-top: .2rem; color: var(--quiet); }
article { break-after: page; }
article:last-of-type { break-after: auto; }
tr { break-inside: avoid; }
@media print { body { margin: 0; max-width: none; padding: 0; } a { color: inherit; text-decoration: none; } }
)css";

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const size_t count = std::min<size_t>(3, bytes.size() - i);
    unsigned part = 0;
    for (size_t k = 0; k < 3; ++k) {
      part = part << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (size_t k = 0; k < 4; ++k) {
      out += k <= count ? kLetters[part >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out;
}

Result<Texts> Texts::load(const std::string& models, const std::string& language) {
  const std::string path = models + "/review/" + language + ".json";
  const auto text = batch::read_all(path);
  const nlohmann::json json =
      text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
  if (!json.is_object()) {
    return Error{ErrorCode::missing_model,
                 "review",
                 path,
                 0,
                 "is missing or no JSON object",
                 "restore the models folder of this version"};
  }
  Texts out;
  out.language_ = language;
  for (const auto& [code, value] : json.items()) {
    if (value.is_string()) {
      out.texts_[code] = value.get<std::string>();
    }
  }
  return out;
}

std::string Texts::operator()(const std::string& code, const Values& values) const {
  const auto found = texts_.find(code);
  std::string out = found == texts_.end() ? code : found->second;
  for (const auto& [name, value] : values) {
    const std::string hole = "{" + name + "}";
    for (size_t at = out.find(hole); at != std::string::npos;
         at = out.find(hole, at + value.size())) {
      out.replace(at, hole.size(), value);
    }
  }
  return out;
}

std::string Texts::word(const std::string& group, const std::string& code) const {
  const auto found = texts_.find(group + "." + code);
  return found == texts_.end() ? code : found->second;
}

std::string page_head(const std::string& title, const std::string& language) {
  return "<!doctype html>\n<html lang=\"" + escaped(language) +
         "\"><head><meta charset=\"utf-8\">"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src "
         "data:; "
         "style-src 'unsafe-inline'\">"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
         escaped(title) + "</title><style>" + kStyle + "</style></head>\n<body><main>\n";
}

std::string shown_number(double value) {
  if (value > 2400 && value == std::floor(value)) {
    return fmt::format("{:.0f}", value);
  }
  std::string out = fmt::format("{:.4f}", value);
  while (out.size() > 3 && out.back() == '0' && out[out.size() - 3] != '.') {
    out.pop_back();
  }
  return out;
}

}  // namespace ita::review
