#pragma once

#include <string>
#include <vector>

#include "review/index/index.h"

namespace ita::review {

/// The WHERE of a filter, with what is bound to it.
struct Where {
  std::string sql = "1";
  std::vector<std::string> texts;

  void add(const std::string& condition, const std::string& text) {
    sql += " AND " + condition;
    texts.push_back(text);
  }
  void bind(Statement& statement) const {
    for (const std::string& text : texts) {
      statement.bind(text);
    }
  }
};

/// Over the entries, which are called e.  `but`: the facet whose own choice does not narrow it.
/// Where the filter has a text, the table `found` holds the entries with it: see
/// Index::find_text.
Where where_of(const Filter& filter, const std::string& but = "");

}  // namespace ita::review
