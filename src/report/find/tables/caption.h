#pragma once

#include <optional>
#include <string>

#include "report/find/tables/heading.h"
#include "report/view/view.h"

namespace ita::report {

/// What the lines above a table say of all its numbers.
struct Caption {
  Role role = Role::unexplained;  ///< other than a result: comparison, forecast, example …
  Stage stage = Stage::unsaid;
  Whose whose = Whose::unsaid;
  std::string agency;
  std::optional<int> year;
  std::string text;  ///< of the line that says so
};

Caption read_caption(const TableView& table, const ScoreContext& context,
                     const HeadingReader& reader);

}  // namespace ita::report
