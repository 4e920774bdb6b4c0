#pragma once

#include <optional>
#include <string_view>

#include "facts/facts.h"
#include "report/view/keyed.h"

namespace ita::report {

/// The bytes of an agency's name behind the words of its type, which end at `at`.  Names of places
/// are one word; other names go on over their own tails ("เขต 2", "แห่งที่ 1"), and in a title line
/// (`title`) to the first word that begins something else.
Span agency_name_at(std::string_view text, size_t at, const facts::AgencyType& type, bool title,
                    const facts::Facts& facts);

/// Where a name that ends at `end` ends with its tails in the same line ("ในพระบรมราชูปถัมภ์").
size_t end_with_tails(std::string_view text, size_t end, const facts::Facts& facts);

/// Where the larger body ends that a part (AgencyType::parents) names behind its own name, which
/// ends at `end`; nothing where it names none.
std::optional<size_t> parent_end(std::string_view text, size_t end, const facts::AgencyType& type,
                                 const facts::Facts& facts);

/// Whether the line below a title line that ends with a name may be the rest of that name.
bool may_go_on_below(std::string_view text, size_t end, const facts::Facts& facts);

/// Whether the word that begins at `at` begins something other than a name: a place, a year, the
/// document, another agency.
bool begins_something_else(std::string_view text, size_t at, const facts::Facts& facts);

}  // namespace ita::report
