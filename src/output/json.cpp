#include "output/json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "output/pretty.h"

namespace ita::output {

namespace {

using Json = nlohmann::ordered_json;

/// JSON has no infinity and no NaN: such a value was not measured, and is null.
Json rounded(double value, int decimals) {
  if (!std::isfinite(value)) {
    return nullptr;
  }
  const double scale = std::pow(10.0, decimals);
  const double out = std::round(value * scale) / scale;
  return out == 0 ? 0.0 : out;  // no "-0.0"
}

/// Prints have two decimals, a few have three; a fourth is kept so that nothing printed is rounded
/// away.
Json printed_score(const std::optional<double>& score) {
  return score ? rounded(*score, 4) : Json(nullptr);
}

Json computed_score(const std::optional<double>& score) {
  return score ? rounded(*score, 2) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json to_box(const Box& box) {
  const auto side = [](double v) { return std::isfinite(v) ? rounded(v, 1) : Json(0.0); };
  return Json::array({side(box.x0), side(box.y0), side(box.x1), side(box.y1)});
}

double share(double value) { return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0; }

Json to_json(const report::Evidence& evidence) {
  return {{"page", evidence.page},
          {"bbox", to_box(evidence.bbox)},
          {"source", text::name(evidence.source)},
          {"confidence", rounded(share(evidence.confidence), 3)},
          {"raw", evidence.raw}};
}

Json to_json(const std::optional<report::Evidence>& evidence) {
  return evidence ? to_json(*evidence) : Json(nullptr);
}

Json to_json(const std::vector<report::Evidence>& all) {
  Json out = Json::array();
  for (const report::Evidence& evidence : all) {
    out.push_back(to_json(evidence));
  }
  return out;
}

Json to_json(const report::Review& review) {
  return {{"needed", review.needed()}, {"reasons", review.reasons}};
}

Json to_json(const std::optional<report::Level>& level) {
  return level ? Json{{"label", level->label}, {"scale", level->scale}} : Json(nullptr);
}

Json to_json(const report::Agency& agency) {
  if (agency.name.empty() && !agency.evidence && !agency.review.needed()) {
    return nullptr;
  }
  return {{"name", text_or_null(agency.name)},
          {"type", text_or_null(agency.type)},
          {"subdistrict", text_or_null(agency.subdistrict)},
          {"district", text_or_null(agency.district)},
          {"province", text_or_null(agency.province)},
          {"evidence", to_json(agency.evidence)},
          {"review", to_json(agency.review)}};
}

Json to_json(const std::optional<report::Year>& year) {
  if (!year) {
    return nullptr;
  }
  // A year of 0 is one that stands there and could not be read.
  return {{"be", year->be > 0 ? Json(year->be) : Json(nullptr)},
          {"ce", year->be > 0 ? Json(year->ce()) : Json(nullptr)},
          {"evidence", to_json(year->evidence)},
          {"review", to_json(year->review)}};
}

Json to_json(const std::optional<report::Overall>& overall) {
  if (!overall) {
    return nullptr;
  }
  return {{"score", printed_score(overall->score)},
          {"level", to_json(overall->level)},
          {"evidence", to_json(overall->evidence)},
          {"review", to_json(overall->review)}};
}

Json to_json(const report::Computed& computed) {
  return {{"overall", computed_score(computed.overall)},
          {"level", text_or_null(computed.level)},
          {"instruments",
           {{"IIT", computed_score(computed.iit)},
            {"EIT", computed_score(computed.eit)},
            {"OIT", computed_score(computed.oit)}}}};
}

Json to_json(const report::Instrument& instrument) {
  return {{"code", instrument.code},
          {"score", printed_score(instrument.score)},
          {"scale", instrument.scale.empty() ? "percent" : instrument.scale},
          {"evidence", to_json(instrument.evidence)},
          {"review", to_json(instrument.review)}};
}

Json to_json(const report::Indicator& indicator) {
  return {{"number", indicator.number},
          {"name", indicator.name},
          {"name_as_printed", text_or_null(indicator.name_as_printed)},
          {"instrument", text_or_null(indicator.instrument)},
          {"score", printed_score(indicator.score)},
          {"evidence", to_json(indicator.evidence)},
          {"review", to_json(indicator.review)}};
}

Json to_json(const report::HistoryEntry& entry) {
  return {{"fiscal_year_be", entry.fiscal_year_be},
          {"score", printed_score(entry.score)},
          {"level", to_json(entry.level)},
          {"evidence", to_json(entry.evidence)},
          {"review", to_json(entry.review)}};
}

Json to_json(const report::Issue& issue) {
  return {{"number", issue.number},
          {"title", issue.title},
          {"text", issue.text},
          {"actions", issue.actions},
          {"evidence", to_json(issue.evidence)},
          {"review", to_json(issue.review)}};
}

Json to_json(const report::Measure& measure) {
  Json out{{"number", measure.number},
           {"title", measure.title},
           {"issue", measure.issue ? Json(*measure.issue) : Json(nullptr)},
           {"approach", measure.approach},
           {"steps", measure.steps},
           {"responsible", measure.responsible},
           {"schedule",
            {{"text", text_or_null(measure.schedule.text)},
             {"report_months", measure.schedule.report_months}}}};
  for (const report::Other& other : measure.others) {
    out["others"].push_back(
        {{"kind", text_or_null(other.kind)}, {"heading", other.heading}, {"text", other.text}});
  }
  out["evidence"] = to_json(measure.evidence);
  out["review"] = to_json(measure.review);
  return out;
}

Json to_json(const report::Limitation& limitation) {
  return {{"text", limitation.text}, {"evidence", to_json(limitation.evidence)}};
}

Json to_json(const report::Check& check) {
  return {{"id", check.id},
          {"status", report::name(check.status)},
          {"message", check.message},
          {"paths", check.paths}};
}

template <class T>
Json list(const std::vector<T>& items) {
  Json out = Json::array();
  for (const T& item : items) {
    out.push_back(to_json(item));
  }
  return out;
}

/// Boxes of the layout are in the reading frame of their page.
Json tables(const layout::Layout& layout, const std::vector<text::PageText>& pages) {
  const auto on_page = [&](int number, const Box& box) {
    for (const text::PageText& page : pages) {
      if (page.number == number && !page.to_page.identity()) {
        return to_box(apply(page.to_page, box));
      }
    }
    return to_box(box);
  };
  Json out = Json::array();
  for (const layout::Table& table : layout.tables) {
    Json rows = Json::array();
    for (int row = 0; row < table.rows; ++row) {
      Json cells = Json::array();
      for (const layout::Cell& cell : table.cells) {
        if (cell.row == row) {
          cells.push_back({{"text", cell.text()},
                           {"bbox", on_page(table.page, cell.box)},
                           {"row_span", std::max(1, cell.row_span)},
                           {"col_span", std::max(1, cell.col_span)}});
        }
      }
      rows.push_back(std::move(cells));
    }
    out.push_back({{"page", table.page},
                   {"bbox", on_page(table.page, table.box)},
                   {"rows", std::move(rows)}});
  }
  return out;
}

Json pages_of(const layout::Layout& layout, const std::vector<text::PageText>& pages,
              const std::vector<PageProblem>& problems) {
  Json out = Json::array();
  for (size_t i = 0; i < pages.size(); ++i) {
    const text::PageText& page = pages[i];
    Json problem = nullptr;
    for (const PageProblem& p : problems) {
      if (p.page == page.number) {
        problem = p.message;
      }
    }
    out.push_back({{"number", page.number},
                   {"width", rounded(page.width, 1)},
                   {"height", rounded(page.height, 1)},
                   {"rotation", ((page.rotation % 360) + 360) % 360},
                   {"text_source", text::name(page.source)},
                   {"confidence", rounded(share(page.confidence), 3)},
                   {"text", i < layout.page_texts.size() ? layout.page_texts[i] : std::string()},
                   {"problem", std::move(problem)},
                   {"notes", page.notes}});
  }
  return out;
}

struct ReviewCount {
  int count = 0;
  void add(const report::Review& review) { count += review.needed() ? 1 : 0; }
  template <class T>
  void add_each(const std::vector<T>& items) {
    for (const T& item : items) {
      add(item.review);
    }
  }
  template <class T>
  void add_in(const std::optional<T>& item) {
    if (item) {
      add(item->review);
    }
  }
};

int values_to_review(const report::Report& report) {
  ReviewCount out;
  out.add(report.agency.review);
  out.add_in(report.fiscal_year);
  out.add_in(report.plan_year);
  out.add_in(report.overall);
  out.add_each(report.instruments);
  out.add_each(report.indicators);
  out.add_each(report.history);
  out.add_each(report.issues);
  out.add_each(report.measures);
  return out.count;
}

/// Doubts about the document as a whole; a page that could not be read is always one of them.
std::vector<std::string> document_reasons(const report::Report& report,
                                          const std::vector<PageProblem>& problems) {
  report::Review all = report.document_review;
  for (const PageProblem& problem : problems) {
    const bool said =
        std::any_of(all.reasons.begin(), all.reasons.end(), [&](const std::string& r) {
          return r.find(std::to_string(problem.page)) != std::string::npos &&
                 r.find(problem.message) != std::string::npos;
        });
    if (!said) {
      all.add("หน้า " + std::to_string(problem.page) + " อ่านไม่ได้: " + problem.message);
    }
  }
  return all.reasons;
}

}  // namespace

std::string to_json(const report::Report& report, const layout::Layout& layout,
                    const std::vector<text::PageText>& pages, const SourceInfo& source,
                    const GeneratorInfo& generator, const std::vector<PageProblem>& problems) {
  std::vector<std::string> reasons = document_reasons(report, problems);
  const auto failed = std::count_if(
      report.checks.begin(), report.checks.end(),
      [](const report::Check& check) { return check.status == report::CheckStatus::fail; });
  const int count =
      values_to_review(report) + static_cast<int>(reasons.size()) + static_cast<int>(failed);
  const bool recognised = report.recognition == report::Recognition::recognised;
  if (!recognised && !report.why_not.empty()) {
    reasons.insert(reasons.begin(), report.why_not);  // says why; is nothing to look at
  }

  const Json out{{"schema_version", "1.0"},
                 {"status", !recognised ? "not_recognised"
                            : count > 0 ? "needs_review"
                                        : "ok"},
                 {"generator",
                  {{"name", "ita"},
                   {"version", generator.version},
                   {"models", {{"ocr", generator.ocr_model}, {"facts", generator.facts_model}}}}},
                 {"source",
                  {{"file", source.file},
                   {"sha256", source.sha256},
                   {"media_type", source.media_type},
                   {"pages", source.pages}}},
                 {"title", text_or_null(report.title)},
                 {"agency", to_json(report.agency)},
                 {"fiscal_year", to_json(report.fiscal_year)},
                 {"plan_year", to_json(report.plan_year)},
                 {"overall", to_json(report.overall)},
                 {"computed", to_json(report.computed)},
                 {"instruments", list(report.instruments)},
                 {"indicators", list(report.indicators)},
                 {"history", list(report.history)},
                 {"issues", list(report.issues)},
                 {"measures", list(report.measures)},
                 {"limitations", list(report.limitations)},
                 {"tables", tables(layout, pages)},
                 {"pages", pages_of(layout, pages, problems)},
                 {"checks", list(report.checks)},
                 {"review", {{"needed", count > 0}, {"count", count}, {"reasons", reasons}}}};
  return pretty(out) + "\n";
}

std::string status_of(const std::string& json) {
  static const std::string kKey = "\"status\": \"";  // the first of its name is the document's
  const size_t at = json.find(kKey);
  if (at == std::string::npos) {
    return "";
  }
  const size_t begin = at + kKey.size();
  return json.substr(begin, json.find('"', begin) - begin);
}

std::string with_file_name(const std::string& json, const std::string& file) {
  Json document = Json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains("source")) {
    return "";
  }
  document["source"]["file"] = file;
  return pretty(document) + "\n";
}

}  // namespace ita::output
