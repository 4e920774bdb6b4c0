#include "report/score_prose.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "report/evidence.h"
#include "report/raised.h"
#include "report/score_value.h"
#include "report/score_words.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

enum class TokenKind {
  indicator,
  instrument,
  overall,
  question,
  other,
  agency,
  year,
  number,
  blank
};

struct Token {
  TokenKind kind = TokenKind::other;
  Span span;
  IndicatorNames::Mention mention;
  int year = 0;
  thai::Number number;
};

class Reader {
 public:
  Reader(const Para& para, size_t index, const ScoreContext& context)
      : para_(para), index_(index), context_(context), text_(without_raised(para.traced)) {}

  std::vector<Statement> read() {
    collect();
    for (size_t i = 0; i < tokens_.size(); ++i) {
      step(i);
    }
    return std::move(out_);
  }

 private:
  void collect() {
    for (IndicatorNames::Mention& mention : context_.names.find_all(para_.keyed, text_)) {
      Token token;
      token.kind = mention.number != 0 ? TokenKind::indicator : TokenKind::instrument;
      token.span = mention.span;
      token.mention = std::move(mention);
      tokens_.push_back(std::move(token));
    }
    if (context_.agency_place.size() >= 9) {
      add_words({Phrase(context_.agency_place)}, TokenKind::agency);
    }
    add_questions();
    add_blanks();
    add_words(overall_words(), TokenKind::overall);
    add_words(other_words(), TokenKind::other);
    for (const thai::Number& number : thai::find_numbers(text_)) {
      const Span span{number.begin, number.end};
      const bool inside = std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& t) {
        return span.begin >= t.span.begin && span.end <= t.span.end;
      });
      // "1TA": a letter that was read as a digit.
      const auto latin = [&](size_t i) {
        return i < text_.size() && std::isalpha(static_cast<unsigned char>(text_[i])) != 0;
      };
      const bool in_word = latin(span.end) || (span.begin > 0 && latin(span.begin - 1));
      if (inside || in_word || (para_.marker.numbered() && number.end <= para_.marker.length)) {
        continue;
      }
      Token token;
      token.span = span;
      token.number = number;
      const auto year = number.decimals == 0 && !number.thousands && number.value >= 1000
                            ? thai::parse_year_be(std::string_view(text_).substr(
                                  number.begin, number.end - number.begin))
                            : std::nullopt;
      token.kind = year ? TokenKind::year : TokenKind::number;
      token.year = year.value_or(0);
      tokens_.push_back(std::move(token));
    }
    std::stable_sort(tokens_.begin(), tokens_.end(),
                     [](const Token& a, const Token& b) { return a.span.begin < b.span.begin; });
  }

  /// "ข้อ i13", "e2": what follows is the score of a question.
  void add_questions() {
    const auto alone = [&](size_t i) {
      return i == 0 || std::isalnum(static_cast<unsigned char>(text_[i - 1])) == 0;
    };
    const auto digit = [&](size_t i) -> size_t {  // bytes of the digit there, Arabic or Thai
      if (i < text_.size() && text_[i] >= '0' && text_[i] <= '9') {
        return 1;
      }
      const std::string_view three = std::string_view(text_).substr(std::min(i, text_.size()), 3);
      return three >= "\xE0\xB9\x90" && three <= "\xE0\xB9\x99" ? 3 : 0;
    };
    for (size_t i = 0; i + 1 < text_.size(); ++i) {
      if (std::string_view("ieoIEO").find(text_[i]) == std::string_view::npos || !alone(i)) {
        continue;
      }
      size_t end = i + 1;
      // "ข้อ i ๗": the word before makes it a code however the digit is set off.
      const std::string_view before = trimmed(std::string_view(text_).substr(0, i));
      if (text_[end] == ' ' && (before.ends_with("ข้อ") || before.ends_with("ข้อที่"))) {
        ++end;
      }
      int digits = 0;
      for (size_t bytes = digit(end); bytes > 0 && digits < 3; bytes = digit(end)) {
        end += bytes;
        ++digits;
      }
      if (digits >= 1 && digits <= 2) {
        add_question({i, end});
      }
    }
  }

  /// "มีคะแนน N/A": a score that is not there.
  void add_blanks() {
    for (const std::string_view mark : {"N/A", "n/a"}) {
      for (size_t at = text_.find(mark); at != std::string::npos; at = text_.find(mark, at + 1)) {
        Token token;
        token.kind = TokenKind::blank;
        token.span = {at, at + mark.size()};
        tokens_.push_back(std::move(token));
      }
    }
  }

  void add_question(Span span) {
    Token token;
    token.kind = TokenKind::question;
    token.span = span;
    tokens_.push_back(std::move(token));
  }

  void add_words(const Words& words, TokenKind kind) {
    for (const Phrase& word : words) {
      for (auto at = para_.keyed.find(word.key); at; at = para_.keyed.find(word.key, at->end)) {
        Token token;
        token.kind = kind;
        token.span = *at;
        tokens_.push_back(std::move(token));
      }
    }
  }

  void step(size_t i) {
    const Token& token = tokens_[i];
    switch (token.kind) {
      case TokenKind::year:
        year_ = token.year;
        year_review_ = {};
        add_reading_doubts(year_review_, para_.traced, token.span);
        answered_ = false;
        return;
      case TokenKind::number:
        number(token);
        return;
      case TokenKind::blank:
        blank(token);
        return;
      case TokenKind::agency:
        // "… 100.00 คะแนน เทศบาล… มีผลคะแนน": what follows is about the whole again.
        if (subject_ != nullptr && subject_->kind == TokenKind::indicator && answered_) {
          subject_ = nullptr;
          since_ = token.span.end;
        }
        return;
      case TokenKind::indicator:
        // The words of a question hold names of indicators; its score is still to come.
        if (!token.mention.by_number && subject_ != nullptr &&
            subject_->kind == TokenKind::question && !answered_) {
          return;
        }
        [[fallthrough]];
      default:
        // The phrase for the whole inside "ตัวชี้วัดที่ … ภาพรวม" or a name inside a longer token changes
        // nothing.
        subject_ = &token;
        answered_ = false;
        since_ = token.span.end;
    }
  }

  bool scoring_context(const Token& token) const {
    const std::string& key = para_.keyed.key();
    const size_t from = para_.keyed.key_offset(since_);
    const size_t at = para_.keyed.key_offset(token.span.begin);
    if (at < from) {
      return true;
    }
    const size_t turned = last_end(key, from, at, turning_words());
    const size_t scored = last_end(key, from, at, scoring_words());
    return turned == 0 || scored > turned;
  }

  void number(const Token& token) {
    const std::string_view text = text_;
    const std::string_view before = text.substr(0, token.span.begin);
    const std::string_view after = text.substr(token.span.end);
    const bool usable = !plainly_else(before, after, token.number) && scoring_context(token) &&
                        !supposed(para_.keyed, token.span.begin);
    const bool unit = unit_beside(before, after);
    if (usable && (token.number.decimals > 0 || unit) && !token.number.negative) {
      assign(token, unit);
      answered_ = answered_ || (subject_ != nullptr && subject_->kind == TokenKind::question);
    }
    since_ = token.span.end;
  }

  void blank(const Token& token) {
    if (subject_ == nullptr || subject_->kind != TokenKind::indicator || answered_ ||
        !near_subject(token, true)) {
      return;
    }
    answered_ = true;
    Statement out;
    out.para = index_;
    out.year = year_;
    out.year_review = year_review_;
    out.said = true;
    name_indicator(out);
    out.evidence = evidence_of(para_.traced, token.span);
    add_reading_doubts(out.review, para_.traced, token.span);
    out_.push_back(std::move(out));
  }

  void name_indicator(Statement& out) const {
    out.about = Statement::About::indicator;
    out.number = subject_->mention.number;
    const Span name = subject_->mention.name;
    out.name_as_printed = clean(std::string_view(text_).substr(name.begin, name.end - name.begin));
    if (subject_->mention.conflict) {
      out.review.add("เลขและชื่อตัวชี้วัดในข้อความไม่ตรงกัน");
    }
  }

  void assign(const Token& token, bool unit) {
    Statement out;
    out.para = index_;
    out.year = year_;
    out.year_review = year_review_;
    out.said = subject_ != nullptr;
    if (subject_ == nullptr) {
      if (!speaks_of_itself(token)) {
        return;
      }
    } else if (subject_->kind == TokenKind::indicator) {
      if (answered_ || !near_subject(token, unit)) {
        return;
      }
      answered_ = true;
      name_indicator(out);
    } else if (subject_->kind == TokenKind::instrument) {
      out.about = Statement::About::instrument;
      out.instrument = subject_->mention.instrument;
    } else if (subject_->kind != TokenKind::overall) {
      return;
    }
    fill(out, token);
    if (out.score || out.review.needed()) {
      out_.push_back(std::move(out));
    }
  }

  /// Nobody named: the document itself is what is scored, if the sentence is plainly one about its
  /// score.
  bool speaks_of_itself(const Token& token) const {
    static const Words kAssessment = phrases({"ประเมินคุณธรรม", "ITA", "ผลการประเมิน"});
    const std::string_view before = trimmed(std::string_view(text_).substr(0, token.span.begin));
    const std::string_view after = trimmed(std::string_view(text_).substr(token.span.end));
    const bool place = para_.section != Section::analysis && para_.section != Section::measures &&
                       para_.section != Section::limitations;
    const bool points = before.ends_with("คะแนน") || before.ends_with("คะแนนที่") ||
                        after.starts_with("คะแนน") || after.starts_with("คะเเนน");
    // "1 คะแนนลดลง": a whole number in front of its sentence is a footnote's or a row's.
    const bool leads = token.number.decimals == 0 && before.empty();
    return place && !leads && !para_.marker.numbered() &&
           (points || (before.ends_with("ร้อยละ") && any_in(para_.keyed.key(), kAssessment)));
  }

  /// A bare name in a sentence is not yet a score's subject: the number must follow closely or be
  /// said to be a score.
  bool near_subject(const Token& token, bool unit) const {
    const size_t from = para_.keyed.key_offset(subject_->span.end);
    const size_t at = para_.keyed.key_offset(token.span.begin);
    const size_t gap = at > from ? at - from : 0;
    if (subject_->mention.by_number) {
      return gap <= 400;
    }
    // "4. การใช้ทรัพย์สินของราชการโดยบุคลากร… 84.88": number and name of an item agree, and its score
    // ends it.
    if (para_.marker.numbered() && para_.marker.value == subject_->mention.number &&
        trimmed(std::string_view(text_).substr(para_.marker.length))
            .starts_with(std::string_view(text_).substr(subject_->span.begin, 9)) &&
        trimmed(std::string_view(text_).substr(token.span.end)).empty()) {
      return gap <= 400;
    }
    return unit ? gap <= 150 : gap <= 30;
  }

  void fill(Statement& out, const Token& token) {
    Span span = token.span;
    // "99. 17": the reader left a space behind the point.
    const std::string_view rest = std::string_view(text_).substr(span.end);
    if (token.number.decimals == 0 && rest.size() > 2 && (rest[0] == '.' || rest[0] == ',')) {
      const auto next = thai::find_numbers(rest);
      if (!next.empty() && next[0].begin <= 2 && next[0].decimals == 0) {
        span.end += next[0].end;
      }
    }
    const std::string_view printed =
        std::string_view(text_).substr(span.begin, span.end - span.begin);
    const ScoreReading reading = read_score(printed);
    out.score = reading.value;
    if (!reading.doubt.empty()) {
      out.review.add(reading.doubt);
    }
    out.evidence = evidence_of(para_.traced, span);
    add_reading_doubts(out.review, para_.traced, span);
    if (out.about != Statement::About::overall) {
      return;
    }
    // The level belongs to the number before it, as long as no other year comes between.
    const auto levels = find_levels(text_, context_.facts);
    size_t end = text_.size();
    for (const Token& t : tokens_) {
      if (t.span.begin > token.span.end &&
          (t.kind == TokenKind::year || t.kind == TokenKind::indicator)) {
        end = std::min(end, t.span.begin);
      }
    }
    const FoundLevel* best = nullptr;
    for (const FoundLevel& level : levels) {
      if (level.span.begin >= token.span.end && level.span.begin < end &&
          (best == nullptr || (level.after_word && !best->after_word))) {
        best = &level;
      }
    }
    if (best == nullptr && levels.size() == 1 && free_before(levels.front(), token)) {
      best = &levels.front();
    }
    if (best != nullptr) {
      out.level = best->level;
    }
  }

  /// A level in front of the number is the number's ("ระดับ A ด้วยคะแนน 91.10") unless it follows
  /// another number that it was given for, or another year comes between.
  bool free_before(const FoundLevel& level, const Token& number) const {
    return std::none_of(tokens_.begin(), tokens_.end(), [&](const Token& t) {
      const bool between = t.span.begin >= level.span.end && t.span.end <= number.span.begin &&
                           (t.kind == TokenKind::year || t.kind == TokenKind::number);
      const bool owner =
          t.kind == TokenKind::number && t.span.end <= level.span.begin && t.number.decimals > 0;
      return between || owner;
    });
  }

  const Para& para_;
  size_t index_;
  const ScoreContext& context_;
  const std::string text_;  ///< of the paragraph, without the marks of footnotes
  std::vector<Token> tokens_;
  const Token* subject_ = nullptr;
  bool answered_ = false;  ///< the indicator at hand has its number
  std::optional<int> year_;
  Review year_review_;
  size_t since_ = 0;
  std::vector<Statement> out_;
};

}  // namespace

namespace {

/// "92.52" large on a line of its own, over or under the words for the whole.
std::optional<Statement> number_by_itself(const std::vector<Para>& flow, size_t index) {
  constexpr size_t kLongest = 150;
  const Para& para = flow[index];
  const ScoreReading reading = read_score(para.text());
  if (reading.state != ScoreState::score || reading.decimals == 0 || para.keyed.key().size() > 15) {
    return std::nullopt;
  }
  const auto speaks_of_whole = [&](size_t i) {
    const Para& other = flow[i];
    return other.page() == para.page() && other.table() < 0 && !other.furniture &&
           other.keyed.key().size() <= kLongest && any_in(other.keyed.key(), overall_words()) &&
           !any_in(other.keyed.key(), other_words()) && thai::find_numbers(other.text()).empty();
  };
  if (!(index + 1 < flow.size() && speaks_of_whole(index + 1)) &&
      !(index > 0 && speaks_of_whole(index - 1))) {
    return std::nullopt;
  }
  Statement out;
  out.para = index;
  out.said = true;
  out.score = reading.value;
  out.evidence = evidence_of(para.traced, reading.span);
  if (!reading.doubt.empty()) {
    out.review.add(reading.doubt);
  }
  add_reading_doubts(out.review, para.traced, reading.span);
  return out;
}

}  // namespace

std::vector<Statement> find_statements(const std::vector<Para>& flow, const ScoreContext& context) {
  std::vector<Statement> out;
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow[i].furniture || flow[i].table() >= 0) {
      continue;
    }
    if (auto alone = number_by_itself(flow, i)) {
      out.push_back(std::move(*alone));
      continue;
    }
    for (Statement& statement : Reader(flow[i], i, context).read()) {
      out.push_back(std::move(statement));
    }
  }
  return out;
}

}  // namespace ita::report
