#include "audit/agency_name.h"

#include <algorithm>
#include <vector>

#include "thai/normalise.h"

namespace ita::audit {

namespace {

using Forms = std::vector<facts::Phrase>;

std::string without_first(const std::string& text, const Forms& forms) {
  for (const facts::Phrase& form : forms) {
    if (text.starts_with(form.text)) {
      return text.substr(form.text.size());
    }
  }
  return text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : text + " ") {
    if (c != ' ' && c != ',' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  return out;
}

/// The word for a kind of place before a name, with nothing or the name behind it.
bool takes_place(const std::string& word, const Forms& forms, std::string& into) {
  for (const facts::Phrase& form : forms) {
    if (word.starts_with(form.text)) {
      // "อำเภออำเภอ…" where a column repeats its own word
      into = without_first(word.substr(form.text.size()), forms);
      return true;
    }
  }
  return false;
}

/// "องค์การบริหารส่วน" and "ตำบล…" written apart are the words of a type, and no place.
bool completes_type(const std::string& rest, const std::string& word, const facts::Facts& facts) {
  const auto fits = [&](const std::string& prefix) {
    return prefix.size() > rest.size() && prefix.starts_with(rest) &&
           (rest + word).starts_with(prefix);
  };
  return !rest.empty() &&
         std::any_of(facts.agency_types().begin(), facts.agency_types().end(),
                     [&](const facts::AgencyType& type) {
                       return std::any_of(type.names.begin(), type.names.end(), fits);
                     });
}

std::string written_out(const std::string& name, const facts::Facts& facts) {
  for (const facts::Abbreviation& item : facts.abbreviations()) {
    if (name.starts_with(item.brief)) {
      return item.full +
             name.substr(name.find_first_not_of(' ', item.brief.size()) == std::string::npos
                             ? name.size()
                             : name.find_first_not_of(' ', item.brief.size()));
    }
  }
  return name;
}

/// The words that are no place, joined; the places go into `out`.
std::string take_places(const std::string& name, const facts::Facts& facts, facts::Place& out) {
  const Forms& subdistrict = facts.lexicon("place-word-subdistrict");
  const Forms& district = facts.lexicon("place-word-district");
  const Forms& province = facts.lexicon("place-word-province");
  std::string rest;
  std::string* open = nullptr;  // a place word that stands apart from its name
  for (const std::string& word : words_of(name)) {
    if (open != nullptr && open->empty()) {
      *open = word;
      open = nullptr;
    } else if (completes_type(rest, word, facts)) {
      rest += word;
    } else if (takes_place(word, district, out.district)) {
      open = &out.district;
    } else if (!rest.empty() && takes_place(word, province, out.province)) {
      open = &out.province;
    } else if (rest.empty() && word.starts_with(province.front().text)) {
      // "จังหวัดตราด" alone may be the agency itself; kept as both.
      takes_place(word, province, out.province);
      rest = word;
    } else if (takes_place(word, subdistrict, out.subdistrict)) {
      open = &out.subdistrict;
    } else {
      rest += word;
    }
  }
  return rest;
}

}  // namespace

AgencyName take_apart(const std::string& name, const facts::Facts& facts) {
  AgencyName out;
  const std::string rest =
      take_places(written_out(facts.official_name(thai::normalise(name)), facts), facts, out.place);
  for (const facts::AgencyType& type : facts.agency_types()) {
    for (const std::string& prefix : type.names) {
      if (rest.starts_with(prefix)) {
        out.type = type.code;
        out.bare = rest.substr(prefix.size());
        return out;
      }
    }
  }
  out.bare = rest;
  return out;
}

}  // namespace ita::audit
