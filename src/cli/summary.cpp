#include "cli/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "batch/inputs.h"
#include "thai/cluster.h"
#include "thai/unicode.h"

namespace ita::cli {

namespace {

using Json = nlohmann::json;

constexpr size_t kReasonsShown = 12;
constexpr int kLabelColumns = 12;

std::string text_of(const Json& value) {
  return value.is_string() ? batch::one_line(value.get<std::string>()) : std::string();
}

std::string score_of(const Json& value) {
  return value.is_number() ? fmt::format("{:.2f}", value.get<double>()) : std::string("–");
}

bool doubted(const Json& value) {
  return value.is_object() && value.contains("review") && value["review"]["needed"].get<bool>();
}

/// Cut so that it takes at most `columns`, never inside a cluster.
std::string fit(const std::string& utf8, int columns) {
  if (thai::display_width(utf8) <= columns) {
    return utf8;
  }
  const std::u32string text = thai::to_utf32(utf8);
  std::string out;
  for (const thai::Cluster& cluster : thai::clusters(text)) {
    const std::string next = out + thai::to_utf8(std::u32string_view(text).substr(
                                       cluster.begin, cluster.end - cluster.begin));
    if (thai::display_width(next) > columns - 1) {
      break;
    }
    out = next;
  }
  return out + "…";
}

std::string agency_of(const Json& document) {
  const Json& agency = document["agency"];
  if (agency.is_null()) {
    return "";
  }
  std::string out = text_of(agency["name"]);
  const auto add = [&](const char* word, const Json& place) {
    const std::string name = text_of(place);
    if (!name.empty()) {
      out += fmt::format("{}{}{}", out.empty() ? "" : " ", word, name);
    }
  };
  add("อำเภอ", agency["district"]);
  add("จังหวัด", agency["province"]);
  return out;
}

std::string year_of(const Json& year) {
  return year.is_object() && year["be"].is_number() ? std::to_string(year["be"].get<int>()) : "";
}

class Writer {
 public:
  Writer(const Style& style, int columns) : style_(style), columns_(std::clamp(columns, 40, 120)) {}

  void line(const std::string& text = "") { out_ += text + "\n"; }

  void field(const char* label, const std::string& value, bool doubt) {
    const std::string shown =
        value.empty() ? style_.dim("ไม่พบ") : fit(value, columns_ - kLabelColumns - 4);
    line(thai::pad(label, kLabelColumns) + "  " + shown + (doubt ? " " + style_.doubt("?") : ""));
  }

  void scores(const Json& indicators) {
    int widest = 10;
    for (const Json& indicator : indicators) {
      widest = std::max(widest, thai::display_width(text_of(indicator["name"])));
    }
    widest = std::min(widest, columns_ - 28);
    line();
    line(style_.dim(thai::pad("ตัวที่", 6, true) + "  " + thai::pad("ตัวชี้วัด", widest) + "  " +
                    thai::pad("แบบวัด", 6) + "  " + thai::pad("คะแนน", 7, true)));
    for (const Json& indicator : indicators) {
      const bool doubt = doubted(indicator);
      const std::string score = thai::pad(score_of(indicator["score"]), 7, true);
      line(thai::pad(std::to_string(indicator["number"].get<int>()), 6, true) + "  " +
           thai::pad(fit(text_of(indicator["name"]), widest), widest) + "  " +
           thai::pad(text_of(indicator["instrument"]), 6) + "  " +
           (doubt ? style_.doubt(score + " ?") : score));
    }
  }

  void reason(const std::string& where, const Json& review) {
    for (const Json& why : review["reasons"]) {
      reasons_.push_back((where.empty() ? "" : where + ": ") + text_of(why));
    }
  }
  void reason(const std::string& where, const Json& item, const Json& evidence) {
    if (!doubted(item)) {
      return;
    }
    const Json& place = evidence.is_array() && !evidence.empty() ? evidence[0] : evidence;
    const int page = place.is_object() ? place["page"].get<int>() : 0;
    reason(page > 0 ? fmt::format("หน้า {} {}", page, where) : where, item["review"]);
  }

  void reasons() {
    if (reasons_.empty()) {
      return;
    }
    line();
    line(style_.doubt(fmt::format("ควรตรวจ {} ข้อ", reasons_.size())));
    for (size_t i = 0; i < std::min(reasons_.size(), kReasonsShown); ++i) {
      line("  • " + fit(reasons_[i], columns_ * 2));
    }
    if (reasons_.size() > kReasonsShown) {
      line(fmt::format("  … และอีก {} ข้อในไฟล์ผลลัพธ์", reasons_.size() - kReasonsShown));
    }
  }

  std::string take() { return std::move(out_); }

 private:
  const Style& style_;
  int columns_;
  std::string out_;
  std::vector<std::string> reasons_;
};

void collect_reasons(const Json& document, Writer& out) {
  out.reason("", document["review"]);
  const auto one = [&](const char* where, const Json& item) {
    if (item.is_object()) {
      out.reason(where, item, item["evidence"]);
    }
  };
  one("หน่วยงาน", document["agency"]);
  one("ปีงบประมาณ", document["fiscal_year"]);
  one("ปีของแผน", document["plan_year"]);
  one("คะแนนรวม", document["overall"]);
  const auto each = [&](const char* key, const char* word, const char* number) {
    for (const Json& item : document[key]) {
      const std::string which =
          item[number].is_string() ? text_of(item[number]) : item[number].dump();
      out.reason(fmt::format("{} {}", word, which), item, item["evidence"]);
    }
  };
  each("instruments", "คะแนน", "code");
  each("indicators", "ตัวชี้วัดที่", "number");
  each("history", "ปี", "fiscal_year_be");
  each("issues", "ประเด็นที่", "number");
  each("measures", "มาตรการที่", "number");
  for (const Json& check : document["checks"]) {
    if (check["status"] == "fail") {
      out.reason("ผลการตรวจสอบ", Json{{"reasons", {check["message"]}}});
    }
  }
}

std::string overall_of(const Json& document) {
  std::string out;
  const Json& overall = document["overall"];
  if (overall.is_object()) {
    out = score_of(overall["score"]);
    if (overall["level"].is_object()) {
      out += " " + text_of(overall["level"]["label"]);
    }
  }
  if (document["computed"]["overall"].is_number()) {
    const std::string computed = score_of(document["computed"]["overall"]);
    out += out.empty() ? fmt::format("ไม่ได้พิมพ์ไว้ (คำนวณได้ {})", computed)
                       : fmt::format("  (คำนวณได้ {})", computed);
  }
  return out;
}

}  // namespace

std::string summary(const std::string& json, const Style& style, int columns) {
  const Json document = Json::parse(json, nullptr, false);
  if (document.is_discarded()) {
    return "";
  }
  Writer out(style, columns);
  out.line(style.bold(text_of(document["source"]["file"])) +
           fmt::format("  ({} หน้า)", document["source"]["pages"].get<int>()));
  if (document["status"] == "not_recognised") {
    out.line("ไม่ใช่รายงาน ITA ที่รู้จัก: เก็บเฉพาะข้อความและตารางของแต่ละหน้า");
    for (const Json& why : document["review"]["reasons"]) {
      out.line("  • " + text_of(why));
    }
    return out.take();
  }
  out.field("หน่วยงาน", agency_of(document), doubted(document["agency"]));
  std::string year = year_of(document["fiscal_year"]);
  if (const std::string plan = year_of(document["plan_year"]); !plan.empty()) {
    year += fmt::format("  (มาตรการสำหรับปี {})", plan);
  }
  out.field("ปีงบประมาณ", year, doubted(document["fiscal_year"]));
  out.field("คะแนนรวม", overall_of(document), doubted(document["overall"]));
  out.scores(document["indicators"]);
  out.line();
  out.line(fmt::format("ประเด็นวิเคราะห์ {}  มาตรการ {}  ข้อจำกัด {}  ตาราง {}",
                       document["issues"].size(), document["measures"].size(),
                       document["limitations"].size(), document["tables"].size()));
  collect_reasons(document, out);
  out.reasons();
  return out.take();
}

std::string headline(const std::string& json) {
  const Json document = Json::parse(json, nullptr, false);
  if (document.is_discarded()) {
    return "";
  }
  if (document["status"] == "not_recognised") {
    return "ไม่ใช่รายงาน ITA";
  }
  return fmt::format("{} {} {}", agency_of(document), year_of(document["fiscal_year"]),
                     overall_of(document));
}

}  // namespace ita::cli
