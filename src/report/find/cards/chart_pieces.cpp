#include "report/find/cards/chart_pieces.h"

#include <algorithm>
#include <cmath>

namespace ita::report {

namespace {

bool is_label(const Token& token) {
  return token.kind == Token::Kind::year || token.kind == Token::Kind::indicator;
}

}  // namespace

bool is_value(const Token& token) {
  return token.kind == Token::Kind::number && !token.number.negative && token.number.value <= 100 &&
         (token.number.decimals > 0 || token.number.value == 100);
}

std::vector<Piece> pieces_of(const Segment& segment, const ScoreContext& context) {
  constexpr size_t kLongestYear = 40;  // bytes of key, for each year
  const auto traced =
      std::make_shared<const layout::TracedText>(layout::TracedText::of(segment.lines, true));
  const Passage passage = Passage::of(*traced, Section::other, 0);
  std::vector<Token> tokens = tokens_of(passage, context);
  const auto all = [&](Token::Kind kind) {
    return std::all_of(tokens.begin(), tokens.end(),
                       [&](const Token& t) { return t.kind == kind; });
  };
  const bool values = std::all_of(tokens.begin(), tokens.end(), is_value);
  const bool years =
      all(Token::Kind::year) && passage.keyed.key().size() <= kLongestYear * tokens.size();
  // The words of a single name may hold cues; several stand by their numbers alone.
  const bool one_name =
      !tokens.empty() && tokens[0].kind == Token::Kind::indicator &&
      std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.is_key(); }) == 1 &&
      segment.kind == Segment::Kind::name;
  std::vector<Piece> out;
  // The ends of a gauge's scale are no values.
  if (segment.kind == Segment::Kind::unit || tokens.empty() ||
      !(values || years || one_name || all(Token::Kind::indicator))) {
    return out;
  }
  tokens.resize(one_name ? 1 : tokens.size());
  for (Token& token : tokens) {
    Piece piece;
    piece.traced = traced;
    piece.span = token.span;
    piece.box = one_name ? segment.box : evidence_of(*traced, token.span).bbox;
    piece.page = segment.page;
    piece.para = segment.para;
    piece.token = std::move(token);
    out.push_back(std::move(piece));
  }
  return out;
}

bool one_row(const Box& a, const Box& b) {
  return std::fabs(a.y0 - b.y0) < 0.5 * std::min(a.height(), b.height()) ||
         std::fabs(a.y1 - b.y1) < 0.5 * std::min(a.height(), b.height());
}

std::vector<Axis> axes_of(const std::vector<Piece>& all) {
  std::vector<Axis> rows;
  for (const Piece& piece : all) {
    if (!is_label(piece.token)) {
      continue;
    }
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Axis& axis) {
      return axis[0].piece.token.kind == piece.token.kind && one_row(axis[0].piece.box, piece.box);
    });
    (row == rows.end() ? rows.emplace_back() : *row).push_back({piece, {}});
  }
  for (Axis& axis : rows) {
    std::sort(axis.begin(), axis.end(),
              [](const Label& a, const Label& b) { return a.piece.box.x0 < b.piece.box.x0; });
  }
  return rows;
}

std::string printed(const Piece& piece) {
  return clean(std::string_view(piece.traced->text())
                   .substr(piece.span.begin, piece.span.end - piece.span.begin));
}

}  // namespace ita::report
