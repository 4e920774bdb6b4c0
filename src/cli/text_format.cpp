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

Json rounded(const Box& box) {
  const auto tenth = [](double v) { return std::round(v * 10) / 10; };
  return Json::array({tenth(box.x0), tenth(box.y0), tenth(box.x1), tenth(box.y1)});
}

double hundredth(double v) { return std::round(v * 100) / 100; }

/// Confidences lie close to 1, and what they are worth is measured from this output.
double fine(double v) { return std::round(v * 1e6) / 1e6; }

/// Code and arguments; their texts are in models/messages.
Json reason(const Reason& doubt) {
  Json out;
  out["code"] = doubt.code;
  out["args"] = Json::object();
  for (const auto& [name, value] : doubt.args) {
    out["args"][name] = value;
  }
  return out;
}

Json word_json(const text::Word& word, const Projection& to_page) {
  Json out;
  out["text"] = word.text();
  if (const std::string raw = word.raw(); raw != word.text()) {
    out["raw"] = raw;
  }
  out["bbox"] = rounded(apply(to_page, word.box));
  out["line"] = word.line;
  out["source"] = text::name(word.origin);
  out["confidence"] = fine(word.confidence);
  if (word.rotation != 0) {
    out["rotation"] = word.rotation;
  }
  if (word.handwriting) {
    out["handwriting"] = true;
  }
  if (!word.doubts.empty()) {
    for (const Reason& doubt : word.doubts) {
      out["doubts"].push_back(reason(doubt));
    }
  }
  Json symbols = Json::array();
  for (const text::Symbol& symbol : word.symbols) {
    symbols.push_back(Json::array({symbol.text, rounded(apply(to_page, symbol.box))}));
  }
  out["symbols"] = std::move(symbols);
  return out;
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
    p["doubts"] = Json::array();
    for (const Reason& doubt : page.doubts) {
      p["doubts"].push_back(reason(doubt));
    }
    p["text"] = i < file.texts.size() ? file.texts[i] : "";
    p["words"] = Json::array();
    for (const text::Word& word : page.words) {
      p["words"].push_back(word_json(word, page.to_page));
    }
    out["pages"].push_back(std::move(p));
  }
  return (one_line ? output::compact(out) : output::pretty(out)) + "\n";
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
