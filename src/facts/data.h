#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "facts/agency_names.h"
#include "facts/facts.h"

namespace ita::facts {

/// A name of the gazetteer with the key by which damaged readings of it are recognised.
struct KeyedName {
  std::string name, key;
};

/// A district with the places in it; the indices stand for names, so that a province is stored
/// once.
struct District {
  int province = 0;
  KeyedName name;
  std::vector<KeyedName> subdistricts;
};

struct Gazetteer {
  std::vector<std::string> province_names;
  std::vector<KeyedName> provinces;
  std::vector<District> districts;
};

/// All that is read from models/.
struct FactData {
  std::vector<Family> families;  // the usual one first
  std::vector<LevelScale> scales;
  std::vector<AgencyType> agency_types;
  std::vector<Abbreviation> abbreviations;
  std::vector<std::string> name_tails;
  std::vector<ColumnRole> score_columns, measure_columns, official_columns;
  std::vector<std::string> title_phrases, short_titles, other_titles, foreign_phrases, departments;
  std::map<std::string, std::vector<std::string>> headings;
  std::map<std::string, std::vector<Phrase>, std::less<>> lexicon;
  Gazetteer gazetteer;
  AgencyNames agency_names;
  std::map<std::string, std::string, std::less<>> province_codes;
  std::string version;
};

struct Facts::Data : FactData {};

/// Reads the lines of places.tsv.  `fault` is empty when all is well, otherwise names the line.
Gazetteer read_gazetteer(const std::string& content, std::string& fault);
/// Reads the lines of codes.tsv: the code of every province of the gazetteer, by its name.
std::map<std::string, std::string, std::less<>> read_codes(const std::string& content,
                                                           const Gazetteer& gazetteer,
                                                           std::string& fault);

}  // namespace ita::facts
