#pragma once

#include <vector>

#include "text/ocr/drafts.h"

namespace ita::text {

/// Marks may be as tall as letters: those of a large heading, or a vowel and a tone that touch.
/// They make drafts of their own at first, and belong to the letters right under (or over) them.
void merge_mark_rows(Drafting& page);

/// In tight leading a tone may touch a letter of the line above: gives it to the line of the vowel,
/// one of the small components, that it stands on.
void cut_touching_tones(Drafting& page, const std::vector<int>& small);

/// Gives each small component to the line whose letters it stands on, under or beside, and a tone
/// to the line of the vowel that it stands on.  Returns those that belong to no line.
std::vector<int> place_marks(Drafting& page, const std::vector<int>& small);

}  // namespace ita::text
