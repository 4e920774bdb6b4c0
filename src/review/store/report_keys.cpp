#include <map>

#include "review/store/fields.h"
#include "review/store/json_parts.h"

namespace ita::review {

std::vector<std::string> report_keys(const Json& document) {
  std::vector<std::string> out;
  std::map<std::string, int> count;
  const Json reports = member(document, "reports");
  if (!reports.is_array()) {
    return out;
  }
  for (const Json& report : reports) {
    const std::string agency = member_text(member(report, "agency"), "name");
    const Json year = member(member(report, "fiscal_year"), "be");
    out.push_back((agency.empty() ? "?" : agency) + "/" +
                  (year.is_number_integer() ? year.dump() : "?"));
    ++count[out.back()];
  }
  for (size_t i = 0; i < out.size(); ++i) {
    if (count[out[i]] > 1) {
      const Json pages = member(reports[i], "pages");
      out[i] += "@p" + (pages.is_array() && !pages.empty() ? pages[0].dump() : std::to_string(i));
    }
  }
  return out;
}

}  // namespace ita::review
