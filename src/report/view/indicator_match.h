#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "report/view/keyed.h"

namespace ita::report {

/// What a label says about which indicator it names.
struct IndicatorLabel {
  int by_number = 0;  ///< "ตัวชี้วัดที่ 3", or a plain 3; 0 when none stands there
  bool explicit_number = false;  ///< with the word ตัวชี้วัด before it
  int by_name = 0;               ///< 0 when the name is like none
  double similarity = 0;         ///< of the name to the one known, 0..1
  Span name;                     ///< bytes of the label that hold the name
  bool question = false;         ///< i1, e12, O33: the code of a question, not of an indicator
  bool any() const { return !question && (by_number != 0 || by_name != 0); }
};

/// Recognises the indicators and instruments of one year by number and by name.
class IndicatorNames {
 public:
  IndicatorNames(const facts::Facts& facts, const facts::YearFacts& year);

  /// A whole label: a table cell or the beginning of a line.  Kept: each finder asks for the same
  /// cells.  Not for several threads at a time.
  const IndicatorLabel& match(std::string_view label) const;

  /// Every mention inside running text, in order.
  struct Mention {
    Span span;
    int number = 0;          ///< of an indicator, 0 for an instrument
    std::string instrument;  ///< code, empty for an indicator
    bool by_number = false, by_name = false;
    bool conflict = false;  ///< number and name are those of two indicators, or of an instrument
    Span name;              ///< empty when only the number is there
  };
  std::vector<Mention> find_all(const Keyed& text, std::string_view source) const;

  /// The instrument that a label names ("IIT", "แบบวัด… ภายใน"); empty when none.
  std::string instrument(std::string_view label) const;
  const facts::Indicator* indicator(int number) const;
  const facts::YearFacts& year() const { return year_; }
  const facts::Facts& facts() const { return facts_; }

 private:
  IndicatorLabel match_anew(std::string_view label) const;
  IndicatorLabel of_code(std::string_view label) const;

  /// Whether an indicator's name is only a part of an instrument's in the label: "Open Data" in
  /// "Open Data Integrity and Transparency Assessment (OIT)".
  bool only_within_instrument(const std::string& key, const std::string& name) const;

  struct Name {
    int number;
    std::string key;
    bool official;
  };
  /// The indicator that a whole label names in short: without the words that make nouns
  /// ("ใช้อำนาจ"), cut with the sign of shortening ("คุณภาพฯ"), or by a short name of the data; 0 for
  /// none or several.
  int named_in_short(std::string_view label) const;
  /// Words behind an instrument's code that are an indicator's name too: they end its own name and
  /// are no indicator's there ("OIT การเปิดเผยข้อมูลสาธารณะ"), or may be meant as either ("OIT – Open
  /// data", "OIT การเปิดเผยข้อมูล").
  enum class Gloss { none, either, ends };
  Gloss gloss_of(const Mention& code, const Mention& name, const Keyed& text) const;
  /// "การเปิดเผยข้อมูลสาธารณะ (OIT)": a name of an indicator, but not its official one, right before
  /// the code of its instrument, whose own name ends so.
  bool names_instrument(const Mention& name, const Mention& code, const Keyed& text) const;

  /// "IIT การรับรู้ภายใน": how many bytes of the key behind an instrument's code are words of its own
  /// name; 0 for fewer than six letters.
  size_t own_words(const std::string& code, std::string_view behind) const;

  struct InstrumentName {
    std::string code;
    std::string key;
  };
  const facts::Facts& facts_;
  const facts::YearFacts& year_;
  int largest_ = 0;                   ///< number of an indicator
  std::vector<Name> names_, shorts_;  ///< shorts: keys as named_in_short compares them
  std::vector<InstrumentName> instruments_;
  mutable std::map<std::string, IndicatorLabel, std::less<>> matched_;
};

}  // namespace ita::report
