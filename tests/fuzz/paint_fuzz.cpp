// The content stream of a page, of any bytes: what it paints is finite and bounded.
#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "document/paint_reader.h"

namespace {

std::string pdf_around(const std::string& content) {
  const std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /XObject "
      "<< /X 5 0 R >> /ExtGState << /G << /ca 0 >> >> >> >>",
      fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content),
      fmt::format(
          "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 "
          "R >> >> /Length {} >>\nstream\n{}\nendstream",
          content.size(), content)};
  std::string out = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const size_t start = out.size();
  return out + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                     objects.size() + 1, start);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace ita::document;
  const std::string pdf = pdf_around({reinterpret_cast<const char*>(data), size});
  PaintReader reader(
      std::make_shared<QpdfFile>(std::make_shared<const FileBytes>(pdf), std::string()));
  PageInfo page;
  page.number = 1;
  page.width = 200;
  page.height = 100;
  const PagePaint paint = reader.on_page(page);
  for (const PaintedLine& line : paint.lines) {
    if (!std::isfinite(line.x0 + line.y0 + line.x1 + line.y1 + line.width)) {
      std::abort();
    }
  }
  return 0;
}
