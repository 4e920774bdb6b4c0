#include "report/find/plan/sentence_list.h"

#include <algorithm>
#include <optional>

#include "report/view/marker.h"

namespace ita::report {

namespace {

Span trim(std::string_view text, Span span) {
  const auto space = [&](size_t i) { return text[i] == ' ' || text[i] == ',' || text[i] == '\n'; };
  while (span.begin < span.end && space(span.begin)) {
    ++span.begin;
  }
  while (span.begin < span.end && space(span.end - 1)) {
    --span.end;
  }
  return span;
}

/// Where one of the words stands as the end of the text before byte `end`; npos when none does.
size_t ends_in(std::string_view text, const std::vector<Phrase>& words) {
  for (const Phrase& word : words) {
    if (text.ends_with(word.text)) {
      return text.size() - word.text.size();
    }
  }
  return std::string_view::npos;
}

/// The item without the "และ" before the next one, and without the clause behind the list.
Span tidy(std::string_view text, Span span, bool last, const facts::Facts& facts) {
  span = trim(text, span);
  std::string_view item = text.substr(span.begin, span.end - span.begin);
  if (const size_t at = ends_in(item, facts.lexicon("list-and")); at != std::string_view::npos) {
    span = trim(text, {span.begin, span.begin + at});
  }
  if (last) {
    item = text.substr(span.begin, span.end - span.begin);
    size_t end = item.size();
    for (const Phrase& word : facts.lexicon("clause-after-list")) {
      const size_t at = item.find(" " + word.text);
      end = std::min(end, at == std::string_view::npos ? end : at);
    }
    span = trim(text, {span.begin, span.begin + end});
  }
  return span;
}

/// Markers that count up from 1 inside the text, each behind a space.
SentenceList numbered(std::string_view text) {
  SentenceList out;
  MarkerStyle style = MarkerStyle::none;
  int expected = 1;
  for (size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n') {
      continue;
    }
    const Marker marker = parse_marker(text.substr(at));
    if (!marker.numbered() || marker.value != expected || marker.depth != 1 || text[at] == ' ' ||
        marker.style == MarkerStyle::word || (expected > 1 && marker.style != style)) {
      continue;
    }
    style = marker.style;
    if (!out.items.empty()) {
      out.items.back().end = at;
    } else {
      out.lead_end = at;
    }
    out.items.push_back({at + marker.length, text.size()});
    ++expected;
  }
  out.marked = true;
  return out;
}

/// The end of the item that begins at byte `at`, and where the next one begins.  On cards a dot in
/// the middle of the line parts what a comma parts in prose.
Span parting(std::string_view text, size_t at, const facts::Facts& facts) {
  Span out{text.size(), text.size()};
  for (const Phrase& sign : facts.lexicon("list-parts")) {
    const size_t found = text.find(sign.text, at);
    if (found < out.begin) {
      out = {found, found + sign.text.size()};
    }
  }
  return out;
}

/// What stands behind "ได้แก่" or a colon, parted by commas, the last by "และ".
SentenceList parted_by_commas(std::string_view text, const facts::Facts& facts) {
  SentenceList out;
  size_t from = std::string_view::npos;
  for (const Phrase& word : facts.lexicon("list-lead")) {
    if (const size_t at = text.rfind(word.text); at != std::string_view::npos) {
      from = from == std::string_view::npos ? at + word.text.size()
                                            : std::max(from, at + word.text.size());
    }
  }
  if (from == std::string_view::npos) {
    return out;
  }
  out.lead_end = from;
  for (size_t at = from; at < text.size();) {
    const Span sign = parting(text, at, facts);
    out.items.push_back({at, sign.begin});
    at = sign.end;
  }
  if (out.items.empty()) {
    return out;
  }
  // "ก, ข และ ค": a space before the "และ" parts the last two.
  const Span last = out.items.back();
  const std::string_view item = text.substr(last.begin, last.end - last.begin);
  for (const Phrase& word : facts.lexicon("list-and")) {
    const size_t at = item.rfind(" " + word.text);
    if (at != std::string_view::npos && at > 0) {
      out.items.back().end = last.begin + at;
      out.items.push_back({last.begin + at + 1 + word.text.size(), last.end});
      break;
    }
  }
  return out;
}

}  // namespace

SentenceList list_in_sentence(std::string_view text, const facts::Facts& facts) {
  SentenceList out = numbered(text);
  if (out.items.size() < 2) {
    out = parted_by_commas(text, facts);
  }
  for (Span& item : out.items) {
    item = tidy(text, item, &item == &out.items.back(), facts);
  }
  std::erase_if(out.items, [](const Span& item) { return item.empty(); });
  return out;
}

}  // namespace ita::report
