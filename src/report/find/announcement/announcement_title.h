#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "report/find/announcement/announcement_agency.h"
#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// What the title says of the whole list.
struct ListTitle {
  std::string title;
  std::optional<Year> year;
  ListPlace place;
  bool announced = false;
  std::optional<Evidence> evidence;
};

/// From the paragraphs above the first table.
ListTitle read_list_title(const std::vector<Para>& flow, const facts::Facts& facts);

}  // namespace ita::report
