#include "report/find/paper/foreign_marks.h"

#include <algorithm>
#include <cctype>

#include "report/find/paper/titles.h"
#include "thai/key.h"

namespace ita::report {

bool bears_mark(const std::string& text, const Keyed& keyed, const std::string& mark) {
  const std::string key = thai::match_key(mark);
  if (key.empty()) {
    return false;
  }
  const bool latin = static_cast<unsigned char>(mark[0]) < 0x80;
  const auto letter = [&](size_t i) {
    return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
  };
  for (auto at = keyed.find(key); at; at = keyed.find(key, at->end)) {
    if (!latin || (!(at->begin > 0 && letter(at->begin - 1)) && !letter(at->end))) {
      return true;
    }
  }
  return false;
}

std::string mark_in(const std::string& text, const std::vector<std::string>& marks,
                    const facts::Facts& facts) {
  const Keyed keyed(text);
  const auto& instruments = facts.newest().instruments;
  for (const std::string& mark : marks) {
    const bool own = std::any_of(
        instruments.begin(), instruments.end(), [&](const facts::InstrumentFact& instrument) {
          return instrument.code == mark ||
                 std::find(instrument.names.begin(), instrument.names.end(), mark) !=
                     instrument.names.end();
        });
    if (!own && bears_mark(text, keyed, mark)) {
      return mark;
    }
  }
  return "";
}

std::string foreign_mark(const std::string& text, const facts::Facts& facts) {
  return mark_in(text, facts.foreign_phrases(), facts);
}

std::string foreign_words(const std::vector<Para>& flow, const layout::Layout& layout,
                          const facts::Facts& facts) {
  std::string out;
  for (const Para& para : flow) {
    if (out.empty() && para.table() < 0) {
      out = foreign_mark(para.text(), facts);
    }
  }
  for (const layout::Table& table : layout.tables) {
    for (const layout::Cell& cell : table.cells) {
      if (out.empty()) {
        out = foreign_mark(cell.text(), facts);
      }
    }
  }
  return out;
}

ForeignTitle foreign_title(const std::vector<Para>& flow, const facts::Facts& facts) {
  const std::vector<Phrase> own = phrases(facts.title_phrases());
  const std::vector<Phrase> own_short = phrases(facts.short_titles());
  std::string other;
  bool named = false;
  for (const Para& para : flow) {
    if (para.table() >= 0 || para.page() != flow.front().page()) {
      break;
    }
    if (!looks_like_title(para)) {
      continue;
    }
    if (std::string mark = foreign_mark(para.text(), facts); !mark.empty()) {
      return {mark, false};
    }
    named = named || bears(para.keyed, own) || bears(para.keyed, own_short);
    if (other.empty()) {
      other = mark_in(para.text(), facts.other_titles(), facts);
    }
  }
  return named ? ForeignTitle{} : ForeignTitle{other, true};
}

}  // namespace ita::report
