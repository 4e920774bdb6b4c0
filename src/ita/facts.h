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
  std::string instrument;            ///< IIT, EIT, OIT
  std::string name;                  ///< official in that year
  std::vector<std::string> aliases;  ///< as seen in print, older and English names too
};

struct InstrumentFact {
  std::string code;
  double weight = 0;               ///< 0.30, 0.30, 0.40
  std::vector<std::string> names;  ///< as seen in print
  std::vector<int> indicators;
};

struct LevelBand {
  std::string label;
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
  std::string model;  ///< "ten-indicators" or "five-indices"
  std::vector<std::string>
      indices;  ///< names of the five indices; empty in the ten-indicator model
  std::vector<Indicator> indicators;
  std::vector<InstrumentFact> instruments;
  std::string level_scale;  ///< id of the scale in force
  std::vector<Topic> topics;
  bool oit_lattice = false;
  /// Items of each sub-indicator of indicators 9 and 10, where the lattice holds.
  std::map<int, std::vector<int>> lattice_items;
  bool certain = true;  ///< false where a value is an assumption (then checks only warn)
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
};

struct Place {
  std::string subdistrict, district, province;
};

/// A column of a table by what its heading says.
struct ColumnRole {
  std::string role;  ///< "number", "name", "score", "previous", "difference", "weight", "points",
                     ///< "level", "title", "approach", "steps", "responsible", "schedule", …
  std::vector<std::string> titles;
};

/// What the assessment is, read from models/facts.  Immutable after load; safe to share.
class Facts {
 public:
  /// Errors: missing_model (names the file and what is wrong in it).
  static Result<std::shared_ptr<const Facts>> load(const std::string& models_dir);

  const YearFacts& year(
      int be) const;  ///< the nearest known year when `be` itself is not in the data
  const YearFacts& newest() const;
  const std::vector<LevelScale>& scales() const;
  const std::vector<AgencyType>& agency_types() const;
  /// Words that belong to the end of a name though a space divides them; '#' stands for a number.
  const std::vector<std::string>& name_tails() const;
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
};

}  // namespace ita::facts
