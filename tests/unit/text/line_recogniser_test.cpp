#include "text/recognise/line_recogniser.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <string>
#include <vector>

#include "document/document.h"
#include "text/ocr/page.h"
#include "text/recognise/tesseract_recogniser.h"

namespace ita::text {
namespace {

const std::string kSamples = ITA_TESTS_DIR "/../samples/";

std::unique_ptr<LineRecogniser> make(Processor processor = fastest_processor()) {
  auto made = LineRecogniser::create(ITA_MODELS_DIR, processor);
  EXPECT_TRUE(made) << (made ? "" : describe(made.error()));
  return made ? std::move(*made) : nullptr;
}

/// The lines of a page of a sample, as the program cuts them.
std::vector<image::Raster> cut(const std::string& sample, int page) {
  std::vector<image::Raster> out;
  const auto recogniser = make();
  auto document = document::open(kSamples + sample);
  EXPECT_TRUE(document.ok());
  auto raster = (*document)->raster(page, 300, document::Colour::grey);
  EXPECT_TRUE(raster.ok());
  const auto prepared = prepare_page(*raster, *recogniser);
  EXPECT_TRUE(prepared.ok());
  for (const auto& region : prepared->regions) {
    for (const InkLine& line : region) {
      out.push_back(line_image(*prepared, line, 5));
    }
  }
  return out;
}

const std::vector<image::Raster>& memo() {
  static const std::vector<image::Raster> lines = cut("memo-2567.pdf", 1);
  return lines;
}

std::string text_of(const RecognisedLine& line) {
  std::string out;
  for (const Symbol& symbol : line.symbols) {
    out += symbol.text;
  }
  return out;
}

TEST(LineRecogniser, ReadsLikeTesseractsLibrary) {
  const auto ours = make();
  auto theirs =
      TesseractRecogniser::of_file(std::string(ITA_MODELS_DIR) + "/tessdata/tha_ita.traineddata");
  ASSERT_TRUE(theirs);
  (*theirs)->set_mode(LineMode::raw);
  int lines = 0;
  int same = 0;
  double apart = 0;
  double symbols = 0;
  const std::vector<image::Raster> scan = cut("weights-2568-scan.pdf", 1);
  for (const auto* page : {&memo(), &scan}) {
    for (const image::Raster& line : *page) {
      const auto a = ours->recognise(line);
      const auto b = (*theirs)->recognise(line);
      ASSERT_TRUE(a && b);
      ++lines;
      if (text_of(*a) != text_of(*b)) {
        continue;
      }
      ++same;
      ASSERT_EQ(a->symbols.size(), b->symbols.size());
      for (std::size_t i = 0; i < a->symbols.size(); ++i) {
        if (a->symbols[i].text != " ") {
          apart += std::abs(a->symbols[i].confidence - b->symbols[i].confidence);
          symbols += 1;
        }
      }
    }
  }
  EXPECT_GE(lines, 30);
  EXPECT_GE(same, 0.93 * lines) << "of " << lines;
  EXPECT_LT(apart / symbols, 0.002) << "thresholds rest on this scale";
}

TEST(LineRecogniser, EveryProcessorReadsTheSame) {
  const std::vector<image::Raster>& lines = memo();
  ASSERT_GE(lines.size(), 8U);
  const auto portable = make(Processor::portable);
  for (const Processor processor :
       {Processor::avx2, Processor::avx512_vnni, Processor::neon, Processor::neon_dot}) {
    if (!is_available(processor)) {
      continue;
    }
    const auto other = make(processor);
    for (std::size_t k = 0; k < 6; ++k) {
      const auto a = portable->recognise(lines[k]);
      const auto b = other->recognise(lines[k]);
      ASSERT_TRUE(a && b);
      ASSERT_EQ(text_of(*a), text_of(*b)) << name(processor);
      for (std::size_t i = 0; i < a->symbols.size(); ++i) {
        EXPECT_EQ(a->symbols[i].confidence, b->symbols[i].confidence);
        EXPECT_EQ(a->symbols[i].box.x0, b->symbols[i].box.x0);
      }
    }
  }
}

TEST(LineRecogniser, ALineIsReadTheSameAfterAnother) {
  const std::vector<image::Raster>& lines = memo();
  ASSERT_GE(lines.size(), 8U);
  const auto used = make();
  for (const image::Raster& line : lines) {
    ASSERT_TRUE(used->recognise(line));
  }
  const auto again = used->recognise(lines[0]);
  const auto fresh = make()->recognise(lines[0]);
  ASSERT_TRUE(again && fresh);
  EXPECT_EQ(text_of(*again), text_of(*fresh));
  EXPECT_EQ(again->confidence, fresh->confidence);
}

TEST(LineRecogniser, BoxesGoAlongTheLineAndHoldInk) {
  const auto recogniser = make();
  const std::vector<image::Raster>& lines = memo();
  int symbols = 0;
  int empty = 0;
  for (const image::Raster& line : lines) {
    const auto read = recogniser->recognise(line);
    ASSERT_TRUE(read);
    double before = 0;
    for (const Symbol& symbol : read->symbols) {
      ++symbols;
      EXPECT_GE(symbol.box.x0, 0);
      EXPECT_LE(symbol.box.x1, line.width());
      EXPECT_LE(symbol.box.x0, symbol.box.x1);
      EXPECT_GE(symbol.box.x1, before) << symbol.text;
      before = symbol.box.x1;
      if (symbol.text == " ") {
        continue;
      }
      l_uint32 darkest = 255;
      for (int x = static_cast<int>(symbol.box.x0); x < symbol.box.x1; ++x) {
        for (int y = 0; y < line.height(); ++y) {
          l_uint32 level = 255;
          pixGetPixel(line.pix(), x, y, &level);
          darkest = std::min(darkest, level);
        }
      }
      empty += darkest >= 160 ? 1 : 0;
    }
  }
  EXPECT_GT(symbols, 200);
  EXPECT_LE(empty, symbols / 100) << "of " << symbols;
}

TEST(LineRecogniser, AnImageWithoutInkGivesNothing) {
  const auto recogniser = make();
  for (const auto& [w, h] : {std::pair{300, 60}, std::pair{40, 40}, std::pair{2, 2},
                             std::pair{3, 200}, std::pair{4000, 8}, std::pair{8, 4000}}) {
    Pix* paper = pixCreate(w, h, 8);
    pixSetAllArbitrary(paper, 250);
    const auto read = recogniser->recognise(image::Raster(paper, 300));
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->symbols.empty()) << w << " x " << h << ": " << text_of(*read);
  }
  const auto none = recogniser->recognise(image::Raster());
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->symbols.empty());
}

}  // namespace
}  // namespace ita::text
