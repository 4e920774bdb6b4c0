#pragma once

#include <vector>

#include "text/ocr/read_line.h"
#include "text/page_text.h"

// What of the lines read on a page is print, told by comparing them with one another.
namespace ita::text {

/// Handwriting, emblems and stamps come out as a few characters of which the recogniser is
/// unsure, on a page whose print it reads well.  Such lines stay, but as what they are.
void mark_handwriting(std::vector<ReadLine>& lines, PageText& out);

/// What is left of a stamp's frame or of a ruling in a cell: a stroke far too low for a letter or
/// a digit.  As text it would spoil the number beside it.
/// `letter`: its height on the page, points.
void drop_remains(std::vector<ReadLine>& lines, double letter);

/// Says where ink stayed unread, so that no cell is taken for empty that is not.
void note_missed(const std::vector<ReadLine>& lines, PageText& out);

/// Lines of print of which hardly a letter is sure: blurred, or too small a picture.
void doubt_page(const std::vector<ReadLine>& lines, PageText& out);

}  // namespace ita::text
