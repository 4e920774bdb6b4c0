#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"

namespace ita::report {

/// The role whose title the heading bears; a title of any other role goes before the plain words
/// for a score.
std::string role_of(std::string_view heading, const std::vector<facts::ColumnRole>& roles);

/// The role of a heading in which a scan lost a letter: the longest title that stands in it but for
/// one letter in so many.
std::string role_of_misread(const std::string& key, const std::vector<facts::ColumnRole>& roles);

}  // namespace ita::report
