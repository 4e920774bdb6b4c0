#pragma once

#include <string>
#include <vector>

namespace ita::test {

/// One page of a PDF made by hand: `content` is its content stream, text in /F1 (Helvetica, no
/// embedding).
struct SmallPage {
  std::string content = {};
  std::string media_box = "0 0 200 100";
  std::string extra = {};  ///< more keys of the page dictionary, for example "/Rotate 90"
};

/// A whole PDF with a right cross-reference table.
/// `more`: further objects, numbered after the pages' (the first is 4 + 2 × pages).
/// `font`: more keys of the font, for example "/ToUnicode 6 0 R"; `catalog`: more keys of the
/// catalog.
inline std::string small_pdf(const std::vector<SmallPage>& pages,
                             const std::vector<std::string>& more = {},
                             const std::string& font = {}, const std::string& catalog = {}) {
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R" + catalog + ">>", ""};
  objects.push_back("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding" +
                    font + ">>");
  std::string kids;
  for (const SmallPage& page : pages) {
    const size_t number = objects.size() + 1;
    kids += std::to_string(number) + " 0 R ";
    objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[" + page.media_box +
                      "]/Resources<</Font<</F1 3 0 R>>>>/Contents " + std::to_string(number + 1) +
                      " 0 R" + page.extra + ">>");
    objects.push_back("<</Length " + std::to_string(page.content.size()) + ">>stream\n" +
                      page.content + "\nendstream");
  }
  objects.insert(objects.end(), more.begin(), more.end());
  objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>";
  std::string out = "%PDF-1.4\n";
  std::vector<size_t> offsets;
  for (size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const size_t table = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const size_t offset : offsets) {
    const std::string digits = std::to_string(offset);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  out += "trailer<</Size " + std::to_string(objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
         std::to_string(table) + "\n%%EOF\n";
  return out;
}

}  // namespace ita::test
