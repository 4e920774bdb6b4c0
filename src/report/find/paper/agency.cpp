#include "report/find/paper/agency.h"

#include <algorithm>
#include <map>
#include <optional>

#include "report/find/paper/agency_mentions.h"
#include "report/find/paper/agency_name.h"
#include "report/find/paper/agency_place.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// Spellings closer than this are one name, read differently.
constexpr double kSameName = 0.8;

/// Mentions that say the same name, however spelt.
struct Candidate {
  std::vector<const AgencyMention*> mentions;
  double weight = 0;
};

/// The numbers of a name: "เขต 1" and "เขต 2" are two offices however alike.
std::string digits_of(const std::string& name) {
  std::string out;
  for (const char c : clean(name)) {
    if (c >= '0' && c <= '9') {
      out += c;
    }
  }
  return out;
}

bool same(const AgencyMention& a, const AgencyMention& b) {
  if (a.type->code != b.type->code || digits_of(a.full) != digits_of(b.full)) {
    return false;
  }
  const std::string x = thai::match_key(a.name.empty() ? a.full : a.name);
  const std::string y = thai::match_key(b.name.empty() ? b.full : b.name);
  return x == y || (std::min(x.size(), y.size()) >= 9 && thai::similarity(x, y) >= kSameName);
}

/// A name that goes on in the next word without a space ("…บึงนครมีการ"), or that the text gives
/// without its tail, speaks for the one in the title.
void lend_weight(std::vector<Candidate>& all, const facts::Facts& facts) {
  const auto place = [&](const std::string& name) {
    return facts.place_exists({name, "", ""}) || facts.place_exists({"", name, ""}) ||
           facts.place_exists({"", "", name});
  };
  for (Candidate& shorter : all) {
    for (Candidate& longer : all) {
      const AgencyMention& a = *shorter.mentions.front();
      const AgencyMention& b = *longer.mentions.front();
      if (&shorter != &longer && !b.type->parents.empty() && !a.sheet->title &&
          b.full.find(a.full) != std::string::npos) {
        // The text calls a part by the name of the whole.
        longer.weight += shorter.weight;
        shorter.weight = 0;
        continue;
      }
      if (&shorter == &longer || a.type->code != b.type->code || b.name.size() <= a.name.size() ||
          !b.name.starts_with(a.name) || a.name.size() < 9) {
        continue;
      }
      const bool glued = b.name[a.name.size()] != ' ';
      // A line that ends in the middle of the name left only its beginning.
      const bool cut = glued && place(b.name) && !place(a.name);
      if (cut || (!glued && b.sheet->title && !a.sheet->title)) {
        longer.weight += shorter.weight;
        shorter.weight = 0;
      } else if (glued && shorter.mentions.size() >= longer.mentions.size()) {
        shorter.weight += longer.weight;
        longer.weight = 0;
      }
    }
  }
}

std::vector<Candidate> group(const std::vector<AgencyMention>& mentions,
                             const facts::Facts& facts) {
  std::vector<Candidate> out;
  for (const AgencyMention& mention : mentions) {
    const auto home = std::find_if(out.begin(), out.end(), [&](const Candidate& c) {
      return same(*c.mentions.front(), mention);
    });
    Candidate& into = home == out.end() ? out.emplace_back() : *home;
    into.mentions.push_back(&mention);
    into.weight += mention.weight;
  }
  lend_weight(out, facts);
  std::stable_sort(out.begin(), out.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  return out;
}

/// The spelling that most mentions have; the one that ends the name earliest among equals.
const AgencyMention& best_spelling(const Candidate& candidate) {
  std::map<std::string, double> votes;
  for (const AgencyMention* mention : candidate.mentions) {
    votes[mention->name] += mention->weight;
  }
  const AgencyMention* best = candidate.mentions.front();
  for (const AgencyMention* mention : candidate.mentions) {
    const auto worth = [&](const AgencyMention& m) {
      return std::tuple(votes[m.name], m.abbreviated ? 0 : 1, m.weight);
    };
    if (worth(*mention) > worth(*best)) {
      best = mention;
    }
  }
  return *best;
}

/// A line of a title sheet, before byte `end`, that is neither a place nor of the report's own
/// words, and may name an agency of a kind that the facts do not know.
std::optional<Span> unknown_line(const Sheet& sheet, size_t end_of_search,
                                 const facts::Facts& facts) {
  constexpr size_t kShortest = 12;
  const std::string& text = sheet.traced.text();
  for (size_t begin = 0;
       (sheet.title || sheet.first_heading) && begin < std::min(end_of_search, text.size());) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string key = thai::match_key(std::string_view(text).substr(begin, end - begin));
    const bool digits =
        std::any_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (key.size() >= kShortest && !digits && !any_in(key, facts.lexicon("title-words")) &&
        end <= end_of_search) {
      return Span{begin, end};
    }
    begin = end + 1;
  }
  return std::nullopt;
}

bool is_abbreviation(std::string_view bracket) {
  return bracket.find('.') != std::string_view::npos ||
         std::none_of(bracket.begin(), bracket.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// The line of a title in which the name is only a part of something longer; empty where it is the
/// whole, or where what stands beside it is a place, a year, the report.
std::string longer_line(const AgencyMention& chosen, const facts::Facts& facts) {
  constexpr size_t kShortest = 9;
  const std::string_view text = chosen.sheet->traced.text();
  if (!chosen.sheet->title && !chosen.sheet->para->furniture) {
    return "";
  }
  const size_t line = chosen.lead == 0 ? 0 : text.rfind('\n', chosen.lead - 1) + 1;
  const size_t end = std::min(text.find('\n', chosen.span.end), text.size());
  const std::string_view before = trimmed(text.substr(line, chosen.lead - line));
  const std::string_view after = trimmed(text.substr(chosen.span.end, end - chosen.span.end));
  const std::string before_key = thai::match_key(before);
  const std::vector<Phrase>& connectives = facts.lexicon("before-agency");
  // "ส่วนที่ 1 กรม…": the number of a part is none of the name.
  const std::string_view unmarked = without_marker(text.substr(line, end - line));
  const bool marked = static_cast<size_t>(unmarked.data() - text.data()) >= chosen.lead;
  const bool led = marked || before_key.size() < kShortest ||
                   any_in(before_key, facts.lexicon("title-words")) ||
                   std::any_of(connectives.begin(), connectives.end(),
                               [&](const Phrase& word) { return before.ends_with(word.text); });
  bool followed = after.empty() || thai::match_key(after).size() < kShortest ||
                  begins_something_else(after, 0, facts);
  if (after.starts_with("(")) {
    followed = is_abbreviation(after.substr(0, after.find(')')));
  } else if (!after.empty() && static_cast<unsigned char>(after.front()) < 0x80) {
    followed = true;
  }
  return led && followed ? "" : clean(text.substr(line, end - line));
}

constexpr double kAlike = 0.85;       ///< a type's words that OCR misread, and as they are
constexpr size_t kShortestLead = 27;  ///< bytes of a key; shorter ones are like too much
constexpr size_t kLetter = 3;         ///< bytes

/// Where the words stand.  Of ends that fit alike the last: the wrong letter is the type's, not the
/// name's.
thai::Found find_misread(const std::string& key, const std::string& text) {
  thai::Found found = thai::find_like(key, text);
  for (size_t end = found.end + kLetter; end <= std::min(found.end + 2 * kLetter, text.size());
       end += kLetter) {
    const std::string part = text.substr(found.begin, end - found.begin);
    if (part.back() == key.back() && part.ends_with(key.substr(key.size() - kLetter)) &&
        thai::similarity(key, part) >= kAlike) {
      found.end = end;
      break;
    }
  }
  return found;
}

/// The agency that a sheet names with a type's words misread, where they are more alike than
/// `likeness`, which becomes theirs.
std::optional<AgencyMention> misread(const Sheet& sheet, const facts::AgencyType& type,
                                     const std::string& name, const facts::Facts& facts,
                                     double& likeness) {
  const std::string key = thai::match_key(name);
  if (key.size() < kShortestLead) {
    return std::nullopt;
  }
  const std::string& text = sheet.traced.text();
  const thai::Found found = find_misread(key, sheet.keyed.key());
  const Span lead = sheet.keyed.source(found.begin, found.end);
  const bool head = lead.begin == 0 || text[lead.begin - 1] == '\n' || text[lead.begin - 1] == ' ';
  const Span span = name_at(text, lead.end, facts);
  if (found.similarity <= likeness || !head || span.empty()) {
    return std::nullopt;
  }
  likeness = found.similarity;
  AgencyMention mention;
  mention.type = &type;
  mention.name = clean(std::string_view(text).substr(span.begin, span.end - span.begin));
  mention.longer = longer_name(text, span, facts);
  mention.full = name + mention.name;
  mention.sheet = &sheet;
  mention.span = span;
  mention.lead = lead.begin;
  mention.weight = kTitleName;
  return mention;
}

/// Words of a type that OCR read with a wrong letter, at the head of a title line.
std::optional<AgencyMention> misread(const std::vector<Sheet>& sheets, const facts::Facts& facts) {
  std::optional<AgencyMention> best;
  double likeness = kAlike;
  for (const Sheet& sheet : sheets) {
    const std::string& text = sheet.traced.text();
    if (!(sheet.title || sheet.para->furniture) || text.empty() ||
        sheet.traced.origin(0, text.size()) != text::Origin::ocr) {
      continue;
    }
    for (const facts::AgencyType& type : facts.agency_types()) {
      for (const std::string& name : type.names) {
        if (auto mention = misread(sheet, type, name, facts, likeness)) {
          best = std::move(mention);
        }
      }
    }
  }
  return best;
}

/// A name that no list can confirm must be read alike in two places of a scan.
void doubt_lone_reading(Agency& agency, const Candidate& candidate, const AgencyMention& chosen,
                        const facts::Facts& facts) {
  if (chosen.type->one_word || chosen.name.empty()) {
    return;
  }
  const auto twice = std::count_if(candidate.mentions.begin(), candidate.mentions.end(),
                                   [&](const AgencyMention* m) { return m->name == chosen.name; });
  const std::string first = chosen.name.substr(0, chosen.name.find(' '));
  const bool place = facts.place_exists({first, "", ""}) || facts.place_exists({"", first, ""}) ||
                     facts.place_exists({"", "", first});
  if (twice < 2 && !place) {
    agency.review.add("agency-read-once");
  }
}

}  // namespace

std::string bare_place(const std::string& name, const facts::Facts& facts) {
  std::string best = name;
  for (const facts::AgencyType& type : facts.agency_types()) {
    for (const std::string& lead : type.names) {
      if (name.starts_with(lead) && name.size() > lead.size() &&
          name.size() - lead.size() < best.size()) {
        best = std::string(trimmed(std::string_view(name).substr(lead.size())));
      }
    }
  }
  return best;
}

namespace {

/// The agency of a kind that the facts do not know, from a line of the title that is nothing else.
Agency of_unknown_kind(const Sheet& sheet, Span line) {
  Agency out;
  const std::string& text = sheet.traced.text();
  // "Office of … | TH | EN": an upright stroke parts the name from the menu beside it.
  const size_t stroke = text.find(" |", line.begin + 1);
  line.end = std::min(line.end, stroke);
  out.name = clean(std::string_view(text).substr(line.begin, line.end - line.begin));
  out.evidence = evidence_of(sheet.traced, line);
  out.review.add("agency-of-unknown-kind", {{"name", out.name}});
  add_reading_doubts(out.review, sheet.traced, line);
  return out;
}

/// Lines of the title that name a body of a kind that nobody knows, where that could be the agency.
void doubt_unknown_lines(Agency& out, const std::vector<Sheet>& sheets, const AgencyMention& chosen,
                         bool said_little, const facts::Facts& facts) {
  if (!chosen.type->place && !said_little) {
    return;
  }
  for (const Sheet& sheet : sheets) {
    const size_t until = &sheet == chosen.sheet ? chosen.lead : std::string::npos;
    if (const auto line = unknown_line(sheet, until, facts)) {
      const std::string name =
          clean(std::string_view(sheet.traced.text()).substr(line->begin, line->end - line->begin));
      out.review.add(chosen.type->place ? "agency-may-be-place" : "agency-not-in-title",
                     {{"name", out.name}, {"printed", name}});
    }
  }
}

}  // namespace

Agency find_agency(const std::vector<Para>& flow, const facts::Facts& facts) {
  Agency out;
  const std::vector<Sheet> sheets = make_sheets(flow);
  std::vector<AgencyMention> mentions = find_agencies(sheets, facts);
  if (mentions.empty()) {
    auto mention = misread(sheets, facts);
    if (!mention) {
      for (const Sheet& sheet : sheets) {
        if (const auto line = unknown_line(sheet, std::string::npos, facts)) {
          return of_unknown_kind(sheet, *line);
        }
      }
      return out;
    }
    out.review.add("agency-type-unclear", {{"agency", mention->full}});
    mentions.push_back(std::move(*mention));
  }
  const std::vector<Candidate> candidates = group(mentions, facts);
  const Candidate& best = candidates.front();
  const AgencyMention& chosen = best_spelling(best);
  out.type = chosen.type->code;
  out.name = chosen.full;
  out.evidence = evidence_of(chosen.sheet->traced,
                             {std::min(chosen.lead, chosen.span.begin), chosen.span.end});
  add_reading_doubts(out.review, chosen.sheet->traced, chosen.span);
  if (candidates.size() > 1 && candidates[1].weight * 2 > best.weight &&
      candidates[1].weight >= kHeadingName) {
    out.review.add("several-agencies",
                   {{"agency", out.name}, {"other", best_spelling(candidates[1]).full}});
  }
  if (chosen.goes_on) {
    out.review.add("agency-goes-on");
  }
  if (const std::string line = longer_line(chosen, facts); !line.empty()) {
    out.review.add("agency-part-of-longer-name", {{"name", out.name}, {"printed", line}});
  }
  doubt_unknown_lines(out, sheets, chosen, best.weight < kOpeningName, facts);
  const bool ocr = out.evidence->source == text::Origin::ocr;
  if (ocr) {
    doubt_lone_reading(out, best, chosen, facts);
  }
  settle_place(out, chosen, printed_place(sheets, best.mentions, facts), ocr, chosen.name, facts);
  return out;
}

}  // namespace ita::report
