#include "report/responsible.h"

#include <algorithm>
#include <array>
#include <limits>

#include "report/evidence.h"
#include "report/marker.h"
#include "report/prose_text.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

bool begins_unit(std::string_view text) {
  static constexpr std::array<std::string_view, 20> kLeads = {
      "สำนัก", "กอง", "งาน", "หน่วย", "ฝ่าย", "กลุ่ม",   "ส่วน",     "ทุก",  "ผู้",      "เจ้าหน้าที่",
      "นัก",   "คณะ", "ปลัด", "นายก", "รอง", "หัวหน้า", "โรงเรียน", "ศูนย์", "บุคลากร", "เจ้าพนักงาน"};
  return std::any_of(kLeads.begin(), kLeads.end(),
                     [&](std::string_view lead) { return text.starts_with(lead); });
}

class Units {
 public:
  explicit Units(const facts::Facts& facts) {
    for (const std::string& name : facts.departments()) {
      keys_.push_back(thai::match_key(name));
    }
  }
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
  std::vector<std::string> keys_;
};

/// What it costs to read the text as one unit: known names are free, anything else costs once, a
/// piece that does not even begin like a unit costs more than any join.
double cost(std::string_view text, const Units& units) {
  if (units.known(text)) {
    return -0.5;
  }
  return begins_unit(text) ? 1 : 3;
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

/// "กองคลัง กองช่าง": two known units with a gap between them.
std::vector<std::string> split_at_gaps(const std::string& text, const Units& units) {
  for (size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    const std::string head = text.substr(0, at);
    const std::string tail(trimmed(std::string_view(text).substr(at)));
    if (begins_unit(tail) && begins_unit(head) && !units.known(text) &&
        (units.known(head) || units.known(tail))) {
      std::vector<std::string> out{head};
      for (std::string& more : split_at_gaps(tail, units)) {
        out.push_back(std::move(more));
      }
      return out;
    }
  }
  return {text};
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
      std::all_of(out.begin(), out.end(), [](const std::string& s) { return begins_unit(s); });
  const bool known =
      std::any_of(out.begin(), out.end(), [&](const std::string& s) { return units.known(s); });
  const bool whole = units.known(text) || text.starts_with("ทุก") || !names || !known;
  return out.size() > 1 && whole ? std::vector<std::string>{text} : out;
}

/// "กองคลังและกองช่าง": names of units on both sides; "กองสาธารณสุขและสิ่งแวดล้อม" is one.
std::vector<std::string> split_at_and(const std::string& text, const Units& units) {
  static constexpr std::string_view kAnd = "และ";
  for (size_t at = text.find(kAnd); at != std::string::npos && !units.known(text);
       at = text.find(kAnd, at + 1)) {
    const std::string head(trimmed(std::string_view(text).substr(0, at)));
    const std::string tail(trimmed(std::string_view(text).substr(at + kAnd.size())));
    if (begins_unit(head) && begins_unit(tail) && (units.known(head) || units.known(tail))) {
      std::vector<std::string> out{head};
      for (std::string& more : split_at_and(tail, units)) {
        out.push_back(std::move(more));
      }
      return out;
    }
  }
  return {text};
}

std::vector<std::string> split_text(const std::string& text, const Units& units) {
  std::vector<std::string> out;
  for (const std::string& part : split_at_commas(text)) {
    for (const std::string& side : split_at_slashes(part, units)) {
      for (const std::string& joint : split_at_and(side, units)) {
        for (std::string& unit : split_at_gaps(joint, units)) {
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
  for (const layout::Line& line : lines) {
    if (parse_marker(line.text()).style != MarkerStyle::none) {
      flush();
    }
    group.push_back(line);
  }
  flush();
  return out;
}

std::vector<int> report_months(const std::string& schedule) {
  static constexpr std::array<std::string_view, 3> kLeads = {"รอบ", "ทุก", "ราย"};
  std::vector<int> out;
  const std::string_view text = schedule;
  for (const thai::Number& number : thai::find_numbers(text)) {
    std::string_view before = trimmed(text.substr(0, number.begin));
    const std::string_view after = trimmed(text.substr(number.end));
    if (before.ends_with("ที่")) {
      before = trimmed(before.substr(0, before.size() - std::string_view("ที่").size()));
    }
    const bool lead = std::any_of(kLeads.begin(), kLeads.end(),
                                  [&](std::string_view word) { return before.ends_with(word); });
    const int value = static_cast<int>(number.value);
    if (number.decimals == 0 && lead && after.starts_with("เดือน") && value >= 1 && value <= 12) {
      out.push_back(value);
    } else if (number.decimals == 0 && before.ends_with("รายงานผลไตรมาส") && value >= 1 &&
               value <= 4) {
      out.push_back(3 * value);
    }
  }
  if (out.empty() && (text.find("ทุกไตรมาส") != std::string_view::npos ||
                      text.find("รายไตรมาส") != std::string_view::npos)) {
    out = {3, 6, 9, 12};
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace ita::report
