#include "typesetter.h"

#include <hb-ot.h>
#include <hb.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "thai/unicode.h"

namespace ita::layers {

namespace {

std::string number(double v) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.3f", v);
  return buffer;
}

std::string hex4(unsigned v) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04X", v & 0xFFFF);
  return buffer;
}

std::string utf16_hex(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text) {
    out += hex4(static_cast<unsigned>(c));
  }
  return out;
}

struct Font {
  hb_blob_t* blob = nullptr;
  hb_face_t* face = nullptr;
  hb_font_t* font = nullptr;
  double units = 1000;

  Font() {
    blob = hb_blob_create_from_file(font_path().c_str());
    face = hb_face_create(blob, 0);
    font = hb_font_create(face);
    units = hb_face_get_upem(face);
  }
  Font(const Font&) = delete;
  Font& operator=(const Font&) = delete;
  ~Font() {
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
  }
};

class Writer {
 public:
  int add(const std::string& object) {
    objects_.push_back(object);
    return static_cast<int>(objects_.size());
  }
  int stream(const std::string& data, const std::string& keys = "") {
    return add("<<" + keys + "/Length " + std::to_string(data.size()) + ">>stream\n" + data +
               "\nendstream");
  }
  void set(int object, const std::string& body) {
    objects_[static_cast<size_t>(object - 1)] = body;
  }

  std::string finish(int root) const {
    std::string out = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    std::vector<size_t> offsets;
    for (size_t i = 0; i < objects_.size(); ++i) {
      offsets.push_back(out.size());
      out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
    }
    const size_t table = out.size();
    out += "xref\n0 " + std::to_string(objects_.size() + 1) + "\n0000000000 65535 f \n";
    for (const size_t offset : offsets) {
      char line[32];
      std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
      out += line;
    }
    return out + "trailer<</Size " + std::to_string(objects_.size() + 1) + "/Root " +
           std::to_string(root) + " 0 R>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  }

 private:
  std::vector<std::string> objects_;
};

std::string ref(int object) { return std::to_string(object) + " 0 R"; }

/// Every pair of glyph and text gets a code of its own, so that the same glyph can say different
/// things.
struct Codes {
  struct Entry {
    unsigned glyph = 0;
    std::u32string says;
    bool mapped = true;
    double advance = 0;  // thousandths of the size
  };
  std::map<std::tuple<unsigned, std::u32string, bool>, int> index;
  std::vector<Entry> entries;

  int of(const Drawn& d) {
    const auto [it, fresh] =
        index.try_emplace({d.glyph, d.says, d.mapped}, static_cast<int>(entries.size()) + 1);
    if (fresh) {
      entries.push_back({d.glyph, d.says, d.mapped, 1000 * d.advance / d.size});
    }
    return it->second;
  }
};

int write_font(Writer& pdf, const Codes& codes, const std::string& name, int file) {
  std::string to_glyph(2, '\0');
  std::string widths;
  std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 "
      "def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
  for (size_t i = 0; i < codes.entries.size(); ++i) {
    const Codes::Entry& entry = codes.entries[i];
    to_glyph.push_back(static_cast<char>(entry.glyph >> 8));
    to_glyph.push_back(static_cast<char>(entry.glyph & 0xFF));
    widths += " " + number(entry.advance);
    if (entry.mapped) {
      map += "1 beginbfchar <" + hex4(static_cast<unsigned>(i + 1)) + "> <" +
             utf16_hex(entry.says) + "> endbfchar\n";
    }
  }
  map += "endcmap end end\n";
  const int glyphs = pdf.stream(to_glyph);
  const int unicode = pdf.stream(map);
  const int descriptor = pdf.add("<</Type/FontDescriptor/FontName/" + name +
                                 "/Flags 4/FontBBox[-500 -400 1500 1100]/ItalicAngle 0/Ascent 950"
                                 "/Descent -350/CapHeight 700/StemV 80/FontFile2 " +
                                 ref(file) + ">>");
  const int cid =
      pdf.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
              "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
              "/FontDescriptor " +
              ref(descriptor) + "/W[1[" + widths + "]]/CIDToGIDMap " + ref(glyphs) + ">>");
  return pdf.add("<</Type/Font/Subtype/Type0/BaseFont/" + name +
                 "/Encoding/Identity-H/DescendantFonts[" + ref(cid) + "]/ToUnicode " +
                 ref(unicode) + ">>");
}

std::string name_for_pdf(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x7E || byte < 0x21 || c == '#') {
      char buffer[8];
      std::snprintf(buffer, sizeof buffer, "#%02X", byte);
      out += buffer;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string font_path() {
  for (const char* path : {"/usr/share/fonts/truetype/tlwg/Laksaman.ttf"}) {
    if (std::filesystem::exists(path)) {
      return path;
    }
  }
  return {};
}

std::vector<Drawn> set_line(const std::u32string& text, double x, double y, double size) {
  static const Font font;
  std::u32string apart;  // ำ as ํ and า, a tone between them
  for (const char32_t c : text) {
    if (c != U'ำ') {
      apart.push_back(c);
      continue;
    }
    const bool tone = !apart.empty() && thai::is_tone(apart.back());
    apart.insert(apart.end() - (tone ? 1 : 0), U'\u0E4D');
    apart.push_back(U'า');
  }
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_CHARACTERS);
  static_assert(sizeof(char32_t) == sizeof(uint32_t));
  hb_buffer_add_utf32(buffer, reinterpret_cast<const uint32_t*>(apart.data()),
                      static_cast<int>(apart.size()), 0, static_cast<int>(apart.size()));
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_THAI);
  hb_shape(font.font, buffer, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* place = hb_buffer_get_glyph_positions(buffer, nullptr);
  std::vector<Drawn> out;
  const double scale = size / font.units;
  for (unsigned i = 0; i < count; ++i) {
    Drawn drawn;
    drawn.glyph = info[i].codepoint;
    drawn.code = apart[info[i].cluster];
    drawn.says = std::u32string(1, drawn.code);
    drawn.x = x + place[i].x_offset * scale;
    drawn.y = y - place[i].y_offset * scale;
    drawn.size = size;
    drawn.advance = place[i].x_advance * scale;
    x += drawn.advance;
    out.push_back(drawn);
  }
  hb_buffer_destroy(buffer);
  return out;
}

std::string to_pdf(const Page& page) {
  Codes codes;
  std::string content;
  if (!page.jpeg.empty()) {
    content += "q " + number(page.width) + " 0 0 " + number(page.height) + " 0 0 cm /Im Do Q\n";
  }
  content += "BT\n";
  for (const Drawn& d : page.glyphs) {
    content += "/F" + std::to_string(d.font) + " " + number(d.size) + " Tf " +
               (d.white ? "1 g " : "0 g ") + (d.invisible ? "3 Tr " : "0 Tr ") + "1 0 0 1 " +
               number(d.x) + " " + number(page.height - d.y) + " Tm <" +
               hex4(static_cast<unsigned>(codes.of(d))) + "> Tj\n";
  }
  content += "ET\n";
  if (page.white_below > 0) {
    content +=
        "1 g 0 0 " + number(page.width) + " " + number(page.height - page.white_below) + " re f\n";
  }

  Writer pdf;
  const int root = pdf.add("");
  const int pages = pdf.add("");
  std::ifstream file(font_path(), std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  const int font_file = pdf.stream(bytes.str(), "/Length1 " + std::to_string(bytes.str().size()));
  std::string fonts;
  for (size_t i = 0; i < page.fonts.size(); ++i) {
    fonts += "/F" + std::to_string(i) + " " +
             ref(write_font(pdf, codes, name_for_pdf(page.fonts[i]), font_file));
  }
  std::string objects;
  if (!page.jpeg.empty()) {
    const int image = pdf.stream(
        page.jpeg, "/Type/XObject/Subtype/Image/Width " + std::to_string(page.jpeg_width) +
                       "/Height " + std::to_string(page.jpeg_height) +
                       "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode");
    objects = "/XObject<</Im " + ref(image) + ">>";
  }
  const int stream = pdf.stream(content);
  const int leaf = pdf.add("<</Type/Page/Parent " + ref(pages) + "/MediaBox[0 0 " +
                           number(page.width) + " " + number(page.height) + "]/Resources<</Font<<" +
                           fonts + ">>" + objects + ">>/Contents " + ref(stream) + ">>");
  pdf.set(root, "<</Type/Catalog/Pages " + ref(pages) + ">>");
  pdf.set(pages, "<</Type/Pages/Count 1/Kids[" + ref(leaf) + "]>>");
  return pdf.finish(root);
}

}  // namespace ita::layers
