// Shows what the finders of running text and cards make of a file, or of sentences, for people who
// work on them.
//   words_dump FILE
//   words_dump --text YEAR PLACE < SENTENCES     each line is a paragraph; PLACE names the own
//   agency
#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

#include "document/document.h"
#include "facts/facts.h"
#include "layout/layout.h"
#include "report/find/paper/agency.h"
#include "report/find/paper/years.h"
#include "report/find/sentences/words.h"
#include "text/reader.h"
#include "thai/cluster.h"
#include "thai/unicode.h"

namespace {

using namespace ita;

std::vector<text::PageText> read(const std::string& file) {
  std::vector<text::PageText> out;
  auto document = document::open(file);
  if (!document) {
    std::fprintf(stderr, "%s\n", describe(document.error()).c_str());
    return out;
  }
  text::ReaderOptions options;
  options.models_dir = ITA_MODELS_DIR;
  text::Reader reader(options);
  for (int number = 1; number <= (*document)->page_count(); ++number) {
    if (auto page = reader.read(**document, number)) {
      out.push_back(std::move(*page));
    }
  }
  return out;
}

layout::Line line_of(const std::string& text, double y) {
  layout::Line line;
  line.page = 1;
  line.size = 16;
  line.baseline = y + 12;
  text::Word word;
  double x = 70;
  const std::u32string chars = thai::to_utf32(text + " ");
  for (const thai::Cluster& cluster : thai::clusters(chars)) {
    const std::string symbol = thai::to_utf8(
        std::u32string_view(chars).substr(cluster.begin, cluster.end - cluster.begin));
    if (symbol == " ") {
      if (!word.symbols.empty()) {
        line.words.push_back(word);
      }
      word = {};
      x += 4;
      continue;
    }
    word.symbols.push_back({symbol, symbol, {x, y, x + 6, y + 14}, 1, {}});
    word.box = unite(word.box, word.symbols.back().box);
    line.box = unite(line.box, word.box);
    x += 6;
  }
  return line;
}

layout::Layout sentences() {
  layout::Layout out;
  double y = 50;
  for (std::string text; std::getline(std::cin, text); y += 20) {
    layout::Block block;
    block.page = 1;
    block.lines = {line_of(text, y)};
    block.box = block.lines[0].box;
    out.blocks.push_back(std::move(block));
  }
  return out;
}

const char* role_of(report::Role role) {
  static constexpr const char* kRoles[] = {
      "score",   "previous", "target", "forecast",      "self",    "before-appeal", "comparison",
      "maximum", "weight",   "points", "difference",    "rank",    "mean",          "count",
      "share",   "question", "o-item", "sub-indicator", "example", "other",         "UNEXPLAINED"};
  return kRoles[static_cast<int>(role)];
}

void print(const report::Candidate& c) {
  static constexpr const char* kFields[] = {"indicator", "instrument", "overall", "sub",
                                            "question",  "o-item",     "other"};
  static constexpr const char* kWhose[] = {"", "own", "named", "others"};
  std::printf("  %8s %-13s %s%s%s", c.evidence.raw.c_str(), role_of(c.role),
              kFields[static_cast<int>(c.field)], c.number != 0 ? " " : "",
              c.number != 0 ? std::to_string(c.number).c_str() : "");
  std::printf(" %s %s %s%s%s", c.instrument.c_str(), c.year ? std::to_string(*c.year).c_str() : "",
              kWhose[static_cast<int>(c.whose)], c.agency.c_str(),
              c.stage == report::Stage::unsaid ? "" : " staged");
  std::printf(" %s (%s: %s)", c.level ? c.level->label.c_str() : "", c.why.code.c_str(),
              c.why.args.empty() ? "" : c.why.args[0].second.c_str());
  for (const Reason& doubt : c.doubts) {
    std::printf(" !%s", doubt.code.c_str());
  }
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    return 2;
  }
  const auto facts = facts::Facts::load(ITA_MODELS_DIR);
  const bool text = std::strcmp(argv[1], "--text") == 0 && argc > 3;
  const std::vector<text::PageText> pages = text ? std::vector<text::PageText>{} : read(argv[1]);
  const layout::Layout layout = text ? sentences() : layout::analyse(pages);
  const std::vector<report::Para> flow = report::make_flow(layout, **facts);
  std::optional<int> year = text ? std::optional(std::atoi(argv[2])) : std::nullopt;
  std::string place = text ? argv[3] : "";
  if (!text) {
    const auto years = report::find_years(flow, std::nullopt, **facts);
    year = years.assessed ? std::optional(years.assessed->be) : std::nullopt;
    const report::Agency agency = report::find_agency(flow, **facts);
    place = agency.name.empty() ? "" : report::bare_place(agency.name, **facts);
  }
  const report::IndicatorNames names(**facts, year ? (*facts)->year(*year) : (*facts)->newest());
  const report::ScoreContext context{**facts, names, year, place};
  std::vector<report::Candidate> found = report::find_outside_tables(flow, layout, context);
  for (size_t i = 0; i < flow.size(); ++i) {
    std::printf("[p%d%s%s] %s\n", flow[i].page(), flow[i].furniture ? " furniture" : "",
                flow[i].heading ? " heading" : "",
                flow[i].table() >= 0 ? "TABLE" : flow[i].text().c_str());
    for (const report::Candidate& candidate : found) {
      if (candidate.para == i && (candidate.table < 0 || candidate.table == flow[i].table())) {
        print(candidate);
      }
    }
  }
  return 0;
}
