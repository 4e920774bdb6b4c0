#include "report/find/sentences/tokens.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "report/view/raised.h"
#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

bool is_letter(std::string_view text, size_t at) {
  return at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0;
}

/// Bytes of the digit that begins there, Arabic or Thai; 0 for none.
size_t digit_at(std::string_view text, size_t at) {
  if (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    return 1;
  }
  const std::string_view three = text.substr(std::min(at, text.size()), 3);
  return three >= "\xE0\xB9\x90" && three <= "\xE0\xB9\x99" ? 3 : 0;
}

class Collector {
 public:
  Collector(const Passage& passage, const ScoreContext& context)
      : passage_(passage), context_(context), text_(passage.text) {}

  std::vector<Token> collect() {
    add_number_lists();
    add_mentions();
    add_questions();
    add_blanks();
    add_agencies();
    add_parts();
    add_cues();
    add_numbers();
    add_sums();
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Token& a, const Token& b) { return a.span.begin < b.span.begin; });
    join_bracketed_numbers();
    return std::move(out_);
  }

 private:
  bool taken(Span span) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Token& t) {
      return t.kind != Token::Kind::cue && span.begin < t.span.end && t.span.begin < span.end;
    });
  }

  /// "การเปิดเผยข้อมูล (ตัวชี้วัดที่ 9) 96.43": the brackets number the name before them.
  void join_bracketed_numbers() {
    for (size_t i = 0; i + 1 < out_.size(); ++i) {
      Token& name = out_[i];
      const Token& number = out_[i + 1];
      if (name.kind != Token::Kind::indicator || number.kind != Token::Kind::indicator ||
          name.mention.name.empty() || !number.mention.name.empty() ||
          name.mention.number != number.mention.number || number.span.begin < name.span.end) {
        continue;
      }
      const std::string_view between =
          trimmed(text_.substr(name.span.end, number.span.begin - name.span.end));
      const size_t close = text_.find(')', number.span.end);
      if (between == "(" && close != std::string_view::npos &&
          trimmed(text_.substr(number.span.end, close - number.span.end)).empty()) {
        name.span.end = close + 1;
        name.mention.by_number = true;
        out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      }
    }
  }

  Token& add(Token::Kind kind, Span span) {
    Token token;
    token.kind = kind;
    token.span = span;
    out_.push_back(std::move(token));
    return out_.back();
  }

  /// "ตัวชี้วัดที่ 1, 2 และ 3": several indicators by their numbers alone.
  void add_number_lists() {
    const auto numbers = thai::find_numbers(text_);
    for (const Phrase& word : context_.facts.lexicon("indicator-lead")) {
      for (auto at = passage_.keyed.find(word.key); at;
           at = passage_.keyed.find(word.key, at->end)) {
        add_number_list(*at, numbers_listed(numbers, at->end));
      }
    }
  }

  /// The numbers of indicators that follow `end` one after the other; "1 - 3" counts what is
  /// between.
  std::vector<thai::Number> numbers_listed(const std::vector<thai::Number>& numbers,
                                           size_t end) const {
    std::vector<thai::Number> list;
    for (const thai::Number& number : numbers) {
      if (number.begin < end || !list_glue(text_, end, number.begin, context_.facts)) {
        continue;
      }
      if (!list.empty() && dash_between(list.back(), number)) {
        add_between(list, number.value);
      }
      if (number.decimals == 0 && !number.negative &&
          context_.names.indicator(static_cast<int>(number.value)) != nullptr) {
        list.push_back(number);
        end = number.end;
      }
    }
    return list;
  }

  static void add_between(std::vector<thai::Number>& list, double last) {
    for (int n = static_cast<int>(list.back().value) + 1; n < last; ++n) {
      thai::Number middle = list.back();
      middle.begin = middle.end;
      middle.end = middle.begin + 1;
      middle.value = n;
      list.push_back(middle);
    }
  }

  void add_number_list(const Span& lead, const std::vector<thai::Number>& list) {
    for (size_t i = 0; i < list.size() && list.size() > 1; ++i) {
      const Span span{i == 0 ? lead.begin : list[i].begin, list[i].end};
      if (!taken(span)) {
        Token& token = add(Token::Kind::indicator, span);
        token.mention.span = span;
        token.mention.number = static_cast<int>(list[i].value);
        token.mention.by_number = true;
      }
    }
  }

  bool dash_between(const thai::Number& a, const thai::Number& b) const {
    const std::string_view between = trimmed(text_.substr(a.end, b.begin - a.end));
    const auto& words = context_.facts.lexicon("range");
    return std::any_of(words.begin(), words.end(),
                       [&](const Phrase& word) { return between == word.text; });
  }

  void add_mentions() {
    for (IndicatorNames::Mention& mention : context_.names.find_all(passage_.keyed, text_)) {
      if (taken(mention.span)) {
        continue;
      }
      Token& token =
          add(mention.number != 0 ? Token::Kind::indicator : Token::Kind::instrument, mention.span);
      token.mention = std::move(mention);
    }
  }

  /// "ข้อ i13", "e2": what follows is the score of a question.
  void add_questions() {
    for (size_t i = 0; i + 1 < text_.size(); ++i) {
      const bool alone = i == 0 || std::isalnum(static_cast<unsigned char>(text_[i - 1])) == 0;
      if (!alone || std::string_view("ieoIEO").find(text_[i]) == std::string_view::npos) {
        continue;
      }
      size_t end = i + 1;
      // The word before makes it a code however the digit is set off.
      if (text_[end] == ' ' &&
          ends_with_any(text_.substr(0, i), context_.facts.lexicon("question-before"))) {
        ++end;
      }
      int digits = 0;
      for (size_t bytes = digit_at(text_, end); bytes > 0 && digits < 3;
           bytes = digit_at(text_, end)) {
        end += bytes;
        ++digits;
      }
      if (digits >= 1 && digits <= 2) {
        add(Token::Kind::question, {i, end}).said = std::string(text_.substr(i, end - i));
      }
    }
  }

  void add_blanks() {
    for (const std::string_view mark : {"N/A", "n/a"}) {
      for (size_t at = text_.find(mark); at != std::string::npos; at = text_.find(mark, at + 1)) {
        add(Token::Kind::blank, {at, at + mark.size()});
      }
    }
  }

  /// The reporting agency by the name of its place, and others by the words of their type.
  void add_agencies() {
    constexpr size_t kShortest = 9;  // bytes: shorter names stand inside of other words
    if (context_.agency_place.size() < kShortest) {
      return;  // whose another name is cannot be told
    }
    const Phrase own(context_.agency_place);
    // The whole name, also where it ends in the name of a place: "องค์การบริหารส่วนตำบล…".
    const std::string whole = thai::match_key(context_.agency_name);
    for (auto at = whole.size() > own.key.size() ? passage_.keyed.find(whole) : std::nullopt; at;
         at = passage_.keyed.find(whole, at->end)) {
      add(Token::Kind::agency, *at).own = true;
    }
    const std::vector<Phrase>& places = context_.facts.lexicon("place-before");
    for (auto at = passage_.keyed.find(own.key); at; at = passage_.keyed.find(own.key, at->end)) {
      if (!ends_with_any(text_.substr(0, at->begin), places) && !taken(*at)) {
        add(Token::Kind::agency, *at).own = true;
      }
    }
    for (const facts::AgencyType& type : context_.facts.agency_types()) {
      for (size_t i = 0; i < type.names.size() && !type.place; ++i) {
        add_others(type.names[i], own);
      }
    }
  }

  void add_others(const std::string& words, const Phrase& own) {
    constexpr size_t kShortestType = 18;  // bytes: "มหาวิทยาลัย", not "กรม"
    if (words.size() < kShortestType && words.find('.') == std::string::npos) {
      return;
    }
    for (size_t at = thai::find_in(text_, words); at != std::string_view::npos;
         at = thai::find_in(text_, words, at + words.size())) {
      const std::string_view rest = text_.substr(at + words.size());
      const size_t space = rest.starts_with(' ') ? rest.find(' ', 1) : rest.find(' ');
      const std::string_view name = trimmed(rest.substr(0, space));
      const Span span{at, at + words.size()};
      const bool counted = at > 0 && digit_before(at);  // "84 สถาบัน"
      if (!name.starts_with('\xE0') || counted || taken(span) ||
          starts_with_any(words + std::string(name), context_.facts.lexicon("assessors")) ||
          thai::match_key(name).find(own.key) != std::string::npos ||
          starts_with_any(name, context_.facts.lexicon("agency-goes-on"))) {
        continue;
      }
      Token& token = add(Token::Kind::agency, span);
      token.own = shortens_own(words, name);
      token.said = words + std::string(name);
    }
  }

  /// "สำนักงาน กกพ.": letters of the report's own agency, behind the words that its name begins
  /// with.
  bool shortens_own(const std::string& words, std::string_view name) const {
    const std::string& own = context_.agency_name;
    if (!own.starts_with(words) || !name.ends_with('.')) {
      return false;
    }
    size_t at = words.size();
    for (const char32_t letter : thai::to_utf32(name.substr(0, name.size() - 1))) {
      const std::string sign = thai::to_utf8(std::u32string(1, letter));
      const size_t next = letter == U'.' ? at : own.find(sign, at);
      if (next == std::string::npos) {
        return false;
      }
      at = letter == U'.' ? at : next + sign.size();
    }
    return true;
  }

  bool digit_before(size_t at) const {
    const std::string_view before = trimmed(text_.substr(0, at));
    return !before.empty() && (digit_at(text_, before.size() - 1) > 0 ||
                               (before.size() >= 3 && digit_at(text_, before.size() - 3) == 3));
  }

  /// "ตัวชี้วัดย่อยที่ 9.1": the parts of an indicator have scores of their own.
  void add_parts() {
    for (const thai::Number& number : thai::find_numbers(text_)) {
      const int whole = static_cast<int>(number.value);
      const int part = static_cast<int>(std::lround((number.value - whole) * 10));
      const std::string_view before = text_.substr(0, number.begin);
      if (number.decimals == 1 && whole >= 1 && part >= 1 && part <= 5 &&
          context_.names.indicator(whole) != nullptr && !taken({number.begin, number.end}) &&
          (ends_with_any(before, context_.facts.lexicon("part-before")) ||
           (whole >= 9 && trimmed(before).empty()))) {
        Token& token = add(Token::Kind::sub, {number.begin, number.end});
        token.mention.number = whole;
        token.said = std::to_string(whole) + "." + std::to_string(part);
      }
    }
  }

  void add_cues() {
    std::vector<Span> spans;
    for (const Token& token : out_) {
      spans.push_back(token.span);
    }
    for (const Cue& cue : find_cues(passage_.keyed, context_.facts, spans)) {
      Token& token =
          add(cue.kind == CueKind::overall ? Token::Kind::overall : Token::Kind::cue, cue.span);
      token.cue = cue.kind;
      token.said = cue.key;
    }
  }

  /// "รวม 84.94": the whole by its sum, right in front of the number.
  void add_sums() {
    const size_t count = out_.size();
    for (size_t i = 0; i < count; ++i) {
      const std::string_view before = trimmed(text_.substr(0, out_[i].span.begin));
      for (const Phrase& word : context_.facts.lexicon("sum")) {
        const Span span{before.size() - std::min(before.size(), word.text.size()), before.size()};
        if (out_[i].kind == Token::Kind::number && out_[i].number.decimals > 0 &&
            before.ends_with(word.text) && !taken(span)) {
          std::erase_if(out_, [&](const Token& t) {
            return t.kind == Token::Kind::cue && t.span.begin < span.end && span.begin < t.span.end;
          });
          add(Token::Kind::overall, span);
          return;
        }
      }
    }
  }

  /// "2567", and "ปี 67" where the word says that it is a year.
  std::optional<int> year_of(const thai::Number& number) const {
    constexpr double kFirstShort = 55, kAfterShort = 80;
    if (number.decimals != 0 || number.thousands || number.negative) {
      return std::nullopt;
    }
    const std::string_view digits = text_.substr(number.begin, number.end - number.begin);
    const bool brief = number.value >= kFirstShort && number.value < kAfterShort &&
                       ends_with_any(trimmed(text_.substr(0, number.begin)),
                                     context_.facts.lexicon("short-year-word"));
    return brief || number.value >= 1000 ? thai::parse_year_be(digits, brief) : std::nullopt;
  }

  void add_numbers() {
    for (const thai::Number& number : thai::find_numbers(text_)) {
      const Span span{number.begin, number.end};
      // "1TA": a letter that was read as a digit.
      const bool in_word =
          is_letter(text_, span.end) || (span.begin > 0 && is_letter(text_, span.begin - 1));
      if (taken(span) || in_word ||
          (passage_.marker.numbered() && number.end <= passage_.marker.length)) {
        continue;
      }
      const auto year = year_of(number);
      Token& token = add(year ? Token::Kind::year : Token::Kind::number, span);
      token.number = number;
      token.year = year.value_or(0);
    }
  }

  const Passage& passage_;
  const ScoreContext& context_;
  const std::string_view text_;
  std::vector<Token> out_;
};

}  // namespace

Passage Passage::of(const Para& para, size_t index) {
  Passage out;
  out.traced = &para.traced;
  out.text = without_raised(para.traced);
  out.keyed = para.keyed;
  out.marker = para.marker;
  out.section = para.section;
  out.para = index;
  return out;
}

Passage Passage::of(const layout::TracedText& traced, Section section, size_t index) {
  Passage out;
  out.traced = &traced;
  out.text = without_raised(traced);
  out.keyed = Keyed(traced.text());
  out.marker = parse_marker(traced.text());
  out.section = section;
  out.para = index;
  return out;
}

std::vector<Token> tokens_of(const Passage& passage, const ScoreContext& context) {
  return Collector(passage, context).collect();
}

}  // namespace ita::report
