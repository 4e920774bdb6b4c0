#include "archive/catalogue.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/content_hash.h"
#include "thai/key.h"

namespace ita::archive {

namespace {

/// Printed scores are rounded to two decimals.
constexpr double kSameScore = 0.005;

size_t known_scores(const ReportEntry& entry) {
  return static_cast<size_t>(std::count_if(entry.scores.begin(), entry.scores.end(),
                                           [](double v) { return !std::isnan(v); }));
}

bool better(const ReportEntry& a, const ReportEntry& b) {
  const auto rank = [](const ReportEntry& e) {
    return std::tuple(e.gone, e.doubts, e.scanned, -static_cast<long>(known_scores(e)), e.path,
                      e.report);
  };
  return rank(a) < rank(b);
}

/// Both print a score, and not the same one.
bool contradicts(const ReportEntry& a, const ReportEntry& b) {
  for (size_t i = 0; i < std::min(a.scores.size(), b.scores.size()); ++i) {
    if (!std::isnan(a.scores[i]) && !std::isnan(b.scores[i]) &&
        std::fabs(a.scores[i] - b.scores[i]) > kSameScore) {
      return true;
    }
  }
  return false;
}

std::string short_hash(const std::vector<std::string>& parts) {
  ContentHash hash;
  for (const std::string& part : parts) {
    hash.add(part);
  }
  return hash.hex();
}

const char* role_of(const ReportEntry& version, const ReportEntry& preferred) {
  if (&version == &preferred) {
    return "preferred";
  }
  return contradicts(version, preferred)        ? "superseded"
         : version.scanned != preferred.scanned ? "other_scan"
                                                : "duplicate";
}

Row document_row(const ReportEntry& entry, const std::string& id, const char* role) {
  const TableSpec& spec = table("document_reports");
  Row row = entry.document_row;
  row[spec.index("role")] = std::string(role);
  if (!id.empty()) {
    row[spec.index("report_id")] = id;
  }
  return row;
}

Row agency_row(const ReportEntry& entry, const facts::Facts& facts) {
  RowBuilder row(table("agencies"));
  row.set("agency_id", agency_id(entry)).set("name", entry.agency_name);
  const auto set = [&](const char* column, const std::string& text) {
    if (!text.empty()) {
      row.set(column, text);
    }
  };
  set("type", entry.agency_type);
  set("subdistrict", entry.subdistrict);
  set("district", entry.district);
  set("province", entry.province);
  set("province_code", facts.province_code(entry.province));
  if (const facts::AgencySuccessor* next = facts.successor_of(entry.agency_name)) {
    row.set("successor", next->successor)
        .set("successor_since_be", static_cast<std::int64_t>(next->since_be))
        .set("successor_source", next->source);
  }
  return row.row();
}

/// Where the archive has the successor of an agency, once, its id.
void link_successors(std::map<std::string, Row>& agencies) {
  const TableSpec& spec = table("agencies");
  std::map<std::string, std::vector<std::string>> by_name;
  for (const auto& [id, row] : agencies) {
    by_name[thai::match_key(std::get<std::string>(row[spec.index("name")]))].push_back(id);
  }
  for (auto& [id, row] : agencies) {
    const auto* next = std::get_if<std::string>(&row[spec.index("successor")]);
    const auto found = next == nullptr ? by_name.end() : by_name.find(thai::match_key(*next));
    if (found != by_name.end() && found->second.size() == 1) {
      row[spec.index("successor_id")] = found->second.front();
    }
  }
}

}  // namespace

std::string agency_id(const ReportEntry& entry) {
  return entry.agency_name.empty()
             ? ""
             : short_hash({entry.known_by_name ? "" : entry.agency_type,
                           thai::match_key(entry.agency_name), thai::match_key(entry.district),
                           thai::match_key(entry.province)});
}

std::string report_id(const ReportEntry& entry) {
  const std::string agency = agency_id(entry);
  return agency.empty() || entry.fiscal_year_be == 0
             ? ""
             : short_hash({agency, std::to_string(entry.fiscal_year_be), entry.family});
}

void Catalogue::add(std::vector<ReportEntry> reports) {
  for (ReportEntry& entry : reports) {
    all_.push_back(std::move(entry));
  }
}

void Catalogue::settle_places() {
  using Place = std::pair<std::string, std::string>;                      // province, district
  std::map<std::pair<std::string, std::string>, std::set<Place>> places;  // by type and name
  const auto key = [](const ReportEntry& e) {
    return std::pair(e.agency_type, thai::match_key(e.agency_name));
  };
  for (const ReportEntry& entry : all_) {
    if (!entry.province.empty() && !entry.district.empty()) {
      places[key(entry)].insert({entry.province, entry.district});
    }
  }
  for (ReportEntry& entry : all_) {
    if (!entry.province.empty() && !entry.district.empty()) {
      continue;
    }
    std::vector<Place> fitting;
    for (const Place& place : places[key(entry)]) {
      if ((entry.province.empty() || entry.province == place.first) &&
          (entry.district.empty() || entry.district == place.second)) {
        fitting.push_back(place);
      }
    }
    if (fitting.size() == 1) {
      std::tie(entry.province, entry.district) = fitting.front();
    }
  }
}

Batch Catalogue::finish() {
  settle_places();
  std::map<std::string, std::vector<ReportEntry>> by_report;
  std::vector<ReportEntry> unidentified;
  for (ReportEntry& entry : all_) {
    entry.gone = entry.gone && !present_.contains(entry.sha256);
    const std::string id = report_id(entry);
    (id.empty() ? unidentified : by_report[id]).push_back(std::move(entry));
  }
  all_.clear();
  Batch out = empty_batch();
  const TableSpec& reports = table("reports");
  std::map<std::string, Row> agencies;
  for (auto& [id, versions] : by_report) {
    const ReportEntry& preferred = *std::min_element(versions.begin(), versions.end(), better);
    bool conflict = false;
    for (const ReportEntry& version : versions) {
      conflict = conflict || (!version.gone && contradicts(version, preferred));
      rows_in(out, "document_reports")
          .push_back(document_row(version, id, role_of(version, preferred)));
    }
    agencies.emplace(agency_id(preferred), agency_row(preferred, facts_));
    Row row = preferred.row;
    row[reports.index("report_id")] = id;
    row[reports.index("agency_id")] = agency_id(preferred);
    row[reports.index("versions")] = static_cast<std::int64_t>(versions.size());
    row[reports.index("conflict")] = conflict;
    rows_in(out, "reports").push_back(std::move(row));
  }
  for (const ReportEntry& entry : unidentified) {
    rows_in(out, "document_reports").push_back(document_row(entry, "", "unidentified"));
  }
  link_successors(agencies);
  for (auto& [id, row] : agencies) {
    rows_in(out, "agencies").push_back(std::move(row));
  }
  return out;
}

}  // namespace ita::archive
