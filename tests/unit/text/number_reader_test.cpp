#include "text/numbers/reader.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace ita::text {
namespace {

namespace fs = std::filesystem;

const fs::path kCrops = fs::path(ITA_TESTS_DIR) / "data" / "numbers";

std::vector<std::pair<std::string, std::string>> crops() {
  std::ifstream in(kCrops / "truth.tsv");
  std::vector<std::pair<std::string, std::string>> out;
  for (std::string file, text; std::getline(in, file, '\t') && std::getline(in, text);) {
    out.emplace_back(file, text);
  }
  return out;
}

image::Raster load(const std::string& file) { return {pixRead((kCrops / file).c_str()), 300}; }

class NumberReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    auto made = NumberReader::create(ITA_MODELS_DIR);
    ASSERT_TRUE(made) << describe(made.error());
    reader_ = std::move(*made);
  }
  std::unique_ptr<NumberReader> reader_;
};

TEST_F(NumberReaderTest, ReadsBothScriptsAsPrinted) {
  ASSERT_GE(crops().size(), 16U);
  for (const auto& [file, text] : crops()) {
    const NumberReading reading = reader_->read(load(file));
    EXPECT_EQ(reading.text, text) << file;
    EXPECT_TRUE(reading.is_number()) << file;
    EXPECT_GT(reading.confidence, .5) << file;
    EXPECT_LE(reading.confidence, 1) << file;
  }
}

TEST_F(NumberReaderTest, SymbolsStandInOrderWithinTheCrop) {
  for (const auto& [file, text] : crops()) {
    const image::Raster crop = load(file);
    const NumberReading reading = reader_->read(crop);
    std::string joined;
    double right = 0;
    for (const Symbol& symbol : reading.symbols) {
      joined += symbol.text;
      EXPECT_LT(symbol.box.x0, symbol.box.x1) << file;
      EXPECT_GE(symbol.box.cx(), right) << file;
      right = symbol.box.cx();
      EXPECT_LE(symbol.box.x1, crop.width()) << file;
      EXPECT_LE(symbol.box.y1, crop.height()) << file;
    }
    EXPECT_EQ(joined, reading.text);
  }
}

TEST_F(NumberReaderTest, DepthAndSizeDoNotMatter) {
  for (const auto& [file, text] : crops()) {
    if (text.size() < 4) {
      continue;
    }
    const image::Raster grey = load(file);
    const image::Raster colour(pixConvertTo32(grey.pix()), 300);
    EXPECT_EQ(reader_->read(colour).text, text) << file;
    const image::Raster large(pixScale(grey.pix(), 2.0F, 2.0F), 600);
    EXPECT_EQ(reader_->read(large).text, text) << file;
  }
  const image::Raster grey = load("00.png");
  const image::Raster bits(pixThresholdToBinary(grey.pix(), 128), 300);
  EXPECT_EQ(reader_->read(bits).text, "99.17");
}

TEST_F(NumberReaderTest, NoInkIsNoText) {
  Pix* blank = pixCreate(80, 40, 8);
  pixSetAll(blank);
  const NumberReading reading = reader_->read(image::Raster(blank, 300));
  EXPECT_EQ(reading.text, "");
  EXPECT_EQ(reading.confidence, 0);
  EXPECT_FALSE(reading.is_number());
  EXPECT_EQ(reader_->read(image::Raster()).text, "");
  EXPECT_EQ(reader_->read(image::Raster(pixCreate(1, 1, 8), 300)).text, "");
}

TEST_F(NumberReaderTest, ABlackBoxIsNoNumber) {
  // One tone of ink in one tone of paper: the second parting of the grey finds nothing to part.
  Pix* box = pixCreate(60, 40, 8);
  pixSetAll(box);
  pixRasterop(box, 5, 5, 50, 30, PIX_CLR, nullptr, 0, 0);
  EXPECT_LT(reader_->read(image::Raster(box, 300)).confidence, .9);
  EXPECT_EQ(reader_->read(image::Raster(pixCreate(60, 40, 8), 300)).text, "");
}

TEST_F(NumberReaderTest, HalfACropIsNotReadAsTheWhole) {
  // The lower half of "100.00" is gone: whatever is read, it must not be sure of the full score.
  const image::Raster crop = load("02.png");
  Pix* half = pixCopy(nullptr, crop.pix());
  pixRasterop(half, 0, crop.height() / 2, crop.width(), crop.height(), PIX_SET, nullptr, 0, 0);
  const NumberReading reading = reader_->read(image::Raster(half, 300));
  EXPECT_TRUE(reading.text != "100.00" || reading.confidence < .9);
}

TEST_F(NumberReaderTest, IsARecogniser) {
  Recogniser& recogniser = *reader_;
  auto line = recogniser.recognise(load("00.png"));
  ASSERT_TRUE(line);
  EXPECT_EQ(line->symbols.size(), 5U);
  EXPECT_GT(line->confidence, .5);
}

class DamagedWeights : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("ita-numbers-" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "numbers");
    std::ifstream in(fs::path(ITA_MODELS_DIR) / "numbers" / "numbers.bin", std::ios::binary);
    weights_.assign(std::istreambuf_iterator<char>(in), {});
    ASSERT_FALSE(weights_.empty());
  }
  void TearDown() override { fs::remove_all(folder_); }

  ErrorCode load(const std::string& bytes) {
    std::ofstream(folder_ / "numbers" / "numbers.bin", std::ios::binary) << bytes;
    auto made = NumberReader::create(folder_);
    return made ? ErrorCode::none : made.error().code;
  }

  fs::path folder_;
  std::string weights_;
};

TEST_F(DamagedWeights, AreReported) {
  EXPECT_EQ(NumberReader::create(folder_ / "nothing").error().code, ErrorCode::missing_model);
  EXPECT_EQ(load(weights_), ErrorCode::none);
  EXPECT_EQ(load(""), ErrorCode::missing_model);
  EXPECT_EQ(load("PNG" + weights_), ErrorCode::missing_model);
  for (const std::size_t length : {7U, 12U, 40U, 60U, 100U, 5000U}) {
    EXPECT_EQ(load(weights_.substr(0, length)), ErrorCode::missing_model) << length;
  }
  EXPECT_EQ(load(weights_.substr(0, weights_.size() - 1)), ErrorCode::missing_model);
  std::string counts = weights_;
  for (std::size_t i = 8; i < 80; ++i) {
    counts[i] = '\xFF';
  }
  EXPECT_EQ(load(counts), ErrorCode::missing_model);
}

}  // namespace
}  // namespace ita::text
