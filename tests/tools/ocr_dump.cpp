// Shows how a page image is cut and read, for people who work on the OCR pipeline.
//   ocr_dump FILE PAGE FOLDER [TEXT]
// FOLDER/page.png: the page as it was prepared, rulings red, cells green, lines blue.
// FOLDER/NNN.png: the image of each line; standard output has its reading.  With TEXT, only lines
// whose reading holds it are written.
#include <leptonica/allheaders.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include "document/document.h"
#include "image/pix.h"
#include "text/ocr/page.h"
#include "text/ocr/reread.h"
#include "text/recognise/line_recogniser.h"

namespace {

void frame(Pix* pix, const ita::Box& box, int r, int g, int b) {
  BOX* leptonica = boxCreate(static_cast<int>(box.x0), static_cast<int>(box.y0),
                             std::max(2, static_cast<int>(box.width())),
                             std::max(2, static_cast<int>(box.height())));
  pixRenderBoxArb(pix, leptonica, 2, static_cast<l_uint8>(r), static_cast<l_uint8>(g),
                  static_cast<l_uint8>(b));
  boxDestroy(&leptonica);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace ita;
  if (argc < 4) {
    std::fprintf(stderr, "usage: ocr_dump FILE PAGE FOLDER [TEXT]\n");
    return 2;
  }
  const std::filesystem::path folder = argv[3];
  const std::string wanted = argc > 4 ? argv[4] : "";
  std::filesystem::create_directories(folder);
  auto document = document::open(argv[1]);
  auto recogniser = text::LineRecogniser::create(ITA_MODELS_DIR);
  if (!document || !recogniser) {
    std::fprintf(stderr, "cannot open\n");
    return 1;
  }
  auto raster = (*document)->raster(std::atoi(argv[2]), 300, document::Colour::rgb);
  if (!raster) {
    std::fprintf(stderr, "no image\n");
    return 1;
  }
  const auto start = std::chrono::steady_clock::now();
  auto page = text::prepare_page(*raster, **recogniser);
  if (!page) {
    std::fprintf(stderr, "%s\n", page.error().message.c_str());
    return 1;
  }
  const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start);
  std::printf(
      "letter %.0f px, threshold %d, rotation %d, %d x %d, %zu pieces, %zu rulings, %.2f s\n",
      page->letter, page->threshold, page->rotation, page->grey.width(), page->grey.height(),
      page->ink.items.size(), page->rulings.size(), took.count());
  const image::PixPtr picture = image::own(pixConvertTo32(page->grey.pix()));
  for (const auto& grid : page->grids) {
    for (const auto& cell : grid.cells) {
      frame(picture.get(), page->grey.to_pixels(cell.box), 0, 160, 0);
    }
  }
  for (const auto& ruling : page->rulings) {
    frame(picture.get(), page->grey.to_pixels(ruling.box), 255, 0, 0);
  }
  int number = 0;
  for (const auto& region : page->regions) {
    for (const text::InkLine& line : region) {
      ++number;
      frame(picture.get(), {double(line.x0), double(line.y0), double(line.x1), double(line.y1)}, 60,
            60, 255);
      auto reading = text::read_ink(*page, line, **recogniser);
      if (!reading) {
        continue;
      }
      std::string said;
      for (const auto& symbol : reading->line.symbols) {
        said += symbol.text;
      }
      if (said.find(wanted) == std::string::npos) {
        continue;
      }
      std::printf("%03d x %d y %d h %.0f letters %d missed %d conf %.2f  %s\n", number, line.x0,
                  line.y0, line.height(), line.letters, reading->missed, reading->line.confidence,
                  said.c_str());
      char name[16];
      std::snprintf(name, sizeof name, "%03d.png", number);
      pixWrite((folder / name).c_str(), text::line_image(*page, line, 5).pix(), IFF_PNG);
    }
  }
  pixWrite((folder / "page.png").c_str(), picture.get(), IFF_PNG);
  return 0;
}
