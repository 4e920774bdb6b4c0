#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/ocr/words.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

bool all_of(std::string_view text, bool (*test)(char32_t)) {
  const std::u32string wide = thai::to_utf32(text);
  return !wide.empty() && std::all_of(wide.begin(), wide.end(), test);
}

bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// "0IT": a zero among capital letters, with no other digit, is the letter.
void mend_zero_among_capitals(const std::vector<Symbol*>& core) {
  constexpr size_t kFewestCapitals = 2;
  Symbol* zero = nullptr;
  size_t capitals = 0;
  for (Symbol* symbol : core) {
    if (symbol->text == "0" && zero == nullptr) {
      zero = symbol;
    } else if (symbol->text.size() == 1 && symbol->text[0] >= 'A' && symbol->text[0] <= 'Z') {
      ++capitals;
    } else {
      return;
    }
  }
  if (zero != nullptr && capitals >= kFewestCapitals) {
    zero->text = "O";
  }
}

/// "lssue", "lIT": no word begins with l and another consonant; the stroke is a capital I.
void mend_first_stroke(const std::vector<Symbol*>& core) {
  constexpr std::string_view kConsonants = "bcdfghjkmnpqrstvwxz";
  if (core.size() < 3 || core[0]->text != "l" || core[1]->text.size() != 1) {
    return;
  }
  const char next = core[1]->text[0];
  const bool latin = std::all_of(core.begin(), core.end(), [](const Symbol* symbol) {
    return symbol->text.size() == 1 && ((symbol->text[0] >= 'A' && symbol->text[0] <= 'Z') ||
                                        (symbol->text[0] >= 'a' && symbol->text[0] <= 'z'));
  });
  if (latin && ((next >= 'A' && next <= 'Z') || kConsonants.find(next) != std::string_view::npos)) {
    core[0]->text = "I";
  }
}

}  // namespace

void mend_code(Word& word) {
  // O1 to O43 and the like: one O (or a zero read for it), then one or two digits, and nothing else
  // but brackets.
  std::vector<Symbol*> core;
  for (Symbol& symbol : word.symbols) {
    if (symbol.text != "(" && symbol.text != ")" && symbol.text != ",") {
      core.push_back(&symbol);
    }
  }
  mend_zero_among_capitals(core);
  mend_first_stroke(core);
  if (core.size() < 2 || core.size() > 3) {
    return;
  }
  const auto digit_like = [](const Symbol& s) {
    return all_of(s.text, is_ascii_digit) || s.text == "l" || s.text == "I" || s.text == "O" ||
           s.text == "o";
  };
  const bool rest =
      std::all_of(core.begin() + 1, core.end(), [&](const Symbol* s) { return digit_like(*s); });
  const bool some_digit = std::any_of(core.begin() + 1, core.end(), [](const Symbol* s) {
    return all_of(s->text, is_ascii_digit);
  });
  if (!rest || !some_digit || (core[0]->text != "O" && core[0]->text != "o")) {
    return;
  }
  core[0]->text = "O";
  for (size_t i = 1; i < core.size(); ++i) {
    if (core[i]->text == "l" || core[i]->text == "I") {
      core[i]->text = "1";
    } else if (core[i]->text == "O" || core[i]->text == "o") {
      core[i]->text = "0";
    }
  }
}

void mend_point(Word& word) {
  // One to three digits, a comma, two digits: no number is grouped like that.
  auto& symbols = word.symbols;
  if (symbols.size() < 4 || symbols.size() > 6 || symbols[symbols.size() - 3].text != ",") {
    return;
  }
  for (size_t i = 0; i < symbols.size(); ++i) {
    if (i + 3 != symbols.size() &&
        !all_of(symbols[i].text, [](char32_t c) { return thai::is_digit(c); })) {
      return;
    }
  }
  symbols[symbols.size() - 3].text = ".";
}

void mend_colons(std::vector<Word>& line) {
  const auto has_thai = [](const Word& word) {
    return std::any_of(word.symbols.begin(), word.symbols.end(), [](const Symbol& s) {
      const std::u32string wide = thai::to_utf32(s.text);
      return !wide.empty() && thai::is_consonant(wide[0]);
    });
  };
  if (std::none_of(line.begin(), line.end(), has_thai)) {
    return;
  }
  for (Word& word : line) {
    for (Symbol& symbol : word.symbols) {
      const bool maybe = std::any_of(symbol.alternatives.begin(), symbol.alternatives.end(),
                                     [](const Alternative& other) { return other.text == ":"; });
      if (symbol.text == ";" && maybe) {
        symbol.text = ":";
      }
    }
  }
}

}  // namespace ita::text
