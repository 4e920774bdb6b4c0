#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "output/json.h"
#include "text/page_text.h"

// What is written beside the JSON for libraries and for reading on: words with their places.
namespace ita::output {

/// hOCR 1.2.  Boxes are in 1/720 inch (a tenth of a point), as `scan_res` says.
std::string to_hocr(const std::vector<text::PageText>& pages, const SourceInfo& source,
                    const GeneratorInfo& generator);

/// ALTO 4.2, measurement unit inch1200.
std::string to_alto(const std::vector<text::PageText>& pages, const SourceInfo& source,
                    const GeneratorInfo& generator);

/// The file as a PDF with invisible text over every page whose own text does not say what was read:
/// one read by OCR, and one whose text layer had to be mended (its own text is seen, and says
/// nothing any more).  An invisible text that a page has already (an old OCR) is taken out there; a
/// page whose own text was good stays as it is.  Images become pages of their size.  `how` as for
/// reading.  `path` is the input.  `archival`: PDF/A-2b, of pages that are pictures with their text
/// over them, so that no font, colour or script of the file is needed.  Errors: damaged,
/// cannot_write.
Status write_searchable_pdf(const std::string& path, const document::OpenOptions& how,
                            const SourceInfo& source, const std::vector<text::PageText>& pages,
                            const std::string& output, bool archival = false);
/// The same for bytes that are at hand, into a file that is open.
Status write_searchable_pdf(const std::shared_ptr<const document::FileBytes>& input,
                            const document::OpenOptions& how, const SourceInfo& source,
                            const std::vector<text::PageText>& pages, std::FILE* output,
                            bool archival = false);

/// The words of one printed line, in the order in which they stand, boxes on the page as a person
/// sees it.  All words have the line's type size and, but for skew, its baseline (on the page).
struct PrintedLine {
  std::vector<text::Word> words;
  Box box;
};
std::vector<PrintedLine> printed_lines(const text::PageText& page);

/// Text for XML: markup escaped, characters that XML forbids left out.
std::string xml_text(const std::string& text);

}  // namespace ita::output
