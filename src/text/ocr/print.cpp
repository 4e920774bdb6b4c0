#include "text/ocr/print.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <string>

#include "thai/unicode.h"

namespace ita::text {

namespace {

// How far the confidence of a line must fall below the usual one of the page to be no print.
constexpr double kLongDoubt = 0.09;
constexpr double kBriefDoubt = 0.06;
constexpr double kBesideDoubt = 0.03;
constexpr double kNearHand = 4;      // points between a piece of an emblem and the rest of it
constexpr double kWithinHand = 0.6;  // share of a line that lies in handwriting, to be part of it
// The doubts grow with the spread of the page's print (the distance of its lowest twentieth), from
// this part of them.
constexpr double kSpread = 4;
constexpr double kLeastDoubt = 0.4;
constexpr double kRemains = 0.6;  // letter heights; digits are as high as letters
constexpr size_t kLongLine = 10;  // symbols; shorter ones may be no print at all
constexpr int kFewestLong = 4;
constexpr size_t kLowest = 20;  // one line in so many is read worse than print usually is
constexpr size_t kBrief = 3;    // symbols: a line of so few may be a piece of handwriting
constexpr size_t kShort = 10;   // symbols: beside handwriting such a line may be of it
constexpr int kMissedInCell = 1,
              kMissed = 3;           // pieces of ink without a symbol that are worth a note
constexpr size_t kFewestHollow = 8;  // lines; a photograph or an emblem leaves fewer
constexpr size_t kHollow = 4;        // lines for each that says something, and more
constexpr double kReadable = 0.75;   // mean confidence of long lines; sound print has 0.95

/// A number of two digits or more that both readers read alike.
bool has_sound_number(const ReadWord& read) {
  const auto& symbols = read.word.symbols;
  const auto digits = std::count_if(symbols.begin(), symbols.end(), [](const Symbol& s) {
    const std::u32string wide = thai::to_utf32(s.text);
    return wide.size() == 1 && thai::is_digit(wide[0]);
  });
  return digits >= 2 && read.word.doubts.empty();
}

/// Finds what is no print among the lines of a page.
class Handwriting {
 public:
  explicit Handwriting(std::vector<ReadLine>& lines) : lines_(lines) {}

  /// How many lines were marked.
  int mark() {
    if (!learn_print()) {
      return 0;
    }
    int marked = 0;
    for (int pass = 0; pass < 2; ++pass) {
      for (size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].symbols == 0 || lines_[i].words.front().word.handwriting || is_print(i)) {
          continue;
        }
        ++marked;
        hands_.push_back(lines_[i].box);
        rows_.insert(lines_[i].words.front().word.line);
        for (ReadWord& read : lines_[i].words) {
          read.word.handwriting = true;
        }
      }
    }
    return marked;
  }

 private:
  /// How sure the recogniser usually is of the page.  False when nothing was read.
  bool learn_print() {
    std::vector<double> usual;
    for (const ReadLine& line : lines_) {
      usual.insert(usual.end(), line.symbols, line.confidence);
    }
    if (usual.empty()) {
      return false;
    }
    std::nth_element(usual.begin(), usual.begin() + static_cast<ptrdiff_t>(usual.size() / 2),
                     usual.end());
    print_ = usual[usual.size() / 2];
    // On a page whose print is read alike everywhere, less is needed to stand out.
    const auto low = usual.begin() + static_cast<ptrdiff_t>(usual.size() / kLowest);
    std::nth_element(usual.begin(), low, usual.end());
    spread_ = std::clamp((print_ - *low) * kSpread / kLongDoubt, kLeastDoubt, 1.0);
    return true;
  }

  bool is_print(size_t i) const {
    const ReadLine& line = lines_[i];
    const bool brief = line.symbols <= kBrief && !line.in_cell;
    if (brief && within_hand(i)) {
      return false;
    }
    const bool beside = beside_hand(i);
    const double limit = print_ - spread_ * (beside  ? kBesideDoubt
                                             : brief ? kBriefDoubt
                                                     : kLongDoubt);
    return line.confidence >= limit ||
           (!beside && line.in_cell &&
            std::any_of(line.words.begin(), line.words.end(), has_sound_number));
  }

  /// What stands within handwriting (a number in a circle drawn by hand), and specks right at it,
  /// are part of it.
  bool within_hand(size_t i) const {
    return (lines_[i].specks && touches_hand(i)) ||
           std::any_of(hands_.begin(), hands_.end(), [&](const Box& hand) {
             return intersect(hand, lines_[i].box).area() >= kWithinHand * lines_[i].box.area();
           });
  }

  /// What stands beside handwriting on its line, or right at it, is judged more strictly.
  bool beside_hand(size_t i) const {
    const ReadLine& line = lines_[i];
    return (rows_.contains(line.words.front().word.line) && line.symbols <= kShort) ||
           (!line.in_cell && line.symbols <= kBrief && touches_hand(i));
  }

  bool touches_hand(size_t i) const {
    return std::any_of(hands_.begin(), hands_.end(), [&](const Box& hand) {
      return !intersect({hand.x0 - kNearHand, hand.y0 - kNearHand, hand.x1 + kNearHand,
                         hand.y1 + kNearHand},
                        lines_[i].box)
                  .empty();
    });
  }

  std::vector<ReadLine>& lines_;
  double print_ = 0;    ///< confidence that most symbols of the page have
  double spread_ = 1;   ///< by which the doubts grow
  std::set<int> rows_;  ///< lines in which handwriting stands
  std::vector<Box> hands_;
};

/// Whether a symbol says something: a letter or a digit, no dash or dot.
bool says_something(const Symbol& symbol) {
  const std::u32string wide = thai::to_utf32(symbol.text);
  return std::any_of(wide.begin(), wide.end(), [](char32_t c) {
    return thai::is_digit(c) || thai::is_consonant(c) || (c < 0x80 && std::isalpha(int(c)) != 0);
  });
}

/// A leader of dots or dashes that somebody is to write on.
bool is_leader(const ReadLine& line) {
  std::string sign;
  for (const ReadWord& word : line.words) {
    for (const Symbol& symbol : word.word.symbols) {
      sign = sign.empty() ? symbol.text : sign;
      if (symbol.text != sign) {
        return false;
      }
    }
  }
  return line.symbols >= kLongLine;
}

bool says_something(const ReadLine& line) {
  return std::any_of(line.words.begin(), line.words.end(), [](const ReadWord& word) {
    const auto& symbols = word.word.symbols;
    return std::any_of(symbols.begin(), symbols.end(),
                       [](const Symbol& symbol) { return says_something(symbol); });
  });
}

/// Many lines of ink of which hardly one gave a letter: blots of a picture out of focus.
bool is_hollow(const std::vector<ReadLine>& lines) {
  size_t read = 0;
  size_t saying = 0;
  for (const ReadLine& line : lines) {
    const bool counts = line.symbols > 0 && !is_leader(line);
    read += counts ? 1 : 0;
    saying += counts && says_something(line) ? 1 : 0;
  }
  return read >= kFewestHollow && kHollow * saying < read;
}

}  // namespace

void mark_handwriting(std::vector<ReadLine>& lines, PageText& out) {
  if (const int marked = Handwriting(lines).mark(); marked > 0) {
    out.notes.push_back("พบลายมือ ตรา หรือภาพ " + std::to_string(marked) + " แห่ง ที่ไม่ใช่ตัวพิมพ์");
  }
}

void drop_remains(std::vector<ReadLine>& lines, double letter) {
  for (ReadLine& line : lines) {
    const bool stroke =
        line.in_cell && line.symbols == 1 && (line.words.front().word.handwriting || line.specks) &&
        line.box.height() < kRemains * letter && line.box.height() > 2 * line.box.width();
    if (stroke) {
      line.words.clear();
      line.symbols = 0;
    }
  }
}

void note_missed(const std::vector<ReadLine>& lines, PageText& out) {
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool hand = !lines[i].words.empty() && lines[i].words.front().word.handwriting;
    if (hand || lines[i].missed < (lines[i].in_cell ? kMissedInCell : kMissed)) {
      continue;
    }
    out.notes.push_back("มีรอยพิมพ์ที่อ่านไม่ออก ที่ตำแหน่ง x " +
                        std::to_string(std::lround(lines[i].box.x0)) + "–" +
                        std::to_string(std::lround(lines[i].box.x1)) + " y " +
                        std::to_string(std::lround(lines[i].box.y0)) + "–" +
                        std::to_string(std::lround(lines[i].box.y1)) + " (จุด)");
  }
}

void doubt_page(const std::vector<ReadLine>& lines, PageText& out) {
  double sum = 0;
  double symbols = 0;
  int long_lines = 0;
  for (const ReadLine& line : lines) {
    if (line.symbols >= kLongLine) {
      ++long_lines;
      sum += line.confidence * static_cast<double>(line.symbols);
      symbols += static_cast<double>(line.symbols);
    }
  }
  const bool unsure = long_lines >= kFewestLong && sum < kReadable * symbols;
  if (unsure || is_hollow(lines)) {
    out.doubts.push_back({"page-unreadable", {}, {}});
  }
}

}  // namespace ita::text
