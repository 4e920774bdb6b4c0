// Reads every image named in LIST (one path a line) with the program's recogniser and with
// Tesseract's library, the same network and the same trimmed lines, and prints where they differ:
//   ocr_compare_recognisers MODELS LIST
// "text<TAB>path<TAB>ours<TAB>Tesseract's" for other texts; then how far the boxes and the
// confidence of the symbols lie apart on the lines read alike, and the processor's time of both.

#include <algorithm>
#include <cmath>
#include <ctime>
#include <iostream>

#include "image/raster.h"
#include "line_images.h"
#include "text/recognise/line_recogniser.h"
#include "text/recognise/tesseract_recogniser.h"

namespace {

using namespace ita;

std::string text_of(const text::RecognisedLine& line) {
  std::string out;
  for (const text::Symbol& symbol : line.symbols) {
    out += symbol.text;
  }
  return out;
}

struct Distances {
  std::vector<double> all;
  void print(const char* what) {
    if (all.empty()) {
      return;
    }
    std::sort(all.begin(), all.end());
    const auto part = [&](double share) {
      return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
    };
    std::cout << what << ": median " << part(.5) << ", 99 % within " << part(.99) << ", most "
              << all.back() << '\n';
  }
};

template <class Reader>
Result<text::RecognisedLine> timed(Reader& reader, const image::Raster& line, double& seconds) {
  const std::clock_t start = std::clock();
  auto out = reader.recognise(line);
  seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: ocr_compare_recognisers MODELS LIST\n";
    return 2;
  }
  auto ours = text::LineRecogniser::create(argv[1]);
  auto theirs =
      text::TesseractRecogniser::of_file(std::string(argv[1]) + "/tessdata/tha_ita.traineddata");
  if (!ours || !theirs) {
    std::cerr << "cannot load the model\n";
    return 1;
  }
  (*theirs)->set_mode(text::LineMode::raw);
  Distances edges;
  Distances confidence;
  double our_time = 0;
  double their_time = 0;
  int lines = 0;
  int same = 0;
  for (const std::string& path : bench::lines_of(argv[2])) {
    const bench::PixPointer pix(pixRead(path.c_str()));
    if (!pix) {
      std::cerr << "cannot read " << path << '\n';
      return 1;
    }
    const image::Raster cut(bench::trimmed(pix.get(), 5).release(), 300);
    const auto a = timed(**ours, cut, our_time);
    const auto b = timed(**theirs, cut, their_time);
    if (!a || !b) {
      return 1;
    }
    ++lines;
    if (text_of(*a) != text_of(*b)) {
      std::cout << "text\t" << path << '\t' << text_of(*a) << '\t' << text_of(*b) << '\n';
      continue;
    }
    ++same;
    for (std::size_t i = 0; i < std::min(a->symbols.size(), b->symbols.size()); ++i) {
      const text::Symbol& x = a->symbols[i];
      const text::Symbol& y = b->symbols[i];
      edges.all.push_back(std::max(std::abs(x.box.x0 - y.box.x0), std::abs(x.box.x1 - y.box.x1)));
      confidence.all.push_back(std::abs(x.confidence - y.confidence));
    }
  }
  std::cout << same << " of " << lines << " lines alike\n";
  edges.print("edges of boxes, pixels apart");
  confidence.print("confidence, apart");
  std::cout << "ms a line: ours " << 1000 * our_time / std::max(1, lines) << ", Tesseract "
            << 1000 * their_time / std::max(1, lines) << '\n';
  return 0;
}
