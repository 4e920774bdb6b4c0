#include "report/find/paper/agency_place.h"

#include <algorithm>
#include <map>
#include <set>

#include "report/find/cues.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

struct Vote {
  double weight = 0;
  std::string longer;
};
using Votes = std::map<std::string, Vote>;

void vote(Votes& votes, const PlaceMention& place, double weight) {
  Vote& into = votes[clean(place.name)];
  into.weight += weight;
  into.longer = clean(place.longer);
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

/// The words of a body ("องค์การบริหารส่วนตำบล", "อบต.") are no subdistrict of their own.
bool part_of_a_body(std::string_view text, const PlaceMention& place, const facts::Facts& facts) {
  return ends_with_any(text.substr(0, place.whole.begin), facts.lexicon("body-before-place"));
}

struct Ballot {
  const facts::Facts& facts;
  Votes subdistricts, districts, provinces;

  /// Every place of the sheet.
  void all(const Sheet& sheet, double weight) { add(sheet, 0, std::string::npos, weight, false); }
  /// The first of each kind right behind a name in running text.
  void behind(const AgencyMention& mention, double weight) {
    constexpr size_t kReach = 160;
    add(*mention.sheet, mention.span.end, mention.span.end + kReach, weight, true);
  }

 private:
  void add(const Sheet& sheet, size_t from, size_t to, double weight, bool first) {
    const std::string& text = sheet.traced.text();
    const auto put = [&](Votes& votes, std::vector<PlaceMention> places, bool skip_bodies) {
      std::sort(places.begin(), places.end(), [](const PlaceMention& a, const PlaceMention& b) {
        return a.whole.begin < b.whole.begin;
      });
      for (const PlaceMention& place : places) {
        if (place.whole.begin < from || place.whole.begin >= to ||
            (skip_bodies && part_of_a_body(text, place, facts))) {
          continue;
        }
        vote(votes, place, weight);
        if (first) {
          return;
        }
      }
    };
    put(subdistricts, named("subdistrict", sheet, capital_places(text, sheet.keyed, false, facts)),
        true);
    put(districts, named("district", sheet, capital_places(text, sheet.keyed, true, facts)), false);
    put(provinces, named("province", sheet, capital_itself(sheet)), false);
  }

  /// The places behind the words of `role`, and `more`.
  std::vector<PlaceMention> named(std::string_view role, const Sheet& sheet,
                                  std::vector<PlaceMention> more) const {
    const std::vector<PlaceMention> places =
        places_after(sheet.traced.text(), sheet.keyed, facts.lexicon(role), facts);
    more.insert(more.end(), places.begin(), places.end());
    return more;
  }

  /// The capital is a province that no word leads.
  std::vector<PlaceMention> capital_itself(const Sheet& sheet) const {
    std::vector<PlaceMention> out;
    for (const Phrase& name : facts.lexicon("capital")) {
      for (const Span& at : leads_in(sheet.traced.text(), sheet.keyed, name.text)) {
        out.push_back({name.text, name.text, at, at});
      }
    }
    return out;
  }
};

std::string with_town_district(const std::string& district, const std::string& province,
                               const facts::Facts& facts) {
  // "อำเภอเมือง จังหวัดน่าน" is อำเภอเมืองน่าน.
  if (district == facts.lexicon("town-district").front().text &&
      facts.place_exists({"", district + province, province})) {
    return district + province;
  }
  return district;
}

bool is_province(const std::string& name, const facts::Facts& facts) {
  const auto& all = facts.provinces();
  return std::find(all.begin(), all.end(), name) != all.end();
}

void replace_end(std::string& name, const std::string& end, const std::string& with) {
  if (name.ends_with(end)) {
    name.replace(name.size() - end.size(), end.size(), with);
  }
}

std::string written(const facts::Place& place, const facts::Facts& facts) {
  const auto& words = facts.lexicon("place-words-written");
  const auto part = [&](size_t word, const std::string& name) {
    return name.empty() ? std::string() : words[word].text + name + " ";
  };
  return clean(part(0, place.subdistrict) + part(1, place.district) + part(2, place.province));
}

/// Whether `read` can be `name` with one letter misread: a name that is longer by a syllable
/// ("…ใต้"), or differs in two letters, is another.
bool misread_as(const std::string& read, const std::string& name) {
  const std::u32string a = thai::to_utf32(thai::match_key(read));
  const std::u32string b = thai::to_utf32(thai::match_key(name));
  if (read.empty() || a.size() != b.size()) {
    return read.empty();
  }
  int apart = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    apart += a[i] != b[i] ? 1 : 0;
  }
  return apart <= 1;
}

/// Puts the one place in the place of what was read where at least two of its parts agree.  Where
/// neither district nor province is printed, nothing confirms it and a person looks.
bool mend(Agency& agency, const facts::Place& read, std::string& bare, const facts::Facts& facts) {
  const std::vector<facts::Place> near = facts.find_places(read, 0.8);
  const auto agreeing = [&](const facts::Place& p) {
    return (read.subdistrict.empty() || p.subdistrict == read.subdistrict) +
           (read.district.empty() || p.district == read.district) +
           (read.province.empty() || p.province == read.province);
  };
  if (near.empty()) {
    return false;
  }
  const bool single =
      near.size() == 1 || (near.size() > 1 && agreeing(near[0]) > agreeing(near[1]));
  const bool confirmed = (!read.district.empty() && near.front().district == read.district) ||
                         (!read.province.empty() && near.front().province == read.province);
  if (!single || agreeing(near[0]) < 2) {
    return false;
  }
  const facts::Place& found = near[0];
  if (!misread_as(read.subdistrict, found.subdistrict) ||
      !misread_as(read.district, found.district) || !misread_as(read.province, found.province)) {
    return false;
  }
  if (!confirmed) {
    agency.review.add("place-near-known",
                      {{"name", written(read, facts)}, {"known", written(found, facts)}});
  }
  if (!read.subdistrict.empty() && bare == read.subdistrict) {
    replace_end(agency.name, bare, found.subdistrict);
    bare = found.subdistrict;
  }
  agency.subdistrict = read.subdistrict.empty() ? "" : found.subdistrict;
  agency.district = read.district.empty() ? "" : found.district;
  agency.province = read.province.empty() ? "" : found.province;
  return true;
}

void check_place(Agency& agency, const facts::Facts& facts, bool may_mend, std::string& bare) {
  const facts::Place place{agency.subdistrict, agency.district, agency.province};
  const bool none = place.subdistrict.empty() && place.district.empty() && place.province.empty();
  if (!none && !facts.place_exists(place) && !(may_mend && mend(agency, place, bare, facts))) {
    agency.review.add("place-unknown", {{"place", written(place, facts)}});
  }
}

/// A municipality often bears the name of a subdistrict, its district or its province.  A name that
/// is none of these but nearly the one of a place there is doubted, whatever read it; what OCR read
/// is mended where the two differ in marks only, and doubted where nothing confirms it.
void confirm_town(Agency& agency, const std::string& bare, bool ocr, const facts::Facts& facts) {
  const std::string& town = facts.lexicon("town-district").front().text;
  const auto known = [&](const std::string& name) {
    return facts.place_exists({name, agency.district, agency.province}) ||
           facts.place_exists({"", name, agency.province}) ||
           facts.place_exists({"", town + name, agency.province}) || is_province(name, facts);
  };
  if (known(bare)) {
    return;
  }
  std::set<std::string> marks_apart, letters_apart;
  for (const facts::Place& place :
       facts.find_places({bare, agency.district, agency.province}, 0.85)) {
    const bool here = (agency.district.empty() || place.district == agency.district) &&
                      (agency.province.empty() || place.province == agency.province);
    if (here) {
      const bool same_key = thai::match_key(place.subdistrict) == thai::match_key(bare);
      (same_key ? marks_apart : letters_apart).insert(place.subdistrict);
    }
  }
  if (ocr && marks_apart.size() == 1 && !agency.district.empty() && !agency.province.empty()) {
    replace_end(agency.name, bare, *marks_apart.begin());
    if (agency.type == "subdistrict_municipality") {
      agency.subdistrict = *marks_apart.begin();
    }
    return;
  }
  letters_apart.insert(marks_apart.begin(), marks_apart.end());
  const bool lies_somewhere = !agency.district.empty() || !agency.province.empty();
  if (lies_somewhere && !letters_apart.empty()) {
    agency.review.add("place-near-known", {{"name", bare}, {"known", *letters_apart.begin()}});
  } else if (ocr) {
    agency.review.add("place-of-scan-unknown", {{"name", bare}});
  }
}

}  // namespace

facts::Place printed_place(const std::vector<Sheet>& sheets,
                           const std::vector<const AgencyMention*>& mentions,
                           const facts::Facts& facts) {
  constexpr double kInTitle = 6, kBesideInTitle = 12, kInHead = 3, kBehind = 2;
  Ballot ballot{facts, {}, {}, {}};
  for (const Sheet& sheet : sheets) {
    const bool beside =
        std::any_of(mentions.begin(), mentions.end(),
                    [&](const AgencyMention* mention) { return mention->sheet == &sheet; });
    if (sheet.title || sheet.para->furniture) {
      ballot.all(sheet, !sheet.title ? kInHead : beside ? kBesideInTitle : kInTitle);
    }
  }
  for (const AgencyMention* mention : mentions) {
    if (!mention->sheet->title && !mention->sheet->para->furniture) {
      ballot.behind(*mention, kBehind);
    }
  }
  facts::Place out;
  out.province =
      winner(ballot.provinces, [&](const std::string& name) { return is_province(name, facts); });
  out.district = winner(ballot.districts, [&](const std::string& name) {
    return name == facts.lexicon("town-district").front().text ||
           facts.place_exists({"", name, out.province});
  });
  out.subdistrict = winner(ballot.subdistricts, [&](const std::string& name) {
    return facts.place_exists({name, out.district, out.province});
  });
  return out;
}

void settle_place(Agency& agency, const AgencyMention& chosen, const facts::Place& printed,
                  bool ocr, std::string bare, const facts::Facts& facts) {
  agency.province = printed.province;
  agency.district = with_town_district(printed.district, printed.province, facts);
  const bool named_after = agency.type == "subdistrict_administrative_organization";
  const auto exists = [&](const std::string& name) {
    return !name.empty() && facts.place_exists({name, agency.district, agency.province});
  };
  if (chosen.type->one_word && !chosen.type->of_province && !exists(bare) &&
      chosen.longer != bare && exists(chosen.longer)) {
    replace_end(agency.name, bare, chosen.longer);
    bare = chosen.longer;
  }
  const bool derived = named_after || (agency.type == "subdistrict_municipality" &&
                                       !agency.district.empty() && exists(bare));
  agency.subdistrict = derived ? bare : printed.subdistrict;
  if (chosen.type->of_province && agency.province.empty()) {
    // "สกลนคร เขต 1": the province is the first word.
    const std::string first = bare.substr(0, bare.find(' '));
    if (is_province(first, facts)) {
      agency.province = first;
    } else if (chosen.type->one_word) {
      agency.province = bare;
    }
  }
  if (chosen.type->of_province && chosen.type->one_word) {
    // What its address names is where it sits.
    agency.district.clear();
    agency.subdistrict.clear();
  }
  check_place(agency, facts, ocr, bare);
  const bool town = chosen.type->one_word && !named_after && !chosen.type->of_province;
  if (town) {
    confirm_town(agency, bare, ocr, facts);
  }
}

}  // namespace ita::report
