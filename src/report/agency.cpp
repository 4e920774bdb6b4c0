#include "report/agency.h"

#include <algorithm>
#include <map>
#include <optional>

#include "report/agency_mentions.h"
#include "report/agency_place.h"
#include "report/evidence.h"
#include "report/marker.h"
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
      if (&shorter == &longer || a.type->code != b.type->code || b.name.size() <= a.name.size() ||
          !b.name.starts_with(a.name) || a.name.size() < 9) {
        continue;
      }
      const bool glued = b.name[a.name.size()] != ' ';
      if (glued && place(b.name) && !place(a.name)) {
        // A line that ends in the middle of the name left only its beginning.
        longer.weight += shorter.weight;
        shorter.weight = 0;
      } else if (glued && shorter.mentions.size() >= longer.mentions.size()) {
        shorter.weight += longer.weight;
        longer.weight = 0;
      } else if (!glued && b.sheet->title && !a.sheet->title) {
        longer.weight += shorter.weight;
        shorter.weight = 0;
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

/// A line of the title that is neither a place nor of the report's own words, and may name an
/// agency of a kind that the facts do not know.
std::string unknown_line(const AgencyMention& chosen) {
  static const std::vector<Phrase> kKnown =
      phrases({"ประเมิน", "รายงาน", "ผล", "แผน", "มาตรการ", "ปี", "ประจำ", "ตาราง", "แบบ", "คะแนน",
               "จังหวัด", "อำเภอ", "พศ", "ita", "หน่วยงาน", "เรื่อง", "บันทึก", "ภาพรวม"});
  const std::string& text = chosen.sheet->traced.text();
  size_t begin = 0;
  while (chosen.sheet->title && begin < chosen.lead) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = clean(std::string_view(text).substr(begin, end - begin));
    const std::string key = thai::match_key(line);
    const bool digits =
        std::any_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (key.size() >= 12 && !digits && !any_in(key, kKnown) && end <= chosen.lead) {
      return line;
    }
    begin = end + 1;
  }
  return "";
}

/// Words of a type that OCR read with a wrong letter, at the head of a title line.
std::optional<AgencyMention> misread(const std::vector<Sheet>& sheets, const facts::Facts& facts) {
  constexpr double kAlike = 0.85;
  constexpr size_t kShortest = 27;
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
        const std::string key = thai::match_key(name);
        if (key.size() < kShortest) {
          continue;
        }
        thai::Found found = thai::find_like(key, sheet.keyed.key());
        // Of ends that fit alike the last: the wrong letter is the type's, not the name's.
        constexpr size_t kLetter = 3;
        for (size_t end = found.end + kLetter;
             end <= std::min(found.end + 2 * kLetter, sheet.keyed.key().size()); end += kLetter) {
          const std::string part = sheet.keyed.key().substr(found.begin, end - found.begin);
          if (part.back() == key.back() && part.ends_with(key.substr(key.size() - kLetter)) &&
              thai::similarity(key, part) >= kAlike) {
            found.end = end;
            break;
          }
        }
        const Span lead = sheet.keyed.source(found.begin, found.end);
        const bool head =
            lead.begin == 0 || text[lead.begin - 1] == '\n' || text[lead.begin - 1] == ' ';
        const Span span = name_at(text, lead.end);
        if (found.similarity <= likeness || !head || span.empty()) {
          continue;
        }
        likeness = found.similarity;
        AgencyMention mention;
        mention.type = &type;
        mention.name = clean(std::string_view(text).substr(span.begin, span.end - span.begin));
        mention.longer = longer_name(text, span);
        mention.full = name + mention.name;
        mention.sheet = &sheet;
        mention.span = span;
        mention.lead = lead.begin;
        mention.weight = kTitleName;
        best = std::move(mention);
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
    agency.review.add("ชื่อหน่วยงานอ่านจากภาพได้เพียงแห่งเดียว และไม่มีทำเนียบให้เทียบ");
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

Agency find_agency(const std::vector<Para>& flow, const facts::Facts& facts) {
  Agency out;
  const std::vector<Sheet> sheets = make_sheets(flow);
  std::vector<AgencyMention> mentions = find_agencies(sheets, facts);
  if (mentions.empty()) {
    auto mention = misread(sheets, facts);
    if (!mention) {
      return out;
    }
    out.review.add("คำขึ้นต้นชื่อหน่วยงานอ่านได้ไม่ชัด จึงเทียบเป็น \"" + mention->full + "\"");
    mentions.push_back(std::move(*mention));
  }
  const std::vector<Candidate> candidates = group(mentions, facts);
  const Candidate& best = candidates.front();
  const AgencyMention& chosen = best_spelling(best);
  out.type = chosen.type->code;
  out.name = chosen.full;
  out.evidence = evidence_of(chosen.sheet->traced, chosen.span);
  add_reading_doubts(out.review, chosen.sheet->traced, chosen.span);
  if (candidates.size() > 1 && candidates[1].weight * 2 > best.weight &&
      candidates[1].weight >= kHeadingName) {
    out.review.add("พบชื่อหน่วยงานมากกว่าหนึ่งชื่อ: " + out.name + ", " +
                   best_spelling(candidates[1]).full);
  }
  if (chosen.goes_on) {
    out.review.add("ชื่อหน่วยงานอาจต่อในบรรทัดถัดไป");
  }
  if (chosen.type->place) {
    if (const std::string line = unknown_line(chosen); !line.empty()) {
      out.review.add("จังหวัดอาจเป็นเพียงที่ตั้งของ \"" + line + "\"");
    }
  }
  const bool ocr = out.evidence->source == text::Origin::ocr;
  if (ocr) {
    doubt_lone_reading(out, best, chosen, facts);
  }
  settle_place(out, chosen, printed_place(sheets, best.mentions, facts), ocr, chosen.name, facts);
  return out;
}

}  // namespace ita::report
