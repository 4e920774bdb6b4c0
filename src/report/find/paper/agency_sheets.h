#pragma once

#include <memory>
#include <vector>

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

}  // namespace ita::report
