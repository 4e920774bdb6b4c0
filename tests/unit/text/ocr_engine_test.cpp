#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <filesystem>
#include <numbers>
#include <string>

#include "document/document.h"
#include "image/skew.h"
#include "text/ocr.h"

namespace ita::text {
namespace {

using ::testing::HasSubstr;

const char* const kScan = ITA_SHARED_DIR "/real/bueng-nakhon-2567/scan.pdf";

/// One engine for all tests: it takes time to make.
OcrEngine& engine() {
  static const auto made = OcrEngine::create({ITA_MODELS_DIR});
  EXPECT_TRUE(made.ok()) << (made.ok() ? "" : describe(made.error()));
  return **made;
}

std::string text_of(const PageText& page) {
  std::string out;
  int line = -1;
  for (const Word& word : page.words) {
    out += line < 0 ? "" : word.line == line ? " " : "\n";
    line = word.line;
    out += word.text();
  }
  return out;
}

const Word* find(const PageText& page, const std::string& text) {
  for (const Word& word : page.words) {
    if (word.text() == text) {
      return &word;
    }
  }
  return nullptr;
}

class OcrOfScan : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kScan)) {
      GTEST_SKIP() << "real documents are not here";
    }
    auto document = document::open(kScan);
    ASSERT_TRUE(document.ok());
    auto raster = (*document)->raster(1, 300, document::Colour::grey);
    ASSERT_TRUE(raster.ok());
    page_ = std::move(*raster);
  }
  image::Raster page_;
};

void expect_scores(const PageText& page) {
  const std::string text = text_of(page);
  EXPECT_THAT(text, HasSubstr("ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน"));
  EXPECT_THAT(text, HasSubstr("จังหวัดร้อยเอ็ด"));
  EXPECT_THAT(text, HasSubstr("99.17"));
  EXPECT_THAT(text, HasSubstr("96.67"));
  EXPECT_THAT(text, HasSubstr("99.94"));
  EXPECT_THAT(text, HasSubstr("การใช้ทรัพย์สินของราชการ"));
}

TEST_F(OcrOfScan, ReadsTheScoreTable) {
  const auto page = engine().read(page_);
  ASSERT_TRUE(page.ok());
  expect_scores(*page);
  EXPECT_EQ(page->source, Source::ocr);
  EXPECT_EQ(page->rotation, 0);
  EXPECT_GT(page->confidence, 0.9);
  EXPECT_EQ(image::find_grids(page->rulings).size(), 1U);
}

TEST_F(OcrOfScan, BoxesLieWhereThePrintIs) {
  const auto page = engine().read(page_);
  ASSERT_TRUE(page.ok());
  const Word* score = find(*page, "99.17");
  ASSERT_NE(score, nullptr);
  // Third column, second row of the table, as measured on the picture of the page (points).
  const Box box = apply(page->to_page, score->box);
  EXPECT_NEAR(box.cx(), 444, 4);
  EXPECT_NEAR(box.cy(), 324, 4);
  EXPECT_NEAR(box.width(), 36, 6);
  EXPECT_EQ(score->symbols.size(), 5U);
  for (size_t i = 1; i < score->symbols.size(); ++i) {
    EXPECT_GT(score->symbols[i].box.cx(), score->symbols[i - 1].box.cx());
  }
}

TEST_F(OcrOfScan, HeadingsAreBoldAndLarger) {
  const auto page = engine().read(page_);
  ASSERT_TRUE(page.ok());
  const Word* heading = find(*page, "จังหวัดร้อยเอ็ด");
  const Word* cell = find(*page, "การใช้งบประมาณ");
  ASSERT_NE(heading, nullptr);
  ASSERT_NE(cell, nullptr);
  EXPECT_TRUE(heading->bold);
  EXPECT_FALSE(cell->bold);
  EXPECT_GT(heading->size, 1.15 * cell->size);
}

class OcrOfTurnedScan : public OcrOfScan, public ::testing::WithParamInterface<int> {};

TEST_P(OcrOfTurnedScan, IsReadUpright) {
  const int turned = GetParam();
  const image::Raster side = image::turn(page_, turned);
  const auto page = engine().read(side);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->rotation, (360 - turned) % 360);
  EXPECT_NEAR(page->width, 595, 2);
  EXPECT_NEAR(page->height, 842, 2);
  expect_scores(*page);
}

INSTANTIATE_TEST_SUITE_P(Quarters, OcrOfTurnedScan, ::testing::Values(90, 180, 270));

TEST_F(OcrOfScan, SkewIsLevelledAndMappedBack) {
  const auto straight = engine().read(page_);
  const auto page = engine().read(image::rotate(page_, 2.5));
  ASSERT_TRUE(straight.ok());
  ASSERT_TRUE(page.ok());
  expect_scores(*page);
  const Word* before = find(*straight, "99.17");
  const Word* after = find(*page, "99.17");
  ASSERT_NE(before, nullptr);
  ASSERT_NE(after, nullptr);
  const Box was = apply(straight->to_page, before->box);
  const Box is = apply(page->to_page, after->box);
  const double radians = 2.5 * std::numbers::pi / 180;
  const double x = was.cx() - straight->width / 2;
  const double y = was.cy() - straight->height / 2;
  EXPECT_NEAR(is.cx(), page->width / 2 + x * std::cos(radians) - y * std::sin(radians), 3);
  EXPECT_NEAR(is.cy(), page->height / 2 + x * std::sin(radians) + y * std::cos(radians), 3);
}

TEST(OcrEngine, BlankPageGivesNothing) {
  Pix* pix = pixCreate(2480, 3508, 8);
  pixSetAllArbitrary(pix, 250);
  const auto page = engine().read(image::Raster(pix, 300));
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->words.empty());
  EXPECT_EQ(page->rotation, 0);
  EXPECT_NEAR(page->width, 595.2, 0.5);
}

TEST(OcrEngine, NoImageIsAnError) { EXPECT_FALSE(engine().read(image::Raster()).ok()); }

TEST(OcrEngine, MissingModelIsSaid) {
  const auto made = OcrEngine::create({"/no/such/folder"});
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, ErrorCode::missing_model);
  EXPECT_THAT(made.error().message, HasSubstr("/no/such/folder/tessdata/"));
}

}  // namespace
}  // namespace ita::text
