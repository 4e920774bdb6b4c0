#include "breaks.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

#include "document/document.h"
#include "thai/unicode.h"

namespace ita::layers {

namespace {

constexpr char32_t kRing = 0x0E4D;
constexpr double kLeft = 30, kTop = 40, kLeading = 34, kSize = 16;

/// The page as it should be: each glyph says what it shows.
Page sound() {
  Page page;
  double y = kTop;
  int number = 0;
  for (const std::u32string& line : printed_lines()) {
    for (Drawn& drawn : set_line(line, kLeft, y, kSize)) {
      drawn.line = number;
      page.glyphs.push_back(drawn);
    }
    y += kLeading;
    ++number;
  }
  return page;
}

template <class Change>
Page changed(Change change) {
  Page page = sound();
  for (size_t i = 0; i < page.glyphs.size(); ++i) {
    change(page.glyphs, i);
  }
  return page;
}

bool after_ring(const std::vector<Drawn>& glyphs, size_t i) {
  return (i >= 1 && glyphs[i - 1].code == kRing) ||
         (i >= 2 && glyphs[i - 2].code == kRing && thai::is_tone(glyphs[i - 1].code));
}

Page lost_ring() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (glyphs[i].code == kRing) {
      glyphs[i].says = U" ";
    }
  });
}

Page private_use() {
  static const std::map<char32_t, char32_t> kShifted = {
      {0x0E48, 0xF70A}, {0x0E49, 0xF70B}, {0x0E4A, 0xF70C}, {0x0E31, 0xF710},
      {0x0E34, 0xF701}, {0x0E35, 0xF702}, {0x0E37, 0xF704}, {0x0E47, 0xF712},
      {0x0E38, 0xF718}, {0x0E39, 0xF719}, {0x0E4C, 0xF70E}, {kRing, 0xF711}};
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (const auto it = kShifted.find(glyphs[i].code); it != kShifted.end()) {
      glyphs[i].says = std::u32string(1, it->second);
    }
  });
}

Page split_marks() {
  // Each tone is written after the base that follows its own.
  Page page = sound();
  auto& glyphs = page.glyphs;
  for (size_t i = 0; i + 1 < glyphs.size(); ++i) {
    if (thai::is_tone(glyphs[i].code) && !thai::is_mark(glyphs[i + 1].code) &&
        glyphs[i + 1].line == glyphs[i].line) {
      std::swap(glyphs[i], glyphs[i + 1]);
      ++i;
    }
  }
  return page;
}

Page tone_before_vowel() {
  Page page = sound();
  auto& glyphs = page.glyphs;
  for (size_t i = 1; i < glyphs.size(); ++i) {
    if (thai::is_tone(glyphs[i].code) && thai::is_above_vowel(glyphs[i - 1].code)) {
      std::swap(glyphs[i].says, glyphs[i - 1].says);
    }
  }
  return page;
}

Page tone_after_sara_a() {
  Page page = sound();
  auto& glyphs = page.glyphs;
  for (size_t i = 1; i < glyphs.size(); ++i) {
    if (glyphs[i].code == U'า' && thai::is_tone(glyphs[i - 1].code)) {
      std::swap(glyphs[i].says, glyphs[i - 1].says);
    }
  }
  return page;
}

Page tone_written_after_sara_a() {
  Page page = sound();
  auto& glyphs = page.glyphs;
  for (size_t i = 1; i < glyphs.size(); ++i) {
    if (glyphs[i].code == U'า' && thai::is_tone(glyphs[i - 1].code)) {
      std::swap(glyphs[i], glyphs[i - 1]);
    }
  }
  return page;
}

Page justified() {
  // A space that nobody sees after every cluster, and the letters a little apart.
  Page page = sound();
  std::vector<Drawn> out;
  double shift = 0;
  int line = 0;
  for (const Drawn& drawn : page.glyphs) {
    if (drawn.line != line) {
      shift = 0;
      line = drawn.line;
    }
    if (!out.empty() && !thai::is_mark(drawn.code) && drawn.code != U' ' &&
        out.back().line == line && out.back().code != U' ') {
      Drawn space = out.back();
      space.code = U' ';
      space.says = U" ";
      space.advance = 0;
      space.x = drawn.x + shift;
      out.push_back(space);
      shift += 0.08 * kSize;
    }
    out.push_back(drawn);
    out.back().x += shift;
  }
  page.glyphs = std::move(out);
  return page;
}

Page swapped_sara() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (glyphs[i].code == U'า') {
      glyphs[i].says = after_ring(glyphs, i) ? U"า" : U"ำ";
    } else if (glyphs[i].code == kRing) {
      glyphs[i].says = U"\u200B";
    }
  });
}

Page double_e() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (glyphs[i].code == U'แ') {
      glyphs[i].says = U"เเ";
    }
  });
}

Page doubled_marks() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (thai::is_tone(glyphs[i].code)) {
      glyphs[i].says += glyphs[i].says;
    }
  });
}

Page thai_digit_font() {
  Page page = sound();
  page.fonts.push_back("ABCDEE+THSarabunIT\xE0\xB9\x99");
  for (Drawn& drawn : page.glyphs) {
    if (thai::is_thai_digit(drawn.code)) {
      drawn.says = std::u32string(1, U'0' + (drawn.code - 0x0E50));
      drawn.font = 1;
    }
  }
  return page;
}

void add_line(Page& page, const std::u32string& text, double x, double y, double size,
              const auto& change) {
  for (Drawn drawn : set_line(text, x, y, size)) {
    drawn.line = 99;
    change(drawn);
    page.glyphs.push_back(drawn);
  }
}

Page white_text() {
  Page page = sound();
  const auto last = std::find_if(page.glyphs.rbegin(), page.glyphs.rend(),
                                 [](const Drawn& d) { return d.line == 0; });
  add_line(page, U"1", last->x + last->advance, last->y, kSize, [](Drawn& d) { d.white = true; });
  return page;
}

Page tiny_text() {
  Page page = sound();
  add_line(page, U"คะแนนเต็ม 999", kLeft, 200, 1, [](Drawn&) {});
  return page;
}

Page next_page_sliver() {
  Page page = sound();
  add_line(page, U"หน้าถัดไป 777", kLeft, page.height + 11, kSize, [](Drawn&) {});
  return page;
}

Page cut_line() {
  // Browsers cut the next page's first line where their page area ends: the tops of the tallest
  // letters stay.
  Page page = sound();
  add_line(page, U"โครงการใหม่ ใช้งบ 555 บาท", kLeft, 225, kSize, [](Drawn&) {});
  page.white_below = 215;
  return page;
}

Page drawn_twice() {
  Page page = sound();
  const std::vector<Drawn> once = page.glyphs;
  for (Drawn drawn : once) {
    drawn.x += 0.3;
    page.glyphs.push_back(drawn);
  }
  return page;
}

Page last_line_first() {
  Page page = sound();
  std::stable_sort(page.glyphs.begin(), page.glyphs.end(),
                   [](const Drawn& a, const Drawn& b) { return a.line > b.line; });
  return page;
}

Page no_mapping() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    glyphs[i].mapped = false;
    glyphs[i].says.clear();
  });
}

Page latin1() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    const char32_t c = glyphs[i].code;
    if (thai::is_thai(c)) {
      glyphs[i].says = std::u32string(1, c - 0x0E01 + 0xA1);  // TIS-620 taken for Latin-1
    }
  });
}

Page private_garbage() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (glyphs[i].code != U' ') {
      glyphs[i].says = std::u32string(1, 0xE000 + (glyphs[i].glyph & 0xFFF));
    }
  });
}

Page lost_marks() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (thai::is_mark(glyphs[i].code)) {
      glyphs[i].mapped = false;
      glyphs[i].says.clear();
    }
  });
}

Page lost_mai_ek() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (glyphs[i].code == 0x0E48) {
      glyphs[i].mapped = false;
      glyphs[i].says.clear();
    }
  });
}

Page replacement_ring() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (glyphs[i].code == kRing) {
      glyphs[i].says = U"\uFFFD";
    }
  });
}

Page replacement_tone() {
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (glyphs[i].code == 0x0E49) {
      glyphs[i].says = U"\uFFFD";
    }
  });
}

Page marks_as_latin() {
  // Old fonts keep their marks in places of ASCII: ป?จจัย.
  return changed([](std::vector<Drawn>& glyphs, size_t i) {
    if (thai::is_tone(glyphs[i].code)) {
      glyphs[i].says = U"L";
    }
  });
}

/// The sound page as a picture.
void draw_as_image(Page& page) {
  const std::string path = (std::filesystem::temp_directory_path() / "ita-layer-XXXXXX").string();
  std::string name = path;
  const int file = mkstemp(name.data());
  if (file < 0) {
    return;
  }
  {
    std::ofstream out(name, std::ios::binary);
    out << to_pdf(sound());
  }
  if (const auto document = document::open(name)) {
    if (const auto raster = (*document)->raster(1, 200, document::Colour::grey)) {
      l_uint8* data = nullptr;
      size_t size = 0;
      pixWriteMemJpeg(&data, &size, raster->pix(), 85, 0);
      page.jpeg.assign(reinterpret_cast<const char*>(data), size);
      page.jpeg_width = raster->width();
      page.jpeg_height = raster->height();
      lept_free(data);
    }
  }
  std::remove(name.c_str());
}

/// A scan with the reading of a careless OCR program under it: one digit in five is wrong, marks
/// are missing.
Page ocr_under_scan() {
  Page page = sound();
  int digits = 0;
  std::erase_if(page.glyphs, [](const Drawn& d) { return d.code == 0x0E48; });
  for (Drawn& drawn : page.glyphs) {
    drawn.invisible = true;
    if (thai::is_digit(drawn.code) && ++digits % 5 == 0) {
      const char32_t zero = thai::is_thai_digit(drawn.code) ? 0x0E50 : U'0';
      drawn.says = std::u32string(1, zero + (drawn.code - zero + 1) % 10);
    }
  }
  draw_as_image(page);
  return page;
}

Page english_ocr_under_scan() {
  Page page = ocr_under_scan();
  const std::u32string letters = U"fl11:J.'IGU~VwnOs";
  for (size_t i = 0; i < page.glyphs.size(); ++i) {
    page.glyphs[i].says = std::u32string(1, letters[i % letters.size()]);
  }
  return page;
}

Page scan_with_live_heading() {
  Page page;
  draw_as_image(page);
  add_line(page, U"สำเนาถูกต้อง", 300, 250, 12, [](Drawn&) {});
  return page;
}

}  // namespace

const std::vector<std::u32string>& printed_lines() {
  static const std::vector<std::u32string> kLines = {
      U"สรุปผลการดำเนินงานประจำปี ๒๕๖๗", U"ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้ร้อยละ ๙๘.๔๕",
      U"หน่วยงานควรจัดทำคู่มือการให้บริการให้ชัดเจน", U"และเผยแพร่ข้อมูลน้ำประปาของหมู่บ้านทุกเดือน",
      U"ผู้รับผิดชอบ สำนักปลัด คะแนนรวม 95.62 จากเต็ม 100"};
  return kLines;
}

const std::vector<Break>& breaks() {
  static const std::vector<Break> kBreaks = {
      {"sound", "nothing is wrong", Expect::repair, sound},
      {"lost-ring", "the ring of ำ maps to a space", Expect::repair, lost_ring},
      {"private-use", "marks come as U+F701 to U+F719", Expect::repair, private_use},
      {"split-marks", "tones are written after the next letter", Expect::repair, split_marks},
      {"tone-before-vowel", "a tone comes before its vowel", Expect::repair, tone_before_vowel},
      {"tone-after-sara-a", "a tone and the า after it have changed names", Expect::repair,
       tone_after_sara_a},
      {"tone-written-after-sara-a", "a tone is written after the า of its base", Expect::repair,
       tone_written_after_sara_a},
      {"justified", "a space after every cluster", Expect::repair, justified},
      {"swapped-sara", "า comes as ำ and ำ as า", Expect::repair, swapped_sara},
      {"double-e", "แ comes as two เ", Expect::repair, double_e},
      {"doubled-marks", "tones come twice", Expect::repair, doubled_marks},
      {"thai-digit-font", "a font draws Thai digits for Arabic ones", Expect::repair,
       thai_digit_font},
      {"white-text", "a white digit follows the year", Expect::repair, white_text},
      {"tiny-text", "a line of one point", Expect::repair, tiny_text},
      {"next-page-sliver", "the next page's first line", Expect::repair, next_page_sliver},
      {"cut-line", "a line of which only the tops are seen", Expect::repair, cut_line},
      {"drawn-twice", "all letters are drawn twice", Expect::repair, drawn_twice},
      {"last-line-first", "lines are written from the last to the first", Expect::repair,
       last_line_first},
      {"replacement-ring", "the ring of ำ maps to U+FFFD", Expect::repair, replacement_ring},
      {"replacement-tone", "mai tho maps to U+FFFD", Expect::repair, replacement_tone},
      {"no-mapping", "the font has no mapping", Expect::route, no_mapping},
      {"latin-1", "TIS-620 taken for Latin-1", Expect::route, latin1},
      {"private-garbage", "letters map to private-use codes without a meaning", Expect::route,
       private_garbage},
      {"lost-marks", "marks have no mapping", Expect::route, lost_marks},
      {"lost-mai-ek", "one of the tones has no mapping", Expect::route, lost_mai_ek},
      {"marks-as-latin", "tones map to a Latin letter", Expect::route, marks_as_latin},
      {"ocr-under-scan", "a careless OCR reading under a scan", Expect::route, ocr_under_scan},
      {"english-ocr-under-scan", "an English OCR reading of Thai", Expect::route,
       english_ocr_under_scan},
      {"scan-with-live-text", "a scan with one line of live text", Expect::route,
       scan_with_live_heading},
  };
  return kBreaks;
}

}  // namespace ita::layers
