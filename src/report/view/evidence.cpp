#include "report/view/evidence.h"

#include <algorithm>
#include <cstdio>

#include "report/view/marker.h"
#include "thai/normalise.h"

namespace ita::report {

namespace {

/// Below this an OCR symbol is more often wrong than a person would accept unseen.
constexpr double kLowConfidence = 0.6;

bool space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

Evidence evidence_of(const layout::TracedText& traced, Span span) {
  Evidence out;
  out.page = traced.page(span.begin, span.end);
  out.bbox = traced.box(span.begin, span.end);
  out.source = traced.origin(span.begin, span.end);
  out.confidence = traced.confidence(span.begin, span.end);
  out.raw = traced.raw(span.begin, span.end);
  return out;
}

Evidence evidence_of(const layout::TracedText& traced) {
  return evidence_of(traced, {0, traced.text().size()});
}

std::vector<Evidence> evidence_by_page(const std::vector<layout::Line>& lines) {
  std::vector<Evidence> out;
  for (const layout::Line& line : lines) {
    const layout::TracedText traced = layout::TracedText::of(line);
    if (!traced.pieces().empty()) {
      merge_evidence(out, {evidence_of(traced)});
    }
  }
  return out;
}

void merge_evidence(std::vector<Evidence>& into, const std::vector<Evidence>& more) {
  for (const Evidence& piece : more) {
    const auto same = std::find_if(into.begin(), into.end(),
                                   [&](const Evidence& e) { return e.page == piece.page; });
    if (same == into.end()) {
      into.push_back(piece);
      continue;
    }
    same->bbox = unite(same->bbox, piece.bbox);
    same->confidence = std::min(same->confidence, piece.confidence);
    same->source = std::max(same->source, piece.source);
    if (!piece.raw.empty()) {
      same->raw += (same->raw.empty() ? "" : "\n") + piece.raw;
    }
  }
}

void add_reading_doubts(Review& review, const layout::TracedText& traced, Span span) {
  for (const Reason& doubt : traced.doubts(span.begin, span.end)) {
    review.add(doubt);
  }
  double least = 1;
  for (const layout::TracedText::Piece& piece : traced.pieces()) {
    if (piece.begin < span.end && piece.end > span.begin) {
      least = std::min(least, piece.symbol->confidence);
      if (piece.word->handwriting) {
        review.add("looks-handwritten");
      }
    }
  }
  if (least < kLowConfidence) {
    char text[64];
    std::snprintf(text, sizeof text, "%.2f", least);
    review.add("low-confidence", {{"confidence", text}});
  }
}

void add_number_doubts(Review& review, const layout::TracedText& traced) {
  for (const Reason& doubt : traced.doubts(0, traced.text().size())) {
    review.add(doubt);
  }
}

std::string clean(std::string_view text) {
  const std::string digits = thai::arabic_digits(text);
  std::string out;
  for (const char c : trimmed(digits)) {
    if (!space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string clean_item(std::string_view text) { return clean(without_marker(text)); }

std::string join_prose(const std::string& above, const std::string& below) {
  if (above.empty() || below.empty()) {
    return above + below;
  }
  const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  return ascii(above.back()) || ascii(below.front()) ? above + ' ' + below : above + below;
}

}  // namespace ita::report
