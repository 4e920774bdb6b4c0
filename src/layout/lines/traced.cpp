#include "layout/lines/traced.h"

#include <algorithm>

namespace ita::layout {

namespace {

int distrust(text::Origin origin) {
  switch (origin) {
    case text::Origin::text_layer:
      return 0;
    case text::Origin::repaired_text_layer:
      return 1;
    case text::Origin::ocr:
      return 2;
  }
  return 2;
}

}  // namespace

void TracedText::append(const Line& line) {
  bool first = true;
  for (const text::Word& word : line.words) {
    if (!first) {
      text_ += ' ';
    }
    first = false;
    for (const text::Symbol& symbol : word.symbols) {
      pieces_.push_back(
          {text_.size(), text_.size() + symbol.text.size(), line.page, &word, &symbol});
      text_ += symbol.text;
    }
  }
}

TracedText TracedText::of(const Line& line) {
  TracedText out;
  out.append(line);
  return out;
}

TracedText TracedText::of(const std::vector<Line>& lines, bool join_lines) {
  TracedText out;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      if (!join_lines) {
        out.text_ += '\n';
      } else if (space_at_join(lines[i - 1], lines[i])) {
        out.text_ += ' ';
      }
    }
    out.append(lines[i]);
  }
  return out;
}

std::vector<TracedText::Piece> TracedText::touched(size_t begin, size_t end) const {
  std::vector<Piece> out;
  auto it = std::partition_point(pieces_.begin(), pieces_.end(),
                                 [&](const Piece& p) { return p.end <= begin; });
  for (; it != pieces_.end() && it->begin < end; ++it) {
    out.push_back(*it);
  }
  return out;
}

int TracedText::page(size_t begin, size_t end) const {
  const auto pieces = touched(begin, end);
  return pieces.empty() ? 0 : pieces.front().page;
}

ita::Box TracedText::box(size_t begin, size_t end) const {
  const auto pieces = touched(begin, end);
  Box out;
  for (const Piece& piece : pieces) {
    if (piece.page == pieces.front().page) {
      out = unite(out, piece.symbol->box);
    }
  }
  return out;
}

double TracedText::confidence(size_t begin, size_t end) const {
  double out = 1;
  for (const Piece& piece : touched(begin, end)) {
    out = std::min(out, piece.symbol->confidence);
  }
  return out;
}

std::string TracedText::raw(size_t begin, size_t end) const {
  std::string out;
  const text::Word* last = nullptr;
  for (const Piece& piece : touched(begin, end)) {
    if (last != nullptr && piece.word != last) {
      out += ' ';
    }
    last = piece.word;
    out += piece.symbol->raw;
  }
  return out;
}

text::Origin TracedText::origin(size_t begin, size_t end) const {
  text::Origin out = text::Origin::text_layer;
  for (const Piece& piece : touched(begin, end)) {
    if (distrust(piece.word->origin) > distrust(out)) {
      out = piece.word->origin;
    }
  }
  return out;
}

std::vector<Reason> TracedText::doubts(size_t begin, size_t end) const {
  std::vector<Reason> out;
  for (const Piece& piece : touched(begin, end)) {
    for (const Reason& doubt : piece.word->doubts) {
      if (std::find(out.begin(), out.end(), doubt) == out.end()) {
        out.push_back(doubt);
      }
    }
  }
  return out;
}

}  // namespace ita::layout
