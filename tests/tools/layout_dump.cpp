// Shows what the layout stage makes of a file, for people who work on it.
//   layout_dump FILE [--ocr] [--pages] [--words]
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "document/document.h"
#include "layout/layout.h"
#include "text/reader.h"

namespace {

const char* name(ita::layout::BlockKind kind) {
  switch (kind) {
    case ita::layout::BlockKind::heading:
      return "HEADING";
    case ita::layout::BlockKind::paragraph:
      return "paragraph";
    case ita::layout::BlockKind::list_item:
      return "item";
    case ita::layout::BlockKind::table:
      return "TABLE";
    case ita::layout::BlockKind::running_head:
      return "running head";
    case ita::layout::BlockKind::page_number:
      return "page number";
    case ita::layout::BlockKind::signature:
      return "signature";
  }
  return "?";
}

void print_table(const ita::layout::JoinedTable& joined) {
  const ita::layout::Table& table = joined.table;
  std::printf("  parts %zu, %d x %d, header %d, confidence %.2f\n", joined.parts.size(), table.rows,
              table.cols, table.header_rows, table.confidence);
  for (const ita::Reason& doubt : table.doubts) {
    std::printf("  doubt: %s\n", doubt.code.c_str());
  }
  for (int row = 0; row < table.rows; ++row) {
    std::printf("  ");
    for (const ita::layout::Cell& cell : table.cells) {
      if (cell.row != row) {
        continue;
      }
      std::string text = cell.text();
      std::replace(text.begin(), text.end(), '\n', '/');
      std::printf("| %s ", text.c_str());
      if (cell.row_span * cell.col_span > 1) {
        std::printf("<%dx%d> ", cell.row_span, cell.col_span);
      }
    }
    std::printf("|\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  bool ocr = false;
  bool pages = false;
  bool words = false;
  std::string file;
  for (int i = 1; i < argc; ++i) {
    ocr = ocr || std::strcmp(argv[i], "--ocr") == 0;
    pages = pages || std::strcmp(argv[i], "--pages") == 0;
    words = words || std::strcmp(argv[i], "--words") == 0;
    if (argv[i][0] != '-') {
      file = argv[i];
    }
  }
  auto document = ita::document::open(file);
  if (!document) {
    std::fprintf(stderr, "%s\n", ita::describe(document.error()).c_str());
    return 1;
  }
  ita::text::ReaderOptions options;
  options.models_dir = ITA_MODELS_DIR;
  options.ocr = ocr ? ita::text::OcrMode::always : ita::text::OcrMode::automatic;
  ita::text::Reader reader(options);
  std::vector<ita::text::PageText> texts;
  for (int number = 1; number <= (*document)->page_count(); ++number) {
    auto page = reader.read(**document, number);
    if (!page) {
      std::fprintf(stderr, "%s\n", ita::describe(page.error()).c_str());
      continue;
    }
    texts.push_back(std::move(*page));
  }
  if (words) {
    for (const auto& page : texts) {
      for (const auto& word : page.words) {
        std::printf("p%d line %d [%.1f %.1f %.1f %.1f] base %.1f size %.1f%s%s %s\n", page.number,
                    word.line, word.box.x0, word.box.y0, word.box.x1, word.box.y1, word.baseline,
                    word.size, word.bold ? " bold" : "", word.handwriting ? " hand" : "",
                    word.text().c_str());
      }
      for (const auto& ruling : page.rulings) {
        std::printf("p%d ruling %c [%.1f %.1f %.1f %.1f]\n", page.number,
                    ruling.horizontal ? 'h' : 'v', ruling.box.x0, ruling.box.y0, ruling.box.x1,
                    ruling.box.y1);
      }
    }
  }
  const ita::layout::Layout layout = ita::layout::analyse(texts);
  for (const auto& block : layout.blocks) {
    std::printf("[p%d %s%s %.0f '%s'] %s\n", block.page, name(block.kind),
                block.centred ? " centred" : "", block.indent, block.marker.c_str(),
                block.text().c_str());
    if (block.table >= 0) {
      print_table(layout.joined[static_cast<size_t>(block.table)]);
    }
  }
  if (pages) {
    for (const std::string& text : layout.page_texts) {
      std::printf("-----\n%s\n", text.c_str());
    }
  }
  return 0;
}
