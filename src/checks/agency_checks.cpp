#include <fmt/format.h>

#include <algorithm>

#include "checks/subject.h"
#include "thai/key.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

std::string written(const facts::Place& place) {
  std::string out;
  const auto add = [&](const char* kind, const std::string& name) {
    if (!name.empty()) {
      out += (out.empty() ? "" : " ") + std::string(kind) + name;
    }
  };
  add("ตำบล", place.subdistrict);
  add("อำเภอ", place.district);
  add("จังหวัด", place.province);
  return out;
}

/// Names of municipalities need not be subdistricts; an administrative organisation of a
/// subdistrict bears its name.
void check_place(Subject& subject) {
  report::Agency& agency = subject.report.agency;
  const char* const id = "place-exists";
  const facts::Place whole{agency.subdistrict, agency.district, agency.province};
  if (whole.subdistrict.empty() && whole.district.empty() && whole.province.empty()) {
    subject.add(id, CheckStatus::not_applicable, "เอกสารไม่บอกตำบล อำเภอ หรือจังหวัด");
    return;
  }
  const std::vector<std::string> paths{"/agency/subdistrict", "/agency/district",
                                       "/agency/province"};
  if (subject.facts.place_exists(whole)) {
    subject.add(id, CheckStatus::pass, "พบ" + written(whole) + "ในทะเบียนที่ตั้ง", paths);
    return;
  }
  const facts::Place upper{"", agency.district, agency.province};
  const bool municipality = agency.type != "subdistrict_administrative_organization";
  if (municipality && subject.facts.place_exists(upper) && !whole.subdistrict.empty() &&
      !(upper.district.empty() && upper.province.empty())) {
    subject.add(
        id, CheckStatus::warning,
        fmt::format("ไม่พบตำบล{}ใน{} (ชื่อเทศบาลอาจไม่ใช่ชื่อตำบล)", agency.subdistrict, written(upper)),
        paths);
    return;
  }
  std::string message = "ไม่พบ" + written(whole) + "ในทะเบียนที่ตั้ง";
  const std::vector<facts::Place> alike = subject.facts.find_places(whole, 0.75);
  if (!alike.empty()) {
    message += " ใกล้เคียงที่สุดคือ " + written(alike.front());
  }
  agency.review.add(message);
  subject.add(id, CheckStatus::warning, message, paths);
}

/// How often a name follows the words of the agency's type in the running text.
class NameCount {
 public:
  NameCount(const facts::Facts& facts, std::string prefix, std::string own)
      : facts_(facts),
        prefix_(thai::match_key(prefix)),
        own_(thai::match_key(own)),
        own_name_(std::move(own)) {}

  void read(const std::string& text) {
    const std::string key = thai::match_key(text);
    for (size_t at = key.find(prefix_); at != std::string::npos;
         at = key.find(prefix_, at + prefix_.size())) {
      const std::string_view after = std::string_view(key).substr(at + prefix_.size());
      if (thai::similarity(own_, after.substr(0, own_.size())) >= 0.7) {
        ++own_times_;
      } else {
        note_other(text, after);
      }
    }
  }

  int own_times() const { return own_times_; }
  const std::map<std::string, int>& others() const { return others_; }

 private:
  /// Only a name that some other place bears is another agency: the type's words alone are often
  /// used for "we".
  void note_other(const std::string& text, std::string_view after) {
    for (const facts::Place& place : candidates(text)) {
      const std::string key = thai::match_key(place.subdistrict);
      if (key.size() >= 12 && after.starts_with(key)) {
        ++others_[place.subdistrict];
        return;
      }
    }
  }

  /// Names that stand right behind the words of the type, tried by the gazetteer.
  std::vector<facts::Place> candidates(const std::string& text) {
    std::vector<facts::Place> out;
    const std::string words[] = {"องค์การบริหารส่วนตำบล", "เทศบาลตำบล"};
    for (const std::string& word : words) {
      for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::string rest = text.substr(at + word.size());
        const std::string name = rest.substr(0, rest.find_first_of(" \n,()"));
        if (!name.empty() && name != own_name_ && facts_.place_exists({name, "", ""})) {
          out.push_back({name, "", ""});
        }
      }
    }
    return out;
  }

  const facts::Facts& facts_;
  std::string prefix_, own_, own_name_;
  int own_times_ = 0;
  std::map<std::string, int> others_;
};

/// The words of the type that the name begins with, and the rest.
std::pair<std::string, std::string> split_name(const Subject& subject) {
  const report::Agency& agency = subject.report.agency;
  for (const facts::AgencyType& type : subject.facts.agency_types()) {
    if (type.code != agency.type) {
      continue;
    }
    for (const std::string& prefix : type.names) {
      if (agency.name.starts_with(prefix) && agency.name.size() > prefix.size()) {
        return {prefix, agency.name.substr(prefix.size())};
      }
    }
  }
  return {};
}

void check_named_alike(Subject& subject) {
  report::Report& report = subject.report;
  const char* const id = "agency-named-alike";
  const auto [prefix, own] = split_name(subject);
  if (own.empty()) {
    subject.add(id, CheckStatus::not_applicable, "ไม่ทราบชื่อหน่วยงานหรือชนิดของหน่วยงาน");
    return;
  }
  NameCount count(subject.facts, prefix, own);
  count.read(report.title);
  for (const report::Issue& issue : report.issues) {
    count.read(issue.title);
    count.read(issue.text);
    for (const std::string& action : issue.actions) {
      count.read(action);
    }
  }
  for (const report::Limitation& limitation : report.limitations) {
    count.read(limitation.text);
  }
  if (count.others().empty()) {
    subject.add(id, CheckStatus::pass,
                fmt::format("พบชื่อ {}{} ในเนื้อหา {} ครั้ง ไม่พบชื่ออื่น", prefix, own, count.own_times()),
                {"/agency/name"});
    return;
  }
  int most = 0;
  std::string message = fmt::format("หน่วยงานคือ {}{} (พบในเนื้อหา {} ครั้ง) แต่เนื้อหากล่าวถึง", prefix, own,
                                    count.own_times());
  for (const auto& [name, times] : count.others()) {
    message += fmt::format(" {}{} {} ครั้ง", prefix, name, times);
    most = std::max(most, times);
  }
  if (most > count.own_times()) {
    report.agency.review.add(message);
  }
  subject.add(id, CheckStatus::warning, message, {"/agency/name"});
}

}  // namespace

void check_agency(Subject& subject) {
  if (subject.report.agency.name.empty()) {
    subject.add("agency-found", CheckStatus::warning, "ไม่พบชื่อหน่วยงาน", {"/agency"});
    subject.report.document_review.add("ไม่พบชื่อหน่วยงาน");
  } else {
    subject.add("agency-found", CheckStatus::pass, subject.report.agency.name, {"/agency/name"});
  }
  check_place(subject);
  check_named_alike(subject);
}

}  // namespace ita::checks
