#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ita::facts {

struct Indicator {
  int number = 0;
  std::string instrument;            ///< code; empty where the family's indicators belong to none
  std::string name;                  ///< official in that year
  std::vector<std::string> aliases;  ///< as seen in print, older and English names too
  std::vector<std::string> briefs;   ///< short names that count only as a whole label
  double weight = 0;                 ///< share of the total where it has one of its own; else 0
};

struct InstrumentFact {
  std::string code;
  double weight = 0;               ///< share of the total; 0 where the indicators have their own
  std::vector<std::string> names;  ///< as seen in print
  std::vector<int> indicators;
};

struct LevelBand {
  std::string label;
  std::vector<std::string> names;  ///< the same in other words or languages, as printed
  double overall_min = 0;
  std::optional<double> each_instrument_min;
};

/// One way of naming levels: "letters", "words", "five-words".
struct LevelScale {
  std::string id;
  std::vector<LevelBand> bands;  ///< best first
};

struct Topic {
  int number = 0;
  std::string name;
  std::vector<std::string> variants;
};

/// The assessment in one fiscal year.
struct YearFacts {
  int be = 0;
  std::string family;  ///< id
  std::vector<Indicator> indicators;
  std::vector<InstrumentFact> instruments;
  std::string level_scale;  ///< id of the scale in force
  std::vector<Topic> topics;
  bool oit_lattice = false;
  /// By indicator, the items of each of its sub-indicators, where scores can only take the values
  /// that those give.
  std::map<int, std::vector<int>> lattice_items;
  bool certain = true;  ///< false where a value is an assumption (then checks only warn)
};

/// One kind of assessment over the years in which it was held.
struct Family {
  std::string id;    ///< "ita-10"
  std::string name;  ///< for people
  /// Phrases that only papers of this family print.
  std::vector<std::string> marks;
  std::vector<YearFacts> years;  ///< at least one, one after the other

  /// The nearest year of the family when it was not held in `be`.
  const YearFacts& year(int be) const;
  bool held_in(int be) const { return be >= years.front().be && be <= years.back().be; }
};

struct AgencyType {
  std::string code;  ///< as in the output
  std::vector<std::string>
      names;  ///< full names and abbreviations that begin an agency's name, longest first
  std::vector<std::string> marks;   ///< words that tell the type wherever they stand in the name
  std::vector<std::string> wholes;  ///< names that are complete as they stand
  bool one_word = false;            ///< what follows the words of the type is the name of a place
  bool place = false;  ///< the words also tell where other agencies lie ("จังหวัด…")
  bool of_province = false;  ///< bears the name of its province
  bool begins = false;       ///< the words count only where a word can begin
  bool spaced = false;       ///< a space divides the words from the name
  /// Bodies of this kind are named in reports of others as well: the ministry above, the auditor.
  bool in_every_report = false;
  /// Words that begin and end one unbroken name ("การ…แห่งประเทศไทย").
  struct Frame {
    std::string begins, ends;
  };
  std::vector<Frame> frames;
  /// A part of a larger body, named together with it: what the larger one's name begins with.  Only
  /// a title names such a part; elsewhere its words are those of any office's divisions.
  std::vector<std::string> parents;
};

/// The short form of the words that begin an agency's name ("มรภ.").
struct Abbreviation {
  std::string brief, full;
};

struct Place {
  std::string subdistrict, district, province;
};

/// A phrase of the data with its match key (thai::match_key), made once.
struct Phrase {
  explicit Phrase(std::string_view words);
  std::string text, key;
};

/// The body that took another one's place.
struct AgencySuccessor {
  std::string name, successor;
  int since_be = 0;    ///< calendar year
  std::string source;  ///< the law or registration that says so
};

/// A column of a table by what its heading says.
struct ColumnRole {
  std::string role;  ///< "number", "name", "score", "previous", "difference", "weight", "points",
                     ///< "level", "title", "approach", "steps", "responsible", "schedule", …
  std::vector<Phrase> titles;
};

/// What the assessment is, read from models/facts.  Immutable after load; safe to share.
class Facts {
 public:
  /// Errors: missing_model (names the file and what is wrong in it).
  static Result<std::shared_ptr<const Facts>> load(const std::string& models_dir);

  /// All families, the usual one first.
  const std::vector<Family>& families() const;
  /// The family that year() and newest() speak of: the usual one until of_family() chose another.
  const Family& family() const;
  /// The same facts, speaking of another family.
  Facts of_family(const Family& family) const;

  /// The nearest known year when `be` itself is not in the data.  Where no family was chosen, a
  /// year in which only another one was held is of that one.
  const YearFacts& year(int be) const;
  const YearFacts& newest() const;
  const std::vector<LevelScale>& scales() const;
  const std::vector<AgencyType>& agency_types() const;
  const std::vector<Abbreviation>& abbreviations() const;
  /// Words that belong to the end of a name though a space divides them; '#' stands for a number.
  const std::vector<std::string>& name_tails() const;
  /// A body that is named in models/facts/agency_names.json: its name alone tells which it is.
  bool known_by_name(const std::string& name) const;
  /// What a body is called in full where `name` is another name of it; else the name itself.
  const std::string& official_name(const std::string& name) const;
  /// Null where no other body took its place, as far as is known.
  const AgencySuccessor* successor_of(const std::string& name) const;
  /// The official code of a province, two digits; empty for what is none.
  std::string province_code(const std::string& province) const;
  const std::vector<ColumnRole>& score_columns() const;
  const std::vector<ColumnRole>& measure_columns() const;
  const std::vector<ColumnRole>& official_columns() const;  ///< of published lists of scores
  const std::vector<std::string>& title_phrases() const;    ///< what an ITA report calls itself
  /// The same in so few words that only a line of the title says it, not a sentence.
  const std::vector<std::string>& short_titles() const;
  const std::vector<std::string>& other_titles()
      const;  ///< what papers of other kinds call themselves
  const std::vector<std::string>& foreign_phrases() const;  ///< marks of look-alikes (MOIT, LPA, …)
  const std::map<std::string, std::vector<std::string>>& headings()
      const;  ///< section → heading variants: "analysis", "measures", "limitations", "history", …
  const std::vector<std::string>& departments() const;  ///< responsible units as seen
  /// The phrases of one role of models/facts/lexicon.json, in its order.  Empty for a role that is
  /// not there (asserted: roles are named by the program).
  const std::vector<Phrase>& lexicon(std::string_view role) const;

  /// Gazetteer.  Names without ตำบล, อำเภอ, จังหวัด.
  bool place_exists(const Place& place) const;  ///< empty fields match anything
  /// Places whose given fields are on average at least this alike (0..1), best first; marks count
  /// half, since scans lose them. A result is as deep as the deepest given field: a wanted district
  /// gives districts, with no subdistrict.
  std::vector<Place> find_places(const Place& like, double min_similarity) const;
  const std::vector<std::string>& provinces() const;

  std::string version() const;  ///< of models/facts, with a hash of its content

 private:
  Facts();
  struct Data;
  std::shared_ptr<const Data> data_;
  const Family* family_ = nullptr;  ///< chosen; null for the usual one
};

}  // namespace ita::facts
