#include "cli/text_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "output/pretty.h"

namespace ita::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kHocrScale = 300.0 / 72.0;

Json rounded(const Box& box) {
  const auto tenth = [](double v) { return std::round(v * 10) / 10; };
  return Json::array({tenth(box.x0), tenth(box.y0), tenth(box.x1), tenth(box.y1)});
}

double hundredth(double v) { return std::round(v * 100) / 100; }

Json word_json(const text::Word& word, const Affine& to_page) {
  Json out;
  out["text"] = word.text();
  if (const std::string raw = word.raw(); raw != word.text()) {
    out["raw"] = raw;
  }
  out["bbox"] = rounded(apply(to_page, word.box));
  out["line"] = word.line;
  out["source"] = text::name(word.origin);
  out["confidence"] = hundredth(word.confidence);
  if (word.rotation != 0) {
    out["rotation"] = word.rotation;
  }
  if (!word.doubts.empty()) {
    out["doubts"] = word.doubts;
  }
  Json symbols = Json::array();
  for (const text::Symbol& symbol : word.symbols) {
    symbols.push_back(Json::array({symbol.text, rounded(apply(to_page, symbol.box))}));
  }
  out["symbols"] = std::move(symbols);
  return out;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
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
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string hocr_box(const Box& box) {
  const auto pixel = [](double v) { return std::lround(std::max(0.0, v) * kHocrScale); };
  return fmt::format("bbox {} {} {} {}", pixel(box.x0), pixel(box.y0), pixel(box.x1),
                     pixel(box.y1));
}

void add_hocr_line(std::string& out, const text::PageText& page, size_t begin, size_t end,
                   int& line, int& word) {
  Box box;
  for (size_t i = begin; i < end; ++i) {
    box = unite(box, page.words[i].box);
  }
  out += fmt::format("   <span class=\"ocr_line\" id=\"line_{}\" title=\"{}\">\n", ++line,
                     hocr_box(apply(page.to_page, box)));
  for (size_t i = begin; i < end; ++i) {
    const text::Word& w = page.words[i];
    out += fmt::format(
        "    <span class=\"ocrx_word\" id=\"word_{}\" title=\"{}; x_wconf {}\">{}</span>\n", ++word,
        hocr_box(apply(page.to_page, w.box)), std::lround(100 * w.confidence), escaped(w.text()));
  }
  out += "   </span>\n";
}

}  // namespace

std::string as_txt(const TextOfFile& file) {
  std::string out;
  for (const std::string& text : file.texts) {
    out += text;
    if (!text.empty() && text.back() != '\n') {
      out += '\n';
    }
    out += '\f';
  }
  return out;
}

std::string as_json(const TextOfFile& file, bool one_line) {
  Json out;
  out["file"] = file.file;
  out["pages"] = Json::array();
  for (size_t i = 0; i < file.pages.size(); ++i) {
    const text::PageText& page = file.pages[i];
    Json p;
    p["number"] = page.number;
    p["width"] = hundredth(page.width);
    p["height"] = hundredth(page.height);
    p["rotation"] = page.rotation;
    p["text_source"] = text::name(page.source);
    p["confidence"] = hundredth(page.confidence);
    p["notes"] = page.notes;
    p["text"] = i < file.texts.size() ? file.texts[i] : "";
    p["words"] = Json::array();
    for (const text::Word& word : page.words) {
      p["words"].push_back(word_json(word, page.to_page));
    }
    out["pages"].push_back(std::move(p));
  }
  return (one_line ? output::compact(out) : output::pretty(out)) + "\n";
}

std::string as_hocr(const TextOfFile& file) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
      "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"th\" lang=\"th\">\n <head>\n"
      "  <title>" +
      escaped(file.file) +
      "</title>\n  <meta http-equiv=\"Content-Type\" content=\"text/html;charset=utf-8\"/>\n"
      "  <meta name=\"ocr-system\" content=\"ita " ITA_VERSION
      "\"/>\n  <meta name=\"ocr-capabilities\" content=\"ocr_page ocr_line ocrx_word\"/>\n"
      " </head>\n <body>\n";
  int line = 0;
  int word = 0;
  for (const text::PageText& page : file.pages) {
    out += fmt::format(
        "  <div class=\"ocr_page\" id=\"page_{0}\" title=\"image &quot;{1}&quot;; {2}; ppageno "
        "{3}; "
        "scan_res 300 300\">\n",
        page.number, escaped(file.file), hocr_box({0, 0, page.width, page.height}),
        page.number - 1);
    for (size_t begin = 0; begin < page.words.size();) {
      size_t end = begin + 1;
      while (end < page.words.size() && page.words[end].line == page.words[begin].line) {
        ++end;
      }
      add_hocr_line(out, page, begin, end, line, word);
      begin = end;
    }
    out += "  </div>\n";
  }
  return out + " </body>\n</html>\n";
}

std::vector<int> parse_pages(const std::string& list, int page_count) {
  std::vector<int> out;
  const auto number = [](const char*& at, const char* end, int& value) {
    const auto [next, failed] = std::from_chars(at, end, value);
    const bool good = failed == std::errc() && value >= 1;
    at = next;
    return good;
  };
  const char* at = list.data();
  const char* const end = at + list.size();
  while (at < end) {
    int first = 0;
    if (!number(at, end, first)) {
      return {};
    }
    int last = first;
    if (at < end && *at == '-') {
      ++at;
      last = page_count;
      if (at < end && *at != ',' && !number(at, end, last)) {
        return {};
      }
    }
    if (last < first || (at < end && *at != ',')) {
      return {};
    }
    for (int page = first; page <= std::min(last, page_count); ++page) {
      out.push_back(page);
    }
    at += at < end ? 1 : 0;
  }
  return out;
}

}  // namespace ita::cli
