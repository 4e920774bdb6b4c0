#include "report/agency.h"

#include <algorithm>
#include <map>
#include <optional>

#include "report/evidence.h"
#include "report/marker.h"
#include "report/place_text.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kTitle = 12, kRunningHead = 6, kHeading = 4, kBody = 1;
/// Spellings closer than this are one name, read differently.
constexpr double kSameName = 0.8;

/// A paragraph with its lines kept apart, so that a name ends where its line does.
struct Sheet {
  const Para* para = nullptr;
  layout::TracedText traced;
  Keyed keyed;
  bool title = false;
};

struct Mention {
  const facts::AgencyType* type = nullptr;
  bool abbreviated = false;
  std::string name;    ///< without the type's words
  std::string full;    ///< with them
  std::string longer;  ///< name with the next word
  const Sheet* sheet = nullptr;
  Span span;
  double weight = 0;
};

/// Types whose words stand in every report (the assessor, the place), so that a mention in the body
/// says little.
double trust_in(const facts::AgencyType& type, bool in_title) {
  static constexpr std::string_view kCommon[] = {"province",
                                                 "department",
                                                 "other",
                                                 "independent_body",
                                                 "fund",
                                                 "state_enterprise",
                                                 "special_local_government"};
  const bool common =
      std::find(std::begin(kCommon), std::end(kCommon), type.code) != std::end(kCommon);
  return !common ? 1 : type.code == "province" ? 0.1 : in_title ? 0.7 : 0.1;
}

bool title_zone(const std::vector<Para>& flow, size_t index) {
  if (flow[index].page() > flow.front().page() || flow[index].furniture) {
    return false;
  }
  for (size_t i = 0; i < index; ++i) {
    if (flow[i].table() >= 0 || flow[i].opens_section || flow[i].keyed.key().size() > 600) {
      return false;
    }
  }
  return true;
}

double weight_of(const Para& para, bool title) {
  if (para.furniture) {
    return para.block->kind == layout::BlockKind::signature ? kHeading : kRunningHead;
  }
  return title ? kTitle : para.heading ? kHeading : kBody;
}

/// "(องค์การมหาชน)" behind a name makes all before it the name.
const facts::AgencyType* type_by_mark(std::string_view text, size_t from, const facts::Facts& facts,
                                      size_t& end) {
  for (const facts::AgencyType& type : facts.agency_types()) {
    for (const std::string& mark : type.marks) {
      const size_t at = text.find(mark, from);
      if (at != std::string_view::npos && at - from < 150) {
        end = at + mark.size();
        return &type;
      }
    }
  }
  return nullptr;
}

void collect(const Sheet& sheet, const facts::Facts& facts, std::vector<Mention>& out) {
  const Para& para = *sheet.para;
  const bool title = sheet.title;
  const std::string& text = sheet.traced.text();
  std::vector<Span> taken;
  struct Lead {
    const facts::AgencyType* type;
    std::string word;
  };
  std::vector<Lead> leads;
  for (const facts::AgencyType& type : facts.agency_types()) {
    for (const std::string& name : type.names) {
      leads.push_back({&type, name});
    }
  }
  std::stable_sort(leads.begin(), leads.end(),
                   [](const Lead& a, const Lead& b) { return a.word.size() > b.word.size(); });
  for (const Lead& lead : leads) {
    for (const PlaceMention& place : places_after(text, sheet.keyed, {lead.word})) {
      Mention mention;
      mention.type = lead.type;
      mention.abbreviated = lead.word.ends_with(".");
      mention.span = place.span;
      const bool inside = std::any_of(taken.begin(), taken.end(), [&](const Span& s) {
        return place.whole.begin < s.end && s.begin < place.whole.end;
      });
      if (inside) {
        continue;
      }
      size_t end = 0;
      if (const auto* marked = type_by_mark(text, place.span.begin, facts, end);
          marked != nullptr && trust_in(*lead.type, true) < 1) {
        mention.type = marked;
        mention.span.end = end;
      }
      taken.push_back({place.whole.begin, mention.span.end});
      // In running text a line end is no end of a name; in a title it is.
      const bool runs_on = !para.heading && !para.furniture && !para.block->centred &&
                           mention.span.end < text.size() && text[mention.span.end] == '\n';
      mention.name = runs_on ? clean(place.longer)
                             : clean(std::string_view(text).substr(
                                   mention.span.begin, mention.span.end - mention.span.begin));
      mention.longer = place.longer;
      mention.sheet = &sheet;
      mention.weight = weight_of(para, title) * trust_in(*mention.type, title || para.furniture);
      mention.full = (mention.abbreviated ? lead.type->names.front() : lead.word) + mention.name;
      out.push_back(std::move(mention));
    }
  }
}

/// Mentions that say the same name, however spelt.
struct Candidate {
  std::vector<const Mention*> mentions;
  double weight = 0;
};

bool same(const Mention& a, const Mention& b) {
  if (a.type->code != b.type->code) {
    return false;
  }
  const std::string x = thai::match_key(a.name);
  const std::string y = thai::match_key(b.name);
  return x == y || (std::min(x.size(), y.size()) >= 9 && thai::similarity(x, y) >= kSameName);
}

std::vector<Candidate> group(const std::vector<Mention>& mentions) {
  std::vector<Candidate> out;
  for (const Mention& mention : mentions) {
    const auto home = std::find_if(out.begin(), out.end(), [&](const Candidate& c) {
      return same(*c.mentions.front(), mention);
    });
    Candidate& into = home == out.end() ? out.emplace_back() : *home;
    into.mentions.push_back(&mention);
    into.weight += mention.weight;
  }
  // A name that goes on in the next word without a space ("…บึงนครมีการ") speaks for the shorter one.
  for (Candidate& shorter : out) {
    for (const Candidate& longer : out) {
      const Mention& a = *shorter.mentions.front();
      const Mention& b = *longer.mentions.front();
      if (&shorter != &longer && a.type->code == b.type->code && b.name.size() > a.name.size() &&
          b.name.starts_with(a.name) && a.name.size() >= 9 &&
          shorter.mentions.size() >= longer.mentions.size()) {
        shorter.weight += longer.weight;
      }
    }
  }
  return out;
}

/// The spelling that most mentions have; the one that ends the name earliest among equals.
const Mention& best_spelling(const Candidate& candidate) {
  std::map<std::string, double> votes;
  for (const Mention* mention : candidate.mentions) {
    votes[mention->name] += mention->weight;
  }
  const Mention* best = candidate.mentions.front();
  for (const Mention* mention : candidate.mentions) {
    const auto worth = [&](const Mention& m) {
      return std::tuple(votes[m.name], m.abbreviated ? 0 : 1, m.weight);
    };
    if (worth(*mention) > worth(*best)) {
      best = mention;
    }
  }
  return *best;
}

struct Vote {
  double weight = 0;
  std::string longer;
};
using Votes = std::map<std::string, Vote>;

void vote(Votes& votes, const std::vector<PlaceMention>& places, double weight) {
  for (const PlaceMention& place : places) {
    Vote& into = votes[clean(place.name)];
    into.weight += weight;
    into.longer = clean(place.longer);
  }
}

/// The name with most votes that `exists` knows, read with its next word or cut at its end where
/// that makes it known; the name with most votes where none is known.
template <class Exists>
std::string winner(const Votes& votes, const Exists& exists) {
  std::map<std::string, double> known;
  const std::string* best = nullptr;
  double most = 0;
  for (const auto& [name, v] : votes) {
    if (exists(name)) {
      known[name] += v.weight;
    } else if (exists(v.longer)) {
      known[v.longer] += v.weight;
    }
    if (v.weight > most) {
      most = v.weight;
      best = &name;
    }
  }
  const auto top = std::max_element(
      known.begin(), known.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (top != known.end() && top->second * 2 >= most) {
    return top->first;
  }
  return best == nullptr ? "" : *best;
}

const std::vector<std::string> kSubdistrict = {"ตำบล", "ต."};
const std::vector<std::string> kDistrict = {"อำเภอ", "อ."};
const std::vector<std::string> kProvince = {"จังหวัด", "จ."};

/// Where the document says the agency lies: beside its name first, then in titles and running
/// heads.
facts::Place printed_place(const std::vector<Sheet>& sheets, const Candidate& candidate,
                           const facts::Facts& facts) {
  Votes subdistricts, districts, provinces;
  const auto beside = [&](const Sheet& sheet) {
    return std::any_of(candidate.mentions.begin(), candidate.mentions.end(),
                       [&](const Mention* m) { return m->sheet == &sheet; });
  };
  for (const Sheet& sheet : sheets) {
    const double weight = beside(sheet) ? 4 : sheet.title || sheet.para->furniture ? 3 : 0;
    if (weight == 0) {
      continue;
    }
    const std::string& text = sheet.traced.text();
    vote(districts, places_after(text, sheet.keyed, kDistrict), weight);
    vote(provinces, places_after(text, sheet.keyed, kProvince), weight);
    for (const PlaceMention& place : places_after(text, sheet.keyed, kSubdistrict)) {
      const std::string_view before = trimmed(std::string_view(text).substr(0, place.whole.begin));
      const bool own_word = before.ends_with("ส่วน") || before.ends_with("เทศบาล") ||
                            before.ends_with("อบ") || before.ends_with("ท");
      if (!own_word) {
        vote(subdistricts, {place}, weight);
      }
    }
  }
  facts::Place out;
  out.province = winner(provinces, [&](const std::string& name) {
    return std::find(facts.provinces().begin(), facts.provinces().end(), name) !=
           facts.provinces().end();
  });
  out.district = winner(districts, [&](const std::string& name) {
    return name == "เมือง" || facts.place_exists({"", name, out.province});
  });
  out.subdistrict = winner(subdistricts, [&](const std::string& name) {
    return facts.place_exists({name, out.district, out.province});
  });
  return out;
}

bool names_its_subdistrict(const std::string& type) {
  return type == "subdistrict_administrative_organization";
}

std::string with_town_district(const std::string& district, const std::string& province,
                               const facts::Facts& facts) {
  // "อำเภอเมือง จังหวัดน่าน" is อำเภอเมืองน่าน.
  if (district == "เมือง" && facts.place_exists({"", district + province, province})) {
    return district + province;
  }
  return district;
}

/// Compares with the gazetteer.  What OCR read is mended to the one place that exists where all
/// else agrees; what a text layer says is never changed.
void check_place(Agency& agency, const facts::Facts& facts, bool may_mend, std::string& bare) {
  facts::Place place{agency.subdistrict, agency.district, agency.province};
  if (place.subdistrict.empty() && place.district.empty() && place.province.empty()) {
    return;
  }
  if (facts.place_exists(place)) {
    return;
  }
  if (may_mend) {
    const std::vector<facts::Place> near = facts.find_places(place, 0.8);
    const auto agreeing = [&](const facts::Place& p) {
      return (place.subdistrict.empty() || p.subdistrict == place.subdistrict) +
             (place.district.empty() || p.district == place.district) +
             (place.province.empty() || p.province == place.province);
    };
    const bool single =
        near.size() == 1 || (near.size() > 1 && agreeing(near[0]) > agreeing(near[1]));
    if (single && agreeing(near[0]) >= 2) {
      const facts::Place& found = near[0];
      if (!place.subdistrict.empty() && bare == place.subdistrict) {
        agency.name.replace(agency.name.size() - bare.size(), bare.size(), found.subdistrict);
        bare = found.subdistrict;
      }
      agency.subdistrict = place.subdistrict.empty() ? "" : found.subdistrict;
      agency.district = place.district.empty() ? "" : found.district;
      agency.province = place.province.empty() ? "" : found.province;
      return;
    }
  }
  const auto part = [](const char* word, const std::string& name) {
    return name.empty() ? std::string() : word + name + " ";
  };
  agency.review.add("ไม่พบในทำเนียบท้องที่: " +
                    clean(part("ตำบล", place.subdistrict) + part("อำเภอ", place.district) +
                          part("จังหวัด", place.province)));
}

}  // namespace

std::string bare_place(const std::string& name, const facts::Facts& facts) {
  std::string best = name;
  for (const facts::AgencyType& type : facts.agency_types()) {
    for (const std::string& lead : type.names) {
      if (name.starts_with(lead) && name.size() - lead.size() < best.size()) {
        best = std::string(trimmed(std::string_view(name).substr(lead.size())));
      }
    }
  }
  return best;
}

Agency find_agency(const std::vector<Para>& flow, const facts::Facts& facts) {
  Agency out;
  std::vector<Sheet> sheets;
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow[i].table() < 0) {
      Sheet sheet{
          &flow[i], layout::TracedText::of(flow[i].block->lines, false), {}, title_zone(flow, i)};
      sheet.keyed = Keyed(sheet.traced.text());
      sheets.push_back(std::move(sheet));
    }
  }
  std::vector<Mention> mentions;
  for (const Sheet& sheet : sheets) {
    collect(sheet, facts, mentions);
  }
  if (mentions.empty()) {
    return out;
  }
  std::vector<Candidate> candidates = group(mentions);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  const Candidate& best = candidates.front();
  const Mention& chosen = best_spelling(best);
  out.type = chosen.type->code;
  out.name = chosen.full;
  std::string bare = chosen.name;
  out.evidence = evidence_of(chosen.sheet->traced, chosen.span);
  add_reading_doubts(out.review, chosen.sheet->traced, chosen.span);
  if (candidates.size() > 1 && candidates[1].weight * 2 > best.weight &&
      candidates[1].weight >= kHeading) {
    out.review.add("พบชื่อหน่วยงานมากกว่าหนึ่งชื่อ: " + out.name + ", " +
                   best_spelling(candidates[1]).full);
  }
  const facts::Place place = printed_place(sheets, best, facts);
  out.province = place.province;
  out.district = with_town_district(place.district, place.province, facts);
  const bool named_after = names_its_subdistrict(out.type);
  const auto exists = [&](const std::string& name) {
    return !name.empty() && facts.place_exists({name, out.district, out.province});
  };
  if (named_after && !exists(bare) && chosen.longer != bare && exists(chosen.longer)) {
    out.name.replace(out.name.size() - bare.size(), bare.size(), chosen.longer);
    bare = chosen.longer;
  }
  const bool derived = named_after || (out.type == "subdistrict_municipality" &&
                                       !out.district.empty() && exists(bare));
  out.subdistrict = derived ? bare : place.subdistrict;
  const bool of_province =
      out.type == "province" || out.type == "provincial_administrative_organization";
  if (of_province && out.province.empty()) {
    out.province = bare;
  }
  check_place(out, facts, out.evidence->source == text::Origin::ocr, bare);
  return out;
}

}  // namespace ita::report
