#pragma once

#include <string>

#include "facts/facts.h"

namespace ita::audit {

/// An agency's name taken apart: type, bare name, place words within the name.
struct AgencyName {
  std::string type;  ///< code, empty when unknown
  std::string bare;
  facts::Place place;
};
/// Abbreviations ("มรภ.") are written out first.
AgencyName take_apart(const std::string& name, const facts::Facts& facts);

}  // namespace ita::audit
