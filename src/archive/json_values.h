#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "archive/tables.h"

// How the members of a result become values of columns.
namespace ita::archive {

using Json = nlohmann::json;

/// A text, a truth, a whole or broken number as it is; nothing for anything else.
Value value(const Json& j);
/// Numbers alone, whole ones too, as broken ones.
Value number(const Json& j);
/// A member of an object, null when there is no object or no such member.
const Json& in(const Json& j, const char* key);
/// Empty for what is no text.
std::string text(const Json& j);
/// A list (or one member of its entries) with an entry on each line.
std::string lines(const Json& list, const char* key = nullptr);
/// Evidence is an object, null, or a list whose first entry says where the thing begins.
const Json& first(const Json& evidence);
bool needs_review(const Json& item);

// Columns of a row that many tables have.
void put_place(RowBuilder& row, const Json& at, const std::string& prefix = "");
void put_reading(RowBuilder& row, const Json& evidence);
void put_review(RowBuilder& row, const Json& review);

}  // namespace ita::archive
