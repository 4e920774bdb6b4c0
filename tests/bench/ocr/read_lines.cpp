// Reads every image named in LIST (one path a line) and prints "path<TAB>text<TAB>confidence" for
// each, with line breaks as \n; last "#ms<TAB>" and the user CPU of a line in milliseconds.
//
//   ocr_read_lines tesseract DATADIR LANG PSM LIST     confidence: the least sure word; PSM 13 (raw
//   line) gets the box
//                                                      of the ink with 5 pixels around it, paper
//                                                      at white, as in the program
//   ocr_read_lines network FILE.traineddata LIST [avx2|portable]
//                                                      the program's own recogniser, trimmed
//                                                      likewise; confidence: the least sure symbol
//   ocr_read_lines numbers MODELS LIST                 the number reader; confidence as calibrated,
//   raw with RAW=1

#include <leptonica/allheaders.h>
#include <sys/resource.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "image/contrast.h"
#include "image/raster.h"
#include "line_images.h"
#include "text/numbers/reader.h"
#include "text/recognise/line_recogniser.h"

using ita::bench::lines_of;
using ita::bench::PixPointer;
using ita::bench::trimmed;

namespace {

double user_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

void print(const std::string& path, const std::string& text, double confidence) {
  std::cout << path << '\t';
  for (const char c : text) {
    if (c == '\n') {
      std::cout << "\\n";
    } else {
      std::cout << c;
    }
  }
  std::cout << '\t' << confidence << '\n';
}

int fail(const std::string& message) {
  std::cerr << message << '\n';
  return 1;
}

int read_by_tesseract(const char* data, const char* language, int mode,
                      const std::vector<std::string>& paths) {
  tesseract::TessBaseAPI api;
  if (api.Init(data, language, tesseract::OEM_LSTM_ONLY) != 0) {
    return fail(std::string("cannot load ") + language + " from " + data);
  }
  api.SetVariable("debug_file", "/dev/null");
  api.SetPageSegMode(static_cast<tesseract::PageSegMode>(mode));
  for (const std::string& path : paths) {
    PixPointer pix(pixRead(path.c_str()));
    if (!pix) {
      return fail("cannot read " + path);
    }
    if (mode == tesseract::PSM_RAW_LINE) {
      const ita::image::Raster cut(trimmed(pix.get(), 5).release(), 300);
      pix.reset(pixClone(ita::image::full_contrast(cut).pix()));
    }
    api.SetImage(pix.get());
    api.SetSourceResolution(300);
    const std::unique_ptr<char[]> text(api.GetUTF8Text());
    const std::unique_ptr<int[]> confidences(api.AllWordConfidences());
    int least = 100;
    for (const int* c = confidences.get(); c != nullptr && *c >= 0; ++c) {
      least = std::min(least, *c);
    }
    print(path, text ? text.get() : "", least / 100.0);
  }
  return 0;
}

int read_by_network(const char* file, const std::vector<std::string>& paths,
                    const std::string& processor) {
  auto fastest = ita::text::fastest_processor();
  for (const auto p : {ita::text::Processor::portable, ita::text::Processor::avx2}) {
    fastest = processor == name(p) && is_available(p) ? p : fastest;
  }
  auto recogniser = ita::text::LineRecogniser::of_file(file, fastest);
  if (!recogniser) {
    return fail(ita::describe(recogniser.error()));
  }
  for (const std::string& path : paths) {
    const PixPointer pix(pixRead(path.c_str()));
    if (!pix) {
      return fail("cannot read " + path);
    }
    const ita::image::Raster cut(trimmed(pix.get(), 5).release(), 300);
    const auto line = (*recogniser)->recognise(cut);
    if (!line) {
      return fail(ita::describe(line.error()));
    }
    std::string text;
    double least = 1;
    for (const ita::text::Symbol& symbol : line->symbols) {
      text += symbol.text;
      least = std::min(least, symbol.confidence);
    }
    print(path, text + "\n", least);
  }
  return 0;
}

int read_by_number_reader(const char* models, const std::vector<std::string>& paths) {
  auto reader = ita::text::NumberReader::create(models);
  if (!reader) {
    return fail(ita::describe(reader.error()));
  }
  for (const std::string& path : paths) {
    const ita::image::Raster crop(pixRead(path.c_str()), 300);
    if (crop.empty()) {
      return fail("cannot read " + path);
    }
    const ita::text::NumberReading reading = (*reader)->read(crop);
    print(path, reading.text,
          std::getenv("RAW") != nullptr ? reading.raw_confidence : reading.confidence);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string kind = argc > 1 ? argv[1] : "";
  int code = 2;
  std::vector<std::string> paths;
  const double start = user_seconds();
  if (kind == "tesseract" && argc == 6) {
    paths = lines_of(argv[5]);
    code = read_by_tesseract(argv[2], argv[3], std::atoi(argv[4]), paths);
  } else if (kind == "network" && (argc == 4 || argc == 5)) {
    paths = lines_of(argv[3]);
    code = read_by_network(argv[2], paths, argc == 5 ? argv[4] : "");
  } else if (kind == "numbers" && argc == 4) {
    paths = lines_of(argv[3]);
    code = read_by_number_reader(argv[2], paths);
  } else {
    std::cerr << "usage: ocr_read_lines tesseract DATADIR LANG PSM LIST | network FILE LIST "
                 "[avx2|portable] | numbers "
                 "MODELS LIST\n";
  }
  if (code == 0 && !paths.empty()) {
    std::cout << "#ms\t" << 1000 * (user_seconds() - start) / static_cast<double>(paths.size())
              << '\n';
  }
  return code;
}
