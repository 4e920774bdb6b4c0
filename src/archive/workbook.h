#pragma once

#include <xlsxwriter.h>

#include <string>
#include <vector>

#include "archive/exporter.h"

namespace ita::archive {

/// Text as a cell takes it: at most 32,767 UTF-16 units (then cut, and says so), no zero byte, and
/// what looks like an escape of the format ("_x0041_") as it is.
std::string cell_text(const std::string& text);
/// Where a link to a page of a file beside the workbook leads, whatever the file is called: to that
/// file, and to no other machine.
std::string link_address(const std::string& path, int page);

/// A workbook for officials, made when everything is known: scores by agency and year with the
/// doubted ones coloured, changes between years, what is to be checked with a column for the
/// answer, what could not be read, and an explanation.
class Workbook {
 public:
  Workbook(const std::string& path, const ExportOptions& options);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  bool made() const { return book_ != nullptr; }
  lxw_worksheet* add_sheet(const std::string& title, const std::vector<double>& widths,
                           bool landscape);
  void write_headings(lxw_worksheet* sheet, lxw_row_t row,
                      const std::vector<std::string>& headings);
  void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text);
  /// On one line, whatever of it can be seen.
  void write_key(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text);
  void write_whole(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::int64_t number);
  /// A score with two decimals; coloured and with a note where it is doubted.
  void write_score(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double score,
                   const std::string& doubt);
  void write_doubted_blank(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                           const std::string& doubt);
  void write_link(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& path,
                  int page);
  void write_answer_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column);
  /// The message of a code in the language of the workbook.
  std::string say(const std::string& code, const ReasonArgs& args = {}) const;
  /// The first thing that went wrong; empty when nothing did.
  std::string close();

 private:
  void note(lxw_error error);
  /// Makes the row as high as its longest text needs: programs that open the workbook do not all
  /// do that themselves.  Rows are written one after the other.
  void make_room(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text);
  const ExportOptions& options_;
  lxw_workbook* book_ = nullptr;
  lxw_format *text_ = nullptr, *head_ = nullptr, *score_ = nullptr, *doubted_ = nullptr,
             *link_ = nullptr, *answer_ = nullptr, *whole_ = nullptr;
  lxw_error wrong_ = LXW_NO_ERROR;
  std::vector<double> widths_;  ///< of the columns of the last sheet
  lxw_worksheet* fitted_sheet_ = nullptr;
  lxw_row_t fitted_row_ = 0;
  int fitted_lines_ = 0;
};

}  // namespace ita::archive
