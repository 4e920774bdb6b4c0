#pragma once

#include <vector>

#include "text/ocr/page.h"
#include "text/recognise/recogniser.h"

namespace ita::text {

struct ReadWord {
  Word word;
  double stroke = 0;  ///< usual thickness of its strokes, in parts of the letter height
};

/// Makes words of what was read in one line image: marks joined to their base, sara am composed,
/// codes such as O33 mended, words parted where the print shows a gap.  `reading` has its boxes in
/// pixels of the page. Boxes come out in points of the reading frame; `Word::line` and `Word::bold`
/// are left to the caller.
std::vector<ReadWord> make_words(const OcrPage& page, const InkLine& line,
                                 const RecognisedLine& reading);

/// Sets `Word::bold`: what is bold shows only beside the other words of the page.
void mark_bold(std::vector<ReadWord>& words);

/// In a word that mixes letters and digits like a code: the letter O after letters or before digits
/// ("033" in the place of a code), l and I for 1; a zero among capitals and an l at the head of a
/// Latin word ("0IT", "lssue").  Only such words are touched; `raw` keeps the reading.
void mend_code(Word& word);

/// A point read as a comma: "99,17" is 99.17, since groups have three digits.  `raw` keeps the
/// reading, and the number reader is still asked.
void mend_point(Word& word);

/// A semicolon that may be a colon, on a line with Thai letters: Thai print has no semicolons.
/// `raw` keeps the reading.
void mend_colons(std::vector<Word>& line);

}  // namespace ita::text
