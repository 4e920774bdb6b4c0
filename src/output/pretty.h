#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace ita::output {

/// JSON for people and for line-by-line comparison: a value that fits is put on one line, a longer
/// one is broken, one space of indent for each level.  UTF-8 is not escaped; a broken byte becomes
/// U+FFFD.  Numbers have the fewest digits that give the same double back.  No final line feed.
std::string pretty(const nlohmann::ordered_json& value);

/// The same value on one line without spaces, for JSON Lines.
std::string compact(const nlohmann::ordered_json& value);

}  // namespace ita::output
