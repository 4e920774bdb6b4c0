#include "batch/verify_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::batch {

namespace {

/// Boxes are written with one decimal: what is read again may lie that much outside.
constexpr double kSlack = 0.3;
/// Prose is compared through damage to marks; below this share it is other text.
constexpr double kLeastLikeness = 0.9;

std::vector<double> numbers_in(const std::string& text) {
  std::vector<double> out;
  for (const thai::Number& number : thai::find_numbers(text)) {
    out.push_back(number.value);
  }
  return out;
}

std::string without_spaces(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != ' ' && c != '\n' && c != '\t'; });
  return out;
}

/// Share of the quoted text whose lines are found again.  Line by line, because a box around a
/// table row holds the lines of its cells in another order than the cells.
double share_found(const std::string& quoted, const std::string& again) {
  size_t all = 0;
  double found = 0;
  size_t begin = 0;
  while (begin <= quoted.size()) {
    const size_t end = std::min(quoted.find('\n', begin), quoted.size());
    const std::string line = thai::match_key(quoted.substr(begin, end - begin));
    begin = end + 1;
    all += line.size();
    if (again.find(line) != std::string::npos) {
      found += static_cast<double>(line.size());
    } else if (const double alike = thai::find_like(line, again).similarity;
               alike >= kLeastLikeness) {
      found += alike * static_cast<double>(line.size());
    }
  }
  return all == 0 ? 1 : found / static_cast<double>(all);
}

std::string shortened(const std::string& text) {
  constexpr size_t kMost = 150;
  if (text.size() <= kMost) {
    return text;
  }
  size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return text.substr(0, end) + "…";
}

}  // namespace

Result<const text::PageText*> PageReader::page(int number) {
  if (const auto found = pages_.find(number); found != pages_.end()) {
    return &found->second;
  }
  if (number < 1 || number > document_.page_count()) {
    Error error;
    error.code = ErrorCode::bad_argument;
    error.stage = "batch";
    error.page = number;
    error.message =
        fmt::format("the source has {} pages, none is number {}", document_.page_count(), number);
    return error;
  }
  if (on_page_) {
    on_page_(number);
  }
  auto read = reader_.read(document_, number);
  if (!read) {
    return read.error();
  }
  return &pages_.emplace(number, std::move(*read)).first->second;
}

std::string text_in_box(const text::PageText& page, const Box& box) {
  const Box wide{box.x0 - kSlack, box.y0 - kSlack, box.x1 + kSlack, box.y1 + kSlack};
  std::string out;
  for (const text::Word& word : page.words) {
    const size_t before = out.size();
    for (const text::Symbol& symbol : word.symbols) {
      const Box placed = apply(page.to_page, symbol.box);
      if (wide.contains(placed.cx(), placed.cy())) {
        out += symbol.text;
      }
    }
    if (out.size() > before) {
      out += ' ';
    }
  }
  if (!out.empty()) {
    out.pop_back();
  }
  return out;
}

bool readings_agree(const Quoted& quoted, const std::string& read_again) {
  if (quoted.score) {
    const std::string raw = without_spaces(quoted.evidence.raw);
    const std::string again = without_spaces(read_again);
    if (raw == again) {
      return true;
    }
    const std::vector<double> first = numbers_in(raw);
    const std::vector<double> second = numbers_in(again);
    return !first.empty() && std::all_of(first.begin(), first.end(), [&](double value) {
      return std::find(second.begin(), second.end(), value) != second.end();
    });
  }
  return share_found(quoted.evidence.raw, thai::match_key(read_again)) >= kLeastLikeness;
}

void verify_evidence(const std::vector<Quoted>& quoted, PageReader& pages,
                     std::vector<Finding>& findings) {
  for (const Quoted& item : quoted) {
    const auto page = pages.page(item.evidence.page);
    if (!page) {
      findings.push_back({"evidence", Verdict::fail, page.error().message, item.path,
                          item.evidence.page, item.evidence.bbox});
      continue;
    }
    const std::string again = text_in_box(**page, item.evidence.bbox);
    if (readings_agree(item, again)) {
      continue;
    }
    findings.push_back({"evidence", Verdict::fail,
                        fmt::format("the box was read as \"{}\", and again as \"{}\"",
                                    shortened(item.evidence.raw), shortened(again)),
                        item.path, item.evidence.page, item.evidence.bbox});
  }
}

}  // namespace ita::batch
