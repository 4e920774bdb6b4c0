#pragma once

#include <string>

#include "cli/speech.h"
#include "cli/terminal.h"

namespace ita::cli {

/// One document for a person: agency, year, scores with their marks of doubt, what to look
/// at. `json` is the document as written.
std::string summary(const std::string& json, const Style& style, const Speech& speech, int columns);

/// One document on one line: agency, year, overall score.
std::string headline(const std::string& json, const Speech& speech);

}  // namespace ita::cli
