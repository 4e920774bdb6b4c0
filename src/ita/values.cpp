#include "ita/values.h"

#include <utility>

#include "output/json/items.h"

namespace ita {

namespace {

/// Copies what the stages found into the plain values of the library.
class Converter {
 public:
  explicit Converter(const facts::Messages& messages) : messages_(messages) {}

  Doubt doubt(const Reason& reason) const {
    return {reason, messages_.text(reason, facts::Language::th),
            messages_.text(reason, facts::Language::en)};
  }
  std::vector<Doubt> doubts(const std::vector<Reason>& reasons) const {
    std::vector<Doubt> out;
    for (const Reason& reason : reasons) {
      out.push_back(doubt(reason));
    }
    return out;
  }
  Report report(const report::Report& from) const;

 private:
  static Evidence evidence(const report::Evidence& from) {
    return {from.page, from.bbox, text::name(from.source), from.confidence, from.raw};
  }
  static std::optional<Evidence> evidence(const std::optional<report::Evidence>& from) {
    return from ? std::optional<Evidence>(evidence(*from)) : std::nullopt;
  }
  static std::vector<Evidence> evidence(const std::vector<report::Evidence>& from) {
    std::vector<Evidence> out;
    for (const report::Evidence& one : from) {
      out.push_back(evidence(one));
    }
    return out;
  }
  static std::optional<Level> level(const std::optional<report::Level>& from) {
    return from ? std::optional<Level>({from->label, from->scale}) : std::nullopt;
  }
  template <class From>
  Value<double> score(const From& from) const {
    return {from.score, evidence(from.evidence), doubts(from.review.reasons)};
  }
  Value<int> year(const std::optional<report::Year>& from) const {
    return from ? Value<int>{from->be, evidence(from->evidence), doubts(from->review.reasons)}
                : Value<int>{};
  }
  Agency agency(const report::Agency& from) const;
  std::vector<InstrumentScore> instruments(const std::vector<report::Instrument>& from) const;
  std::vector<IndicatorScore> indicators(const std::vector<report::Indicator>& from) const;
  std::vector<EarlierYear> history(const std::vector<report::HistoryEntry>& from) const;
  void plan(const report::Report& from, Report& out) const;
  Measure measure(const report::Measure& from) const;

  const facts::Messages& messages_;
};

Agency Converter::agency(const report::Agency& from) const {
  Agency out;
  if (!from.name.empty()) {
    out.name.value = from.name;
  }
  out.name.evidence = evidence(from.evidence);
  out.name.doubts = doubts(from.review.reasons);
  out.type = from.type;
  out.subdistrict = from.subdistrict;
  out.district = from.district;
  out.province = from.province;
  return out;
}

std::vector<InstrumentScore> Converter::instruments(
    const std::vector<report::Instrument>& from) const {
  std::vector<InstrumentScore> out;
  for (const report::Instrument& one : from) {
    out.push_back({one.code, one.scale, score(one)});
  }
  return out;
}

std::vector<IndicatorScore> Converter::indicators(
    const std::vector<report::Indicator>& from) const {
  std::vector<IndicatorScore> out;
  for (const report::Indicator& one : from) {
    out.push_back({one.number, one.name, one.name_as_printed, one.instrument, score(one)});
  }
  return out;
}

std::vector<EarlierYear> Converter::history(const std::vector<report::HistoryEntry>& from) const {
  std::vector<EarlierYear> out;
  for (const report::HistoryEntry& one : from) {
    out.push_back({one.fiscal_year_be, score(one), level(one.level), instruments(one.instruments),
                   indicators(one.indicators)});
  }
  return out;
}

Measure Converter::measure(const report::Measure& from) const {
  Measure out;
  out.number = from.number;
  out.title = from.title;
  out.issue = from.issue;
  out.approach = from.approach;
  out.steps = from.steps;
  out.responsible = from.responsible;
  out.schedule = from.schedule.text;
  out.report_months = from.schedule.report_months;
  for (const report::Other& other : from.others) {
    out.others.push_back({other.kind, other.heading, other.text});
  }
  out.evidence = evidence(from.evidence);
  out.doubts = doubts(from.review.reasons);
  return out;
}

void Converter::plan(const report::Report& from, Report& out) const {
  for (const report::Issue& one : from.issues) {
    out.issues.push_back({one.number, one.title, one.text, one.actions, evidence(one.evidence),
                          doubts(one.review.reasons)});
  }
  for (const report::Measure& one : from.measures) {
    out.measures.push_back(measure(one));
  }
  for (const report::Limitation& one : from.limitations) {
    out.limitations.push_back({one.text, evidence(one.evidence), doubts(one.review.reasons)});
  }
}

Report Converter::report(const report::Report& from) const {
  Report out;
  out.id = from.id;
  out.first_page = from.pages.first;
  out.last_page = from.pages.last;
  out.family = from.family;
  out.title = from.title;
  out.agency = agency(from.agency);
  out.fiscal_year_be = year(from.fiscal_year);
  out.plan_year_be = year(from.plan_year);
  if (from.overall) {
    out.total = score(*from.overall);
    out.level = level(from.overall->level);
  }
  out.instruments = instruments(from.instruments);
  out.indicators = indicators(from.indicators);
  out.history = history(from.history);
  plan(from, out);
  out.doubts = doubts(from.review.reasons);
  return out;
}

LedgerNumber number(const report::LedgerEntry& from, const Converter& convert) {
  return {from.place,  from.value,          report::name(from.role),
          from.of,     from.number,         from.instrument,
          from.agency, from.fiscal_year_be, convert.doubt(from.why),
          from.used_by};
}

}  // namespace

Document to_document(batch::Extracted extracted) {
  const Converter convert(*extracted.messages);
  const output::ReviewSummary summary =
      output::summarise(extracted.document, extracted.pages, extracted.problems);
  Document out;
  out.status = summary.status;
  out.kind = report::name(extracted.document.kind);
  out.sha256 = extracted.source.sha256;
  out.media_type = extracted.source.media_type;
  out.pages = extracted.source.pages;
  for (const report::Report& report : extracted.document.reports) {
    out.reports.push_back(convert.report(report));
  }
  for (const report::LedgerEntry& entry : extracted.document.ledger) {
    out.numbers.push_back(number(entry, convert));
  }
  for (const report::Check& check : extracted.document.checks) {
    out.checks.push_back(
        {check.id, report::name(check.status), convert.doubt(check.what), check.paths});
  }
  for (const output::PageProblem& problem : extracted.problems) {
    out.problems.push_back({problem.page, problem.message, problem.read});
  }
  out.doubts = convert.doubts(summary.reasons);
  out.inside = std::make_shared<const Document::Pages>(Document::Pages{std::move(extracted)});
  return out;
}

}  // namespace ita
