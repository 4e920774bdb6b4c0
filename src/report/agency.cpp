#include "report/agency.h"

#include <algorithm>
#include <map>
#include <optional>

#include "report/evidence.h"
#include "report/place_text.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kTitle = 12, kRunningHead = 6, kHeading = 4, kBody = 1;
/// Spellings closer than this are one name, read differently.
constexpr double kSameName = 0.8;

struct Mention {
  const facts::AgencyType* type = nullptr;
  bool abbreviated = false;
  std::string name;  ///< without the type's words
  std::string full;  ///< with them
  const Para* para = nullptr;
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

void collect(const Para& para, bool title, const facts::Facts& facts, std::vector<Mention>& out) {
  const std::string& text = para.text();
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
    for (const PlaceMention& place : places_after(text, para.keyed, {lead.word})) {
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
      mention.name = clean(
          std::string_view(text).substr(mention.span.begin, mention.span.end - mention.span.begin));
      mention.para = &para;
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
  const Para* para = nullptr;
  Span span;
};
using Votes = std::map<std::string, Vote>;

void vote(Votes& votes, const std::vector<PlaceMention>& places, const Para& para, double weight) {
  for (const PlaceMention& place : places) {
    Vote& into = votes[clean(place.name)];
    into.weight += weight;
    if (into.para == nullptr) {
      into.para = &para;
      into.span = place.span;
    }
  }
}

std::string winner(const Votes& votes) {
  const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
    return a.second.weight < b.second.weight;
  });
  return best == votes.end() ? "" : best->first;
}

const std::vector<std::string> kSubdistrict = {"ตำบล", "ต."};
const std::vector<std::string> kDistrict = {"อำเภอ", "อ."};
const std::vector<std::string> kProvince = {"จังหวัด", "จ."};

/// Where the document says the agency lies: beside its name first, then in titles and running
/// heads.
facts::Place printed_place(const std::vector<Para>& flow, const Candidate& candidate,
                           const std::vector<bool>& titles) {
  Votes subdistricts, districts, provinces;
  const auto beside = [&](const Para& para) {
    return std::any_of(candidate.mentions.begin(), candidate.mentions.end(),
                       [&](const Mention* m) { return m->para == &para; });
  };
  for (size_t i = 0; i < flow.size(); ++i) {
    const Para& para = flow[i];
    if (para.table() >= 0) {
      continue;
    }
    const double place_weight = beside(para) ? 4 : titles[i] || para.furniture ? 3 : 0;
    if (place_weight == 0) {
      continue;
    }
    // Only what follows the name in its own paragraph: another agency's place may stand before it.
    vote(districts, places_after(para.text(), para.keyed, kDistrict), para, place_weight);
    vote(provinces, places_after(para.text(), para.keyed, kProvince), para, place_weight);
    for (const PlaceMention& place : places_after(para.text(), para.keyed, kSubdistrict)) {
      const std::string_view before = std::string_view(para.text()).substr(0, place.span.begin);
      const bool own_word = before.ends_with("ส่วนตำบล") || before.ends_with("เทศบาลตำบล") ||
                            before.ends_with("ส่วนตำบล ") || before.ends_with("เทศบาลตำบล ") ||
                            before.ends_with("อบต.") || before.ends_with("ทต.");
      if (!own_word) {
        vote(subdistricts, {place}, para, place_weight);
      }
    }
  }
  return {winner(subdistricts), winner(districts), winner(provinces)};
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
  std::vector<Mention> mentions;
  std::vector<bool> titles;
  for (size_t i = 0; i < flow.size(); ++i) {
    titles.push_back(title_zone(flow, i));
    if (flow[i].table() < 0) {
      collect(flow[i], titles.back(), facts, mentions);
    }
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
  out.evidence = evidence_of(chosen.para->traced, chosen.span);
  add_reading_doubts(out.review, chosen.para->traced, chosen.span);
  if (candidates.size() > 1 && candidates[1].weight * 2 > best.weight &&
      candidates[1].weight >= kHeading) {
    out.review.add("พบชื่อหน่วยงานมากกว่าหนึ่งชื่อ: " + out.name + ", " +
                   best_spelling(candidates[1]).full);
  }
  const facts::Place place = printed_place(flow, best, titles);
  out.province = place.province;
  out.district = with_town_district(place.district, place.province, facts);
  out.subdistrict = names_its_subdistrict(out.type) ? bare : place.subdistrict;
  const bool of_province =
      out.type == "province" || out.type == "provincial_administrative_organization";
  if (of_province && out.province.empty()) {
    out.province = bare;
  }
  check_place(out, facts, out.evidence->source == text::Origin::ocr, bare);
  return out;
}

}  // namespace ita::report
