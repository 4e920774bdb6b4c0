#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "document/document.h"
#include "text/layer/layer.h"

/// The steps of read_layer: glyphs → lines of cells → words.  Inside the text stage only.
namespace ita::text::layer {

/// A glyph that a person can see.  Its box is in the level frame of its writing direction (x along
/// the line).
struct Seen {
  char32_t code =
      0;  ///< the character that is drawn: Thai digits where the font draws them for ASCII codes
  char32_t raw = 0;  ///< what the layer says
  Box box;
  float size = 0;
  int font = -1;
  bool starts_run = false;
  bool space_before = false;  ///< the extractor saw a space before it
};

/// The visible glyphs of one writing direction.
struct Direction {
  int rotation = 0;
  Affine to_page;  ///< level frame to page
  std::vector<Seen> glyphs;
  int controls = 0;  ///< control codes that were left out
  int across = 0;    ///< letters of a watermark that were left out
};

/// Drops what no eye sees (outside the page, of no size, printed twice on one spot), what is blank,
/// and watermarks.
std::vector<Direction> visible_glyphs(const document::TextLayer& layer,
                                      const document::PageInfo& page);

/// Fonts such as "TH SarabunIT๙" draw Thai digits for the codes of Arabic ones; their names say so.
bool draws_thai_digits(const std::string& font_name);

/// A base with its marks, or marks that no base explains.
struct Cell {
  std::vector<uint32_t> glyphs;  ///< indices; the base first
  Box box;                       ///< of the base
  bool starts_run = false;
  bool after_lone_mark = false;  ///< the run before it holds nothing but marks
  bool lost_ring = false;        ///< an ํ was drawn before this า that the layer does not know
};

/// Cells of one printed line, left to right.
struct LineOfCells {
  std::vector<Cell> cells;
  double top = 0, bottom = 0;
};

std::vector<LineOfCells> build_lines(const std::vector<Seen>& glyphs);

/// Marks the า whose ํ was lost (see the design, section 3).
void find_lost_rings(std::vector<LineOfCells>& lines, const std::vector<Seen>& glyphs);

/// How wide letters are where they stand without marks, by font.
class UsualWidths {
 public:
  UsualWidths(const std::vector<LineOfCells>& lines, const std::vector<Seen>& glyphs);

  /// Points.  For a letter that never stands without a mark, the width of its font's consonants.
  double of(const Seen& glyph) const;

 private:
  std::map<std::pair<int, char32_t>, double> letters_;  ///< shares of the type size
  std::map<int, double> fonts_;
};

/// Gives consonants with marks the width of the same letter without, up to the next letter.  The
/// extractor ends a letter's box where the mark's begins: in fonts whose marks are drawn from the
/// left that leaves a sliver, which holds no ink and is followed by what looks like a space.
void restore_widths(std::vector<LineOfCells>& lines, std::vector<Seen>& glyphs);

/// How a font's mapping mistakes า and ำ.
enum class SaraFault : uint8_t {
  none,
  all_am,   ///< both come as ำ
  swapped,  ///< each comes as the other
};

/// By font: the fault with which the words of the page are known to the lexicon, where they are not
/// without.
std::vector<SaraFault> sara_faults(const std::vector<LineOfCells>& lines,
                                   const std::vector<Seen>& glyphs);

/// The character that a font with the fault means.
char32_t meant(char32_t code, SaraFault fault);

/// What U+FFFD stands for.
constexpr char32_t kUnknown = 0xFFFD;

/// Signs of ASCII that take no room behind a Thai letter are its mark, which a font without a Thai
/// place for it keeps under another code ("เป%น", "องค7กร").  They become U+FFFD; `raw` tells which
/// code it was.  A sign that is read as one has the width of its shape.  Room counts from the end
/// of the letter, since justified lines draw a mark back over it and push the next letter away.
void find_marks_in_ascii(std::vector<Seen>& glyphs);

/// A code of a font that does not say which mark it draws.
using CodeOfFont = std::pair<int, char32_t>;

/// For each code that came as U+FFFD: the one mark that makes words of its places; none where no
/// mark or several do.
std::map<CodeOfFont, char32_t> unknown_marks(const std::vector<LineOfCells>& lines,
                                             const std::vector<Seen>& glyphs);

/// How many tone marks the fonts of a page have lost above their vowels ("ที" for "ที่"), at least:
/// told by runs that break there although nothing stands between, and by fonts in which no vowel
/// has one.
int lost_tones(const std::vector<LineOfCells>& lines, const std::vector<Seen>& glyphs);

/// The character without its private-use disguise.
char32_t plain(char32_t code);

/// Width of a gap from which on it is a space, for each line, points.
double space_threshold(const LineOfCells& line, const std::vector<Seen>& glyphs);

/// Fills the quality of a page and writes doubts on the words that cannot be right.
void measure(LayerText& text);

}  // namespace ita::text::layer
