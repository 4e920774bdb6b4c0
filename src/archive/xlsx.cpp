#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "archive/published_folder.h"
#include "archive/workbook.h"
#include "archive/workbook_content.h"

namespace ita::archive {

namespace {

/// Rows that a sheet holds, a limit of the format.
constexpr lxw_row_t kSheetRows = 1048576;
/// Indicators that have a column of their own.
constexpr int kMostIndicators = 12;

/// The workbook of the whole archive, written when all of it is known.
class Xlsx : public Writer {
 public:
  explicit Xlsx(const ExportOptions& options) : options_(options), place_(options.output) {}

  Status add(const std::string&, const Batch& batch) override {
    content_.add(batch);
    return Done{};
  }

  Status finish(const Batch& catalogue) override {
    Workbook book(place_.draft(), options_);
    if (!book.made()) {
      return export_error(place_.path(), "no memory, or no room there");
    }
    content_.add_totals(catalogue);
    write_scores(book, catalogue);
    write_years(book, catalogue);
    write_reviews(book);
    write_failures(book);
    write_explanation(book);
    if (const std::string wrong = book.close(); !wrong.empty()) {
      return export_error(place_.path(), wrong, "choose another file with --output, or make room");
    }
    return place_.publish();
  }

 private:
  static void put(Workbook& book, lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                  const Score& score) {
    if (score.value) {
      book.write_score(sheet, row, column, *score.value, score.doubt);
    } else if (score.there && !score.doubt.empty()) {
      book.write_doubted_blank(sheet, row, column, score.doubt);
    }
  }

  static std::map<std::string, const Row*> by_id(const Batch& catalogue, const char* name) {
    const TableSpec& spec = table(name);
    std::map<std::string, const Row*> out;
    for (const Row& row : rows_in(catalogue, name)) {
      out.emplace(text_in(spec, row, spec.key.front().c_str()), &row);
    }
    return out;
  }

  /// Reports in the order people look for them: province, agency, year.
  static std::vector<std::pair<const Row*, const Row*>> in_order(const Batch& catalogue) {
    const TableSpec& reports = table("reports");
    const TableSpec& agencies = table("agencies");
    const auto agency = by_id(catalogue, "agencies");
    std::map<std::tuple<std::string, std::string, double, std::string>,
             std::pair<const Row*, const Row*>>
        sorted;
    for (const Row& row : rows_in(catalogue, "reports")) {
      const Row* of = agency.at(text_in(reports, row, "agency_id"));
      sorted[{text_in(agencies, *of, "province"), text_in(agencies, *of, "name"),
              number_in(reports, row, "fiscal_year_be").value_or(0),
              text_in(reports, row, "report_id")}] = {&row, of};
    }
    std::vector<std::pair<const Row*, const Row*>> out;
    out.reserve(sorted.size());
    for (const auto& [key, rows] : sorted) {
      out.push_back(rows);
    }
    return out;
  }

  void write_scores(Workbook& book, const Batch& catalogue) {
    const TableSpec& reports = table("reports");
    const TableSpec& agencies = table("agencies");
    const int indicators = std::min(content_.most_indicators(), kMostIndicators);
    std::vector<std::string> headings;
    for (const char* code : {"workbook-agency", "workbook-district", "workbook-province",
                             "workbook-year", "workbook-overall", "workbook-level"}) {
      headings.push_back(book.say(code));
    }
    std::vector<double> widths = {42, 16, 16, 9, 10, 16};
    for (int i = 1; i <= indicators; ++i) {
      headings.push_back(book.say("workbook-indicator", {{"number", std::to_string(i)}}));
      widths.push_back(9);
    }
    headings.push_back(book.say("workbook-doubts"));
    headings.push_back(book.say("workbook-file"));
    widths.insert(widths.end(), {9, 36});
    lxw_worksheet* sheet = book.add_sheet(book.say("workbook-sheet-scores"), widths, true);
    book.write_headings(sheet, 0, headings);
    lxw_row_t at = 1;
    for (const auto& [report, agency] : in_order(catalogue)) {
      if (at >= kSheetRows) {
        break;
      }
      book.write_text(sheet, at, 0, text_in(agencies, *agency, "name"));
      book.write_text(sheet, at, 1, text_in(agencies, *agency, "district"));
      book.write_text(sheet, at, 2, text_in(agencies, *agency, "province"));
      book.write_whole(
          sheet, at, 3,
          static_cast<std::int64_t>(number_in(reports, *report, "fiscal_year_be").value_or(0)));
      const std::string sha256 = text_in(reports, *report, "sha256");
      const Scores& scores = content_.scores(sha256, text_in(reports, *report, "report"));
      put(book, sheet, at, 4, scores.overall);
      book.write_text(sheet, at, 5, text_in(reports, *report, "overall_level"));
      for (const auto& [number, score] : scores.indicators) {
        if (number >= 1 && number <= indicators) {
          put(book, sheet, at, static_cast<lxw_col_t>(5 + number), score);
        }
      }
      const auto after = static_cast<lxw_col_t>(6 + indicators);
      book.write_whole(
          sheet, at, after,
          static_cast<std::int64_t>(number_in(reports, *report, "doubts").value_or(0)));
      book.write_link(sheet, at, static_cast<lxw_col_t>(after + 1), content_.path_of(sha256), 0);
      ++at;
    }
    worksheet_autofilter(sheet, 0, 0, at > 1 ? at - 1 : 1,
                         static_cast<lxw_col_t>(headings.size() - 1));
  }

  void write_years(Workbook& book, const Batch& catalogue) {
    const TableSpec& reports = table("reports");
    const TableSpec& agencies = table("agencies");
    std::map<std::tuple<std::string, std::string, std::string>, std::map<int, double>> years;
    std::map<int, bool> all;
    for (const auto& [report, agency] : in_order(catalogue)) {
      const int year = static_cast<int>(number_in(reports, *report, "fiscal_year_be").value_or(0));
      if (const auto score = number_in(reports, *report, "overall_score"); score && year > 0) {
        years[{text_in(agencies, *agency, "province"), text_in(agencies, *agency, "name"),
               text_in(agencies, *agency, "agency_id")}][year] = *score;
        all[year] = true;
      }
    }
    std::vector<std::string> headings = {book.say("workbook-agency"),
                                         book.say("workbook-province")};
    std::vector<double> widths = {42, 16};
    for (const auto& [year, there] : all) {
      headings.push_back(std::to_string(year));
      widths.push_back(10);
    }
    headings.push_back(book.say("workbook-change"));
    widths.push_back(14);
    lxw_worksheet* sheet = book.add_sheet(book.say("workbook-sheet-years"), widths, true);
    book.write_headings(sheet, 0, headings);
    lxw_row_t at = 1;
    for (const auto& [key, scores] : years) {
      book.write_text(sheet, at, 0, std::get<1>(key));
      book.write_text(sheet, at, 1, std::get<0>(key));
      lxw_col_t column = 2;
      for (const auto& [year, there] : all) {
        if (const auto score = scores.find(year); score != scores.end()) {
          book.write_score(sheet, at, column, score->second, "");
        }
        ++column;
      }
      if (scores.size() > 1) {
        book.write_score(sheet, at, column,
                         scores.rbegin()->second - std::next(scores.rbegin())->second, "");
      }
      ++at;
    }
  }

  void write_reviews(Workbook& book) {
    std::vector<std::string> headings;
    for (const char* code : {"workbook-file", "workbook-page", "workbook-value", "workbook-raw",
                             "workbook-reason", "workbook-correction", "workbook-key"}) {
      headings.push_back(book.say(code));
    }
    lxw_worksheet* sheet =
        book.add_sheet(book.say("workbook-sheet-review"), {36, 8, 30, 18, 60, 18, 24}, true);
    book.write_headings(sheet, 0, headings);
    lxw_row_t at = 1;
    for (const WorkbookContent::Review& review : content_.reviews()) {
      book.write_link(sheet, at, 0, content_.path_of(review.sha256), review.page);
      if (review.page > 0) {
        book.write_whole(sheet, at, 1, review.page);
      }
      book.write_text(sheet, at, 2, review.label);
      book.write_text(sheet, at, 3, review.raw);
      book.write_text(sheet, at, 4, review.reason);
      book.write_answer_cell(sheet, at, 5);
      // What tells the value to `ita corrections import`.
      book.write_key(sheet, at, 6, review.sha256 + " " + review.path);
      ++at;
    }
    if (content_.reviews_left_out() > 0) {
      book.write_text(
          sheet, at, 4,
          book.say("workbook-more", {{"count", std::to_string(content_.reviews_left_out())}}));
    }
  }

  void write_failures(Workbook& book) {
    lxw_worksheet* sheet =
        book.add_sheet(book.say("workbook-sheet-unread"), {50, 20, 60, 60}, true);
    book.write_headings(sheet, 0,
                        {book.say("workbook-file"), book.say("workbook-status"),
                         book.say("workbook-reason"), book.say("workbook-remedy")});
    lxw_row_t at = 1;
    for (const WorkbookContent::Failure& failure : content_.failures()) {
      book.write_link(sheet, at, 0, failure.path, 0);
      book.write_text(sheet, at, 1, book.say("status-" + failure.status));
      book.write_text(sheet, at, 2, failure.message);
      book.write_text(sheet, at, 3, failure.remedy);
      ++at;
    }
  }

  void write_explanation(Workbook& book) {
    lxw_worksheet* sheet = book.add_sheet(book.say("workbook-sheet-explanation"), {110}, false);
    for (int line = 1; line <= 6; ++line) {
      book.write_text(sheet, static_cast<lxw_row_t>(line - 1), 0,
                      book.say(fmt::format("workbook-explanation-{}", line)));
    }
  }

  ExportOptions options_;
  Publication place_;
  WorkbookContent content_{kSheetRows - 1};  // a row for the headings
};

}  // namespace

Result<std::unique_ptr<Writer>> make_xlsx(const ExportOptions& options) {
  return std::unique_ptr<Writer>(std::make_unique<Xlsx>(options));
}

}  // namespace ita::archive
