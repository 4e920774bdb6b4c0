// reassemble SPOOL OUT [FILE…]: the stages after reading (layout, report, checks, output) over a
// corpus.  Files that SPOOL does not hold yet are read and their pages kept there; later calls take
// the pages from SPOOL, so that a change to those stages is tried over hundreds of papers in
// seconds.  Without FILE every spooled document is put together.  A spool is of one build of the
// reading stages: remove it when those change.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "batch/codec.h"
#include "batch/extract.h"

namespace fs = std::filesystem;
using namespace ita;

namespace {

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const fs::path& path, const std::string& content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

bool read_into(const fs::path& folder, const std::string& file, batch::Extractor& extractor) {
  auto document = document::open(file, {});
  const auto hash = batch::sha256_of(file);
  if (!document || !hash) {
    std::cerr << file << ": " << (document ? hash.error() : document.error()).message << "\n";
    return false;
  }
  document::Document& doc = **document;
  for (int number = 1; number <= doc.page_count(); ++number) {
    auto page = extractor.reader().read(doc, number);
    write(folder / std::to_string(number),
          batch::encode(page ? *page : batch::unread_page(doc, number, page.error())));
  }
  write(folder / "source",
        *hash + "\n" + doc.media_type() + "\n" + std::to_string(doc.page_count()) + "\n");
  return true;
}

bool assemble(const fs::path& folder, const fs::path& out, const batch::Extractor& extractor) {
  std::ifstream in(folder / "source");
  output::SourceInfo source;
  source.file = folder.filename().string();
  if (!(in >> source.sha256 >> source.media_type >> source.pages)) {
    return false;
  }
  std::vector<text::PageText> pages;
  for (int number = 1; number <= source.pages; ++number) {
    auto page = batch::decode_page(content_of(folder / std::to_string(number)));
    if (!page) {
      std::cerr << folder << ": page " << number << ": " << page.error().message << "\n";
      return false;
    }
    pages.push_back(std::move(*page));
  }
  write(out / (source.file + ".json"), extractor.assemble(std::move(pages), source, {}).json());
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: reassemble SPOOL OUT [FILE...]\n";
    return 2;
  }
  batch::ExtractOptions options;
  options.reader.models_dir = ITA_MODELS_DIR;
  auto extractor = batch::Extractor::create(options);
  if (!extractor) {
    std::cerr << extractor.error().message << "\n";
    return 1;
  }
  const fs::path spool = argv[1], out = argv[2];
  std::vector<fs::path> folders;
  for (int i = 3; i < argc; ++i) {
    const fs::path folder = spool / fs::path(argv[i]).filename();
    if (fs::exists(folder / "source") || read_into(folder, argv[i], **extractor)) {
      folders.push_back(folder);
    }
  }
  if (argc == 3 && fs::exists(spool)) {
    for (const auto& entry : fs::directory_iterator(spool)) {
      folders.push_back(entry.path());
    }
  }
  int failed = 0;
  for (const fs::path& folder : folders) {
    failed += assemble(folder, out, **extractor) ? 0 : 1;
  }
  return failed == 0 ? 0 : 1;
}
