#include "batch/worker_warm.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "batch/files.h"
#include "document/document.h"
#include "thai/lexicon.h"

namespace ita::batch {

namespace {

/// One page with a word in a font that the file does not bring.
std::string small_pdf() {
  const std::string content = "BT /F 12 Tf 20 20 Td (ITA 2567) Tj ET";
  const std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      std::string("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 50] /Contents 4 0 R ") +
          "/Resources << /Font << /F 5 0 R >> >> >>",
      fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
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

void read_small_pdf(text::Reader& reader, std::vector<text::PageText>& pages) {
  sha256_of_text("");                 // the library reads its settings
  (void)thai::known_share("\u0e01");  // one letter: the dictionary is loaded
  auto document = document::open(std::make_shared<const document::FileBytes>(small_pdf()));
  if (document) {
    if (auto page = reader.read(**document, 1)) {
      pages.push_back(std::move(*page));
    }
    (void)(*document)->raster(1, 30, document::Colour::grey);
  }
}

}  // namespace

void warm_up(text::Reader& reader) {
  std::vector<text::PageText> pages;
  read_small_pdf(reader, pages);
}

void warm_up(Extractor& extractor) {
  std::vector<text::PageText> pages;
  read_small_pdf(extractor.reader(), pages);
  if (!pages.empty()) {
    const output::SourceInfo source{"warm.pdf", std::string(64, '0'), "application/pdf", 1};
    (void)extractor.assemble(std::move(pages), source, {}).json();
  }
}

}  // namespace ita::batch
