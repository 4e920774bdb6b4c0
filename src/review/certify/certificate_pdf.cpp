#include <fmt/format.h>

#include <array>

#include "output/printed_pages.h"
#include "review/certify/certificate.h"

namespace ita::review {

namespace {

constexpr double kLeft = 48, kRight = output::PrintedPages::kWidth - 48;
constexpr double kTop = 60, kBottom = output::PrintedPages::kHeight - 60;
constexpr double kSmall = 10, kQuiet = 0.35;
/// Where the columns begin; those of numbers end before the next one.
constexpr std::array<double, 7> kColumns{kLeft, 178, 258, 322, 386, 450, kRight};
constexpr std::array<const char*, 6> kHeads{"kind",    "source", "values",
                                            "checked", "wrong",  "bound"};

/// Writes from top to bottom, over as many pages as it needs.
class Writer {
 public:
  Writer(output::PrintedPages& pages, const Texts& texts) : pages_(pages), texts_(texts) {}

  void paragraph(const std::string& text, double size, double grey = 0) {
    for (const std::string& line : pages_.lines(text, size, kRight - kLeft)) {
      room(1.6 * size);
      pages_.text(kLeft, y_ + 1.2 * size, size, line, grey);
      y_ += 1.6 * size;
    }
    y_ += 4;
  }

  void gap() { y_ += 6; }

  void heads() {
    std::array<std::string, 6> cells;
    for (size_t i = 0; i < cells.size(); ++i) {
      cells[i] = texts_(std::string("certificate.") + kHeads[i]);
    }
    pages_.shade(kLeft, y_, kRight, y_ + kRow, 0.94);
    pages_.rule(kLeft, y_, kRight, y_);
    draw(cells);
  }

  void row(const std::array<std::string, 6>& cells) {
    if (room(kRow)) {
      heads();
    }
    draw(cells);
  }

  /// Room for a signature is never torn from its line.
  void signature() {
    room(80);
    y_ += 56;
    const double middle = (kLeft + kRight) / 2;
    pages_.rule(kLeft, y_, middle - 20, y_, 0.2);
    pages_.rule(middle + 20, y_, kRight, y_, 0.2);
    pages_.text(kLeft, y_ + 14, kSmall, texts_("print.signature"), kQuiet);
    pages_.text(middle + 20, y_ + 14, kSmall, texts_("print.date"), kQuiet);
  }

 private:
  static constexpr double kRow = 21;

  void draw(const std::array<std::string, 6>& cells) {
    for (size_t i = 0; i < cells.size(); ++i) {
      const bool number = i >= 2;
      const double x =
          number ? kColumns[i + 1] - 6 - pages_.width(cells[i], kSmall) : kColumns[i] + 4;
      pages_.text(x, y_ + 14.5, kSmall, cells[i]);
    }
    y_ += kRow;
    pages_.rule(kLeft, y_, kRight, y_);
  }

  /// True where it began a page for it.
  bool room(double height) {
    if (y_ + height <= kBottom) {
      return false;
    }
    pages_.new_page();
    y_ = kTop;
    return true;
  }

  output::PrintedPages& pages_;
  const Texts& texts_;
  double y_ = kTop;
};

std::string number(const Json& of, const char* key) { return std::to_string(of[key].get<long>()); }

std::array<std::string, 6> cells_of(const std::string& name, const std::string& source,
                                    const Json& of) {
  return {name,
          source,
          number(of, "values"),
          number(of, "checked"),
          number(of, "wrong"),
          percent(of["bound"].get<double>())};
}

}  // namespace

Result<std::string> certificate_pdf(const Json& certificate, const std::string& folder,
                                    const Texts& texts, const std::string& models) {
  auto font = output::FontFile::load(models + "/fonts/ArundinaSans-part.ttf");
  if (!font) {
    return font.error();
  }
  output::PrintedPages pages(std::move(*font));
  Writer writer(pages, texts);
  writer.paragraph(texts("certificate.title"), 18);
  writer.paragraph(texts("certificate.of") + ": " + folder + " \u00b7 ita " ITA_VERSION, kSmall,
                   kQuiet);
  for (const std::string& said : certificate_words(certificate, texts)) {
    writer.paragraph(said, 13);
  }
  writer.heads();
  for (const Json& stratum : certificate["strata"]) {
    writer.row(cells_of(texts.word("value", stratum["kind"].get<std::string>()),
                        texts(stratum["scan"].get<bool>() ? "scan" : "born"), stratum));
  }
  writer.row(cells_of(texts("certificate.total"), "", certificate));
  writer.gap();
  writer.paragraph(texts("certificate.note"), kSmall, kQuiet);
  writer.signature();
  return pages.pdf(texts("certificate.title"), texts.language());
}

}  // namespace ita::review
