#include "text/page_text.h"

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

std::string Word::raw() const {
  std::string out;
  for (const Symbol& s : symbols) {
    out += s.raw;
  }
  return out;
}

}  // namespace ita::text
