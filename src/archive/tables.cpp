#include "archive/tables.h"

#include <algorithm>
#include <cassert>

#include "archive/table_columns.h"

namespace ita::archive {

namespace {

std::vector<TableSpec> make_tables() {
  std::vector<TableSpec> out = entity_tables();
  for (std::vector<TableSpec>& part : std::vector{value_tables(), proof_tables()}) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

}  // namespace

size_t TableSpec::index(std::string_view column) const {
  const auto it = std::find_if(columns.begin(), columns.end(),
                               [&](const Column& c) { return c.name == column; });
  assert(it != columns.end());
  return static_cast<size_t>(it - columns.begin());
}

const std::vector<TableSpec>& tables() {
  static const std::vector<TableSpec> kTables = make_tables();
  return kTables;
}

const TableSpec& table(std::string_view name) {
  const auto it = std::find_if(tables().begin(), tables().end(),
                               [&](const TableSpec& t) { return t.name == name; });
  assert(it != tables().end());
  return *it;
}

}  // namespace ita::archive
