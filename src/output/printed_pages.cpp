// QPDF may use std::shared_ptr throughout.
#define POINTERHOLDER_TRANSITION 4

#include "output/printed_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "thai/lexicon.h"
#include "thai/shape.h"
#include "thai/unicode.h"

namespace ita::output {

namespace {

/// UTF-16, as PDF writes texts and /ToUnicode.
std::string utf16(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    if (c < 0x10000) {
      out += fmt::format("{:04X}", static_cast<unsigned>(c));
    } else {
      const unsigned rest = static_cast<unsigned>(c) - 0x10000;
      out += fmt::format("{:04X}{:04X}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
    }
  }
  return out;
}

/// The private codes that thai::shape gives for marks that stand elsewhere than usual.
constexpr char32_t kFirstShape = 0xF700;
constexpr char32_t kLastShape = 0xF71A;

/// Adds the shapes that `text` takes, each with the mark that it is a shape of.
void add_shapes(const std::u32string& text, std::map<char32_t, char32_t>& out) {
  const std::u32string glyphs = thai::shape(text);
  for (size_t i = 0; i < glyphs.size() && glyphs.size() == text.size(); ++i) {
    if (glyphs[i] >= kFirstShape && glyphs[i] <= kLastShape) {
      out[glyphs[i]] = text[i];
    }
  }
}

/// All shapes of marks: of every mark on every letter, alone, over sara ii and under sara u.
std::map<char32_t, char32_t> shapes_of_marks() {
  std::map<char32_t, char32_t> out;
  for (char32_t base = 0xE01; base < 0xE3B; ++base) {
    for (char32_t mark = 0xE31; mark < 0xE4F; ++mark) {
      add_shapes({base, mark}, out);
      add_shapes({base, 0xE35, mark}, out);
      add_shapes({base, 0xE38, mark}, out);
    }
  }
  return out;
}

/// What a shape of a mark is a shape of.
char32_t plain(char32_t c) {
  static const std::map<char32_t, char32_t> shapes = shapes_of_marks();
  const auto found = shapes.find(c);
  return found == shapes.end() ? c : found->second;
}

std::string to_unicode(const FontFile& font) {
  std::map<int, char32_t> characters;  // of several with one glyph the first
  for (const auto& [c, glyph] : font.glyphs()) {
    characters.emplace(glyph, plain(c));
  }
  std::string out =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
      "/CMapName /ITA def /CMapType 2 def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
  for (auto at = characters.begin(); at != characters.end();) {
    const auto count = std::min<std::ptrdiff_t>(100, std::distance(at, characters.end()));
    out += fmt::format("{} beginbfchar\n", count);
    for (std::ptrdiff_t i = 0; i < count; ++i, ++at) {
      out += fmt::format("<{:04X}> <{}>\n", at->first, utf16({&at->second, 1}));
    }
    out += "endbfchar\n";
  }
  return out + "endcmap end end\n";
}

std::string widths(const FontFile& font) {
  std::map<int, int> all;
  for (const auto& [c, glyph] : font.glyphs()) {
    all[glyph] = font.width(glyph);
  }
  std::string out = "[";
  for (const auto& [glyph, width] : all) {
    out += fmt::format(" {} [{}]", glyph, width);
  }
  return out + " ]";
}

QPDFObjectHandle font_object(QPDF& pdf, const FontFile& font) {
  const auto parsed = [](const std::string& text) { return QPDFObjectHandle::parse(text); };
  QPDFObjectHandle file = QPDFObjectHandle::newStream(&pdf, font.bytes());
  file.getDict().replaceKey(
      "/Length1", QPDFObjectHandle::newInteger(static_cast<long long>(font.bytes().size())));
  QPDFObjectHandle about = parsed(fmt::format(
      "<< /Type /FontDescriptor /FontName /ITAPRT+ArundinaSans /Flags 4 /ItalicAngle 0 /StemV 80 "
      "/FontBBox [-1000 {1} 2000 {0}] /Ascent {0} /Descent {1} /CapHeight 700 >>",
      font.ascent(), font.descent()));
  about.replaceKey("/FontFile2", pdf.makeIndirectObject(file));
  QPDFObjectHandle glyphs = parsed(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ITAPRT+ArundinaSans /CIDToGIDMap /Identity "
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W " +
      widths(font) + " >>");
  glyphs.replaceKey("/FontDescriptor", pdf.makeIndirectObject(about));
  QPDFObjectHandle out = parsed(
      "<< /Type /Font /Subtype /Type0 /BaseFont /ITAPRT+ArundinaSans /Encoding /Identity-H >>");
  QPDFObjectHandle kids = QPDFObjectHandle::newArray();
  kids.appendItem(pdf.makeIndirectObject(glyphs));
  out.replaceKey("/DescendantFonts", kids);
  out.replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&pdf, to_unicode(font)));
  return pdf.makeIndirectObject(out);
}

}  // namespace

double PrintedPages::width(const std::string& text, double size) const {
  double out = 0;
  for (const char32_t c : thai::shape(thai::to_utf32(text))) {
    out += font_.width(font_.glyph(c));
  }
  return out * size / 1000;
}

void PrintedPages::text(double x, double y, double size, const std::string& text, double grey) {
  const std::u32string letters = thai::to_utf32(text);
  std::string glyphs;
  for (const char32_t c : thai::shape(letters)) {
    glyphs += fmt::format("{:04X}", font_.glyph(c));
  }
  // The marks are drawn by shapes: what they say is the text itself.
  pages_.back() += fmt::format(
      "/Span << /ActualText <FEFF{}> >> BDC BT {:.2f} g /F1 {:.2f} Tf {:.2f} {:.2f} Td <{}> Tj ET "
      "EMC\n",
      utf16(letters), grey, size, x, kHeight - y, glyphs);
}

void PrintedPages::rule(double x0, double y0, double x1, double y1, double grey) {
  pages_.back() += fmt::format("0.6 w {:.2f} G {:.2f} {:.2f} m {:.2f} {:.2f} l S\n", grey, x0,
                               kHeight - y0, x1, kHeight - y1);
}

void PrintedPages::shade(double x0, double y0, double x1, double y1, double grey) {
  pages_.back() += fmt::format("{:.2f} g {:.2f} {:.2f} {:.2f} {:.2f} re f\n", grey, x0,
                               kHeight - y1, x1 - x0, y1 - y0);
}

std::vector<std::string> PrintedPages::lines(const std::string& text, double size,
                                             double widest) const {
  std::vector<size_t> starts = thai::word_starts(text);
  for (size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    starts.push_back(at + 1);
  }
  starts.push_back(text.size());
  std::sort(starts.begin(), starts.end());
  std::vector<std::string> out(1);
  size_t begin = 0;
  for (const size_t end : starts) {
    const std::string word = text.substr(begin, end - begin);
    if (!out.back().empty() && width(out.back() + word, size) > widest) {
      out.emplace_back();
    }
    out.back() += word;
    begin = end;
  }
  return out;
}

Result<std::string> PrintedPages::pdf(const std::string& title, const std::string& language) const {
  try {
    QPDF pdf;
    pdf.emptyPDF();
    const QPDFObjectHandle font = font_object(pdf, font_);
    for (const std::string& content : pages_) {
      QPDFObjectHandle page = QPDFObjectHandle::parse(fmt::format(
          "<< /Type /Page /MediaBox [0 0 {:.2f} {:.2f}] /Resources << /Font << >> >> >>", kWidth,
          kHeight));
      page.getKey("/Resources").getKey("/Font").replaceKey("/F1", font);
      page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, content));
      QPDFPageDocumentHelper(pdf).addPage(pdf.makeIndirectObject(page), false);
    }
    pdf.getRoot().replaceKey("/Lang", QPDFObjectHandle::newString(language));
    QPDFObjectHandle about = QPDFObjectHandle::newDictionary();
    about.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(about));
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setMinimumPDFVersion("1.5");
    writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  } catch (const std::exception& fault) {
    return Error{ErrorCode::cannot_write, "output", "", 0, fault.what(), ""};
  }
}

}  // namespace ita::output
