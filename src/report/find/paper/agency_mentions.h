#pragma once

#include <memory>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/view/flow.h"
#include "report/view/place_text.h"

namespace ita::report {

/// Text in which agencies are sought, its lines kept apart, so that a name ends where its line
/// does.  The lines of the document's title are one sheet, however the layout cut them.
struct Sheet {
  std::shared_ptr<const std::vector<layout::Line>> own;  ///< of a title put together
  const Para* para = nullptr;                            ///< the first one
  layout::TracedText traced;
  Keyed keyed;
  bool title = false;          ///< lines of the title, not the text below it
  bool first_heading = false;  ///< the heading that the document begins with, where it is no title
};
std::vector<Sheet> make_sheets(const std::vector<Para>& flow);

/// An agency named in a sheet.
struct AgencyMention {
  const facts::AgencyType* type = nullptr;
  bool abbreviated = false;
  std::string name;      ///< without the type's words; empty where the whole is one
  std::string full;      ///< with them
  std::string longer;    ///< name with the next word
  bool goes_on = false;  ///< the line below may be the rest of the name
  const Sheet* sheet = nullptr;
  Span span;        ///< of the name, or of the whole
  size_t lead = 0;  ///< where the type's words begin
  double weight = 0;
};

/// What a mention weighs by where it stands.
constexpr double kTitleName = 12, kRunningHeadName = 6, kHeadingName = 4, kOpeningName = 3,
                 kBodyName = 1;

/// Every agency that the sheets name.  A province after an agency or a district is where that one
/// lies and no mention.
std::vector<AgencyMention> find_agencies(const std::vector<Sheet>& sheets,
                                         const facts::Facts& facts);

}  // namespace ita::report
