#include "text/page_text.h"

#include <algorithm>

namespace ita::text {

const char* name(Origin origin) {
  switch (origin) {
    case Origin::text_layer:
      return "text-layer";
    case Origin::repaired_text_layer:
      return "repaired-text-layer";
    case Origin::ocr:
      return "ocr";
  }
  return "ocr";
}

const char* name(Source source) {
  switch (source) {
    case Source::none:
      return "none";
    case Source::text_layer:
      return "text-layer";
    case Source::repaired_text_layer:
      return "repaired-text-layer";
    case Source::fused:
      return "fused";
    case Source::ocr:
      return "ocr";
  }
  return "none";
}

std::string Word::text() const {
  std::string out;
  for (const Symbol& s : symbols) {
    out += s.text;
  }
  return out;
}

void Word::doubt(std::string code, ReasonArgs args) {
  Reason reason{std::move(code), std::move(args), {}};
  if (std::find(doubts.begin(), doubts.end(), reason) == doubts.end()) {
    doubts.push_back(std::move(reason));
  }
}

std::string Word::raw() const {
  std::string out;
  for (const Symbol& s : symbols) {
    out += s.raw;
  }
  return out;
}

}  // namespace ita::text
