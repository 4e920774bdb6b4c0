#include "audit/official_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::audit {

namespace {

/// Below this two names are of different agencies.
constexpr double kLeastLikeness = 0.88;
/// Lines this close to the best cannot be told apart.
constexpr double kIndistinct = 0.02;

double alike(const std::string& a, const std::string& b) {
  if (a == b) {
    return 1;
  }
  return (thai::similarity(a, b) + thai::similarity(thai::match_key(a), thai::match_key(b))) / 2;
}

std::string shown(double value) { return fmt::format("{:.2f}", value); }

void place_of(const std::optional<report::Evidence>& evidence, Comparison& out) {
  if (evidence) {
    out.page = evidence->page;
    out.bbox = evidence->bbox;
  }
}

/// Compares the values of one report with one line.
class Values {
 public:
  Values(const std::string& result, const report::Report& report, const OfficialRow& row)
      : result_(result), report_(report), row_(row) {}

  std::vector<Comparison> run() {
    if (row_.overall) {
      const bool printed = report_.overall && report_.overall->score;
      score("/overall/score", *row_.overall, printed ? report_.overall->score : std::nullopt,
            report_.overall ? &report_.overall->evidence : nullptr,
            report_.overall && report_.overall->review.needed(),
            !printed && report_.computed.overall
                ? fmt::format("not printed; computed {}", shown(*report_.computed.overall))
                : "");
    }
    if (!row_.level.empty()) {
      level();
    }
    for (const auto& [number, official] : row_.indicators) {
      indicator(number, official);
    }
    for (const auto& [code, official] : row_.instruments) {
      instrument(code, official);
    }
    for (const std::string& cell : row_.unreadable) {
      Comparison out = about("");
      out.outcome = Outcome::ambiguous;
      out.official = cell;
      out.message = "the cell of the list is no number";
      found_.push_back(std::move(out));
    }
    return std::move(found_);
  }

 private:
  Comparison about(const std::string& path) const {
    Comparison out;
    out.result = result_;
    out.agency = report_.agency.name;
    out.path = path;
    out.line = row_.line;
    return out;
  }

  void score(const std::string& path, double official, const std::optional<double>& ours,
             const std::optional<report::Evidence>* evidence, bool review,
             const std::string& remark = "") {
    Comparison out = about(path);
    out.official = shown(official);
    out.review = review;
    out.message = remark;
    if (evidence != nullptr) {
      place_of(*evidence, out);
    }
    if (!ours) {
      out.outcome = Outcome::missing;
    } else {
      out.ours = shown(*ours);
      out.outcome = std::abs(*ours - official) < 0.005 ? Outcome::equal : Outcome::different;
    }
    found_.push_back(std::move(out));
  }

  void level() {
    Comparison out = about("/overall/level");
    out.official = row_.level;
    if (report_.overall && report_.overall->level) {
      out.ours = report_.overall->level->label;
      out.review = report_.overall->review.needed();
      place_of(report_.overall->evidence, out);
      out.outcome = thai::match_key(out.ours) == thai::match_key(row_.level) ? Outcome::equal
                                                                             : Outcome::different;
    } else {
      out.outcome = Outcome::missing;
    }
    found_.push_back(std::move(out));
  }

  void indicator(int number, double official) {
    for (size_t i = 0; i < report_.indicators.size(); ++i) {
      const report::Indicator& item = report_.indicators[i];
      if (item.number == number) {
        score(fmt::format("/indicators/{}/score", i), official, item.score, &item.evidence,
              item.review.needed());
        return;
      }
    }
    score("/indicators", official, std::nullopt, nullptr, false,
          fmt::format("indicator {} is not in the result", number));
  }

  void instrument(const std::string& code, double official) {
    for (size_t i = 0; i < report_.instruments.size(); ++i) {
      const report::Instrument& item = report_.instruments[i];
      if (item.code == code) {
        score(fmt::format("/instruments/{}/score", i), official, item.score, &item.evidence,
              item.review.needed(), item.scale == "points" ? "ours are weighted points" : "");
        return;
      }
    }
    score("/instruments", official, std::nullopt, nullptr, false, code + " is not printed");
  }

  const std::string& result_;
  const report::Report& report_;
  const OfficialRow& row_;
  std::vector<Comparison> found_;
};

Comparison about_agency(Outcome outcome, const std::string& result, const std::string& agency,
                        std::string message) {
  Comparison out;
  out.outcome = outcome;
  out.result = result;
  out.agency = agency;
  out.message = std::move(message);
  return out;
}

bool says_the_same(const OfficialRow& a, const OfficialRow& b) {
  return a.agency == b.agency && a.place.province == b.place.province &&
         a.place.district == b.place.district && a.year_be == b.year_be && a.overall == b.overall &&
         a.level == b.level && a.indicators == b.indicators && a.instruments == b.instruments &&
         a.unreadable == b.unreadable;
}

bool contradicts(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && alike(a, b) < 0.8;
}

}  // namespace

const char* name(Outcome outcome) {
  switch (outcome) {
    case Outcome::equal:
      return "equal";
    case Outcome::different:
      return "different";
    case Outcome::missing:
      return "missing";
    case Outcome::ambiguous:
      return "ambiguous";
  }
  return "ambiguous";
}

namespace {

/// Every run of three characters of a key, with its ends marked, each once.
std::vector<std::string> letters_of(const std::string& key) {
  const std::u32string text = U"^" + thai::to_utf32(key) + U"$";
  std::vector<std::string> out;
  for (size_t i = 0; i + 3 <= text.size(); ++i) {
    out.push_back(thai::to_utf8(std::u32string_view(text).substr(i, 3)));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

OfficialListComparison::OfficialListComparison(const OfficialList& list, const facts::Facts& facts)
    : list_(list), facts_(facts) {
  for (const OfficialRow& row : list.rows) {
    Line line{&row, take_apart(row.agency, facts), "", {}, false};
    const auto fill = [](std::string& into, const std::string& from) {
      if (!from.empty()) {
        into = from;
      }
    };
    fill(line.name.place.subdistrict, row.place.subdistrict);
    fill(line.name.place.district, row.place.district);
    fill(line.name.place.province, row.place.province);
    line.key = thai::match_key(line.name.bare);
    line.letters = letters_of(line.key);
    for (const std::string& letters : line.letters) {
      by_letters_[letters].push_back(lines_.size());
    }
    by_key_[line.key].push_back(lines_.size());
    lines_.push_back(std::move(line));
  }
}

/// Lines whose names share so many runs of letters with the key that they may be the same name.  A
/// wrong letter spoils three runs; two names that are alike
/// enough share well over a third.
std::vector<size_t> OfficialListComparison::lines_like(const std::string& key) const {
  std::vector<const std::vector<size_t>*> lists;  // of the runs of the key, the rarest first
  const std::vector<std::string> letters = letters_of(key);
  for (const std::string& run : letters) {
    if (const auto found = by_letters_.find(run); found != by_letters_.end()) {
      lists.push_back(&found->second);
    }
  }
  const size_t needed = (letters.size() + 2) / 3;
  if (lists.size() < needed) {
    return {};
  }
  std::sort(lists.begin(), lists.end(),
            [](const auto* a, const auto* b) { return a->size() < b->size(); });
  // A line that lacks all but the most common runs cannot share enough: those are not looked at, so
  // that a word of every name costs nothing.
  std::vector<size_t> out;
  for (size_t i = 0; i + needed <= lists.size(); ++i) {
    out.insert(out.end(), lists[i]->begin(), lists[i]->end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase_if(out, [&](size_t line) {
    return static_cast<size_t>(
               std::count_if(letters.begin(), letters.end(), [&](const std::string& run) {
                 return std::binary_search(lines_[line].letters.begin(), lines_[line].letters.end(),
                                           run);
               })) < needed;
  });
  return out;
}

double OfficialListComparison::likeness(const Line& line, const AgencyName& name,
                                        const facts::Place& place) const {
  if (!line.name.type.empty() && !name.type.empty() && line.name.type != name.type) {
    return 0;
  }
  if (contradicts(line.name.place.province, place.province) ||
      contradicts(line.name.place.district, place.district)) {
    return 0;
  }
  return alike(line.name.bare, name.bare);
}

/// Whether the name alone leaves open which agency is meant: many subdistricts share a name.
bool OfficialListComparison::needs_place(const AgencyName& name) const {
  return facts_.find_places({name.bare, "", ""}, 1.0).size() > 1;
}

OfficialListComparison::Matches OfficialListComparison::find(const AgencyName& name,
                                                             const facts::Place& place,
                                                             std::optional<int> year) {
  const std::string key = thai::match_key(name.bare);
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    Matches out = among(found->second, name, place, year);
    if (!out.best.empty() || out.other_year) {
      return out;
    }
  }
  return among(lines_like(key), name, place, year);
}

OfficialListComparison::Matches OfficialListComparison::among(const std::vector<size_t>& lines,
                                                              const AgencyName& name,
                                                              const facts::Place& place,
                                                              std::optional<int> year) {
  Matches out;
  double best = kLeastLikeness;
  for (const size_t index : lines) {
    Line& line = lines_[index];
    const double alike_to = likeness(line, name, place);
    if (alike_to < kLeastLikeness) {
      continue;
    }
    if (line.row->year_be && year && *line.row->year_be != *year) {
      out.other_year = true;
      continue;
    }
    best = std::max(best, alike_to);
    out.best.emplace_back(alike_to, &line);
  }
  std::erase_if(out.best, [&](const auto& c) { return c.first < best - kIndistinct; });
  return out;
}

std::vector<Comparison> OfficialListComparison::compare(const std::string& result,
                                                        const report::Report& report) {
  const std::string& agency = report.agency.name;
  if (agency.empty()) {
    return {about_agency(Outcome::ambiguous, result, "", "the result names no agency")};
  }
  const AgencyName name = take_apart(agency, facts_);
  facts::Place place{report.agency.subdistrict, report.agency.district, report.agency.province};
  const bool year_known = report.fiscal_year && report.fiscal_year->be > 0;

  auto [candidates, other_year] =
      find(name, place, year_known ? std::optional(report.fiscal_year->be) : std::nullopt);
  if (candidates.empty()) {
    return {about_agency(Outcome::missing, result, agency,
                         other_year ? "the list has the agency, but not in this year"
                                    : "the list does not have the agency")};
  }
  // An agency that a list has twice with the same values leaves nothing open.
  const OfficialRow& first = *candidates.front().second->row;
  const bool twice = std::all_of(candidates.begin(), candidates.end(), [&](const auto& c) {
    return says_the_same(*c.second->row, first);
  });
  if (twice) {
    for (const auto& [alike_to, line] : candidates) {
      line->answered = true;
    }
    candidates.resize(1);
  }
  if (candidates.size() > 1) {
    constexpr size_t kMostNamed = 5;
    std::string lines;
    for (size_t i = 0; i < candidates.size(); ++i) {
      Line& line = *candidates[i].second;
      line.answered = true;
      lines += i < kMostNamed ? fmt::format(" {} ({})", line.row->line, line.row->agency) : "";
    }
    lines += candidates.size() > kMostNamed
                 ? fmt::format(" and {} more", candidates.size() - kMostNamed)
                 : "";
    return {about_agency(Outcome::ambiguous, result, agency, "more than one line fits:" + lines)};
  }
  Line& line = *candidates.front().second;
  line.answered = true;
  const bool placed = (!place.province.empty() && !line.name.place.province.empty()) ||
                      (!place.district.empty() && !line.name.place.district.empty());
  Comparison doubt =
      about_agency(Outcome::ambiguous, result, agency,
                   fmt::format("line {} is of \"{}\"", line.row->line, line.row->agency));
  doubt.line = line.row->line;
  if (!placed && needs_place(name)) {
    doubt.message +=
        ", and several places bear this name; the list or the result lacks the province";
    return {doubt};
  }
  if (candidates.front().first < 1 && !placed) {
    doubt.message += ", which is not spelled alike, and no place confirms it";
    return {doubt};
  }
  if (list_.has_year && (!line.row->year_be || !year_known)) {
    doubt.message += ", and the year is not known on both sides";
    return {doubt};
  }
  return Values(result, report, *line.row).run();
}

std::vector<Comparison> OfficialListComparison::unanswered() const {
  std::vector<Comparison> out;
  for (const Line& line : lines_) {
    if (!line.answered) {
      Comparison item =
          about_agency(Outcome::missing, "", line.row->agency, "no result for this line");
      item.line = line.row->line;
      out.push_back(std::move(item));
    }
  }
  return out;
}

}  // namespace ita::audit
