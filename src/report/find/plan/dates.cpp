#include "report/find/plan/dates.h"

#include <string_view>

#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// The month whose name is all that stands there, from 1; 0 when it is none.
int month_of(std::string_view text, const facts::Facts& facts) {
  text = trimmed(text);
  const std::string& era_sign = facts.lexicon("era").front().text;
  if (const size_t era = text.rfind(era_sign); era != std::string_view::npos && era > 0) {
    text = trimmed(text.substr(0, era));
  }
  for (const char* role : {"month", "month-short"}) {
    const auto& months = facts.lexicon(role);
    for (size_t i = 0; i < months.size(); ++i) {
      if (text == months[i].text) {
        return static_cast<int>(i) + 1;
      }
    }
  }
  return 0;
}

}  // namespace

std::optional<Day> latest_day(const std::vector<Para>& flow, const facts::Facts& facts) {
  std::optional<Day> out;
  for (const Para& para : flow) {
    if (para.table() >= 0) {
      continue;
    }
    const std::string_view text = para.text();
    const auto numbers = thai::find_numbers(text);
    for (size_t i = 0; i + 1 < numbers.size(); ++i) {
      const thai::Number& day = numbers[i];
      const thai::Number& year = numbers[i + 1];
      const int month = month_of(text.substr(day.end, year.begin - day.end), facts);
      const auto be = thai::parse_year_be(text.substr(year.begin, year.end - year.begin), true);
      if (month == 0 || !be || day.decimals > 0 || day.value < 1 || day.value > 31) {
        continue;
      }
      if (!out || std::pair(*be, month) > std::pair(out->be, out->month)) {
        out = Day{*be, month, static_cast<int>(day.value),
                  evidence_of(para.traced, {day.begin, year.end})};
      }
    }
  }
  return out;
}

}  // namespace ita::report
