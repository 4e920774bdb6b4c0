#include "report/find/plan/responsible.h"

#include <algorithm>
#include <limits>

#include "report/find/cues.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "report/view/prose_text.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

class Units {
 public:
  explicit Units(const facts::Facts& facts) : facts_(facts) {
    for (const std::string& name : facts.departments()) {
      keys_.push_back(thai::match_key(name));
    }
  }
  /// The text begins as names of units do.
  bool begins(std::string_view text) const {
    const auto& leads = facts_.lexicon("unit-begins");
    return std::any_of(leads.begin(), leads.end(),
                       [&](const facts::Phrase& lead) { return text.starts_with(lead.text); });
  }
  /// Both begin with the same such word.
  bool begin_alike(std::string_view a, std::string_view b) const {
    const auto& leads = facts_.lexicon("unit-begins");
    return std::any_of(leads.begin(), leads.end(), [&](const facts::Phrase& lead) {
      return a.starts_with(lead.text) && b.starts_with(lead.text);
    });
  }
  const facts::Facts& facts() const { return facts_; }
  bool known(std::string_view text) const {
    const std::string key = thai::match_key(text);
    return std::find(keys_.begin(), keys_.end(), key) != keys_.end();
  }
  /// The text is the beginning of a known unit and not the whole of it.
  bool begins_known(std::string_view text) const {
    const std::string key = thai::match_key(text);
    return std::any_of(keys_.begin(), keys_.end(), [&](const std::string& k) {
      return k.size() > key.size() && k.starts_with(key);
    });
  }

 private:
  const facts::Facts& facts_;
  std::vector<std::string> keys_;
};

/// What it costs to read the text as one unit: known names are free, anything else costs once, a
/// piece that does not even begin like a unit costs more than any join.
double cost(std::string_view text, const Units& units) {
  if (units.known(text)) {
    return -0.5;
  }
  return units.begins(text) ? 1 : 3;
}

/// The cheapest way to cut the lines into units.
std::vector<std::string> cut(const std::vector<layout::Line>& lines, const Units& units) {
  const size_t n = lines.size();
  struct Best {
    double cost = std::numeric_limits<double>::infinity();
    size_t from = 0;
  };
  std::vector<Best> best(n + 1);
  best[0].cost = 0;
  const auto piece = [&](size_t from, size_t to) {
    return clean_item(layout::TracedText::of({lines.begin() + static_cast<std::ptrdiff_t>(from),
                                              lines.begin() + static_cast<std::ptrdiff_t>(to)},
                                             true)
                          .text());
  };
  for (size_t to = 1; to <= n; ++to) {
    for (size_t from = 0; from < to; ++from) {
      const double here = best[from].cost + cost(piece(from, to), units) + 0.01;
      if (here < best[to].cost) {
        best[to] = {here, from};
      }
    }
  }
  std::vector<std::string> out;
  for (size_t to = n; to > 0; to = best[to].from) {
    out.insert(out.begin(), piece(best[to].from, to));
  }
  return out;
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> out;
  size_t from = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == ',' || text[i] == ';') {
      out.push_back(clean_item(std::string_view(text).substr(from, i - from)));
      from = i + 1;
    }
  }
  std::erase_if(out, [](const std::string& s) { return s.empty(); });
  return out;
}

/// "กองคลัง/กองช่าง": names of units on both sides; "ทุกสำนัก/กอง" is one.
std::vector<std::string> split_at_slashes(const std::string& text, const Units& units) {
  std::vector<std::string> out;
  size_t from = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == '/') {
      out.push_back(clean_item(std::string_view(text).substr(from, i - from)));
      from = i + 1;
    }
  }
  std::erase_if(out, [](const std::string& s) { return s.empty(); });
  const bool names =
      std::all_of(out.begin(), out.end(), [&](const std::string& s) { return units.begins(s); });
  const bool known =
      std::any_of(out.begin(), out.end(), [&](const std::string& s) { return units.known(s); });
  const bool whole = units.known(text) ||
                     starts_with_any(text, units.facts().lexicon("every-unit")) || !names || !known;
  return out.size() > 1 && whole ? std::vector<std::string>{text} : out;
}

/// "กองคลังและกองช่าง", "กองคลัง กองช่าง": names of units on both sides of the word, or of the gap, one
/// of them known; "กองสาธารณสุขและสิ่งแวดล้อม" is one.
std::vector<std::string> split_at(const std::string& word, const std::string& text,
                                  const Units& units) {
  for (size_t at = text.find(word); at != std::string::npos && !units.known(text);
       at = text.find(word, at + 1)) {
    const std::string head(trimmed(std::string_view(text).substr(0, at)));
    const std::string tail(trimmed(std::string_view(text).substr(at + word.size())));
    if (units.begins(head) && units.begins(tail) && (units.known(head) || units.known(tail))) {
      std::vector<std::string> out{head};
      for (std::string& more : split_at(word, tail, units)) {
        out.push_back(std::move(more));
      }
      return out;
    }
  }
  return {text};
}

std::vector<std::string> split_text(const std::string& text, const Units& units) {
  const std::string& and_word = units.facts().lexicon("unit-and").front().text;
  std::vector<std::string> out;
  for (const std::string& part : split_at_commas(text)) {
    for (const std::string& side : split_at_slashes(part, units)) {
      for (const std::string& joint : split_at(and_word, side, units)) {
        for (std::string& unit : split_at(" ", joint, units)) {
          out.push_back(std::move(unit));
        }
      }
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> split_responsible(const std::string& text, const facts::Facts& facts) {
  return split_text(text, Units(facts));
}

std::vector<std::string> split_responsible(const std::vector<layout::Line>& lines,
                                           const facts::Facts& facts) {
  const Units units(facts);
  std::vector<std::string> out;
  std::vector<layout::Line> group;
  const auto flush = [&] {
    for (const std::string& piece : cut(group, units)) {
      for (std::string& unit : split_text(piece, units)) {
        out.push_back(std::move(unit));
      }
    }
    group.clear();
  };
  double right = 0;
  for (const layout::Line& line : lines) {
    right = std::max(right, line.box.x1);
  }
  for (const layout::Line& line : lines) {
    // A unit whose first word had room on the line above was begun anew; so was one that begins as
    // the first did, below the rest of that.
    const std::string text = clean_item(line.text());
    const bool room = !group.empty() && units.begins(text) &&
                      right - group.back().box.x1 > first_word_width(line) + 0.5 * line.size;
    const bool again =
        group.size() > 1 && units.begin_alike(clean_item(group.front().text()), text);
    if (room || again || parse_marker(line.text()).style != MarkerStyle::none) {
      flush();
    }
    group.push_back(line);
  }
  flush();
  return out;
}

std::vector<int> report_months(const std::string& schedule, const facts::Facts& facts) {
  const std::string& ordinal = facts.lexicon("ordinal").front().text;
  std::vector<int> out;
  const std::string_view text = schedule;
  for (const thai::Number& number : thai::find_numbers(text)) {
    std::string_view before = trimmed(text.substr(0, number.begin));
    const std::string_view after = text.substr(number.end);
    if (before.ends_with(ordinal)) {
      before = trimmed(before.substr(0, before.size() - ordinal.size()));
    }
    const int value = static_cast<int>(number.value);
    if (number.decimals == 0 && ends_with_any(before, facts.lexicon("report-month-lead")) &&
        starts_with_any(after, facts.lexicon("months-word")) && value >= 1 && value <= 12) {
      out.push_back(value);
    } else if (number.decimals == 0 &&
               ends_with_any(before, facts.lexicon("report-quarter-lead")) && value >= 1 &&
               value <= 4) {
      out.push_back(3 * value);
    }
  }
  const auto& quarterly = facts.lexicon("every-quarter");
  if (out.empty() && std::any_of(quarterly.begin(), quarterly.end(), [&](const facts::Phrase& w) {
        return text.find(w.text) != std::string_view::npos;
      })) {
    out = {3, 6, 9, 12};
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace ita::report
