#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <filesystem>
#include <numbers>
#include <optional>
#include <string>

#include "document/document.h"
#include "image/skew.h"
#include "text/ocr/ocr.h"

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
      GTEST_SKIP() << "the real documents that this compares with are private and not beside this "
                      "checkout (../shared/real); golden.samples and evidence.samples read the "
                      "scans of the project";
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

/// Boxes of a sheet that lies askew on a photograph, against where a projective map of the test's
/// own put the print.
TEST_F(OcrOfScan, BoxesOfAPhotographLieOnTheInk) {
  const auto straight = engine().read(page_);
  ASSERT_TRUE(straight.ok());
  const l_float32 w = static_cast<l_float32>(page_.width());
  const l_float32 h = static_cast<l_float32>(page_.height());
  const l_float32 flat[8] = {0, 0, w, 0, w, h, 0, h};
  const l_float32 seen[8] = {.11F * w, .06F * h, .93F * w, .10F * h,
                             .97F * w, .95F * h, .04F * w, .91F * h};
  Pta* from = ptaCreate(4);
  Pta* to = ptaCreate(4);
  for (size_t i = 0; i < 4; ++i) {
    ptaAddPt(from, flat[2 * i], flat[2 * i + 1]);
    ptaAddPt(to, seen[2 * i], seen[2 * i + 1]);
  }
  Pix* paper = pixConvertTo8(page_.pix(), 0);
  Pix* photo = pixProjectivePtaGray(paper, to, from, 70);
  l_float32* map = nullptr;
  ASSERT_EQ(getProjectiveXformCoeffs(from, to, &map), 0);
  const auto page = engine().read(image::Raster(photo, page_.dpi()));
  ASSERT_TRUE(page.ok());
  int compared = 0;
  for (const char* score : {"99.17", "96.67", "99.94"}) {
    const Word* before = find(*straight, score);
    const Word* after = find(*page, score);
    ASSERT_NE(before, nullptr) << score;
    ASSERT_NE(after, nullptr) << score;
    const Box was = page_.to_pixels(apply(straight->to_page, before->box));
    const auto u = static_cast<l_float32>(was.cx());
    const auto v = static_cast<l_float32>(was.cy());
    const l_float32 under = map[6] * u + map[7] * v + 1;
    const l_float32 x = (map[0] * u + map[1] * v + map[2]) / under;
    const l_float32 y = (map[3] * u + map[4] * v + map[5]) / under;
    const Box is = apply(page->to_page, after->box);
    const double points = 1 / page_.scale();
    EXPECT_NEAR(is.cx(), double(x) * points, 2) << score;
    EXPECT_NEAR(is.cy(), double(y) * points, 2) << score;
    ++compared;
  }
  EXPECT_EQ(compared, 3);
  lept_free(map);
  ptaDestroy(&from);
  ptaDestroy(&to);
  pixDestroy(&paper);
}

/// A table of two rows: in the cells of the first the same word, lying on its side as heads of
/// narrow columns do, in those of the second a number.  The first lines of the page over it say
/// which way it lies.
image::Raster table_with_turned_heads(const image::Raster& page, const Word& head,
                                      const Word& number, int turned) {
  const auto clip = [&](const Word& word) {
    const Box box = page.to_pixels(word.box);
    BOX* area = boxCreate(static_cast<int>(box.x0) - 4, static_cast<int>(box.y0) - 4,
                          static_cast<int>(box.width()) + 9, static_cast<int>(box.height()) + 9);
    image::Raster out(pixClipRectangle(page.pix(), area, nullptr), page.dpi());
    boxDestroy(&area);
    return out;
  };
  const image::Raster side = image::turn(clip(head), turned);
  const image::Raster score = clip(number);
  Pix* out = pixCreate(page.width(), page.height(), 8);
  pixSetAllArbitrary(out, 255);
  const auto line = [&](int x, int y, int w, int h) {
    pixRasterop(out, x, y, w, h, PIX_CLR, nullptr, 0, 0);
  };
  constexpr int kColumns = 4;
  constexpr int kWide = 260;
  constexpr int kX = 400;
  constexpr int kY = 600;
  const int high = side.height() + 60;
  for (int i = 0; i <= kColumns; ++i) {
    line(kX + i * kWide, kY, 4, high + 100);
  }
  for (const int y : {kY, kY + high, kY + high + 100}) {
    line(kX, y, kColumns * kWide + 4, 4);
  }
  for (int i = 0; i < kColumns; ++i) {
    pixRasterop(out, kX + i * kWide + 100, kY + 30, side.width(), side.height(), PIX_SRC,
                side.pix(), 0, 0);
    pixRasterop(out, kX + i * kWide + 60, kY + high + 30, score.width(), score.height(), PIX_SRC,
                score.pix(), 0, 0);
  }
  pixRasterop(out, 0, 0, page.width(), kY - 50, PIX_SRC, page.pix(), 0, 0);
  return {out, page.dpi()};
}

class OcrOfTurnedHeads : public ::testing::TestWithParam<int> {};

TEST_P(OcrOfTurnedHeads, AreReadInTheirDirection) {
  const int turned = GetParam();
  auto document = document::open(ITA_TESTS_DIR "/../samples/misprint-2568.pdf");
  ASSERT_TRUE(document.ok());
  std::optional<image::Raster> page;
  std::optional<PageText> text;
  const Word* head = nullptr;
  const Word* number = nullptr;
  for (int i = 1; i <= (*document)->page_count() && (head == nullptr || number == nullptr); ++i) {
    auto raster = (*document)->raster(i, 300, document::Colour::grey);
    ASSERT_TRUE(raster.ok());
    auto read = engine().read(*raster);
    ASSERT_TRUE(read.ok());
    page = std::move(*raster);
    text = std::move(*read);
    head = find(*text, "การใช้งบประมาณ");
    number = find(*text, "95.44");
  }
  ASSERT_NE(head, nullptr);
  ASSERT_NE(number, nullptr);
  const auto made = engine().read(table_with_turned_heads(*page, *head, *number, turned));
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->rotation, 0);
  int heads = 0;
  int numbers = 0;
  for (const Word& word : made->words) {
    numbers += word.text() == "95.44" && word.rotation == 0 ? 1 : 0;
    if (word.text() == "การใช้งบประมาณ") {
      ++heads;
      EXPECT_EQ(word.rotation, turned);
      EXPECT_GT(word.box.height(), 3 * word.box.width());
      // The first letter stands at the foot when print runs upwards.
      const bool upwards = word.symbols.front().box.cy() > word.symbols.back().box.cy();
      EXPECT_EQ(upwards, turned == 270);
    }
  }
  EXPECT_EQ(heads, 4);
  EXPECT_EQ(numbers, 4);
}

INSTANTIATE_TEST_SUITE_P(Ways, OcrOfTurnedHeads, ::testing::Values(90, 270));

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
