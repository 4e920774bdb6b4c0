#include "review/html/static_pages.h"

#include <filesystem>

#include "batch/files.h"
#include "batch/inputs.h"
#include "review/html/labels.h"

namespace ita::review {

namespace fs = std::filesystem;

namespace {

constexpr double kDpi = 160;
constexpr double kWide = 24, kHigh = 6;  ///< points around a value

std::string text_of(const Json& node, const char* key) {
  const auto found = node.is_object() ? node.find(key) : node.end();
  return node.is_object() && found != node.end() && found->is_string() ? found->get<std::string>()
                                                                       : std::string();
}

std::string cell(const std::string& kind, const std::string& content) {
  return "<td" + (kind.empty() ? "" : " class=\"" + kind + "\"") + ">" + content + "</td>";
}

std::string heads(const Texts& texts, const std::vector<const char*>& codes) {
  std::string out = "<thead><tr>";
  for (const char* code : codes) {
    out += "<th scope=\"col\">" + escaped(texts(code)) + "</th>";
  }
  return out + "</tr></thead>";
}

/// One document as an article.
class Sheet {
 public:
  Sheet(Archive& archive, const Texts& texts, const Json& view)
      : archive_(archive), texts_(texts), view_(view) {
    if (const auto paper = archive.index().paper(text_of(view, "id"))) {
      source_ = archive.source(*paper);
    }
  }

  std::string article() {
    std::string doubted, others;
    for (const Json& field : view_["fields"]) {
      if (!field["reasons"].empty() || field["sampled"].get<bool>()) {
        doubted += doubt_row(field);
      } else if (!field["value"].is_null() && field["kind"] != "text") {
        others += plain_row(field);
      }
    }
    std::string out = "<article>" + head();
    if (!doubted.empty()) {
      out += "<table>" +
             heads(texts_,
                   {"print.value", "print.picture", "print.read", "print.why", "print.answer"}) +
             "<tbody>" + doubted + "</tbody></table>";
    }
    if (!others.empty()) {
      out += "<h2>" + escaped(texts_("print.others")) + "</h2><table>" +
             heads(texts_, {"print.value", "print.read", "print.page"}) + "<tbody>" + others +
             "</tbody></table>";
    }
    return out + "<div class=\"sign\"><span>" + escaped(texts_("print.signature")) +
           "</span><span>" + escaped(texts_("print.date")) + "</span></div></article>\n";
  }

 private:
  std::string head() const {
    std::string out;
    for (const Json& report : view_["reports"]) {
      out += "<h1>" + escaped(text_of(report, "agency")) + " " +
             escaped(report["year"].is_null() ? "" : report["year"].dump()) + "</h1>";
    }
    return out + "<p class=\"quiet\">" + escaped(text_of(view_, "file")) + " \u00b7 SHA-256 " +
           escaped(text_of(view_, "sha256")) + "</p><p>" +
           escaped(texts_.word("state", text_of(view_, "state"))) + " \u00b7 " +
           escaped(texts_("print.left")) + " " + view_["open"].dump() + "</p>";
  }

  std::string label(const Json& field) const {
    for (const Json& report : view_["reports"]) {
      if (report["key"] == field["report"]) {
        return field_label(text_of(field, "name"), report["names"], texts_);
      }
    }
    return field_label(text_of(field, "name"), Json(), texts_);
  }

  std::string picture(const Json& field) {
    const Json& box = field["bbox"];
    if (!source_ || !box.is_array() || box.size() != 4 || !field["page"].is_number_integer()) {
      return "";
    }
    const Box area{box[0].get<double>() - kWide, box[1].get<double>() - kHigh,
                   box[2].get<double>() + kWide, box[3].get<double>() + kHigh};
    const auto bytes = archive_.pictures().crops(*source_, field["page"].get<int>(), {area}, kDpi);
    return bytes ? "<img alt=\"" + escaped(texts_("crop.alt")) + "\" src=\"data:image/png;base64," +
                       base64(bytes->front()) + "\">"
                 : "";
  }

  std::string doubt_row(const Json& field) {
    std::string why;
    for (const Json& reason : field["reasons"]) {
      why += "<p>" + escaped(text_of(reason, texts_.language().c_str())) + "</p>";
    }
    why += field["reasons"].empty() ? "<p>" + escaped(texts_("queue.sample")) + "</p>" : "";
    const std::string shown = picture(field);
    const std::string page =
        field["page"].is_null() ? "" : texts_("field.page", {{"n", field["page"].dump()}});
    return "<tr><th scope=\"row\">" + escaped(label(field)) + "<div class=\"quiet\">" +
           escaped(page) + "</div></th>" +
           cell("picture", shown.empty() ? "<span class=\"quiet\">" +
                                               escaped(texts_("print.noPicture")) + "</span>"
                                         : shown) +
           cell(field["kind"] == "score" ? "value" : "", escaped(value_text(field["value"]))) +
           cell("", why) + cell("answer", answer(field["answer"])) + "</tr>\n";
  }

  std::string answer(const Json& given) const {
    if (given.is_object()) {
      return "<p>" + escaped(texts_.word("action", text_of(given, "action"))) + " <b>" +
             escaped(value_text(given["value"])) + "</b></p><p class=\"quiet\">" +
             escaped(text_of(given, "user") + " " + text_of(given, "time")) + "</p>" +
             (text_of(given, "reason").empty()
                  ? ""
                  : "<p>" + escaped(text_of(given, "reason")) + "</p>");
    }
    return "<p><span class=\"box\"></span>" + escaped(texts_("print.right")) +
           "</p><p><span class=\"box\"></span>" + escaped(texts_("print.wrong")) +
           " <span class=\"write\"></span></p>";
  }

  std::string plain_row(const Json& field) const {
    std::string value = value_text(field["value"]);
    if (text_of(field, "name") == "agency/type") {
      value = texts_.word("type", value);
    } else if (text_of(field, "name") == "document/kind") {
      value = texts_.word("docKind", value);
    }
    return "<tr><th scope=\"row\">" + escaped(label(field)) + "</th>" +
           cell(field["kind"] == "score" ? "number" : "", escaped(value)) +
           cell("number", field["page"].is_null() ? "" : field["page"].dump()) + "</tr>\n";
  }

  Archive& archive_;
  const Texts& texts_;
  const Json& view_;
  std::optional<Source> source_;
};

/// Every document of the list, page by page.
std::vector<Json> all_rows(Archive& archive) {
  std::vector<Json> out;
  std::set<std::string> seen;
  Filter filter;
  filter.size = 200;
  for (;; ++filter.page) {
    const Json found = archive.index().list(filter);
    for (const Json& row : found["rows"]) {
      if (seen.insert(text_of(row, "paper")).second) {
        out.push_back(row);
      }
    }
    if (found["rows"].size() < static_cast<size_t>(filter.size)) {
      return out;
    }
  }
}

std::string contents_row(const Json& row, const std::string& link, const Texts& texts) {
  const std::string name =
      text_of(row, "agency").empty() ? text_of(row, "file") : text_of(row, "agency");
  const Json error = row.value("error", Json());
  return "<tr><th scope=\"row\">" +
         (link.empty() ? escaped(name) : "<a href=\"" + link + "\">" + escaped(name) + "</a>") +
         "<div class=\"quiet\">" + escaped(text_of(row, "file")) + "</div>" +
         (error.is_object() ? "<div>" + escaped(text_of(error, "message")) + " " +
                                  escaped(text_of(error, "remedy")) + "</div>"
                            : "") +
         "</th>" + cell("number", row["year"].is_null() ? "" : row["year"].dump()) +
         cell("number", escaped(value_text(row["total"]))) +
         cell("number", row["open"].is_null() ? "" : row["open"].dump()) +
         cell("", escaped(texts.word("state", text_of(row, "state")))) + "</tr>\n";
}

std::string contents(const std::vector<Json>& rows, const Texts& texts,
                     const std::function<std::string(const Json&)>& link) {
  std::string out =
      "<h1>" + escaped(texts("print.title")) + "</h1><table>" +
      heads(texts, {"list.agency", "list.year", "list.total", "list.open", "list.state"}) +
      "<tbody>";
  for (const Json& row : rows) {
    out += contents_row(row, link(row), texts);
  }
  return out + "</tbody></table>\n";
}

constexpr const char* kEnd = "</main></body></html>\n";

}  // namespace

Result<long> write_pages(Archive& archive, const std::string& place, const std::string& lang) {
  const auto texts = Texts::load(archive.options().models, lang);
  if (!texts) {
    return texts.error();
  }
  const bool one_file = fs::path(place).extension() == ".html";
  const std::string folder =
      one_file ? fs::absolute(place).parent_path().string() : fs::absolute(place).string();
  if (Status made = batch::make_folders(folder); !made) {
    return made.error();
  }
  const std::vector<Json> rows = all_rows(archive);
  const auto link = [&](const Json& row) {
    const std::string id = text_of(row, "paper");
    return row["error"].is_object() ? std::string() : one_file ? "#d" + id : id + ".html";
  };
  batch::WholeFile index(one_file ? place : folder + "/index.html", folder);
  index.write(page_head((*texts)("print.title"), lang));
  index.write((one_file ? "<article>" : "") + contents(rows, *texts, link) +
              (one_file ? "</article>" : ""));
  for (const Json& row : rows) {
    const std::string id = text_of(row, "paper");
    const auto view = archive.view(id);
    if (!view) {
      continue;  // an input that failed: it stands in the contents
    }
    const std::string article = Sheet(archive, *texts, *view).article();
    if (one_file) {
      index.write("<a id=\"d" + id + "\"></a>" + article);
      continue;
    }
    const Status written =
        batch::write_whole(folder + "/" + id + ".html",
                           page_head(text_of(row, "file"), lang) + article + kEnd, folder);
    if (!written) {
      return written.error();
    }
  }
  index.write(kEnd);
  if (Status done = index.finish(); !done) {
    return done.error();
  }
  return static_cast<long>(rows.size());
}

}  // namespace ita::review
