// read_images [--models DIR, by default models] [--dpi N] [--lines DIR] OUTDIR IMAGE...: reads page
// images and writes OUTDIR/<image without ending>.txt, one printed line a line, the cells of a
// table row by row. Prints the CPU time of each page.

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "image/raster.h"
#include "image/rulings.h"
#include "text/ocr/ocr.h"

namespace {

using ita::Box;
using ita::text::PageText;
using ita::text::Word;

struct Line {
  Box box;
  std::string text;
};

std::vector<Line> lines_of(const PageText& page) {
  std::map<int, std::vector<const Word*>> by_number;
  for (const Word& word : page.words) {
    if (!word.handwriting) {
      by_number[word.line].push_back(&word);
    }
  }
  std::vector<Line> out;
  for (auto& [number, words] : by_number) {
    std::sort(words.begin(), words.end(),
              [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
    Line line;
    for (const Word* word : words) {
      line.text += (line.text.empty() ? "" : " ") + word->text();
      line.box = unite(line.box, word->box);
    }
    out.push_back(line);
  }
  return out;
}

/// Lines outside of tables from top to bottom, each table where it begins, cell by cell.
std::string text_of(const PageText& page) {
  const auto grids = ita::image::find_grids(page.rulings);
  std::map<std::pair<double, int>, std::string> blocks;  // by y, then by order
  int order = 0;
  std::vector<std::map<std::pair<int, int>, std::string>> cells(grids.size());
  for (const Line& line : lines_of(page)) {
    bool placed = false;
    for (size_t g = 0; g < grids.size() && !placed; ++g) {
      for (const auto& cell : grids[g].cells) {
        if (cell.box.contains(line.box.cx(), line.box.cy())) {
          std::string& text = cells[g][{cell.row, cell.col}];
          text += (text.empty() ? "" : " ") + line.text;
          placed = true;
          break;
        }
      }
    }
    if (!placed) {
      blocks[{line.box.cy(), ++order}] = line.text + "\n";
    }
  }
  for (size_t g = 0; g < grids.size(); ++g) {
    std::string text;
    int row = -1;
    for (const auto& [at, cell] : cells[g]) {
      text += row < 0 ? "" : at.first != row ? "\n" : "\t";
      row = at.first;
      text += cell;
    }
    blocks[{grids[g].box.y0, ++order}] = text + "\n";
  }
  std::string out;
  for (const auto& [key, text] : blocks) {
    out += text;
  }
  return out;
}

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

}  // namespace

int main(int argc, char** argv) {
  std::string models = "models";
  double dpi = 300;
  std::vector<std::string> rest;
  bool verbose = false;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    if (arg == "--models" && i + 1 < argc) {
      models = argv[++i];
    } else if (arg == "--dpi" && i + 1 < argc) {
      dpi = std::atof(argv[++i]);
    } else if (arg == "--words") {
      verbose = true;
    } else {
      rest.push_back(arg);
    }
  }
  if (rest.size() < 2) {
    std::fprintf(stderr,
                 "usage: read_images [--models DIR, by default models] [--dpi N] [--words] OUTDIR "
                 "IMAGE...\n");
    return 2;
  }
  auto engine = ita::text::OcrEngine::create({models});
  if (!engine) {
    std::fprintf(stderr, "%s\n", ita::describe(engine.error()).c_str());
    return 1;
  }
  std::filesystem::create_directories(rest[0]);
  for (size_t i = 1; i < rest.size(); ++i) {
    Pix* pix = pixRead(rest[i].c_str());
    if (pix == nullptr) {
      std::fprintf(stderr, "%s: cannot be read\n", rest[i].c_str());
      return 1;
    }
    if (pixGetDepth(pix) != 1 && pixGetDepth(pix) != 32) {
      Pix* grey = pixConvertTo8(pix, 0);
      pixDestroy(&pix);
      pix = grey;
    }
    const ita::image::Raster raster(pix, dpi);
    const double start = cpu_seconds();
    const auto page = (*engine)->read(raster);
    const double spent = cpu_seconds() - start;
    if (!page) {
      std::fprintf(stderr, "%s: %s\n", rest[i].c_str(), ita::describe(page.error()).c_str());
      continue;
    }
    const auto name = std::filesystem::path(rest[i]).stem().string();
    std::ofstream(std::filesystem::path(rest[0]) / (name + ".txt")) << text_of(*page);
    size_t doubts = 0;
    for (const Word& word : page->words) {
      doubts += word.doubts.empty() ? 0U : 1U;
      if (verbose) {
        std::printf("W %d %.1f,%.1f,%.1f,%.1f b%.1f s%.1f c%.2f%s%s%s %s", word.line, word.box.x0,
                    word.box.y0, word.box.x1, word.box.y1, word.baseline, word.size,
                    word.confidence, word.bold ? " bold" : "", word.underlined ? " underlined" : "",
                    word.handwriting ? " handwriting" : "", word.text().c_str());
        for (const std::string& doubt : word.doubts) {
          std::printf(" [%s]", doubt.c_str());
        }
        std::printf("\n");
      }
    }
    std::printf("%s: %.2f s, rotation %d, %zu words, %zu in doubt, confidence %.3f\n", name.c_str(),
                spent, page->rotation, page->words.size(), doubts, page->confidence);
    for (const std::string& note : page->notes) {
      std::printf("  note: %s\n", note.c_str());
    }
  }
  return 0;
}
