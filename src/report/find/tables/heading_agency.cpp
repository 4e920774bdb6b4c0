#include "report/find/tables/heading_agency.h"

#include <algorithm>
#include <cctype>

#include "report/find/cues.h"
#include "report/find/paper/agency_mentions.h"
#include "report/view/evidence.h"
#include "report/view/keyed.h"
#include "report/view/marker.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr size_t kWord = 12;   ///< bytes of a key that is told apart inside other words
constexpr size_t kPlace = 9;   ///< of the name of a place
constexpr size_t kSpace = 30;  ///< of a name behind the words of its type

/// Where the words of an agency's type end in the heading; npos when they do not stand there.
/// Abbreviations ("ทม.") count where a word begins.
size_t type_end(std::string_view text, const std::string& key, const std::string& name) {
  if (name.find('.') == std::string::npos) {
    const std::string word = thai::match_key(name);
    const size_t at = word.size() < kWord ? std::string::npos : thai::find_in(key, word);
    return at == std::string::npos ? at : at + word.size();
  }
  const size_t at = thai::find_in(text, name);
  const bool begins =
      at == 0 || (at != std::string_view::npos && (text[at - 1] == ' ' || text[at - 1] == '\n'));
  return begins ? thai::match_key(text.substr(0, at)).size() + thai::match_key(name).size()
                : std::string::npos;
}

struct TypeHit {
  const facts::AgencyType* type = nullptr;
  size_t end = 0, length = 0;
};

/// The longest words of a type that the heading bears.
TypeHit type_in(std::string_view text, const std::string& key, const facts::Facts& facts) {
  TypeHit best;
  for (const facts::AgencyType& type : facts.agency_types()) {
    for (const std::string& name : type.names) {
      const size_t end = type_end(text, key, name);
      const size_t length = thai::match_key(name).size();
      if (end != std::string::npos && length > best.length) {
        best = {&type, end, length};
      }
    }
  }
  return best;
}

/// "สังกัด สพม.แพร่": to whom the reporting agency belongs.
bool is_parent(const std::string& key, const TypeHit& hit, const facts::Facts& facts) {
  const std::string_view before = std::string_view(key).substr(0, hit.end - hit.length);
  const auto ends = [&](std::string_view role) {
    const std::vector<Phrase>& words = facts.lexicon(role);
    return std::any_of(words.begin(), words.end(),
                       [&](const Phrase& word) { return before.ends_with(word.key); });
  };
  return ends("belongs-to") && !ends("group-of-agencies");  // "หน่วยงานในสังกัด …" are others
}

/// "ประเภท อบต. ขนาดกลาง": of which kind the reporting agency is.
bool is_kind(const std::string& key, const TypeHit& hit, const facts::Facts& facts) {
  const std::string_view before = std::string_view(key).substr(0, hit.end - hit.length);
  const std::string_view behind = std::string_view(key).substr(std::min(hit.end, key.size()));
  const auto is_one_of = [&](std::string_view part, std::string_view role) {
    const std::vector<Phrase>& words = facts.lexicon(role);
    return std::any_of(words.begin(), words.end(),
                       [&](const Phrase& word) { return part == word.key; });
  };
  return is_one_of(before, "kind-of-agency") || is_one_of(behind, "size-of-agency");
}

/// "คะแนนที่สำนักงาน ป.ป.ช. ประกาศ": who gives out the results of all.
bool is_publisher(const std::string& key, const TypeHit& hit, const facts::Facts& facts) {
  const std::string_view from = std::string_view(key).substr(hit.end - hit.length);
  const std::vector<Phrase>& words = facts.lexicon("publisher-of-results");
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return from.starts_with(word.key); });
}

/// "ค่าเฉลี่ย อบจ.": the mean of all of a kind.
bool is_mean_of_kind(const std::string& key, const TypeHit& hit, const facts::Facts& facts) {
  const std::string_view before = std::string_view(key).substr(0, hit.end - hit.length);
  const std::vector<Phrase>& words = facts.lexicon("mean-of-kind");
  return hit.end >= key.size() && std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
           return before.ends_with(word.key);
         });
}

/// "ของสถานีตำรวจ ประจำปี…": behind the words of the kind something else begins, no name.
/// `rest`: the key behind those words; `behind`: the text there.
bool no_name(const std::string& rest, std::string_view behind, const facts::Facts& facts) {
  if (!rest.empty() && std::isdigit(static_cast<unsigned char>(rest.front())) != 0) {
    return true;  // "กลุ่ม อบจ. 76 แห่ง"
  }
  const std::vector<Phrase>& stops = facts.lexicon("name-stops");
  // By its letters with their marks: the keys of short words begin many a name.
  return starts_with_any(behind, facts.lexicon("kind-goes-on")) ||
         std::any_of(stops.begin(), stops.end(), [&](const Phrase& word) {
           return word.key.size() >= kWord && rest.starts_with(word.key);
         });
}

/// "มรภ.สุรินทร์" as "มหาวิทยาลัยราชภัฏสุรินทร์": the first abbreviation that begins a word.
std::string spelled_out(std::string_view text, const facts::Facts& facts) {
  for (const facts::Abbreviation& abbreviation : facts.abbreviations()) {
    const size_t at = text.find(abbreviation.brief);
    if (at == 0 ||
        (at != std::string_view::npos && (text[at - 1] == ' ' || text[at - 1] == '\n'))) {
      return std::string(text.substr(0, at)) + abbreviation.full +
             std::string(text.substr(at + abbreviation.brief.size()));
    }
  }
  return std::string(text);
}

/// Whether the name of the reporting agency stands in the heading, or its abbreviation.
bool names_own(std::string_view text, const std::string& key, const std::string& own,
               const facts::Facts& facts) {
  return own.size() >= kWord &&
         (key.find(own) != std::string::npos ||
          thai::match_key(spelled_out(text, facts)).find(own) != std::string::npos);
}

bool is_department(const std::string& key, const facts::Facts& facts) {
  return std::any_of(facts.departments().begin(), facts.departments().end(),
                     [&](const std::string& name) {
                       const std::string department = thai::match_key(name);
                       return department.size() >= kWord && key.starts_with(department);
                     });
}

/// Whose a heading is that bears the words of a type of agencies.
HeadingAgency agency_of_type(std::string_view text, const std::string& key, const TypeHit& hit,
                             const ScoreContext& context) {
  const std::string place = thai::match_key(context.agency_place);
  if (is_parent(key, hit, context.facts) || is_kind(key, hit, context.facts) ||
      is_publisher(key, hit, context.facts)) {
    return {};
  }
  if (is_mean_of_kind(key, hit, context.facts)) {
    return {Whose::others, clean(text), false, false};
  }
  const bool same = !context.agency_type.empty() && hit.type->code == context.agency_type;
  std::string rest = key.substr(std::min(hit.end, key.size()));
  size_t behind = Keyed(text).source(0, std::min(hit.end, key.size())).end;
  behind += text.substr(behind).starts_with('.') ? 1 : 0;  // of an abbreviation
  if (no_name(rest, trimmed(text.substr(behind)), context.facts)) {
    rest.clear();
  }
  if (same && (rest.empty() || (place.size() >= kPlace && rest.starts_with(place)))) {
    return {Whose::own, "", false, false};
  }
  if (hit.type->place) {
    return {Whose::others, clean(text), false, false};
  }
  return rest.empty() || rest.size() > kSpace * 3
             ? HeadingAgency{}
             : HeadingAgency{Whose::named, clean(text), same, !hit.type->in_every_report,
                             hit.end == hit.length};
}

}  // namespace

HeadingAgency agency_of_heading(std::string_view text, const ScoreContext& context) {
  const std::string key = thai::match_key(text);
  const std::string own = thai::match_key(context.agency_name);
  const std::string place = thai::match_key(context.agency_place);
  HeadingAgency mine{Whose::own, "", false, false};
  if (names_own(text, key, own, context.facts)) {
    return mine;
  }
  if (const TypeHit hit = type_in(text, key, context.facts); hit.type != nullptr) {
    return agency_of_type(text, key, hit, context);
  }
  if (key.size() >= kWord && own.starts_with(key)) {
    return mine;  // the words of its kind alone
  }
  if (place.size() >= kPlace && (key == place || key.ends_with(place))) {
    return mine;
  }
  return is_department(key, context.facts) ? HeadingAgency{Whose::named, clean(text), false, false}
                                           : HeadingAgency{};
}

}  // namespace ita::report
