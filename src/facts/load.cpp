#include "facts/load.h"

#include <algorithm>

#include "facts/load_family.h"

namespace ita::facts {

namespace {

std::vector<ColumnRole> read_columns(const JsonNode& node) {
  std::vector<ColumnRole> out;
  for (const JsonNode& item : node.items()) {
    item.expect_only({"role", "titles"});
    const std::vector<std::string> titles = item.member("titles").texts();
    out.push_back({item.member("role").text(), {titles.begin(), titles.end()}});
  }
  return out;
}

std::vector<AgencyType::Frame> read_frames(const JsonNode& list) {
  std::vector<AgencyType::Frame> out;
  for (const JsonNode& frame : list.items()) {
    const std::vector<std::string> words = frame.texts();
    if (words.size() == 2) {
      out.push_back({words[0], words[1]});
    } else {
      frame.complain("needs the words that begin a name and those that end it");
    }
  }
  return out;
}

std::vector<AgencyType> read_agency_types(const JsonNode& root) {
  root.expect_only({"types", "abbreviations", "name_tails"});
  std::vector<AgencyType> out;
  for (const JsonNode& item : root.member("types").items()) {
    item.expect_only({"code", "names", "marks", "wholes", "one_word", "place", "of_province",
                      "begins", "spaced", "parents", "frames", "in_every_report"});
    const auto flag = [&](const char* name) {
      const auto member = item.optional_member(name);
      return member && member->boolean();
    };
    AgencyType type;
    type.code = item.member("code").text();
    type.names = item.member("names").texts();
    type.marks = item.member("marks").texts();
    if (const auto wholes = item.optional_member("wholes")) {
      type.wholes = wholes->texts();
    }
    type.one_word = flag("one_word");
    type.place = flag("place");
    type.of_province = flag("of_province");
    type.begins = flag("begins");
    type.spaced = flag("spaced");
    type.in_every_report = flag("in_every_report");
    if (const auto frames = item.optional_member("frames")) {
      type.frames = read_frames(*frames);
    }
    if (const auto parents = item.optional_member("parents")) {
      type.parents = parents->texts();
    }
    std::stable_sort(
        type.names.begin(), type.names.end(),
        [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    out.push_back(std::move(type));
  }
  return out;
}

}  // namespace

const std::vector<std::string>& fact_file_names() {
  static const std::vector<std::string> names = {"facts.json",        "tables.json",
                                                 "phrases.json",      "agencies.json",
                                                 "agency_names.json", "lexicon.json"};
  return names;
}

std::vector<std::string> family_file_names(const FactFiles& files) {
  std::vector<std::string> out;
  Fault fault;
  const JsonNode facts(&files.at("facts.json"), "facts.json", fault);
  for (const std::string& id : facts.member("families").texts()) {
    out.push_back("families/" + id + ".json");
  }
  return out;
}

void read_facts(const FactFiles& files, FactData& data, Fault& fault) {
  const auto root = [&](const char* name) { return JsonNode(&files.at(name), name, fault); };

  const JsonNode facts = root("facts.json");
  facts.expect_only({"format", "version", "about", "families"});
  if (facts.member("format").whole() != 2) {
    facts.member("format").complain("this program reads format 2");
  }
  data.version = facts.member("version").text();

  const std::vector<std::string> families = family_file_names(files);
  for (const std::string& name : families) {
    data.families.push_back(read_family(root(name.c_str()), data.scales));
  }
  if (families.empty()) {
    facts.member("families").complain("no family");
  }

  const JsonNode tables = root("tables.json");
  tables.expect_only({"score_columns", "measure_columns", "official_columns"});
  data.score_columns = read_columns(tables.member("score_columns"));
  data.measure_columns = read_columns(tables.member("measure_columns"));
  data.official_columns = read_columns(tables.member("official_columns"));

  const JsonNode phrases = root("phrases.json");
  phrases.expect_only({"title_phrases", "short_titles", "other_titles", "foreign_phrases",
                       "headings", "departments"});
  data.title_phrases = phrases.member("title_phrases").texts();
  data.short_titles = phrases.member("short_titles").texts();
  data.other_titles = phrases.member("other_titles").texts();
  data.foreign_phrases = phrases.member("foreign_phrases").texts();
  data.departments = phrases.member("departments").texts();
  for (const auto& [section, node] : phrases.member("headings").members()) {
    data.headings[section] = node.texts();
  }
  const JsonNode lexicon = root("lexicon.json");
  lexicon.expect_only({"about", "roles"});
  for (const auto& [role, node] : lexicon.member("roles").members()) {
    for (const std::string& words : node.texts()) {
      data.lexicon[role].emplace_back(words);
    }
  }
  data.agency_types = read_agency_types(root("agencies.json"));
  for (const JsonNode& item : root("agencies.json").member("abbreviations").items()) {
    item.expect_only({"short", "long"});
    data.abbreviations.push_back({item.member("short").text(), item.member("long").text()});
  }
  data.name_tails = root("agencies.json").member("name_tails").texts();
  data.agency_names = read_agency_names(root("agency_names.json"));
}

}  // namespace ita::facts
