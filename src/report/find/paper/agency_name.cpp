#include "report/find/paper/agency_name.h"

#include <algorithm>

#include "report/view/place_text.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

size_t skip_gap(std::string_view text, size_t at, bool over_lines) {
  while (at < text.size() && (text[at] == ' ' || (over_lines && text[at] == '\n'))) {
    ++at;
  }
  return at;
}

size_t skip_digits(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (text[at] >= '0' && text[at] <= '9') {
      ++at;
    } else if (text.substr(at, 2) == "\xE0\xB9" && at + 2 < text.size() &&
               static_cast<unsigned char>(text[at + 2]) >= 0x90 &&
               static_cast<unsigned char>(text[at + 2]) <= 0x99) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

/// Where the tail that begins at `at` ends; `at` when it does not stand there.
size_t match_tail(std::string_view text, size_t at, std::string_view tail) {
  size_t end = at;
  for (const char c : tail) {
    if (c == '#') {
      const size_t digits = skip_digits(text, end);
      if (digits == end) {
        return at;
      }
      end = digits;
    } else if (c == ' ') {
      end = skip_gap(text, end, false);
    } else if (end < text.size() && text[end] == c) {
      ++end;
    } else {
      return at;
    }
  }
  return end;
}

/// "ชลประทานที่ 1": the number of a name that ends with the word for an ordinal; `end` for none.
size_t ordinal_end(std::string_view text, size_t end, const facts::Facts& facts) {
  const std::vector<Phrase>& words = facts.lexicon("ordinal");
  const std::string_view name = text.substr(0, end);
  const bool ordinal = std::any_of(words.begin(), words.end(),
                                   [&](const Phrase& word) { return name.ends_with(word.text); });
  const size_t digits = skip_gap(text, end, false);
  const size_t to = ordinal ? skip_digits(text, digits) : digits;
  const bool decimal = to < text.size() && text[to] == '.' && skip_digits(text, to + 1) > to + 1;
  return to > digits && !decimal ? to : end;
}

/// "ตำรวจท่องเที่ยว 1" at the end of a title's line: the number by itself is the last part of the
/// name.
size_t numbered_end(std::string_view text, size_t end) {
  const size_t digits = skip_gap(text, end, false);
  const size_t to = skip_digits(text, digits);
  const bool line_end = to == text.size() || text[to] == '\n';
  const size_t bytes = to > digits && text[digits] == '\xE0' ? 3 : 1;
  return digits > end && to > digits && to - digits <= 2 * bytes && line_end ? to : end;
}

size_t with_tails(std::string_view text, size_t end, bool over_lines, const facts::Facts& facts) {
  end = ordinal_end(text, end, facts);
  for (bool again = true; again;) {
    again = false;
    const size_t from = skip_gap(text, end, over_lines);
    for (const std::string& tail : facts.name_tails()) {
      const size_t to = match_tail(text, from, tail);
      if (to > from) {
        end = to;
        again = true;
        break;
      }
    }
  }
  return end;
}

bool thai_letter_at(std::string_view text, size_t at) {
  if (at + 3 > text.size() || text[at] != '\xE0') {
    return false;
  }
  const char32_t code = thai::to_utf32(text.substr(at, 3))[0];
  return thai::is_thai(code) && !thai::is_thai_digit(code);
}

/// To the next gap, sign or digit, or to what plainly is no name.  A place glued to the word before
/// it is part of the name ("ศาลจังหวัด…", "สำนักงานเกษตรอำเภอ…") unless that word is the name of a
/// place by itself.
size_t word_end(std::string_view text, size_t begin, const facts::Facts& facts) {
  const std::vector<Phrase>& places = facts.lexicon("place-words");
  size_t end = name_at(text, begin, facts).end;
  while (thai_letter_at(text, end)) {
    const auto place = std::find_if(places.begin(), places.end(), [&](const Phrase& word) {
      return text.substr(end).starts_with(word.text);
    });
    const std::string so_far(text.substr(begin, end - begin));
    const bool complete = !so_far.empty() && (facts.place_exists({so_far, "", ""}) ||
                                              facts.place_exists({"", so_far, ""}) ||
                                              facts.place_exists({"", "", so_far}));
    if (place == places.end() || complete) {
      break;
    }
    end = name_at(text, end + place->text.size(), facts).end;
  }
  return end;
}

}  // namespace

bool begins_something_else(std::string_view text, size_t at, const facts::Facts& facts) {
  const std::string_view rest = text.substr(at);
  const std::vector<Phrase>& words = facts.lexicon("after-agency");
  if (std::any_of(words.begin(), words.end(),
                  [&](const Phrase& word) { return rest.starts_with(word.text); }) ||
      capital_place_at(text, at, facts)) {
    return true;
  }
  for (const facts::AgencyType& type : facts.agency_types()) {
    if (!type.parents.empty()) {
      continue;
    }
    for (const auto* list : {&type.names, &type.wholes}) {
      if (std::any_of(list->begin(), list->end(),
                      [&](const std::string& name) { return rest.starts_with(name); })) {
        return true;
      }
    }
  }
  return false;
}

size_t end_with_tails(std::string_view text, size_t end, const facts::Facts& facts) {
  return with_tails(text, end, false, facts);
}

Span agency_name_at(std::string_view text, size_t at, const facts::AgencyType& type, bool title,
                    const facts::Facts& facts) {
  Span out = name_at(text, at, facts);
  if (type.one_word) {
    return out;
  }
  out.begin = skip_gap(text, at, true);
  const bool glued = out.begin == at;
  out.end = out.empty() && !glued ? out.begin : word_end(text, out.begin, facts);
  while (true) {
    const size_t end = with_tails(text, out.end, title, facts);
    const size_t next = skip_gap(text, end, false);
    const bool goes_on = title && end > out.begin && next > end && thai_letter_at(text, next) &&
                         !begins_something_else(text, next, facts);
    if (!goes_on) {
      out.end = title && end > out.begin ? numbered_end(text, end) : end;
      return out;
    }
    out.end = word_end(text, next, facts);
  }
}

std::optional<size_t> parent_end(std::string_view text, size_t end, const facts::AgencyType& type,
                                 const facts::Facts& facts) {
  const size_t next = skip_gap(text, end, true);
  for (const std::string& parent : type.parents) {
    if (next == end || !text.substr(next).starts_with(parent)) {
      continue;
    }
    const size_t words = next + parent.size();
    return thai_letter_at(text, words) ? with_tails(text, word_end(text, words, facts), true, facts)
                                       : words;
  }
  return std::nullopt;
}

bool may_go_on_below(std::string_view text, size_t end, const facts::Facts& facts) {
  const size_t next = skip_gap(text, end, false);
  if (next >= text.size() || text[next] != '\n' || !thai_letter_at(text, next + 1) ||
      begins_something_else(text, next + 1, facts)) {
    return false;
  }
  const std::string_view line = text.substr(next + 1, text.find('\n', next + 1) - next - 1);
  const std::vector<Phrase>& words = facts.lexicon("title-below-agency");
  return std::none_of(words.begin(), words.end(), [&](const Phrase& word) {
    return line.find(word.text) != std::string_view::npos;
  });
}

}  // namespace ita::report
