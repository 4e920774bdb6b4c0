#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "text/layer/parts.h"
#include "thai/unicode.h"

namespace ita::text::layer {

namespace {

constexpr float kLeastSize = 2.5F;  // points; smaller print is there to be found by machines only
constexpr double kLeastInside = 0.45;  // share of a glyph's height that lies on the page
constexpr double kTallestBox = 1.3;    // of the type size
constexpr float kManyTimes = 3;    // the page's type: a watermark, if it lies across other print
constexpr int kFewestCovered = 6;  // letters under it
constexpr size_t kEnoughGlyphs = 40;
constexpr double kSameSpot = 0.08;  // of the type size: the second print of a letter drawn twice

bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0x00A0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF || c == 0x00AD || (c >= 0x7F && c < 0xA0);
}

bool on_page(const Box& box, const document::PageInfo& page) {
  const double height = box.height();
  const double seen = overlap(box.y0, box.y1, 0, page.height);
  return box.cx() >= 0 && box.cx() <= page.width &&
         (height <= 0 ? box.cy() >= 0 && box.cy() <= page.height : seen >= kLeastInside * height);
}

Affine to_level(int rotation, const document::PageInfo& page) {
  switch (rotation) {
    case 90:  // reads downwards; the letters' tops point right
      return {0, 1, 0, -1, 0, page.width};
    case 180:
      return {-1, 0, page.width, 0, -1, page.height};
    case 270:
      return {0, -1, page.height, 1, 0, 0};
    default:
      return {};
  }
}

Affine to_page(int rotation, const document::PageInfo& page) {
  switch (rotation) {
    case 90:
      return {0, -1, page.width, 1, 0, 0};
    case 180:
      return {-1, 0, page.width, 0, -1, page.height};
    case 270:
      return {0, 1, 0, -1, 0, page.height};
    default:
      return {};
  }
}

/// Some fonts claim twice their size for ascent and descent; letters stand in the middle of that
/// room.  A box that reaches into the lines above and below would be poor evidence.
Box trimmed(Box box, double size) {
  const double half = kTallestBox * size / 2;
  if (box.height() > 2 * half) {
    const double middle = box.cy();
    box.y0 = middle - half;
    box.y1 = middle + half;
  }
  return box;
}

/// Remembers where each character was drawn, to find letters that are drawn twice on one spot.
class Printed {
 public:
  bool again(const Seen& glyph) {
    const double reach = kSameSpot * std::max(1.0F, glyph.size);
    auto& spots = spots_[key(glyph.code, std::floor(glyph.box.y0 / 4))];
    for (const Box& box : spots) {
      if (std::abs(box.x0 - glyph.box.x0) < reach && std::abs(box.x1 - glyph.box.x1) < reach &&
          std::abs(box.y0 - glyph.box.y0) < reach) {
        return true;
      }
    }
    spots.push_back(glyph.box);
    return false;
  }

 private:
  static uint64_t key(char32_t code, double band) {
    return (static_cast<uint64_t>(code) << 32) |
           static_cast<uint32_t>(static_cast<int32_t>(std::clamp(band, -1e6, 1e6)));
  }
  std::unordered_map<uint64_t, std::vector<Box>> spots_;
};

/// Takes out letters many times as large as the page's type that lie across it: a watermark.
/// Returns how many went.
int drop_watermark(std::vector<Seen>& glyphs) {
  if (glyphs.size() < kEnoughGlyphs) {
    return 0;
  }
  std::vector<float> sizes;
  sizes.reserve(glyphs.size());
  for (const Seen& glyph : glyphs) {
    sizes.push_back(glyph.size);
  }
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  const float large = kManyTimes * *middle;
  const auto covers = [](const Seen& over, const Seen& under) {
    const double margin = 0.2 * over.box.height();
    return under.box.cx() > over.box.x0 && under.box.cx() < over.box.x1 &&
           under.box.cy() > over.box.y0 + margin && under.box.cy() < over.box.y1 - margin;
  };
  struct Kind {
    int letters = 0, covered = 0;
  };
  std::map<std::pair<int, float>, Kind> kinds;  // by font and size
  for (const Seen& over : glyphs) {
    if (over.size < large) {
      continue;
    }
    Kind& kind = kinds[{over.font, over.size}];
    ++kind.letters;
    for (const Seen& under : glyphs) {
      kind.covered += under.size < large && covers(over, under) ? 1 : 0;
    }
  }
  const size_t before = glyphs.size();
  std::erase_if(glyphs, [&](const Seen& glyph) {
    const auto kind = kinds.find({glyph.font, glyph.size});
    return kind != kinds.end() && kind->second.covered >= kFewestCovered &&
           kind->second.covered > kind->second.letters;
  });
  return static_cast<int>(before - glyphs.size());
}

}  // namespace

bool draws_thai_digits(const std::string& font_name) {
  // The ๙ stands in the name as UTF-8, as a TIS-620 byte, or written as 9.
  for (const char* end : {"IT\xE0\xB9\x99", "IT\xF9", "IT9"}) {
    if (font_name.find(end) != std::string::npos) {
      return true;
    }
  }
  return false;
}

namespace {

/// A glyph as it is seen on the level page; its digits are Thai where its font draws them so.
Seen seen_as(const document::Glyph& glyph, const Affine& level,
             const std::vector<bool>& thai_digits) {
  Seen seen{glyph.code, glyph.code, apply(level, glyph.box), glyph.size, glyph.font, false, false};
  if (seen.size <= 0) {
    seen.size = static_cast<float>(seen.box.height() / 1.1);
  }
  seen.box = trimmed(seen.box, seen.size);
  const bool known_font = glyph.font >= 0 && static_cast<size_t>(glyph.font) < thai_digits.size();
  if (known_font && thai_digits[static_cast<size_t>(glyph.font)] && glyph.code >= U'0' &&
      glyph.code <= U'9') {
    seen.code = 0x0E50 + (glyph.code - U'0');
  }
  return seen;
}

/// The glyphs of one direction of writing.
Direction visible_glyphs(const document::TextLayer& layer, const document::PageInfo& page,
                         int rotation, const std::vector<bool>& thai_digits) {
  Direction direction;
  direction.rotation = rotation;
  direction.to_page = to_page(rotation, page);
  const Affine level = to_level(rotation, page);
  Printed printed;
  bool run_begins = false;  // the glyphs that began the run may have been dropped
  bool space = false;
  for (const document::Glyph& glyph : layer.glyphs) {
    if (glyph.rotation != rotation) {
      continue;
    }
    run_begins = run_begins || glyph.starts_run;
    const bool space_before = space;
    space = glyph.space_after;
    if (is_blank(glyph.code) || !on_page(glyph.box, page) ||
        (glyph.size > 0 && glyph.size < kLeastSize)) {
      run_begins = run_begins || is_blank(glyph.code);
      direction.controls += glyph.code < 0x20 && glyph.box.width() > 0 ? 1 : 0;
      space = space || space_before;
      continue;
    }
    Seen seen = seen_as(glyph, level, thai_digits);
    seen.starts_run = run_begins;
    seen.space_before = space_before;
    if (printed.again(seen)) {
      continue;
    }
    run_begins = false;
    direction.glyphs.push_back(seen);
  }
  direction.across = drop_watermark(direction.glyphs);
  return direction;
}

}  // namespace

std::vector<Direction> visible_glyphs(const document::TextLayer& layer,
                                      const document::PageInfo& page) {
  std::vector<bool> thai_digits;
  for (const document::Font& font : layer.fonts) {
    thai_digits.push_back(draws_thai_digits(font.name));
  }
  std::vector<Direction> out;
  for (const int rotation : {0, 90, 180, 270}) {
    Direction direction = visible_glyphs(layer, page, rotation, thai_digits);
    if (!direction.glyphs.empty() || direction.controls > 0) {
      out.push_back(std::move(direction));
    }
  }
  return out;
}

}  // namespace ita::text::layer
