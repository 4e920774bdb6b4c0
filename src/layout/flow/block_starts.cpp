#include <algorithm>
#include <cmath>

#include "layout/flow/drafts.h"
#include "layout/lines/label_lines.h"
#include "layout/lines/tokens.h"
#include "thai/lexicon.h"

namespace ita::layout {

namespace {

// Of the type size.
constexpr double kSpaceBefore = 0.5;  // a space, which a word needs beside its own width
constexpr double kOnEdge = 0.5;       // from an edge of the text, for a line that begins there

// Space between lines beyond the leading that parts paragraphs: points, and shares of the leading.
// What a scan shows of baselines is less exact.
constexpr double kExactSpace = 1.2, kExactLeading = 0.04;
constexpr double kScanSpace = 0.4, kScanLeading = 0.06;
constexpr double kFarAway = 1.5;        // leadings, beyond which nothing goes on
constexpr double kTightLeading = 1.15;  // of the type size: no text is set closer

// Room after the end of a line, as shares of the width of the text.
constexpr double kNoRoom = 0.05;
constexpr double kLabelRoom = 0.06;  // behind a label that another label follows
constexpr double kNearlyFull = 0.1;
constexpr double kFullLine = 0.12;
constexpr double kShortHeading = 0.25;  // a line alone that ends so early is a heading or an end
constexpr double kShortLine = 0.4;      // so early ends the last line of a paragraph

constexpr size_t kLongestNumber = 16;  // bytes, of a number at the start of a line

constexpr double kIndentAtMost = 0.25;  // of the width of the text
constexpr double kPlainLine = 0.2;      // share of bold symbols below which a line is not bold
constexpr double kOtherSize = 1.12;     // ratio of type sizes that are two
constexpr double kOtherSizeOfScan = 1.28;

/// Width of the first dictionary word of a line, points.
double first_word_width(const Line& line) {
  const std::string text = line.text();
  const std::vector<size_t> starts = thai::word_starts(text);
  const size_t end = starts.size() > 1 ? starts[1] : text.size();
  size_t at = 0;
  Box box;
  for (const text::Word& word : line.words) {
    for (const text::Symbol& symbol : word.symbols) {
      if (at >= end) {
        return box.width();
      }
      box = unite(box, symbol.box);
      at += symbol.text.size();
    }
    ++at;
  }
  return box.width();
}

/// Whether the first word of `below` would have fitted at the end of `above`: then the line was
/// ended on purpose.
bool had_room(const Line& above, const Line& below, const PageFlow& page) {
  return page.right - above.box.x1 > first_word_width(below) + kSpaceBefore * below.size;
}

/// Whether more space stands above the line than between the lines of a paragraph.  A scan's
/// baselines are less exact than a text layer's.
bool spaced(const Line& above, const Line& line, const PageFlow& page) {
  const auto printed = [](const Line& l) {
    return std::all_of(l.words.begin(), l.words.end(), [](const text::Word& word) {
      return word.origin == text::Origin::text_layer;
    });
  };
  const double step = line.baseline - above.baseline;
  const bool exact = printed(above) && printed(line);
  return step > page.leading + (exact ? std::max(kExactSpace, kExactLeading * page.leading)
                                      : kScanLeading * page.leading + kScanSpace);
}

/// A line that begins with what looks like a number of a list, but may as well be the next word of
/// a sentence: it stands where the lines of the paragraph stand, the line above is full, and no
/// list has come to this number.
bool marker_by_chance(const Draft& draft, const Line& line, const thai::ListMarker& marker,
                      const PageFlow& page, const Counters& counters) {
  if (marker.style == thai::ListStyle::bullet || room_after(draft.last(), page) > kFullLine) {
    return false;
  }
  const double x = line.box.x0 - page.left;
  const double tolerance = kOnEdge * line.size;
  const bool in_line = draft.block.lines.size() > 1 ? std::abs(x - draft.rest_x) < tolerance
                                                    : x < tolerance && draft.first_x > tolerance;
  return in_line && marker.value != 1 &&
         marker.value != counters[static_cast<size_t>(marker.style)] + 1;
}

/// "(… ระยะเวลา: ต.ค. 67 – ก.ย." and below it "68)": the sign behind the number closes the bracket
/// that the paragraph has open.
bool closes_bracket(const Draft& draft, const Line& line) {
  int open = 0;
  for (const Line& above : draft.block.lines) {
    for (const char c : above.text()) {
      open = c == '(' ? open + 1 : c == ')' ? std::max(0, open - 1) : open;
    }
  }
  const std::string text = line.text();
  const size_t close = text.find(')');
  const size_t begins = text.find('(');
  return open > 0 && close != std::string::npos && close < std::min(begins, kLongestNumber) &&
         text.find(' ') >= close;
}

/// A line below a draft on the same page, and how it lies to it.
class LineBelow {
 public:
  LineBelow(const Draft& draft, const Line& line, const PageFlow& page)
      : draft_(draft),
        line_(line),
        page_(page),
        above_(draft.last()),
        em_(std::max(line.size, kLeastType)),
        x_(line.box.x0 - page.left),
        centred_(is_centred(line, page)),
        bold_(bold_share(line) > kBoldLine) {}

  /// What no paragraph has inside it: the number of a list, a label, other type, a wide space.
  bool cannot_go_on(const Counters& counters) const {
    const thai::ListMarker marker = thai::list_marker(line_.text());
    return (marker.style != thai::ListStyle::none &&
            !marker_by_chance(draft_, line_, marker, page_, counters)) ||
           (letter_label(line_, page_.left, page_.height) && draft_.first_x < line_.size) ||
           dot_leader(line_.text()) || dot_leader(above_.text()) || below_row() ||
           in_other_type() || far_away();
  }

  /// The rest of a bracket goes on whatever its number looks like.
  bool closes_open_bracket() const { return !far_away() && closes_bracket(draft_, line_); }

  /// The lower lines of a title whose first line is full.
  bool goes_on_in_full_title() const {
    return bold_ && centred_ && unmarked() && bold_share(above_) > kBoldLine &&
           std::all_of(draft_.block.lines.begin(), draft_.block.lines.end(),
                       [&](const Line& line) { return balanced(line, page_); });
  }

  /// The draft is the first line of a paragraph that happens to be balanced.
  bool goes_on_under_balanced_line() const {
    return draft_.centred && single() && !bold_ && x_ < kOnEdge * em_ &&
           draft_.first_x < kIndentAtMost * page_.column() && !dot_leader(above_.text());
  }

  bool beside_title() const { return draft_.centred || (centred_ && bold_); }
  /// Lines of a centred title stay together; a centred draft ends with the first line that is not.
  bool goes_on_in_title() const { return draft_.centred && balanced(line_, page_); }

  bool single() const { return draft_.block.lines.size() == 1; }

  /// Below a draft of several lines, whose edges are known.
  bool leaves_paragraph() const {
    const bool whole_indented = unmarked() && draft_.first_x > em_ &&
                                std::abs(draft_.rest_x - draft_.first_x) < kAligned * em_ &&
                                std::abs(x_ - draft_.first_x) < kAligned * em_;
    if (whole_indented && set_apart()) {
      return true;
    }
    // Paragraphs begin alike: another indent under a full line is a line whose first word was not
    // read.
    const bool word_lost = draft_.first_x > draft_.rest_x + kIndent * em_ && x_ > draft_.rest_x &&
                           std::abs(x_ - draft_.first_x) > kIndent * em_ &&
                           room_after(above_, page_) < kNoRoom && !centred_;
    if (!word_lost && (x_ > draft_.rest_x + kIndent * em_ || x_ < draft_.rest_x - kIndent * em_)) {
      return true;
    }
    return room_after(above_, page_) > kShortLine;
  }

  /// Below a draft of one line.
  bool leaves_line() const {
    if (!unmarked() && std::abs(x_ - draft_.text_x) < kIndent * em_ &&
        x_ > draft_.first_x + kAligned * em_) {
      return false;  // hanging indent
    }
    if (is_centred_paragraph()) {
      return false;
    }
    const bool goes_back = x_ < draft_.first_x - kIndent * em_;
    // Lines of a paragraph that begins with an indent go on at the left edge, not half way.
    if (x_ > draft_.first_x + kIndent * em_ || (goes_back && x_ > kIndent * em_)) {
      return true;
    }
    // Two lines with the indent of a paragraph: one paragraph when the word that begins the second
    // had no room in the first, and no more space stands between them than between the lines of a
    // paragraph.
    if (is_next_label() || (unmarked() && draft_.first_x > em_ && below_first() && set_apart())) {
      return true;
    }
    // A heading, a short line: what follows is a new paragraph, unless the line was full.
    return room_after(above_, page_) > (goes_back ? kShortLine : kShortHeading);
  }

 private:
  /// The first line is full, and the word that begins the second, centred, one had no room.
  bool is_centred_paragraph() const {
    return centred_ && !bold_ && unmarked() && bold_share(above_) < kPlainLine &&
           balanced(above_, page_) && !set_apart() && room_after(above_, page_) < kNearlyFull;
  }
  bool unmarked() const { return draft_.marker.style == thai::ListStyle::none; }
  bool below_first() const { return std::abs(x_ - draft_.first_x) < kAligned * em_; }
  bool set_apart() const { return had_room(above_, line_, page_) || spaced(above_, line_, page_); }
  bool is_next_label() const {
    return labelled(line_) && ((below_first() && labelled(draft_.block.lines.front())) ||
                               room_after(above_, page_) > kLabelRoom);
  }

  /// Right below a label with its value at the other end of the line: "ระดับผลการประเมิน      C".
  bool below_row() const {
    constexpr double kWide = 6, kSpace = 1.2;  // em
    int wide = 0;
    for (size_t i = 1; i < above_.words.size(); ++i) {
      const double gap = above_.words[i].box.x0 - above_.words[i - 1].box.x1;
      if (gap > kSpace * em_ && gap < kWide * em_) {
        return false;  // words of a line that is stretched
      }
      wide += gap >= kWide * em_ ? 1 : 0;
    }
    return single() && wide == 1;
  }

  bool in_other_type() const {
    // Sizes that are only estimated vary with the letters of a line.
    const double another_size = page_.exact_sizes ? kOtherSize : kOtherSizeOfScan;
    return std::abs(bold_share(above_) - bold_share(line_)) > kBoldLine ||
           std::max(above_.size, line_.size) > another_size * std::min(above_.size, line_.size);
  }

  bool far_away() const {
    const double step = line_.baseline - above_.baseline;
    // At the top of the next column a score begins a card of its own.
    return (step < -2 * em_ && !line_.words.empty() && decimal_like(line_.words.front().text())) ||
           step > kFarAway * std::max(page_.leading, kTightLeading * em_);
  }

  const Draft& draft_;
  const Line& line_;
  const PageFlow& page_;
  const Line& above_;
  const double em_;  ///< points
  const double x_;   ///< where the line begins, against the left edge
  const bool centred_, bold_;
};

}  // namespace

bool starts_block(const Draft& draft, const Line& line, const PageFlow& page,
                  const Counters& counters) {
  const LineBelow below(draft, line, page);
  if (below.closes_open_bracket()) {
    return false;
  }
  if (below.cannot_go_on(counters)) {
    return true;
  }
  if (below.goes_on_in_full_title() || below.goes_on_under_balanced_line()) {
    return false;
  }
  if (below.beside_title()) {
    return !below.goes_on_in_title();
  }
  return below.single() ? below.leaves_line() : below.leaves_paragraph();
}

}  // namespace ita::layout
