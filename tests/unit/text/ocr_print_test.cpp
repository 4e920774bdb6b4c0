#include "text/ocr/print.h"

#include <gtest/gtest.h>

#include <string>

namespace ita::text {
namespace {

ReadLine line_of(const std::vector<std::string>& symbols) {
  ReadLine out;
  ReadWord word;
  for (const std::string& text : symbols) {
    Symbol symbol;
    symbol.text = symbol.raw = text;
    word.word.symbols.push_back(symbol);
  }
  out.words.push_back(word);
  out.symbols = symbols.size();
  out.confidence = 0.99;
  return out;
}

bool is_doubted(const std::vector<ReadLine>& lines) {
  PageText page;
  doubt_page(lines, page);
  return !page.doubts.empty();
}

TEST(PageOfPrint, BlotsWithoutLettersAreNoPageThatWasRead) {
  EXPECT_TRUE(is_doubted(std::vector<ReadLine>(12, line_of({"-", "•", "+"}))));
  EXPECT_FALSE(is_doubted(std::vector<ReadLine>(5, line_of({"-", "•", "+"}))));  // a photograph
  EXPECT_FALSE(is_doubted(std::vector<ReadLine>(12, line_of({"ก", "-", "1"}))));
}

TEST(PageOfPrint, LinesToWriteOnAreNoBlots) {
  std::vector<ReadLine> form(12, line_of(std::vector<std::string>(40, ".")));
  form.push_back(line_of({"ช", "อ", "บ"}));
  EXPECT_FALSE(is_doubted(form));
}

}  // namespace
}  // namespace ita::text
