#include "output/invisible_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/page_files.h"
#include "thai/unicode.h"

namespace ita::output {

namespace {

/// From the upright page (origin top left) into the space of the unrotated PDF page.
struct Frame {
  double x, y, width, height;
  int rotation;

  std::array<double, 2> point(double u, double v) const {
    switch (rotation) {
      case 90:
        return {x + v, y + u};
      case 180:
        return {x + width - u, y + v};
      case 270:
        return {x + width - v, y + height - u};
      default:
        return {x + u, y + height - v};
    }
  }
  /// The first four numbers of a text matrix: along the line, and up from it.
  const char* direction() const {
    switch (rotation) {
      case 90:
        return "0 1 -1 0";
      case 180:
        return "-1 0 0 -1";
      case 270:
        return "0 -1 1 0";
      default:
        return "1 0 0 1";
    }
  }
};

constexpr double kNarrowest = 0.12;  // of the type size
constexpr double kSpace = 0.3;
constexpr double kColumnGap = 2.5;

struct Piece {
  std::string text;
  double x0 = 0, x1 = 0;
};

/// Symbols of a word with the room to the next one, and a space up to the next word.
std::vector<Piece> pieces_of(const text::Word& word, const text::Word* next) {
  std::vector<Piece> out;
  for (size_t i = 0; i < word.symbols.size(); ++i) {
    const text::Symbol& symbol = word.symbols[i];
    const bool last = i + 1 == word.symbols.size();
    const double end = last ? symbol.box.x1 : word.symbols[i + 1].box.x0;
    out.push_back({symbol.text, symbol.box.x0, std::max(end, symbol.box.x0 + 0.1)});
  }
  if (next != nullptr && next->box.x0 > word.box.x1) {
    // A wide gap of a justified line would be taken for one between columns: the last letter fills
    // it but for a space.
    const double gap = next->box.x0 - word.box.x1;
    double end = word.box.x1;
    if (!out.empty() && gap > kSpace * word.size && gap < kColumnGap * word.size) {
      end = next->box.x0 - kSpace * word.size;
      out.back().x1 = end;
    }
    out.push_back({" ", end, next->box.x0});
  }
  return out;
}

}  // namespace

size_t InvisibleText::code_of(const std::string& cluster) {
  const auto [at, fresh] = codes_.emplace(cluster, codes_.size());
  if (fresh) {
    clusters_.push_back(cluster);
  }
  return at->second;
}

std::string InvisibleText::page(const text::PageText& page, double x, double y, double width,
                                double height, int rotation) {
  const Frame frame{x, y, width, height, rotation};
  std::string out = "q BT 3 Tr\n";
  for (const PrintedLine& line : printed_lines(page)) {
    for (size_t w = 0; w < line.words.size(); ++w) {
      const text::Word& word = line.words[w];
      if (word.rotation != 0) {
        continue;  // upright text only: sideways notes are rare and their symbols run the other way
      }
      const double size = word.size;
      const auto origin = frame.point(word.symbols.front().box.x0, word.baseline);
      double pen = word.symbols.front().box.x0;
      out += fmt::format("{} {:.2f} {:.2f} Tm\n", frame.direction(), origin[0], origin[1]);
      size_t font = static_cast<size_t>(-1);
      const text::Word* next = w + 1 < line.words.size() ? &line.words[w + 1] : nullptr;
      for (const Piece& piece : pieces_of(word, next)) {
        const size_t code = code_of(piece.text);
        if (code / kCodes != font) {
          font = code / kCodes;
          out += fmt::format("/ITA{} {:.2f} Tf ", font, size);
        }
        // Tz makes the glyph as wide as its place.  Readers take a letter that begins where the one
        // before it has hardly begun for a shadow of it.
        const double wide = std::max(piece.x1 - pen, kNarrowest * size);
        out += fmt::format("{:.1f} Tz <{:02X}> Tj ", 100 * wide / (kGlyphWidth * size),
                           code % kCodes + 1);
        pen += wide;
      }
      out += "\n";
    }
  }
  return out + "ET Q\n";
}

int InvisibleText::count(int font) const {
  const size_t first = static_cast<size_t>(font) * kCodes;
  return static_cast<int>(std::min(kCodes, clusters_.size() - first));
}

std::string InvisibleText::to_unicode(int font) const {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /ITA def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n";
  constexpr int kInBlock = 100;  // limit of the format
  for (int begin = 0; begin < count(font); begin += kInBlock) {
    const int end = std::min(begin + kInBlock, count(font));
    out += fmt::format("{} beginbfchar\n", end - begin);
    for (int i = begin; i < end; ++i) {
      out += fmt::format("<{:02X}> <", i + 1);
      for (const char32_t c :
           thai::to_utf32(clusters_[static_cast<size_t>(font) * kCodes + static_cast<size_t>(i)])) {
        if (c >= 0x10000) {
          out += fmt::format("{:04X}{:04X}", 0xD800 + ((c - 0x10000) >> 10),
                             0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
          out += fmt::format("{:04X}", static_cast<unsigned>(c));
        }
      }
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace ita::output
