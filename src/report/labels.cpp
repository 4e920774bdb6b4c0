#include "report/labels.h"

#include "report/keyed.h"
#include "report/marker.h"
#include "thai/key.h"

namespace ita::report {

std::optional<Label> label_at(std::string_view text, const facts::Facts& facts, bool alone) {
  const size_t from = parse_marker(text).length;
  const Keyed keyed(text.substr(from));
  std::optional<Label> best;
  size_t longest = 0;
  for (const facts::ColumnRole& role : facts.measure_columns()) {
    if (role.role == "number" || role.role == "title" || role.role == "measure" ||
        role.role == "note") {
      continue;
    }
    for (const std::string& title : role.titles) {
      const std::string key = thai::match_key(title);
      if (key.size() <= longest || keyed.key().compare(0, key.size(), key) != 0) {
        continue;
      }
      size_t end = from + keyed.source(0, key.size()).end;
      const std::string_view after = text.substr(end);
      const std::string_view next = trimmed(after);
      if ((alone && next.empty()) || next.starts_with(":")) {
        end += next.empty() ? after.size() : static_cast<size_t>(next.data() - after.data()) + 1;
        best = Label{role.role, end};
        longest = key.size();
      }
    }
  }
  return best;
}

}  // namespace ita::report
