#pragma once

#include <string>
#include <vector>

#include "report/find/paper/agency_mentions.h"
#include "report/report.h"

namespace ita::report {

/// Where the document says the agency lies: in its title first, beside its name, in running heads.
facts::Place printed_place(const std::vector<Sheet>& sheets,
                           const std::vector<const AgencyMention*>& mentions,
                           const facts::Facts& facts);

/// Fills subdistrict, district and province of an agency whose name and type are known, from what
/// is printed and from the name itself, and compares with the gazetteer.  What OCR read (`ocr`) is
/// mended to the one place that exists where all else agrees, or doubted; what a text layer says is
/// never changed.  `bare`: the name without the words of its type.
void settle_place(Agency& agency, const AgencyMention& chosen, const facts::Place& printed,
                  bool ocr, std::string bare, const facts::Facts& facts);

}  // namespace ita::report
