#include "output/json/parts.h"

namespace ita::output {

namespace {

/// Values of one report, which need the messages for their reasons.
class ReportWriter {
 public:
  explicit ReportWriter(const facts::Messages& messages) : messages_(messages) {}

  Json write(const report::Report& report) const {
    return {{"id", report.id},
            {"pages", {report.pages.first, report.pages.last}},
            {"family", report.family},
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
            {"review", review(report.review)}};
  }

 private:
  Json review(const report::Review& review) const { return output::to_json(review, messages_); }

  template <class T>
  Json list(const std::vector<T>& items) const {
    Json out = Json::array();
    for (const T& item : items) {
      out.push_back(to_json(item));
    }
    return out;
  }

  Json to_json(const report::Agency& agency) const {
    if (agency.name.empty() && !agency.evidence && !agency.review.needed()) {
      return nullptr;
    }
    return {{"name", text_or_null(agency.name)},
            {"type", text_or_null(agency.type)},
            {"subdistrict", text_or_null(agency.subdistrict)},
            {"district", text_or_null(agency.district)},
            {"province", text_or_null(agency.province)},
            {"evidence", output::to_json(agency.evidence)},
            {"review", review(agency.review)}};
  }

  Json to_json(const std::optional<report::Year>& year) const {
    if (!year) {
      return nullptr;
    }
    // A year of 0 is one that stands there and could not be read.
    return {{"be", year->be > 0 ? Json(year->be) : Json(nullptr)},
            {"ce", year->be > 0 ? Json(year->ce()) : Json(nullptr)},
            {"evidence", output::to_json(year->evidence)},
            {"review", review(year->review)}};
  }

  Json to_json(const std::optional<report::Overall>& overall) const {
    if (!overall) {
      return nullptr;
    }
    return {{"score", printed_score(overall->score)},
            {"level", output::to_json(overall->level)},
            {"evidence", output::to_json(overall->evidence)},
            {"review", review(overall->review)}};
  }

  Json to_json(const report::Computed& computed) const {
    Json instruments = Json::object();
    for (const report::ComputedInstrument& item : computed.instruments) {
      instruments[item.code] = computed_score(item.score);
    }
    return {{"overall", computed_score(computed.overall)},
            {"level", text_or_null(computed.level)},
            {"instruments", std::move(instruments)}};
  }

  Json to_json(const report::Instrument& instrument) const {
    return {{"code", instrument.code},
            {"score", printed_score(instrument.score)},
            {"scale", instrument.scale.empty() ? "percent" : instrument.scale},
            {"evidence", output::to_json(instrument.evidence)},
            {"review", review(instrument.review)}};
  }

  Json to_json(const report::Indicator& indicator) const {
    return {{"number", indicator.number},
            {"name", indicator.name},
            {"name_as_printed", text_or_null(indicator.name_as_printed)},
            {"instrument", text_or_null(indicator.instrument)},
            {"score", printed_score(indicator.score)},
            {"level", output::to_json(indicator.level)},
            {"evidence", output::to_json(indicator.evidence)},
            {"review", review(indicator.review)},
            {"also", output::to_json(indicator.also)}};
  }

  Json to_json(const report::HistoryEntry& entry) const {
    Json indicators = Json::array();
    for (const report::Indicator& item : entry.indicators) {
      indicators.push_back({{"number", item.number},
                            {"score", printed_score(item.score)},
                            {"evidence", output::to_json(item.evidence)},
                            {"review", review(item.review)}});
    }
    return {{"fiscal_year_be", entry.fiscal_year_be}, {"score", printed_score(entry.score)},
            {"level", output::to_json(entry.level)},  {"indicators", std::move(indicators)},
            {"instruments", list(entry.instruments)}, {"evidence", output::to_json(entry.evidence)},
            {"review", review(entry.review)}};
  }

  Json to_json(const report::Issue& issue) const {
    return {{"number", issue.number},
            {"title", issue.title},
            {"text", issue.text},
            {"actions", issue.actions},
            {"evidence", output::to_json(issue.evidence)},
            {"review", review(issue.review)}};
  }

  Json to_json(const report::Measure& measure) const {
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
    out["evidence"] = output::to_json(measure.evidence);
    out["review"] = review(measure.review);
    return out;
  }

  Json to_json(const report::Limitation& limitation) const {
    return {{"text", limitation.text},
            {"evidence", output::to_json(limitation.evidence)},
            {"review", review(limitation.review)}};
  }

  const facts::Messages& messages_;
};

}  // namespace

Json to_json(const report::Report& report, const facts::Messages& messages) {
  return ReportWriter(messages).write(report);
}

Json to_json(const report::LedgerEntry& entry) {
  return {{"page", entry.place.page},
          {"bbox", to_json(entry.place.bbox)},
          {"raw", entry.place.raw},
          {"value", rounded(entry.value, 4)},
          {"role", report::name(entry.role)},
          {"of", text_or_null(entry.of)},
          {"number", entry.number > 0 ? Json(entry.number) : Json(nullptr)},
          {"instrument", text_or_null(entry.instrument)},
          {"agency", text_or_null(entry.agency)},
          {"fiscal_year_be", entry.fiscal_year_be ? Json(*entry.fiscal_year_be) : Json(nullptr)},
          {"why", {{"code", entry.why.code}, {"args", to_json(entry.why.args)}}},
          {"used_by", text_or_null(entry.used_by)}};
}

}  // namespace ita::output
