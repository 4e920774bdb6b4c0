#include <algorithm>
#include <nlohmann/json.hpp>

#include "output/json.h"
#include "output/json/items.h"
#include "output/json/parts.h"
#include "output/pretty.h"

namespace ita::output {

namespace {

/// Boxes of the layout are in the reading frame of their page.
class PageFrames {
 public:
  explicit PageFrames(const std::vector<text::PageText>& pages) : pages_(pages) {}

  Box seen(int number, const Box& box) const {
    for (const text::PageText& page : pages_) {
      if (page.number == number && !page.to_page.identity()) {
        return apply(page.to_page, box);
      }
    }
    return box;
  }

 private:
  const std::vector<text::PageText>& pages_;
};

/// What the readers doubt in a cell, with the places of the words.
report::Review review_of(const layout::Cell& cell, const PageFrames& frames) {
  report::Review out;
  for (const layout::Line& line : cell.lines) {
    for (const text::Word& word : line.words) {
      for (Reason doubt : word.doubts) {
        doubt.places.push_back({line.page, frames.seen(line.page, word.box), word.raw()});
        out.add(std::move(doubt));
      }
    }
  }
  return out;
}

Json tables(const layout::Layout& layout, const PageFrames& frames,
            const facts::Messages& messages) {
  Json out = Json::array();
  for (const layout::Table& table : layout.tables) {
    Json rows = Json::array();
    for (int row = 0; row < table.rows; ++row) {
      Json cells = Json::array();
      for (const layout::Cell& cell : table.cells) {
        if (cell.row == row) {
          cells.push_back({{"text", cell.text()},
                           {"bbox", to_json(frames.seen(table.page, cell.box))},
                           {"row_span", std::max(1, cell.row_span)},
                           {"col_span", std::max(1, cell.col_span)},
                           {"review", to_json(review_of(cell, frames), messages)}});
        }
      }
      rows.push_back(std::move(cells));
    }
    out.push_back({{"page", table.page},
                   {"bbox", to_json(frames.seen(table.page, table.box))},
                   {"rows", std::move(rows)}});
  }
  return out;
}

const PageProblem* problem_of(int page, const std::vector<PageProblem>& problems) {
  for (const PageProblem& problem : problems) {
    if (problem.page == page) {
      return &problem;
    }
  }
  return nullptr;
}

Json pages_of(const layout::Layout& layout, const std::vector<text::PageText>& pages,
              const std::vector<PageProblem>& problems, const facts::Messages& messages) {
  Json out = Json::array();
  for (size_t i = 0; i < pages.size(); ++i) {
    const text::PageText& page = pages[i];
    const PageProblem* problem = problem_of(page.number, problems);
    out.push_back({{"number", page.number},
                   {"width", rounded(page.width, 1)},
                   {"height", rounded(page.height, 1)},
                   {"rotation", ((page.rotation % 360) + 360) % 360},
                   {"text_source", text::name(page.source)},
                   {"confidence", share(page.confidence)},
                   {"text", i < layout.page_texts.size() ? layout.page_texts[i] : std::string()},
                   {"problem", problem != nullptr ? Json(problem->message) : Json(nullptr)},
                   {"notes", page.notes},
                   {"review", to_json(page_review(page, problem), messages)}});
  }
  return out;
}

Json ledger(const report::Document& document) {
  Json out = Json::array();
  for (const report::LedgerEntry& entry : document.ledger) {
    out.push_back(to_json(entry));
  }
  return out;
}

Json reports(const report::Document& document, const facts::Messages& messages) {
  Json out = Json::array();
  for (const report::Report& report : document.reports) {
    out.push_back(to_json(report, messages));
  }
  return out;
}

Json checks(const report::Document& document, const facts::Messages& messages) {
  Json out = Json::array();
  for (const report::Check& check : document.checks) {
    out.push_back({{"id", check.id},
                   {"status", report::name(check.status)},
                   {"code", check.what.code},
                   {"args", to_json(check.what.args)},
                   {"text", messages.text(check.what, facts::Language::th)},
                   {"paths", check.paths}});
  }
  return out;
}

}  // namespace

std::string to_json(const report::Document& document, const layout::Layout& layout,
                    const std::vector<text::PageText>& pages, const SourceInfo& source,
                    const GeneratorInfo& generator, const facts::Messages& messages,
                    const std::vector<PageProblem>& problems) {
  const ReviewSummary summary = summarise(document, pages, problems);
  const Json out{{"schema_version", kSchemaVersion},
                 {"status", summary.status},
                 {"generator",
                  {{"name", "ita"},
                   {"version", generator.version},
                   {"models",
                    {{"ocr", generator.ocr_model},
                     {"engine", generator.engine},
                     {"facts", generator.facts_model}}}}},
                 {"source",
                  {{"file", source.file},
                   {"sha256", source.sha256},
                   {"media_type", source.media_type},
                   {"pages", source.pages}}},
                 {"document",
                  {{"kind", report::name(document.kind)},
                   {"evidence", to_json(document.kind_evidence)},
                   {"review", to_json(document.review, messages)}}},
                 {"reports", reports(document, messages)},
                 {"ledger", ledger(document)},
                 {"tables", tables(layout, PageFrames(pages), messages)},
                 {"pages", pages_of(layout, pages, problems, messages)},
                 {"checks", checks(document, messages)},
                 {"review",
                  {{"needed", summary.items > 0},
                   {"count", summary.items},
                   {"reasons", to_json(summary.reasons, messages)}}}};
  return pretty(out) + "\n";
}

std::string status_of(const std::string& json) {
  static const std::string kKey = "\"status\": \"";  // the first of its name is the document's
  const size_t at = json.find(kKey);
  if (at == std::string::npos) {
    return "";
  }
  const size_t begin = at + kKey.size();
  return json.substr(begin, json.find('"', begin) - begin);
}

std::string other_version(const std::string& json) {
  static const std::string kKey = "\"schema_version\":";  // the first key of every result
  constexpr size_t kFarthest = 16;
  const size_t at = json.find(kKey);
  const size_t open = at > kFarthest ? std::string::npos : json.find('"', at + kKey.size());
  const size_t close = open == std::string::npos ? open : json.find('"', open + 1);
  if (close == std::string::npos) {
    return "";
  }
  const std::string version = json.substr(open + 1, close - open - 1);
  if (version == kSchemaVersion) {
    return "";
  }
  return "is a result of schema version " + version + ", this program reads version " +
         kSchemaVersion + ": read the file again ('ita extract' with the same output folder)";
}

std::string with_file_name(const std::string& json, const std::string& file) {
  Json document = Json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains("source")) {
    return "";
  }
  document["source"]["file"] = file;
  return pretty(document) + "\n";
}

}  // namespace ita::output
