#include "report/find/cues.h"

#include <algorithm>
#include <array>

#include "report/find/levels.h"
#include "report/view/marker.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

struct KindRole {
  CueKind kind;
  std::string_view role;  ///< in models/facts/lexicon.json
};

constexpr std::array<KindRole, 30> kRoles = {{{CueKind::stop, "cue-stop"},
                                              {CueKind::score, "cue-score"},
                                              {CueKind::now, "cue-now"},
                                              {CueKind::previous, "cue-previous"},
                                              {CueKind::from, "cue-from"},
                                              {CueKind::to, "cue-to"},
                                              {CueKind::target, "cue-target"},
                                              {CueKind::maximum, "cue-maximum"},
                                              {CueKind::difference, "cue-difference"},
                                              {CueKind::higher, "cue-higher"},
                                              {CueKind::rank, "cue-rank"},
                                              {CueKind::weight, "cue-weight"},
                                              {CueKind::points, "cue-points"},
                                              {CueKind::share, "cue-share"},
                                              {CueKind::count, "cue-count"},
                                              {CueKind::mean, "cue-mean"},
                                              {CueKind::others, "cue-others"},
                                              {CueKind::self_assessed, "cue-self"},
                                              {CueKind::forecast, "cue-forecast"},
                                              {CueKind::example, "cue-example"},
                                              {CueKind::before_appeal, "cue-before-appeal"},
                                              {CueKind::after_appeal, "cue-after-appeal"},
                                              {CueKind::corrected, "cue-corrected"},
                                              {CueKind::overall, "cue-overall"},
                                              {CueKind::order, "cue-order"},
                                              {CueKind::contrast, "cue-contrast"},
                                              {CueKind::rest, "cue-break"},
                                              {CueKind::same, "cue-same"},
                                              {CueKind::full, "cue-full"},
                                              {CueKind::own, "cue-own"}}};

bool meets(const Span& a, const Span& b) { return a.begin < b.end && b.begin < a.end; }

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// An English phrase must not be the end or the beginning of another word.  A key has no spaces:
/// the text says where words meet.
bool stands_alone(const Keyed& text, size_t at, size_t length) {
  const std::string& key = text.key();
  const auto in_one_word = [&](size_t i) {  // the bytes i - 1 and i of the key
    return i > 0 && i < key.size() && is_latin(key[i - 1]) && is_latin(key[i]) &&
           text.source(i - 1, i).end == text.source(i, i + 1).begin;
  };
  return !in_one_word(at) && !in_one_word(at + length);
}

void close_up(std::string& key) { std::erase(key, ' '); }

bool has_separator(std::string_view text) {
  return text.find_first_of(",;|\n") != std::string_view::npos ||
         text.find("•") != std::string_view::npos || text.find("·") != std::string_view::npos;
}

}  // namespace

bool take_out(std::string& key, const std::vector<Phrase>& words) {
  std::vector<const Phrase*> order;
  order.reserve(words.size());
  for (const Phrase& word : words) {
    order.push_back(&word);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Phrase* a, const Phrase* b) { return a->key.size() > b->key.size(); });
  bool any = false;
  for (const Phrase* word : order) {
    for (size_t at = thai::find_in(key, word->key); !word->key.empty() && at != std::string::npos;
         at = thai::find_in(key, word->key, at)) {
      // What stood on both sides must not grow together to another word.
      key.replace(at, word->key.size(), " ");
      any = true;
    }
  }
  return any;
}

std::vector<Cue> find_cues(const Keyed& text, const facts::Facts& facts,
                           const std::vector<Span>& taken) {
  struct Hit {
    CueKind kind;
    size_t begin, end;  // in the key
  };
  const std::string& key = text.key();
  std::vector<Hit> hits;
  for (const KindRole& role : kRoles) {
    for (const Phrase& word : facts.lexicon(role.role)) {
      for (size_t at = thai::find_in(key, word.key); !word.key.empty() && at != std::string::npos;
           at = thai::find_in(key, word.key, at + word.key.size())) {
        if (stands_alone(text, at, word.key.size())) {
          hits.push_back({role.kind, at, at + word.key.size()});
        }
      }
    }
  }
  // A verb gives way to the name that it runs into: "ได้รับ|คะแนนรวม".
  const auto worth = [](const Hit& hit) {
    return hit.kind == CueKind::score ? 0 : hit.end - hit.begin;
  };
  std::stable_sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
    return std::pair(worth(a), a.end - a.begin) > std::pair(worth(b), b.end - b.begin);
  });
  std::vector<Cue> out;
  for (const Hit& hit : hits) {
    const Span span = text.source(hit.begin, hit.end);
    const auto clashes = [&](const Span& other) { return meets(span, other); };
    if (std::none_of(taken.begin(), taken.end(), clashes) &&
        std::none_of(out.begin(), out.end(), [&](const Cue& c) { return clashes(c.span); })) {
      out.push_back({hit.kind, span, key.substr(hit.begin, hit.end - hit.begin)});
    }
  }
  std::sort(out.begin(), out.end(),
            [](const Cue& a, const Cue& b) { return a.span.begin < b.span.begin; });
  std::erase_if(out, [](const Cue& cue) { return cue.kind == CueKind::stop; });
  return out;
}

namespace {

/// "equals" ends like "with" in Thai, which joins a list: such words are taken out before those.
std::vector<Phrase> longer_than_lists(const facts::Facts& facts) {
  std::vector<Phrase> out;
  for (const Phrase& verb : facts.lexicon("gap-verb")) {
    const auto& lists = facts.lexicon("gap-list");
    if (std::any_of(lists.begin(), lists.end(), [&](const Phrase& list) {
          return verb.key.find(list.key) != std::string::npos;
        })) {
      out.push_back(verb);
    }
  }
  return out;
}

}  // namespace

Gap gap_between(std::string_view text, size_t from, size_t to, const facts::Facts& facts) {
  Gap out;
  if (to <= from) {
    out.empty = out.tight = true;
    return out;
  }
  const std::string_view between = text.substr(from, to - from);
  std::string key = thai::match_key(between);
  out.letters = key.size();
  out.separated = has_separator(between);
  out.verb = take_out(key, longer_than_lists(facts));
  out.separated = take_out(key, facts.lexicon("gap-list")) || out.separated;
  out.binds = any_in(key, facts.lexicon("gap-link-binds"));
  out.link = take_out(key, facts.lexicon("gap-link"));
  take_out(key, facts.lexicon("score-unit"));
  out.verb = take_out(key, facts.lexicon("gap-verb")) || out.verb;
  close_up(key);
  out.empty = key.empty();
  out.tight = out.empty && !out.separated;
  return out;
}

bool sentence_ends_between(std::string_view text, size_t from, size_t to) {
  for (size_t at = text.find(". ", from); at != std::string_view::npos && at + 2 < to;
       at = text.find(". ", at + 1)) {
    if (text[at + 2] >= 'A' && text[at + 2] <= 'Z') {
      return true;
    }
  }
  return false;
}

bool list_glue(std::string_view text, size_t from, size_t to, const facts::Facts& facts) {
  if (to <= from) {
    return true;
  }
  std::string key = thai::match_key(text.substr(from, to - from));
  take_out(key, facts.lexicon("gap-list"));
  take_out(key, facts.lexicon("score-unit"));
  close_up(key);
  return key.empty();
}

bool list_glue_with_levels(std::string_view text, size_t from, size_t to,
                           const facts::Facts& facts) {
  if (to <= from) {
    return true;
  }
  std::string between(text.substr(from, to - from));
  const std::vector<FoundLevel> levels = find_levels(between, facts);
  for (size_t i = levels.size(); i-- > 0;) {
    between.replace(levels[i].span.begin, levels[i].span.end - levels[i].span.begin, " ");
  }
  std::string key = thai::match_key(between);
  if (!levels.empty()) {
    take_out(key, facts.lexicon("level-word"));
  }
  take_out(key, facts.lexicon("gap-list"));
  take_out(key, facts.lexicon("score-unit"));
  close_up(key);
  return key.empty();
}

bool supposed(const Keyed& text, size_t at, const facts::Facts& facts) {
  const auto& words = facts.lexicon("cue-example");
  return std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
    const auto found = text.find(word.key);
    return found && found->begin < at;
  });
}

bool has_decimals(std::string_view text) {
  const auto numbers = thai::find_numbers(text);
  return std::any_of(numbers.begin(), numbers.end(),
                     [](const thai::Number& number) { return number.decimals > 0; });
}

bool unit_beside(std::string_view before, std::string_view after, const facts::Facts& facts) {
  return ends_with_any(before, facts.lexicon("unit-before")) ||
         starts_with_any(after, facts.lexicon("unit-after"));
}

bool ends_with_any(std::string_view text, const std::vector<Phrase>& words) {
  text = trimmed(text);
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& w) { return text.ends_with(w.text); });
}

bool starts_with_any(std::string_view text, const std::vector<Phrase>& words) {
  text = trimmed(text);
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& w) { return text.starts_with(w.text); });
}

}  // namespace ita::report
