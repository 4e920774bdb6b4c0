#include "document/content_reader.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "document/graphics_state.h"
#include "document/paint_writer.h"
#include "document/path.h"

namespace ita::document {

namespace {

constexpr int kInvisible = 3;
constexpr int kDeepestForm = 6;
constexpr long kMostOperands = 4000000;  // of one page: more is no page of text
constexpr size_t kMostStates = 256;

class Reader : public QPDFObjectHandle::ParserCallbacks {
 public:
  Reader(const QPDFObjectHandle& resources, const GraphicsState& state, int depth,
         PaintLimits& limits, PagePaint& out)
      : resources_(resources),
        state_(state),
        depth_(depth),
        limits_(limits),
        out_(out),
        writer_(limits, out) {}

  void handleObject(QPDFObjectHandle object) override {
    if (++limits_.operands > kMostOperands || out_.lines.size() > kMostShapes ||
        out_.areas.size() > kMostShapes || out_.texts.size() > kMostShapes) {
      out_.whole = false;
      terminateParsing();
      return;
    }
    if (object.isInlineImage()) {
      writer_.any_shape();
      writer_.area(apply(state_.matrix, {0, 0, 1, 1}), state_.clip, true);
      operands_.clear();
      return;
    }
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    const std::string op = object.getOperatorValue();
    state(op) || path(op) || paint(op) || text(op);
    operands_.clear();
  }
  void handleEOF() override {}

 private:
  QPDFObjectHandle operand(size_t i) const {
    return i < operands_.size() ? operands_[i] : QPDFObjectHandle::newNull();
  }
  double number(size_t i) {
    return i < operands_.size() && operands_[i].isNumber() ? operands_[i].getNumericValue() : 0;
  }
  Matrix matrix() { return {number(0), number(1), number(2), number(3), number(4), number(5)}; }

  bool state(const std::string& op) {
    if (op == "q") {
      if (stack_.size() < kMostStates) {
        stack_.push_back(state_);
      }
    } else if (op == "Q") {
      if (!stack_.empty()) {
        state_ = stack_.back();
        stack_.pop_back();
      }
    } else if (op == "cm") {
      state_.matrix = multiply(matrix(), state_.matrix);
    } else if (op == "w") {
      state_.pen = number(0);
    } else if (op == "d") {
      state_.set_dash(operand(0));
    } else if (op == "gs" && !operands_.empty() && operands_[0].isName()) {
      graphics(resources_.getKey("/ExtGState").getKey(operands_[0].getName()));
    } else {
      return state_.set_colour(op, operands_, resources_);
    }
    return true;
  }

  void graphics(QPDFObjectHandle parameters) {
    if (!parameters.isDictionary()) {
      return;
    }
    if (QPDFObjectHandle pattern = parameters.getKey("/D");
        pattern.isArray() && pattern.getArrayNItems() > 0) {
      state_.set_dash(pattern.getArrayItem(0));
    }
    if (parameters.getKey("/SMask").isDictionary()) {
      writer_.any_shape();
    }
  }

  Point at(size_t i) {
    return {state_.matrix.x(number(i), number(i + 1)), state_.matrix.y(number(i), number(i + 1))};
  }

  bool path(const std::string& op) {
    if (op == "m") {
      path_.move_to(at(0));
    } else if (op == "l") {
      path_.line_to(at(0));
    } else if (op == "c") {
      path_.line_to(at(4));
    } else if (op == "v" || op == "y") {
      path_.line_to(at(2));
    } else if (op == "h") {
      path_.close();
    } else if (op == "re") {
      const double x = number(0), y = number(1), w = number(2), h = number(3);
      path_.add_box(apply(state_.matrix, {std::min(x, x + w), std::min(y, y + h),
                                          std::max(x, x + w), std::max(y, y + h)}),
                    at(0));
    } else if (op == "W" || op == "W*") {
      clips_ = true;
    } else {
      return false;
    }
    return true;
  }

  bool paint(const std::string& op) {
    const bool closes = op == "s" || op == "b" || op == "b*";
    const bool strokes = closes || op == "S" || op == "B" || op == "B*";
    const bool fills =
        op == "f" || op == "F" || op == "f*" || op == "B" || op == "B*" || op == "b" || op == "b*";
    if (!strokes && !fills && op != "n") {
      return false;
    }
    if (closes) {
      path_.close();
    }
    if ((fills || strokes) && !path_.empty()) {
      out_.drawn = out_.coloured = true;
      out_.dotted = out_.dotted || (fills && state_.fill_space == Space::other) ||
                    (strokes && (state_.stroke_space == Space::other || state_.dashes));
    }
    const bool inked = fills && state_.fill < kPale;
    const bool outlined = strokes && state_.stroke < kPale;
    writer_.shapes(path_, state_.clip, fills, outlined, state_.fill);
    if (inked || outlined) {
      writer_.dots(path_, state_.clip);
    }
    if (fills) {
      writer_.fill(path_, state_.clip, state_.fill);
    }
    if (outlined) {
      writer_.stroke(path_, state_.clip, state_.pen * state_.matrix.scale());
    }
    if (clips_) {
      clip();
    }
    clips_ = false;
    path_.clear();
    return true;
  }

  void clip() {
    if (!path_.empty()) {
      state_.clip = intersect(state_.clip, path_.around());
    }
  }

  void move_line(double x, double y) { line_matrix_ = multiply({1, 0, 0, 1, x, y}, line_matrix_); }

  bool text(const std::string& op) {
    if (op == "BT") {
      line_matrix_ = {};
    } else if (op == "Tr") {
      state_.mode = static_cast<int>(number(0));
    } else if (op == "Tf") {
      state_.size = number(1);
      font();
    } else if (op == "TL") {
      state_.leading = number(0);
    } else if (op == "Ts") {
      state_.rise = number(0);
    } else if (op == "Td" || op == "TD") {
      state_.leading = op == "TD" ? -number(1) : state_.leading;
      move_line(number(0), number(1));
    } else if (op == "Tm") {
      line_matrix_ = matrix();
    } else if (op == "T*") {
      move_line(0, -state_.leading);
    } else if (op == "'" || op == "\"") {
      move_line(0, -state_.leading);
      show();
    } else if (op == "Tj" || op == "TJ") {
      show();
    } else if (op == "sh") {
      writer_.any_shape();
    } else if (op == "Do" && !operands_.empty() && operands_[0].isName()) {
      draw(resources_.getKey("/XObject").getKey(operands_[0].getName()));
    } else {
      return false;
    }
    return true;
  }

  /// Glyphs of Type 3 are drawings.
  void font() {
    QPDFObjectHandle fonts = resources_.getKey("/Font");
    if (fonts.isDictionary() && !operands_.empty() && operands_[0].isName()) {
      QPDFObjectHandle used = fonts.getKey(operands_[0].getName());
      if (used.isDictionary() && used.getKey("/Subtype").isNameAndEquals("/Type3")) {
        writer_.any_shape();
      }
    }
  }

  void show() {
    size_t bytes = 0;
    for (QPDFObjectHandle& operand : operands_) {
      if (operand.isString()) {
        bytes += operand.getStringValue().size();
      } else if (operand.isArray()) {
        for (QPDFObjectHandle item : operand.aitems()) {
          bytes += item.isString() ? item.getStringValue().size() : 0;
        }
      }
    }
    const bool invisible = state_.mode % 4 == kInvisible;
    out_.coloured = out_.coloured || !invisible;
    const Matrix to = multiply(line_matrix_, state_.matrix);
    const double across = std::hypot(to.a, to.b);
    out_.texts.push_back({to.x(0, state_.rise), to.y(0, state_.rise),
                          across > 0 ? to.a / across : 1, across > 0 ? to.b / across : 0,
                          std::abs(state_.size) * std::hypot(to.c, to.d), state_.clip, invisible,
                          state_.fill >= kPale, bytes, ++limits_.order});
  }

  void count_pixels(QPDFObjectHandle picture) {
    QPDFObjectHandle width = picture.getKey("/Width");
    QPDFObjectHandle height = picture.getKey("/Height");
    if (width.isInteger() && height.isInteger()) {
      const double pixels =
          static_cast<double>(width.getIntValue()) * static_cast<double>(height.getIntValue());
      out_.megapixels = std::max(out_.megapixels, pixels / 1e6);
    }
  }

  void draw(QPDFObjectHandle object) {
    if (!object.isStream()) {
      return;
    }
    QPDFObjectHandle dictionary = object.getDict();
    QPDFObjectHandle kind = dictionary.getKey("/Subtype");
    if (kind.isNameAndEquals("/Image")) {
      count_pixels(dictionary);
      const bool mask = dictionary.getKey("/ImageMask").isBool() &&
                        dictionary.getKey("/ImageMask").getBoolValue();
      const bool see_through =
          dictionary.getKey("/SMask").isStream() || !dictionary.getKey("/Mask").isNull();
      writer_.any_shape(!mask && !see_through &&
                        dictionary.getKey("/ColorSpace").isNameAndEquals("/DeviceGray"));
      if (!mask && !see_through) {
        writer_.area(apply(state_.matrix, {0, 0, 1, 1}), state_.clip, true);
      }
    } else if (kind.isNameAndEquals("/Form") && depth_ < kDeepestForm) {
      GraphicsState inner = state_;
      QPDFObjectHandle m = dictionary.getKey("/Matrix");
      if (m.isMatrix()) {
        const QPDFObjectHandle::Matrix own = m.getArrayAsMatrix();
        inner.matrix = multiply({own.a, own.b, own.c, own.d, own.e, own.f}, state_.matrix);
      }
      QPDFObjectHandle bounds = dictionary.getKey("/BBox");
      if (bounds.isRectangle()) {
        const QPDFObjectHandle::Rectangle r = bounds.getArrayAsRectangle();
        inner.clip = intersect(inner.clip, apply(inner.matrix, {r.llx, r.lly, r.urx, r.ury}));
      }
      QPDFObjectHandle resources = dictionary.getKey("/Resources");
      Reader reader(resources.isDictionary() ? resources : resources_, inner, depth_ + 1, limits_,
                    out_);
      object.parseAsContents(&reader);
    }
  }

  QPDFObjectHandle resources_;
  GraphicsState state_;
  int depth_;
  PaintLimits& limits_;
  PagePaint& out_;
  PaintWriter writer_;
  std::vector<GraphicsState> stack_;
  std::vector<QPDFObjectHandle> operands_;
  Matrix line_matrix_;
  Path path_;  ///< in the making
  bool clips_ = false;
};

}  // namespace

void read_content(QPDFPageObjectHelper& page, const Matrix& to_page, const Box& view,
                  PagePaint& out) {
  GraphicsState state;
  state.matrix = to_page;
  state.clip = view;
  PaintLimits limits;
  QPDFObjectHandle resources = page.getAttribute("/Resources", false);
  Reader reader(resources, state, 0, limits, out);
  page.parseContents(&reader);
}

}  // namespace ita::document
