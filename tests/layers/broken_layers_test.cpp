#include <gtest/gtest.h>

#include <algorithm>

#include "breaks.h"
#include "support/temp_dir.h"
#include "text/layer/layer.h"
#include "text/reader.h"
#include "thai/key.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::layers {

void PrintTo(const Break& fault, std::ostream* out);
void PrintTo(const Break& fault, std::ostream* out) { *out << fault.description; }

namespace {

class BrokenLayer : public testing::TestWithParam<Break> {
 protected:
  void SetUp() override {
    ASSERT_FALSE(font_path().empty()) << "install fonts-thai-tlwg";
    path_ = dir_.write("a.pdf", to_pdf(GetParam().make()));
    auto opened = document::open(path_);
    ASSERT_TRUE(opened);
    document_ = std::move(*opened);
  }

  text::PageText read(text::OcrMode mode) {
    text::ReaderOptions options;
    options.models_dir = ITA_MODELS_DIR;
    options.ocr = mode;
    text::Reader reader(options);
    auto page = reader.read(*document_, 1);
    EXPECT_TRUE(page) << (page ? "" : page.error().message);
    return page ? std::move(*page) : text::PageText{};
  }

  test::TempDir dir_;
  std::string path_;
  std::unique_ptr<document::Document> document_;
};

std::string printed() {
  std::string out;
  for (const std::u32string& line : printed_lines()) {
    out += thai::to_utf8(line) + "\n";
  }
  return out;
}

std::string shown(const text::PageText& page) {
  std::string out;
  for (size_t i = 0; i < page.words.size(); ++i) {
    if (i > 0) {
      out += page.words[i].line == page.words[i - 1].line ? ' ' : '\n';
    }
    out += page.words[i].text();
  }
  return out + "\n";
}

std::string squeezed(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != ' ' && c != '\n'; });
  return out;
}

TEST_P(BrokenLayer, IsRepairedOrNotBelieved) {
  const text::PageText page = read(text::OcrMode::never);
  if (GetParam().expect == Expect::repair) {
    EXPECT_EQ(shown(page), printed());
    return;
  }
  // Without OCR every word that is left must carry a doubt.
  for (const text::Word& word : page.words) {
    EXPECT_FALSE(word.doubts.empty()) << word.text();
  }
}

std::string digits(const std::string& text) {
  std::string out;
  for (const char32_t c : thai::to_utf32(thai::arabic_digits(text))) {
    if (thai::is_digit(c)) {
      out += static_cast<char>(c);
    }
  }
  return out;
}

TEST_P(BrokenLayer, NoNumberIsSilentlyWrong) {
  const text::PageText page = read(text::OcrMode::automatic);
  if (GetParam().expect == Expect::repair) {
    EXPECT_TRUE(page.source == text::Source::text_layer ||
                page.source == text::Source::repaired_text_layer)
        << text::name(page.source);
    EXPECT_EQ(shown(page), printed());
    return;
  }
  EXPECT_TRUE(page.source == text::Source::ocr || page.source == text::Source::fused)
      << text::name(page.source);
  const std::string truth = digits(printed());
  const bool doubted = std::any_of(page.words.begin(), page.words.end(), [](const text::Word& w) {
    return !w.doubts.empty() && !digits(w.text()).empty();
  });
  EXPECT_TRUE(digits(shown(page)).find(truth) != std::string::npos || doubted)
      << shown(page) << "read " << digits(shown(page)) << ", printed " << truth;
  EXPECT_GT(thai::similarity(squeezed(printed()), squeezed(shown(page))), 0.9) << shown(page);
}

INSTANTIATE_TEST_SUITE_P(Kinds, BrokenLayer, testing::ValuesIn(breaks()),
                         [](const testing::TestParamInfo<Break>& kind) {
                           std::string name = kind.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace ita::layers
