#include "report/find/tables/heading.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "report/find/plan/column_titles.h"
#include "report/find/tables/heading_agency.h"
#include "report/view/evidence.h"
#include "report/view/grid.h"
#include "report/view/marker.h"
#include "thai/key.h"
#include "thai/normalise.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// Shorter keys are found only as the whole heading, or as a word where they are Latin.
constexpr size_t kShortKey = 12;

/// What a heading says when it says several things: a change of scores is a change.
constexpr std::array<std::string_view, 29> kRank = {"difference",
                                                    "progress",
                                                    "rank",
                                                    "count",
                                                    "weight",
                                                    "points",
                                                    "before_appeal",
                                                    "self_assessed",
                                                    "forecast",
                                                    "target",
                                                    "comparison",
                                                    "full",
                                                    "final",
                                                    "own",
                                                    "previous",
                                                    "current",
                                                    "level",
                                                    "obtained",
                                                    "instrument_score",
                                                    "round",
                                                    "mean",
                                                    "score",
                                                    "note",
                                                    "instrument",
                                                    "agency",
                                                    "number",
                                                    "name",
                                                    "year",
                                                    ""};

size_t rank_of(std::string_view kind) {
  return static_cast<size_t>(std::find(kRank.begin(), kRank.end(), kind) - kRank.begin());
}

bool latin(std::string_view title) {
  return !title.empty() && std::isalpha(static_cast<unsigned char>(title[0])) != 0;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// A Latin title as words of their own.
bool has_latin_word(std::string_view heading, std::string_view title) {
  const std::string text = lower(heading), word = lower(title);
  const auto letter = [&](size_t i) {
    return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0;
  };
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    if (!(at > 0 && letter(at - 1)) && !letter(at + word.size())) {
      return true;
    }
  }
  return false;
}

struct Hit {
  std::string kind;
  size_t begin = 0, end = 0;
};

/// Titles found in the key; those inside a longer one are part of it.
std::vector<Hit> hits_in(std::string_view text, const std::string& key,
                         const std::vector<facts::ColumnRole>& roles) {
  std::vector<Hit> all;
  for (const facts::ColumnRole& role : roles) {
    for (const facts::Phrase& title : role.titles) {
      const std::string& title_key = title.key;
      if (latin(title.text) ? has_latin_word(text, title.text) : title_key.size() >= kShortKey) {
        for (size_t at = thai::find_in(key, title_key);
             at != std::string::npos && !title_key.empty();
             at = thai::find_in(key, title_key, at + 1)) {
          all.push_back({role.role, at, at + title_key.size()});
        }
      }
    }
  }
  std::vector<Hit> out;
  for (const Hit& hit : all) {
    const bool inside = std::any_of(all.begin(), all.end(), [&](const Hit& other) {
      return other.begin <= hit.begin && other.end >= hit.end &&
             other.end - other.begin > hit.end - hit.begin;
    });
    if (!inside) {
      out.push_back(hit);
    }
  }
  return out;
}

struct Meaning {
  Role role;
  Saying saying;
  Stage stage;
};

Meaning meaning_of(std::string_view kind) {
  struct Entry {
    std::string_view kind;
    Meaning meaning;
  };
  static constexpr Entry kMeanings[] = {
      {"score", {Role::score, Saying::said, Stage::unsaid}},
      {"obtained", {Role::score, Saying::plainly, Stage::unsaid}},
      {"own", {Role::score, Saying::plainly, Stage::unsaid}},
      {"agency", {Role::score, Saying::said, Stage::unsaid}},
      {"final", {Role::score, Saying::plainly, Stage::final_result}},
      {"current", {Role::score, Saying::plainly, Stage::unsaid}},
      {"mean", {Role::score, Saying::silent, Stage::unsaid}},
      {"year", {Role::score, Saying::silent, Stage::unsaid}},
      {"round", {Role::score, Saying::silent, Stage::unsaid}},
      {"previous", {Role::previous, Saying::plainly, Stage::unsaid}},
      {"before_appeal", {Role::before_appeal, Saying::plainly, Stage::before_appeal}},
      {"difference", {Role::difference, Saying::plainly, Stage::unsaid}},
      {"weight", {Role::weight, Saying::plainly, Stage::unsaid}},
      {"points", {Role::points, Saying::plainly, Stage::unsaid}},
      {"full", {Role::maximum, Saying::plainly, Stage::unsaid}},
      {"target", {Role::target, Saying::plainly, Stage::target}},
      {"forecast", {Role::forecast, Saying::plainly, Stage::forecast}},
      {"self_assessed", {Role::self_assessed, Saying::plainly, Stage::self_assessed}},
      {"comparison", {Role::comparison, Saying::plainly, Stage::unsaid}},
      {"count", {Role::count, Saying::plainly, Stage::unsaid}},
      {"progress", {Role::other, Saying::plainly, Stage::unsaid}},
      {"rank", {Role::rank, Saying::plainly, Stage::unsaid}},
      {"note", {Role::other, Saying::plainly, Stage::unsaid}},
      {"level", {Role::other, Saying::plainly, Stage::unsaid}}};
  for (const Entry& entry : kMeanings) {
    if (entry.kind == kind) {
      return entry.meaning;
    }
  }
  return {Role::unexplained, Saying::silent, Stage::unsaid};
}

std::string without_digits(std::string_view text) {
  std::string out = thai::arabic_digits(text);
  std::replace_if(
      out.begin(), out.end(), [](unsigned char c) { return std::isdigit(c) != 0; }, ' ');
  return out;
}

/// A year of two digits alone in its heading, or with the word for one.
std::optional<int> short_year(std::string_view text, std::string_view kind) {
  const auto numbers = thai::find_numbers(text);
  if (kind != "year" || numbers.size() != 1 || numbers[0].decimals != 0 || numbers[0].value < 60 ||
      numbers[0].value >= 80) {
    return std::nullopt;
  }
  return thai::parse_year_be(text.substr(numbers[0].begin, numbers[0].end - numbers[0].begin),
                             true);
}

}  // namespace

bool Heading::label() const {
  static constexpr std::string_view kLabels[] = {"number", "name", "instrument", "level", "note"};
  return std::find(std::begin(kLabels), std::end(kLabels), kind) != std::end(kLabels);
}

std::string HeadingReader::kind_of(std::string_view text) const {
  const auto& roles = context_.facts.score_columns();
  const std::string key = thai::match_key(text);
  for (const facts::ColumnRole& role : roles) {
    for (const facts::Phrase& title : role.titles) {
      if (title.key.empty() ? clean(text) == title.text : key == title.key) {
        return role.role;
      }
    }
  }
  std::string best;
  size_t full = std::string::npos, points = std::string::npos;
  for (const Hit& hit : hits_in(text, key, roles)) {
    best = rank_of(hit.kind) < rank_of(best) ? hit.kind : best;
    full = hit.kind == "full" ? std::min(full, hit.begin) : full;
    points = hit.kind == "points" ? std::min(points, hit.begin) : points;
  }
  // "คะแนนเต็ม (ถ่วงน้ำหนัก)" is the most that can be had; "คะแนนถ่วงน้ำหนัก (คะแนนเต็ม 30)" is what was.
  if (best == "points" && full < points) {
    return "full";
  }
  if (!best.empty() || key.empty()) {
    return best;
  }
  // "FY67", "2566": words and years apart.
  const std::string words = without_digits(text);
  const std::string bare = thai::match_key(words);
  if (bare != key) {
    return bare.empty() ? "year" : kind_of(words);
  }
  // The name of an office is no title misread.
  return agency_of_heading(text, context_).whose == Whose::unsaid ? role_of_misread(key, roles)
                                                                  : "";
}

/// "(full 5)": the number right behind words for full marks.
void HeadingReader::add_full(Heading& out, const std::string& key) const {
  for (const facts::ColumnRole& role : context_.facts.score_columns()) {
    for (const facts::Phrase& title : role.titles) {
      const std::string word = role.role == "full" ? title.key : "";
      const size_t at = word.empty() ? std::string::npos : key.find(word);
      const size_t digits = at == std::string::npos ? at : at + word.size();
      if (digits < key.size() && std::isdigit(static_cast<unsigned char>(key[digits])) != 0) {
        out.full = std::stod(key.substr(digits, 3));
      }
    }
  }
}

/// A title of the data, whole.
bool HeadingReader::is_title(const std::string& key) const {
  const auto& roles = context_.facts.score_columns();
  return std::any_of(roles.begin(), roles.end(), [&](const facts::ColumnRole& role) {
    return std::any_of(role.titles.begin(), role.titles.end(),
                       [&](const facts::Phrase& title) { return title.key == key; });
  });
}

/// "เฉลี่ยกระทรวง", "ค่าเฉลี่ยของโรงพยาบาล…": the mean of a body of others.
bool HeadingReader::is_mean_of_body(const std::string& key) const {
  const facts::Facts& facts = context_.facts;
  const std::string own = thai::match_key(context_.agency_name);
  for (const facts::ColumnRole& role : facts.score_columns()) {
    for (const facts::Phrase& title : role.titles) {
      if (role.role != "mean" || !key.starts_with(title.key)) {
        continue;
      }
      std::string_view rest = std::string_view(key).substr(title.key.size());
      const std::string& of = facts.lexicon("of").front().key;
      rest = rest.starts_with(of) ? rest.substr(of.size()) : rest;
      const auto& bodies = facts.lexicon("body-of-mean");
      if ((own.empty() || rest != own) &&
          std::any_of(bodies.begin(), bodies.end(),
                      [&](const Phrase& body) { return rest.starts_with(body.key); })) {
        return true;
      }
    }
  }
  return false;
}

void HeadingReader::add_agency(Heading& out, std::string_view text) const {
  const HeadingAgency agency = agency_of_heading(text, context_);
  out.whose = agency.whose;
  out.agency = agency.name;
}

/// Words of the agency and of full marks change what the kind alone means.
void HeadingReader::settle(Heading& out) const {
  const Meaning meaning = meaning_of(out.kind);
  out.role = meaning.role;
  out.saying = meaning.saying;
  out.stage = meaning.stage;
  if (out.kind == "own") {
    out.whose = Whose::own;
  } else if (out.kind == "comparison") {
    out.whose = Whose::others;
  }
  // A place in a row of offices is none of their scores, whoever's it is.
  const bool open =
      (out.role == Role::score || out.role == Role::unexplained) && out.kind != "number";
  if (open && out.whose == Whose::own) {
    out.role = Role::score;
    out.saying = Saying::plainly;
  } else if (open && (out.whose == Whose::named || out.whose == Whose::others)) {
    out.role = Role::comparison;
    out.saying = Saying::plainly;
  }
  if (out.full && *out.full != 100 && out.role == Role::score) {
    out.role = Role::points;
  } else if (out.full && *out.full == 100 && out.role == Role::score) {
    out.saying = Saying::plainly;
  }
}

Heading HeadingReader::read(std::string_view text) const {
  Heading out;
  out.text = clean(text);
  if (out.text.empty()) {
    return out;
  }
  const std::string key = thai::match_key(text);
  out.kind = !is_title(key) && is_mean_of_body(key) ? "comparison" : kind_of(text);
  // "score (rank)": the brackets speak of a second number in the cell.
  const size_t bracket = text.find('(');
  const bool annex = out.kind == "rank" || out.kind == "difference" || out.kind == "level";
  if (annex && bracket != std::string_view::npos && bracket > 0) {
    const std::string outer = kind_of(text.substr(0, bracket));
    if (meaning_of(outer).role == Role::score && outer != "year") {
      out.annex = meaning_of(out.kind).role;
      out.kind = outer;
      text = text.substr(0, bracket);
    }
  }
  // "score (against 2566)": the year in the brackets is the one that it is compared with.
  if (bracket != std::string_view::npos && bracket > 0 && bracket < text.size() &&
      any_in(thai::match_key(text.substr(bracket)), context_.facts.lexicon("heading-compared"))) {
    text = text.substr(0, bracket);
    out.kind = kind_of(text);
    out.annex = Role::difference;
  }
  // "ค่าฐาน → ค่าเป้าหมาย": each cell holds what was reached, and behind an arrow what is wished.
  for (const Phrase& sign : context_.facts.lexicon("change-sign")) {
    const size_t arrow = text.find(sign.text);
    const std::string_view behind =
        arrow == std::string_view::npos ? "" : text.substr(arrow + sign.text.size());
    if (const Role wish = meaning_of(kind_of(behind)).role;
        wish == Role::target || wish == Role::forecast) {
      out.annex = wish;
      out.kind = "score";
      text = text.substr(0, arrow);
    }
  }
  out.year = year_in(text, context_.facts);
  out.year = out.year ? out.year : short_year(text, out.kind);
  out.instrument = context_.names.instrument(text);
  add_full(out, key);
  add_agency(out, text);
  settle(out);
  // "… full 100" with score words: the scale of the scores.
  if (out.kind == "full" && out.full) {
    const std::string bare = kind_of(text.substr(0, text.find('(')));
    if (meaning_of(bare).role == Role::score) {
      out.kind = bare;
      settle(out);
    }
  }
  if (out.kind == "round") {
    const auto numbers = thai::find_numbers(text);
    out.round = numbers.empty() ? 0 : static_cast<int>(numbers[0].value);
  }
  return out;
}

Heading HeadingReader::join(const std::vector<std::string>& texts,
                            const std::vector<bool>& group) const {
  static constexpr std::string_view kOfGroups[] = {"before_appeal", "self_assessed", "forecast",
                                                   "target",        "comparison",    "previous",
                                                   "own",           "final",         "current"};
  Heading out;
  for (size_t i = texts.size(); i-- > 0;) {  // the lowest says most
    const Heading one = read(texts[i]);
    const bool counts = !group[i] || std::find(std::begin(kOfGroups), std::end(kOfGroups),
                                               one.kind) != std::end(kOfGroups);
    if (counts && rank_of(one.kind) < rank_of(out.kind)) {
      out.kind = one.kind;
      out.annex = one.annex;
    }
    out.year = out.year ? out.year : one.year;
    out.full = out.full ? out.full : group[i] ? std::nullopt : one.full;
    out.round = out.round != 0 ? out.round : one.round;
    out.instrument = out.instrument.empty() ? one.instrument : out.instrument;
    if (out.whose == Whose::unsaid) {
      out.whose = one.whose;
      out.agency = one.agency;
    }
    out.text = one.text + (one.text.empty() || out.text.empty() ? "" : " ") + out.text;
  }
  settle(out);
  return out;
}

}  // namespace ita::report
