#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// A string that remembers, for each of its bytes, the symbol it came from: search in `text()`,
/// then ask what stood there.  Lossless: `raw(begin, end)` is what was read.
class TracedText {
 public:
  struct Piece {
    size_t begin = 0, end = 0;  ///< bytes of text()
    int page = 0;
    const text::Word* word = nullptr;  ///< owned by the Layout, which must outlive this
    const text::Symbol* symbol = nullptr;
  };

  TracedText() = default;
  /// Lines one after the other; `join_lines` puts nothing between Thai lines unless a gap is
  /// printed, else '\n'.
  static TracedText of(const std::vector<Line>& lines, bool join_lines);
  static TracedText of(const Line& line);

  const std::string& text() const { return text_; }
  const std::vector<Piece>& pieces() const { return pieces_; }

  /// What stands in the bytes [begin, end).
  ita::Box box(size_t begin, size_t end) const;       ///< union on the first page touched
  int page(size_t begin, size_t end) const;           ///< first page touched, 0 when none
  double confidence(size_t begin, size_t end) const;  ///< least sure symbol, 1 when none
  std::string raw(size_t begin, size_t end) const;
  text::Origin origin(size_t begin, size_t end) const;  ///< the least trusted of the symbols
  std::vector<Reason> doubts(size_t begin,
                             size_t end) const;  ///< of the words touched, each once

 private:
  void append(const Line& line);
  std::vector<Piece> touched(size_t begin, size_t end) const;
  std::string text_;
  std::vector<Piece> pieces_;
};

/// Whether a space belongs between two lines that are joined as prose.
bool space_at_join(const Line& above, const Line& below);

}  // namespace ita::layout
