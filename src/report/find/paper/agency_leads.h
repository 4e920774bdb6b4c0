#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "report/find/paper/agency_sheets.h"

namespace ita::report {

/// Words of a kind of agency, with which its name begins (or which are the whole of it).
struct Lead {
  const facts::AgencyType* type;
  std::string word;
  bool whole;
};

/// Longest first, so that a longer name is not taken for a shorter one with something behind.
std::vector<Lead> leads(const facts::Facts& facts);

/// Whether the words found in a sheet can be those of an agency of the kind at all.
bool may_lead(const Sheet& sheet, const Lead& lead, Span found, const facts::Facts& facts);

/// A mention in the body of what stands in every report says little.
double trust_in(const facts::AgencyType& type, bool in_title);

/// Whether a Thai letter or mark begins there.
bool letter_at(std::string_view text, size_t at);

}  // namespace ita::report
