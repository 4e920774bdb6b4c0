// qpdf asks which smart pointers its headers shall use: the standard ones.
#define POINTERHOLDER_TRANSITION 4

#include "document/hidden_text.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <vector>

namespace ita::document {

namespace {

constexpr int kInvisible = 3;
constexpr int kDeepestForm = 5;
constexpr double kCoversPage = 0.5;      // share of the page
constexpr double kHiddenShare = 0.02;    // of the text
constexpr long kMostOperands = 4000000;  // of one page: more is no page of text

/// Whether the bytes of the file name an image at all: image dictionaries are never compressed.
bool mentions_images(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string block(1 << 16, '\0');
  std::string tail;
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    const std::string text = tail + block.substr(0, static_cast<size_t>(file.gcount()));
    if (text.find("/Image") != std::string::npos) {
      return true;
    }
    tail = text.size() > 8 ? text.substr(text.size() - 8) : text;
  }
  return false;
}

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  double area() const { return std::abs(a * d - b * c); }
};

Matrix multiply(const Matrix& m, const Matrix& n) {
  return {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
          m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

struct Tally {
  double hidden = 0, shown = 0;  ///< bytes of text
  long operands = 0;
};

class Reader : public QPDFObjectHandle::ParserCallbacks {
 public:
  Reader(QPDFObjectHandle resources, double page_area, Matrix matrix, int mode, int depth,
         Tally& tally)
      : resources_(resources), page_area_(page_area), depth_(depth), tally_(tally) {
    state_.matrix = matrix;
    state_.mode = mode;
  }

  void handleObject(QPDFObjectHandle object) override {
    if (++tally_.operands > kMostOperands) {
      terminateParsing();
      return;
    }
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    run(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {}

 private:
  struct State {
    Matrix matrix;
    int mode = 0;
  };

  double number(size_t i) {
    return i < operands_.size() && operands_[i].isNumber() ? operands_[i].getNumericValue() : 0;
  }

  void run(const std::string& op) {
    if (op == "q") {
      stack_.push_back(state_);
    } else if (op == "Q" && !stack_.empty()) {
      state_ = stack_.back();
      stack_.pop_back();
    } else if (op == "cm" && operands_.size() >= 6) {
      state_.matrix = multiply({number(0), number(1), number(2), number(3), number(4), number(5)},
                               state_.matrix);
    } else if (op == "Tr") {
      state_.mode = static_cast<int>(number(0));
    } else if (op == "Tj" || op == "'" || op == "\"" || op == "TJ") {
      show();
    } else if (op == "Do" && !operands_.empty() && operands_[0].isName()) {
      draw(resources_.getKey("/XObject").getKey(operands_[0].getName()));
    }
  }

  void show() {
    double bytes = 0;
    for (QPDFObjectHandle& operand : operands_) {
      if (operand.isString()) {
        bytes += static_cast<double>(operand.getStringValue().size());
      } else if (operand.isArray()) {
        for (QPDFObjectHandle item : operand.aitems()) {
          bytes += item.isString() ? static_cast<double>(item.getStringValue().size()) : 0;
        }
      }
    }
    (state_.mode == kInvisible ? tally_.hidden : tally_.shown) += bytes;
  }

  void draw(QPDFObjectHandle object) {
    if (!object.isStream()) {
      return;
    }
    QPDFObjectHandle dictionary = object.getDict();
    QPDFObjectHandle kind = dictionary.getKey("/Subtype");
    if (kind.isNameAndEquals("/Image")) {
      const bool mask = dictionary.getKey("/ImageMask").isBool() &&
                        dictionary.getKey("/ImageMask").getBoolValue();
      if (!mask && state_.matrix.area() >= kCoversPage * page_area_) {
        tally_.hidden += tally_.shown;  // drawn over the text that came before
        tally_.shown = 0;
      }
    } else if (kind.isNameAndEquals("/Form") && depth_ < kDeepestForm) {
      Matrix own;
      QPDFObjectHandle m = dictionary.getKey("/Matrix");
      if (m.isArray() && m.getArrayNItems() == 6) {
        const auto value = [&m](int i) {
          return m.getArrayItem(i).isNumber() ? m.getArrayItem(i).getNumericValue() : 0;
        };
        own = {value(0), value(1), value(2), value(3), value(4), value(5)};
      }
      QPDFObjectHandle resources = dictionary.getKey("/Resources");
      Reader inner(resources.isDictionary() ? resources : resources_, page_area_,
                   multiply(own, state_.matrix), state_.mode, depth_ + 1, tally_);
      object.parseAsContents(&inner);
    }
  }

  QPDFObjectHandle resources_;
  double page_area_;
  int depth_;
  Tally& tally_;
  State state_;
  std::vector<State> stack_;
  std::vector<QPDFObjectHandle> operands_;
};

}  // namespace

struct HiddenText::Impl {
  std::string path, password;
  bool opened = false;
  QPDF pdf;
  std::vector<QPDFPageObjectHelper> pages;

  void open() {
    opened = true;
    if (!mentions_images(path)) {
      return;
    }
    pdf.setSuppressWarnings(true);
    pdf.processFile(path.c_str(), password.c_str());
    pages = QPDFPageDocumentHelper(pdf).getAllPages();
  }

  bool look(int number) {
    if (!opened) {
      open();
    }
    if (number < 1 || static_cast<size_t>(number) > pages.size()) {
      return false;
    }
    QPDFPageObjectHelper& page = pages[static_cast<size_t>(number - 1)];
    QPDFObjectHandle resources = page.getAttribute("/Resources", false);
    if (!resources.isDictionary() || !resources.getKey("/XObject").isDictionary()) {
      return false;
    }
    QPDFObjectHandle box = page.getCropBox();
    if (!box.isRectangle()) {
      return false;
    }
    const QPDFObjectHandle::Rectangle r = box.getArrayAsRectangle();
    const double area = std::abs((r.urx - r.llx) * (r.ury - r.lly));
    Tally tally;
    Reader reader(resources, area, {}, 0, 0, tally);
    page.parseContents(&reader);
    return tally.hidden > kHiddenShare * (tally.hidden + tally.shown);
  }
};

HiddenText::HiddenText(std::string path, std::string password) : impl_(std::make_unique<Impl>()) {
  impl_->path = std::move(path);
  impl_->password = std::move(password);
}
HiddenText::~HiddenText() = default;

bool HiddenText::on_page(int number) {
  try {
    return impl_->look(number);
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace ita::document
