#pragma once

#include <string>
#include <vector>

#include "output/font_file.h"

namespace ita::output {

/// Text and rules on A4 pages as a PDF: the font is in it, Thai marks stand where they belong, and
/// what is copied out is what was printed.  Places in points from the top left.
class PrintedPages {
 public:
  static constexpr double kWidth = 595.28, kHeight = 841.89;

  explicit PrintedPages(FontFile font) : font_(std::move(font)), pages_(1) {}

  void new_page() { pages_.emplace_back(); }
  double width(const std::string& text, double size) const;
  /// `y`: of the line on which the letters stand.  `grey`: 0 black, 1 white.
  void text(double x, double y, double size, const std::string& text, double grey = 0);
  void rule(double x0, double y0, double x1, double y1, double grey = 0.6);
  void shade(double x0, double y0, double x1, double y1, double grey);
  /// The lines that the text makes when none may be wider; Thai is divided between words.
  std::vector<std::string> lines(const std::string& text, double size, double widest) const;
  /// The same for the same pages.  Errors: cannot_write.
  Result<std::string> pdf(const std::string& title, const std::string& language) const;

 private:
  FontFile font_;
  std::vector<std::string> pages_;  ///< their contents
};

}  // namespace ita::output
