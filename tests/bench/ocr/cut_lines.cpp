// Cuts page images into lines as the program does, for training and for comparing readers.
//
//   ocr_cut_lines MODELS OUT LIST [read|pictures]
//
// With `pictures` every line of print is written, also the long ones: OUT.tsv gets image, box of
// its ink (x0 y0 x1 y1, points of the page) and bytes of its picture; OUT.pictures the pictures one
// after the other as PGM, as the first reader gets them (its own ink, a margin of 5 pixels).
//
// LIST names one image a line.  Without `pictures` OUT.tsv gets a row for each line of print that
// is not longer than a number may be: image, box of its ink (x0 y0 x1 y1, points of the page),
// width of its frame; with `read` also what the first reader makes of it, its least sure sign, what
// the number reader makes of it, its raw and its calibrated confidence, and its other readings as
// text=probability. OUT.frames gets the frames of the number reader, 32 rows of a byte a column
// each, one after the other: byte / 170 - 0.25 is the ink.

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

#include "text/numbers/frame.h"
#include "text/numbers/reader.h"
#include "text/ocr/page.h"
#include "text/ocr/reread.h"
#include "text/ocr/words.h"
#include "text/recognise/line_recogniser.h"

namespace {

using ita::text::InkLine;
using ita::text::OcrPage;

constexpr int kMargin = 5;          // pixels, as ocr_numbers.cpp gives it
constexpr double kLongest = 14;     // of a line's height
constexpr double kByteOfInk = 170;  // -0.25 .. 1.25 in a byte

/// Readers of one page.
struct Readers {
  ita::text::Recogniser& first;
  const ita::text::NumberReader& second;
};

void write_frame(const ita::text::NumberFrame& frame, std::ofstream& out) {
  for (const float ink : frame.ink) {
    out.put(static_cast<char>(static_cast<unsigned char>(std::lround((ink + 0.25) * kByteOfInk))));
  }
}

void write_readings(const OcrPage& page, const InkLine& line, const ita::image::Raster& image,
                    Readers& readers, std::ofstream& out) {
  std::string text;
  double sure = 1;
  if (auto reading = read_ink(page, line, readers.first)) {
    for (const auto& read : make_words(page, line, reading->line)) {
      text += read.word.text();
      sure = std::min(sure, read.word.confidence);
    }
  }
  const ita::text::NumberReading second = readers.second.read(image);
  out << '\t' << text << '\t' << sure << '\t' << second.text << '\t' << second.raw_confidence
      << '\t' << second.confidence << '\t';
  for (const auto& other : second.alternatives) {
    out << other.text << '=' << other.confidence << ' ';
  }
}

ita::Box box_of(const OcrPage& page, const InkLine& line) {
  return apply(page.to_page, page.grey.to_points({double(line.x0), double(line.y0), double(line.x1),
                                                  double(line.y1)}));
}

void write_pictures(const std::string& path, const OcrPage& page, std::ofstream& table,
                    std::ofstream& pictures) {
  for (const auto& region : page.regions) {
    for (const InkLine& line : region) {
      const ita::image::Raster image = line_image(page, line, kMargin);
      l_uint8* data = nullptr;
      size_t size = 0;
      if (image.empty() || pixWriteMemPnm(&data, &size, image.pix()) != 0) {
        continue;
      }
      pictures.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
      lept_free(data);
      const ita::Box box = box_of(page, line);
      table << path << '\t' << box.x0 << '\t' << box.y0 << '\t' << box.x1 << '\t' << box.y1 << '\t'
            << size << '\n';
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: ocr_cut_lines MODELS OUT LIST [read|pictures]\n";
    return 2;
  }
  const std::string extra = argc > 4 ? argv[4] : "";
  const bool read = extra == "read";
  auto first = ita::text::LineRecogniser::create(argv[1]);
  auto second = ita::text::NumberReader::create(argv[1]);
  if (!first || !second) {
    std::cerr << "the models cannot be loaded from " << argv[1] << '\n';
    return 1;
  }
  Readers readers{**first, **second};
  std::ofstream table(std::string(argv[2]) + ".tsv");
  std::ofstream frames(std::string(argv[2]) + (extra == "pictures" ? ".pictures" : ".frames"),
                       std::ios::binary);
  std::ifstream list(argv[3]);
  for (std::string path; std::getline(list, path);) {
    Pix* pix = pixRead(path.c_str());
    if (pix == nullptr) {
      std::cerr << path << " cannot be read\n";
      return 1;
    }
    const int dpi = pixGetXRes(pix);
    const auto page = prepare_page(ita::image::Raster(pix, dpi > 0 ? dpi : 300), **first);
    if (!page || page->rotation != 0) {
      continue;  // turned the wrong way: nothing to learn from
    }
    if (extra == "pictures") {
      write_pictures(path, *page, table, frames);
      continue;
    }
    for (const auto& region : page->regions) {
      for (const InkLine& line : region) {
        if (line.x1 - line.x0 > kLongest * std::max(line.height(), page->letter)) {
          continue;
        }
        const ita::image::Raster image = line_image(*page, line, kMargin);
        const auto frame = ita::text::number_frame(image);
        if (!frame) {
          continue;
        }
        const ita::Box box = box_of(*page, line);
        table << path << '\t' << box.x0 << '\t' << box.y0 << '\t' << box.x1 << '\t' << box.y1
              << '\t' << frame->width;
        if (read) {
          write_readings(*page, line, image, readers, table);
        }
        table << '\n';
        write_frame(*frame, frames);
      }
    }
  }
  return 0;
}
