#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "document/content_reader.h"
// After it, which says what pointers qpdf shall use.
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFFormFieldObjectHelper.hh>

namespace ita::document {

namespace {

constexpr int kHidden = 2, kNoView = 32;  // of /F
constexpr int kAbove = 1 << 30;           // annotations lie above the page
constexpr int kMostAnnotations = 20000;

std::vector<double> numbers(QPDFObjectHandle array) {
  std::vector<double> out;
  if (array.isArray()) {
    for (QPDFObjectHandle item : array.aitems()) {
      if (!item.isNumber()) {
        return {};
      }
      out.push_back(item.getNumericValue());
    }
  }
  return out;
}

Box box_of(QPDFObjectHandle annotation, const Matrix& to_page) {
  QPDFObjectHandle rect = annotation.getKey("/Rect");
  if (!rect.isRectangle()) {
    return {};
  }
  const QPDFObjectHandle::Rectangle r = rect.getArrayAsRectangle();
  return apply(to_page, {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
                         std::max(r.lly, r.ury)});
}

/// Of UTF-8, as qpdf gives strings.
std::u32string code_points(const std::string& utf8) {
  std::u32string out;
  for (size_t i = 0; i < utf8.size();) {
    const auto byte = [&](size_t k) {
      return k < utf8.size() ? static_cast<unsigned char>(utf8[k]) : 0U;
    };
    const unsigned lead = byte(i);
    const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (size_t k = 1; k < length; ++k) {
      c = (c << 6U) | (byte(i + k) & 0x3FU);
    }
    out.push_back(c);
    i += length;
  }
  return out;
}

/// What a person typed into a text field, or chose; the form may keep it above the widget.
PaintedField field_of(QPDFObjectHandle widget, const Box& box, bool viewers_draw) {
  PaintedField out;
  out.box = box;
  QPDFFormFieldObjectHelper field(widget);
  const std::string kind = field.getFieldType();
  if (kind != "/Tx" && kind != "/Ch") {
    return out;
  }
  out.value = code_points(field.getValueAsString());
  const std::string look = field.getDefaultAppearance();  // "/Helv 11 Tf 0 g"
  if (const size_t end = look.find(" Tf"); end != std::string::npos && end > 0) {
    const size_t begin = look.rfind(' ', end - 1);
    out.size = begin == std::string::npos ? 0 : std::strtod(look.c_str() + begin, nullptr);
  }
  QPDFObjectHandle drawn = widget.getKey("/AP");
  out.drawn = !viewers_draw && drawn.isDictionary() && drawn.getKey("/N").isStream();
  return out;
}

/// Whether the file asks viewers to draw its fields anew.
bool viewers_draw_fields(QPDF* pdf) {
  if (pdf == nullptr) {
    return false;
  }
  QPDFObjectHandle form = pdf->getRoot().getKey("/AcroForm");
  if (!form.isDictionary()) {
    return false;
  }
  QPDFObjectHandle wish = form.getKey("/NeedAppearances");
  return wish.isBool() && wish.getBoolValue();
}

/// Viewers draw a border around a link that does not refuse it.
bool has_border(QPDFObjectHandle link) {
  QPDFObjectHandle style = link.getKey("/BS");
  if (style.isDictionary() && style.getKey("/W").isNumber()) {
    return style.getKey("/W").getNumericValue() != 0;
  }
  const std::vector<double> border = numbers(link.getKey("/Border"));
  return border.size() < 3 || border[2] != 0 || link.getKey("/AP").isDictionary();
}

class Strokes {
 public:
  Strokes(const Matrix& to_page, PagePaint& out) : to_page_(to_page), out_(out) {}

  void line(double x0, double y0, double x1, double y1) {
    out_.lines.push_back({to_page_.x(x0, y0), to_page_.y(x0, y0), to_page_.x(x1, y1),
                          to_page_.y(x1, y1), 1, true, kAbove});
  }

  /// Points x, y, x, y, …
  void polyline(const std::vector<double>& p) {
    for (size_t i = 3; i < p.size(); i += 2) {
      line(p[i - 3], p[i - 2], p[i - 1], p[i]);
    }
  }

  /// A list of such lists.
  void polylines(QPDFObjectHandle list) {
    if (!list.isArray()) {
      return;
    }
    for (const QPDFObjectHandle& stroke : list.aitems()) {
      polyline(numbers(stroke));
    }
  }

  /// The middle line of each quadrilateral: its points go along the upper side, then the lower one.
  void quads(const std::vector<double>& q) {
    for (size_t i = 0; i + 8 <= q.size(); i += 8) {
      line((q[i] + q[i + 4]) / 2, (q[i + 1] + q[i + 5]) / 2, (q[i + 2] + q[i + 6]) / 2,
           (q[i + 3] + q[i + 7]) / 2);
    }
  }

 private:
  const Matrix& to_page_;
  PagePaint& out_;
};

/// What an annotation of this kind draws with lines of its own.
void read_strokes(QPDFObjectHandle& object, const std::string& kind, Strokes& strokes) {
  if (kind == "/Ink") {
    strokes.polylines(object.getKey("/InkList"));
  } else if (kind == "/StrikeOut") {
    strokes.quads(numbers(object.getKey("/QuadPoints")));
  } else if (kind == "/Line") {
    strokes.polyline(numbers(object.getKey("/L")));
  } else if (kind == "/PolyLine") {
    strokes.polyline(numbers(object.getKey("/Vertices")));
  }
}

}  // namespace

void read_annotations(QPDFPageObjectHelper& page, const Matrix& to_page, PagePaint& out) {
  Strokes strokes(to_page, out);
  const bool viewers_draw = viewers_draw_fields(page.getObjectHandle().getOwningQPDF());
  int count = 0;
  for (QPDFAnnotationObjectHelper& annotation : page.getAnnotations()) {
    if (++count > kMostAnnotations) {
      out.whole = false;
      return;
    }
    QPDFObjectHandle object = annotation.getObjectHandle();
    QPDFObjectHandle flags = object.getKey("/F");
    if (flags.isInteger() && (flags.getIntValue() & (kHidden | kNoView)) != 0) {
      continue;
    }
    const std::string kind = annotation.getSubtype();
    if (kind != "/Link" || has_border(object)) {
      out.drawn = out.dotted = out.coloured = true;
    }
    read_strokes(object, kind, strokes);
    if (kind == "/Widget") {
      PaintedField field = field_of(object, box_of(object, to_page), viewers_draw);
      if (!field.value.empty()) {
        out.fields.push_back(std::move(field));
      }
    } else if (kind == "/FreeText" || kind == "/Stamp") {
      out.notes.push_back({box_of(object, to_page)});
    }
  }
}

}  // namespace ita::document
