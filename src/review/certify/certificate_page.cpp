#include <fmt/format.h>

#include "review/certify/certificate.h"

namespace ita::review {

namespace {

std::string number(const Json& json, const char* key) {
  return std::to_string(json[key].get<long>());
}

std::string row(const std::string& name, const std::string& source, const Json& of) {
  std::string out =
      "<tr><th scope=\"row\">" + escaped(name) + "</th><td>" + escaped(source) + "</td>";
  for (const char* key : {"values", "checked", "wrong"}) {
    out += "<td class=\"number\">" + number(of, key) + "</td>";
  }
  return out + "<td class=\"number\">" + percent(of["bound"].get<double>()) + "</td></tr>\n";
}

}  // namespace

std::string percent(double share) {
  return fmt::format("{:.{}f} %", 100 * share, share < 0.01 ? 3 : 2);
}

std::vector<std::string> certificate_words(const Json& certificate, const Texts& texts) {
  std::vector<std::string> out;
  if (certificate["checked"].get<long>() == 0) {
    out.push_back(texts("certificate.none"));
  } else {
    out.push_back(
        texts("certificate.text", {{"wrong", number(certificate, "wrong")},
                                   {"checked", number(certificate, "checked")},
                                   {"values", number(certificate, "values")},
                                   {"bound", percent(certificate["bound"].get<double>())}}));
  }
  for (const char* left : {"undecided", "outdated"}) {
    if (certificate[left].get<long>() > 0) {
      out.push_back(texts(std::string("certificate.") + left, {{"n", number(certificate, left)}}));
    }
  }
  return out;
}

std::string certificate_page(const Json& certificate, const std::string& folder,
                             const Texts& texts) {
  std::string out = page_head(texts("certificate.title"), texts.language());
  out += "<h1>" + escaped(texts("certificate.title")) + "</h1><p class=\"quiet\">" +
         escaped(texts("certificate.of") + ": " + folder + " \u00b7 ita " ITA_VERSION) + "</p>";
  for (const std::string& said : certificate_words(certificate, texts)) {
    out += "<p class=\"big\">" + escaped(said) + "</p>";
  }
  out += "<table><thead><tr>";
  for (const char* key : {"kind", "source", "values", "checked", "wrong", "bound"}) {
    out += "<th scope=\"col\">" + escaped(texts(std::string("certificate.") + key)) + "</th>";
  }
  out += "</tr></thead><tbody>";
  for (const Json& stratum : certificate["strata"]) {
    out += row(texts.word("value", stratum["kind"].get<std::string>()),
               texts(stratum["scan"].get<bool>() ? "scan" : "born"), stratum);
  }
  out += row(texts("certificate.total"), "", certificate) + "</tbody></table><p class=\"quiet\">" +
         escaped(texts("certificate.note")) + "</p>";
  return out + "<div class=\"sign\"><span>" + escaped(texts("print.signature")) + "</span><span>" +
         escaped(texts("print.date")) + "</span></div></main></body></html>\n";
}

}  // namespace ita::review
