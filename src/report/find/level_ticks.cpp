#include "report/find/level_ticks.h"

#include <algorithm>
#include <optional>

#include "report/view/marker.h"
#include "thai/key.h"

namespace ita::report {

namespace {

struct Box {
  Span span;
  bool ticked = false;
  bool bare = false;  ///< a tick without a box around it
};

bool is_one_of(std::string_view text, const std::vector<facts::Phrase>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const facts::Phrase& word) { return word.text == text; });
}

/// "( ✓ )", "[x]", "(  )".
std::optional<Box> bracket_at(std::string_view text, size_t at, const facts::Facts& facts) {
  const char close = text[at] == '(' ? ')' : text[at] == '[' ? ']' : 0;
  const size_t end = close != 0 ? text.find(close, at) : std::string_view::npos;
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view inside = trimmed(text.substr(at + 1, end - at - 1));
  const bool ticked = is_one_of(inside, facts.lexicon("tick"));
  if (!ticked && !inside.empty()) {
    return std::nullopt;
  }
  return Box{{at, end + 1}, ticked, false};
}

std::vector<Box> boxes_in(std::string_view text, const facts::Facts& facts) {
  std::vector<Box> out;
  const auto add = [&](std::string_view role, bool ticked, bool bare) {
    for (const facts::Phrase& word : facts.lexicon(role)) {
      for (size_t at = text.find(word.text); at != std::string_view::npos;
           at = text.find(word.text, at + word.text.size())) {
        const Span span{at, at + word.text.size()};
        const bool inside = std::any_of(out.begin(), out.end(), [&](const Box& box) {
          return span.begin < box.span.end && box.span.begin < span.end;
        });
        if (!inside) {
          out.push_back({span, ticked, bare});
        }
      }
    }
  };
  for (size_t at = 0; at < text.size(); ++at) {
    if (const auto box = bracket_at(text, at, facts)) {
      out.push_back(*box);
    }
  }
  add("box-ticked", true, false);
  add("box-empty", false, false);
  add("tick-alone", true, true);
  std::sort(out.begin(), out.end(),
            [](const Box& a, const Box& b) { return a.span.begin < b.span.begin; });
  return out;
}

bool only_space(std::string_view text, size_t from, size_t to) {
  return to >= from && trimmed(text.substr(from, to - from)).empty();
}

/// The box right in front of the label, or right behind it.
const Box* box_of(std::string_view text, const Span& label, const std::vector<Box>& boxes,
                  bool front) {
  for (const Box& box : boxes) {
    if (front ? box.span.end <= label.begin && only_space(text, box.span.end, label.begin)
              : box.span.begin >= label.end && only_space(text, label.end, box.span.begin)) {
      return &box;
    }
  }
  return nullptr;
}

/// Labels that only commas, slashes and "or" part from one another: a scale, not a result.
std::vector<bool> in_scale(std::string_view text, const std::vector<Span>& spans,
                           const facts::Facts& facts) {
  constexpr size_t kFewest = 3;
  std::vector<bool> out(spans.size(), false);
  const auto joined = [&](size_t i) {
    const std::string_view between =
        text.substr(spans[i - 1].end, spans[i].begin - spans[i - 1].end);
    const std::string key = thai::match_key(between);
    return key.empty() || any_in(key, facts.lexicon("gap-list"));
  };
  for (size_t i = 0; i < spans.size();) {
    size_t end = i + 1;
    while (end < spans.size() && spans[end].begin - spans[end - 1].end < 24 && joined(end)) {
      ++end;
    }
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(i),
              out.begin() + static_cast<std::ptrdiff_t>(end), end - i >= kFewest);
    i = end;
  }
  return out;
}

}  // namespace

std::vector<Choice> choices_among(std::string_view text, const std::vector<Span>& spans,
                                  const facts::Facts& facts) {
  std::vector<Choice> out(spans.size(), Choice::none);
  const std::vector<Box> boxes = boxes_in(text, facts);
  const std::vector<bool> scale = in_scale(text, spans, facts);
  for (size_t i = 0; i < spans.size(); ++i) {
    out[i] = scale[i] ? Choice::passed : Choice::none;
  }
  const bool form = std::any_of(boxes.begin(), boxes.end(), [](const Box& b) { return !b.bare; }) ||
                    std::find(scale.begin(), scale.end(), true) != scale.end();
  if (!form) {
    return out;
  }
  size_t front = 0, behind = 0;
  for (const Span& span : spans) {
    front += box_of(text, span, boxes, true) != nullptr ? 1 : 0;
    behind += box_of(text, span, boxes, false) != nullptr ? 1 : 0;
  }
  if (front + behind == 0) {
    return out;
  }
  // A list that begins with a box has it in front of each label, one that ends with a box behind. A
  // lone tick between two labels is of neither.
  const bool begins = boxes.front().span.begin < spans.front().begin;
  if (front == behind && !begins && boxes.back().span.begin < spans.back().end) {
    std::fill(out.begin(), out.end(), Choice::passed);
    return out;
  }
  const bool in_front = front != behind ? front > behind : begins;
  size_t ticked = 0;
  for (const Span& span : spans) {
    const Box* box = box_of(text, span, boxes, in_front);
    ticked += box != nullptr && box->ticked ? 1 : 0;
  }
  for (size_t i = 0; i < spans.size(); ++i) {
    const Box* box = box_of(text, spans[i], boxes, in_front);
    if (box != nullptr) {
      out[i] = box->ticked && ticked == 1 ? Choice::chosen : Choice::passed;
    }
  }
  return out;
}

}  // namespace ita::report
