#include "output/page_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/median.h"

namespace ita::output {

namespace {

/// One line has one type size and one baseline, whatever was measured for its words.
void level(PrintedLine& line, const std::vector<const text::Word*>& as_read,
           const Projection& map) {
  std::vector<double> sizes;
  std::vector<double> baselines;
  for (const text::Word* word : as_read) {
    const double tall = std::max(1.0, word->box.height());
    sizes.push_back(word->size > 1 && word->size < tall ? word->size : 0.6 * tall);
    const bool sound = word->baseline > word->box.y0 && word->baseline <= word->box.y1;
    baselines.push_back(sound ? word->baseline : word->box.y1 - 0.2 * tall);
  }
  const double size = median(sizes);
  const double baseline = median(baselines);
  for (size_t i = 0; i < line.words.size(); ++i) {
    const double x = as_read[i]->box.x0;
    line.words[i].size = size;
    line.words[i].baseline = apply(map, {x, baseline, x, baseline}).cy();
  }
}

}  // namespace

std::vector<PrintedLine> printed_lines(const text::PageText& page) {
  std::vector<PrintedLine> lines;
  std::vector<std::vector<const text::Word*>> as_read;
  int last = -1;
  for (const text::Word& original : page.words) {
    if (original.symbols.empty()) {
      continue;
    }
    text::Word word = original;
    if (!page.to_page.identity()) {
      word.box = apply(page.to_page, word.box);
      for (text::Symbol& symbol : word.symbols) {
        symbol.box = apply(page.to_page, symbol.box);
      }
    }
    if (lines.empty() || word.line != last || word.line < 0) {
      lines.emplace_back();
    }
    last = word.line;
    lines.back().box = unite(lines.back().box, word.box);
    lines.back().words.push_back(std::move(word));
    as_read.resize(lines.size());
    as_read.back().push_back(&original);
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    level(lines[i], as_read[i], page.to_page);
  }
  return lines;
}

std::string xml_text(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    // U+FFFE and U+FFFF are no characters of XML, nor are halves of surrogates.
    const std::string_view three = std::string_view(text).substr(i, 3);
    if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF" ||
        (three.size() == 3 && three[0] == '\xED' && static_cast<unsigned char>(three[1]) >= 0xA0)) {
      i += 2;
      continue;
    }
    const char c = text[i];
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
          out += c;
        }
    }
  }
  return out;
}

namespace {

long scaled(double points, double scale) { return std::lround(std::max(0.0, points) * scale); }

std::string hocr_box(const Box& box) {
  return fmt::format("bbox {} {} {} {}", scaled(box.x0, 10), scaled(box.y0, 10), scaled(box.x1, 10),
                     scaled(box.y1, 10));
}

std::string alto_box(const Box& box) {
  constexpr double kScale = 1200.0 / 72;
  return fmt::format("HPOS=\"{}\" VPOS=\"{}\" WIDTH=\"{}\" HEIGHT=\"{}\"", scaled(box.x0, kScale),
                     scaled(box.y0, kScale), scaled(box.width(), kScale),
                     scaled(box.height(), kScale));
}

double within_one(double value) { return value >= 0 && value <= 1 ? value : value > 1 ? 1 : 0; }

}  // namespace

std::string to_hocr(const std::vector<text::PageText>& pages, const SourceInfo& source,
                    const GeneratorInfo& generator) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"th\">\n <head>\n  <title>{}</title>\n"
      "  <meta charset=\"utf-8\"/>\n  <meta name=\"ocr-system\" content=\"ita {}\"/>\n"
      "  <meta name=\"ocr-capabilities\" content=\"ocr_page ocr_line ocrx_word\"/>\n </head>\n "
      "<body>\n",
      xml_text(source.file), xml_text(generator.version));
  for (const text::PageText& page : pages) {
    out += fmt::format(
        "  <div class=\"ocr_page\" id=\"page_{0}\" title=\"image &quot;{1}&quot;; {2}; ppageno "
        "{3}; scan_res 720 720\">\n",
        page.number, xml_text(source.file), hocr_box({0, 0, page.width, page.height}),
        page.number - 1);
    int line_number = 0;
    int word_number = 0;
    for (const PrintedLine& line : printed_lines(page)) {
      out += fmt::format("   <span class=\"ocr_line\" id=\"line_{}_{}\" title=\"{}\">", page.number,
                         ++line_number, hocr_box(line.box));
      for (size_t i = 0; i < line.words.size(); ++i) {
        const text::Word& word = line.words[i];
        out += fmt::format(
            "{}<span class=\"ocrx_word\" id=\"word_{}_{}\" title=\"{}; x_wconf {}\">{}</span>",
            i == 0 ? "" : " ", page.number, ++word_number, hocr_box(word.box),
            std::lround(within_one(word.confidence) * 100), xml_text(word.text()));
      }
      out += "</span>\n";
    }
    out += "  </div>\n";
  }
  return out + " </body>\n</html>\n";
}

std::string to_alto(const std::vector<text::PageText>& pages, const SourceInfo& source,
                    const GeneratorInfo& generator) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\" SCHEMAVERSION=\"4.2\">\n"
      " <Description>\n  <MeasurementUnit>inch1200</MeasurementUnit>\n"
      "  <sourceImageInformation><fileName>{}</fileName></sourceImageInformation>\n"
      "  <Processing ID=\"ocr\"><processingSoftware><softwareName>ita</softwareName>"
      "<softwareVersion>{}</softwareVersion></processingSoftware></Processing>\n </Description>\n "
      "<Layout>\n",
      xml_text(source.file), xml_text(generator.version));
  for (const text::PageText& page : pages) {
    const Box whole{0, 0, page.width, page.height};
    constexpr double kScale = 1200.0 / 72;
    out += fmt::format(
        "  <Page ID=\"page_{0}\" PHYSICAL_IMG_NR=\"{0}\" WIDTH=\"{1}\" HEIGHT=\"{2}\" "
        "PC=\"{3:.3f}\">\n"
        "   <PrintSpace {4}>\n",
        page.number, scaled(page.width, kScale), scaled(page.height, kScale),
        within_one(page.confidence), alto_box(whole));
    const auto lines = printed_lines(page);
    if (!lines.empty()) {
      Box block;
      for (const PrintedLine& line : lines) {
        block = unite(block, line.box);
      }
      out += fmt::format("    <TextBlock ID=\"block_{}\" {}>\n", page.number, alto_box(block));
      int number = 0;
      for (const PrintedLine& line : lines) {
        out += fmt::format("     <TextLine ID=\"line_{}_{}\" {}>\n", page.number, ++number,
                           alto_box(line.box));
        for (size_t i = 0; i < line.words.size(); ++i) {
          const text::Word& word = line.words[i];
          if (i > 0) {
            out += "      <SP/>\n";
          }
          out +=
              fmt::format("      <String ID=\"word_{}_{}_{}\" {} WC=\"{:.3f}\" CONTENT=\"{}\"/>\n",
                          page.number, number, i + 1, alto_box(word.box),
                          within_one(word.confidence), xml_text(word.text()));
        }
        out += "     </TextLine>\n";
      }
      out += "    </TextBlock>\n";
    }
    out += "   </PrintSpace>\n  </Page>\n";
  }
  return out + " </Layout>\n</alto>\n";
}

}  // namespace ita::output
