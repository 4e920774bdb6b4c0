// make_broken_layers FOLDER: writes one PDF for each known fault of Thai text layers, and
// printed.txt with what a person reads on every one of them.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "breaks.h"
#include "thai/unicode.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: make_broken_layers FOLDER\n");
    return 2;
  }
  if (ita::layers::font_path().empty()) {
    std::fprintf(stderr, "make_broken_layers: the font Laksaman is missing (fonts-thai-tlwg)\n");
    return 1;
  }
  const std::filesystem::path folder = argv[1];
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  std::ofstream printed(folder / "printed.txt", std::ios::binary);
  for (const std::u32string& line : ita::layers::printed_lines()) {
    printed << ita::thai::to_utf8(line) << '\n';
  }
  for (const ita::layers::Break& fault : ita::layers::breaks()) {
    std::ofstream out(folder / (fault.name + ".pdf"), std::ios::binary);
    out << ita::layers::to_pdf(fault.make());
    if (!out) {
      std::fprintf(stderr, "make_broken_layers: cannot write to %s\n", argv[1]);
      return 1;
    }
    std::printf("%-24s %s\n", fault.name.c_str(), fault.description.c_str());
  }
  return 0;
}
