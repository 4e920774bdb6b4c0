// Text layers of any shape: words whose symbols have text and a box, no glyph lost without a trace
// in raw, fusion that ends.
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "text/layer/layer.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

class Bytes {
 public:
  Bytes(const uint8_t* data, size_t size) : data_(data), size_(size) {}
  bool more() const { return at_ < size_; }
  unsigned next() { return at_ < size_ ? data_[at_++] : 0; }

 private:
  const uint8_t* data_;
  size_t size_, at_ = 0;
};

ita::document::TextLayer make(Bytes& bytes) {
  ita::document::TextLayer layer;
  layer.fonts = {{"ABCDEE+TH SarabunPSK", false}, {"TH SarabunIT\xF9,Bold", true}};
  double x = 50;
  double y = 50;
  while (bytes.more()) {
    ita::document::Glyph glyph;
    const unsigned kind = bytes.next();
    const unsigned value = bytes.next();
    glyph.code = kind % 16 == 0   ? value
                 : kind % 16 == 1 ? 0xF700 + value % 0x20
                 : kind % 16 == 2 ? 0xFFFD
                                  : 0x0E01 + value % 0x5B;
    glyph.starts_run = (kind & 0x20) != 0;
    glyph.space_after = (kind & 0x40) != 0;
    glyph.font = static_cast<int>(value >> 7) - ((kind & 0x80) != 0 && value % 5 == 0 ? 1 : 0);
    glyph.size = static_cast<float>(value % 7 == 0 ? 1 + value % 30 : 16);
    if ((kind & 0x80) != 0) {
      x += static_cast<double>(bytes.next()) - 100;
      y += value % 3 == 0 ? static_cast<double>(bytes.next()) - 60 : 0;
      glyph.rotation = static_cast<int>(value % 4) * 90;
    }
    const double width = value % 4 == 0 ? 0 : 8;
    glyph.box = {x, y, x + width, y + 17};
    x += width;
    layer.glyphs.push_back(glyph);
  }
  return layer;
}

void check(const std::vector<ita::text::Word>& words) {
  for (const ita::text::Word& word : words) {
    require(!word.symbols.empty());
    for (const ita::text::Symbol& symbol : word.symbols) {
      require(!symbol.text.empty());
      require(std::isfinite(symbol.box.x0) && std::isfinite(symbol.box.y1));
      require(symbol.box.x0 <= symbol.box.x1 && symbol.box.y0 <= symbol.box.y1);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Bytes first(data, size / 2);
  Bytes second(data + size / 2, size - size / 2);
  const ita::document::PageInfo page{1, 595, 842, 0};
  const ita::text::LayerText a = ita::text::read_layer(make(first), page);
  const ita::text::LayerText b = ita::text::read_layer(make(second), page);
  check(a.words);
  check(b.words);
  for (const double share : {a.quality.invalid_clusters, a.quality.unmapped, a.quality.mojibake,
                             a.quality.out_of_lexicon, a.quality.no_words}) {
    require(share >= 0 && share <= 1);
  }
  require(!ita::text::judge(a.quality).reason.empty());
  check(ita::text::fuse(a.words, b.words));
  std::vector<ita::text::Word> compared = b.words;
  ita::text::compare_digits(compared, a.words);
  return 0;
}
