#include "audit/official_comparison.h"

#include <fmt/format.h>

#include <algorithm>

#include "audit/value_comparison.h"
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

/// The lines that fit equally well, the first few by name.
std::string OfficialListComparison::named(const Matches& matches) {
  constexpr size_t kMost = 5;
  std::string out;
  for (size_t i = 0; i < std::min(kMost, matches.best.size()); ++i) {
    const OfficialRow& row = *matches.best[i].second->row;
    out += fmt::format(" {} ({})", row.line, row.agency);
  }
  return matches.best.size() > kMost
             ? out + fmt::format(" and {} more", matches.best.size() - kMost)
             : out;
}

/// Why the one line that fits may be of another agency or year after all; empty when it is not.
std::string OfficialListComparison::doubt_of(const Line& line, double likeness,
                                             const AgencyName& name, const facts::Place& place,
                                             bool year_known) const {
  const bool placed = (!place.province.empty() && !line.name.place.province.empty()) ||
                      (!place.district.empty() && !line.name.place.district.empty());
  if (!placed && needs_place(name)) {
    return ", and several places bear this name; the list or the result lacks the province";
  }
  if (likeness < 1 && !placed) {
    return ", which is not spelled alike, and no place confirms it";
  }
  if (list_.has_year && (!line.row->year_be || !year_known)) {
    return ", and the year is not known on both sides";
  }
  return "";
}

std::vector<Comparison> OfficialListComparison::compare(const std::string& result,
                                                        const report::Report& report) {
  const std::string& agency = report.agency.name;
  if (agency.empty()) {
    return {about_agency(Outcome::ambiguous, result, "", "the result names no agency")};
  }
  const AgencyName name = take_apart(agency, facts_);
  const facts::Place place{report.agency.subdistrict, report.agency.district,
                           report.agency.province};
  const bool year_known = report.fiscal_year && report.fiscal_year->be > 0;
  const Matches matches =
      find(name, place, year_known ? std::optional(report.fiscal_year->be) : std::nullopt);
  if (matches.best.empty()) {
    return {about_agency(Outcome::missing, result, agency,
                         matches.other_year ? "the list has the agency, but not in this year"
                                            : "the list does not have the agency")};
  }
  for (const auto& [alike_to, line] : matches.best) {
    line->answered = true;
  }
  const auto& [likeness, line] = matches.best.front();
  // An agency that a list has twice with the same values leaves nothing open.
  if (!std::all_of(matches.best.begin(), matches.best.end(), [&, first = line](const auto& c) {
        return says_the_same(*c.second->row, *first->row);
      })) {
    return {about_agency(Outcome::ambiguous, result, agency,
                         "more than one line fits:" + named(matches))};
  }
  if (const std::string doubt = doubt_of(*line, likeness, name, place, year_known);
      !doubt.empty()) {
    Comparison out = about_agency(
        Outcome::ambiguous, result, agency,
        fmt::format("line {} is of \"{}\"{}", line->row->line, line->row->agency, doubt));
    out.line = line->row->line;
    return {out};
  }
  return compare_values(result, report, *line->row);
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
