#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/view/flow.h"

namespace ita::report {

/// Words of another assessment than that of the family, as listed; empty where there are none.
std::string foreign_mark(const std::string& text, const facts::Facts& facts);

/// The same, anywhere in the paper.
std::string foreign_words(const std::vector<Para>& flow, const layout::Layout& layout,
                          const facts::Facts& facts);

/// Whether the words stand in the text, Latin ones only where they stand alone.
bool bears_mark(const std::string& text, const Keyed& keyed, const std::string& mark);

/// The first of the marks in the text that the family's own papers do not use.
std::string mark_in(const std::string& text, const std::vector<std::string>& marks,
                    const facts::Facts& facts);

struct ForeignTitle {
  std::string words;         ///< as the data have them; empty for none
  bool other_paper = false;  ///< the name of another paper, and not the mark of an assessment
};

/// What the title of the document says that papers of another kind are called: the mark of another
/// assessment, or the name of another paper where nothing in the title names this one.
ForeignTitle foreign_title(const std::vector<Para>& flow, const facts::Facts& facts);

}  // namespace ita::report
