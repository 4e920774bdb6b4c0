#include "archive/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <regex>
#include <utility>

#include "thai/unicode.h"

namespace ita::archive {

namespace {

constexpr size_t kCellUnits = 32767;  ///< UTF-16 units, a limit of the format
/// The font of Thai offices; spreadsheets without it take another Thai one.
constexpr const char* kFont = "TH Sarabun New";
constexpr double kFontSize = 16;    ///< points; its letters are small for their size
constexpr double kLineHeight = 27;  ///< points that a line of it takes with marks above and below
/// A letter of it in units of a column's width, those of the fonts in its place too.
constexpr double kLetterWidth = 1.15;
constexpr double kHighestRow = 409;  ///< points, a limit of the format
constexpr lxw_color_t kHeadColour = 0xDCE6F1;
constexpr lxw_color_t kDoubtColour = 0xFFE699;
constexpr lxw_color_t kAnswerColour = 0xE2F0D9;

/// U+FFFE and U+FFFF: with one of them the whole file is no XML.
bool is_no_letter(std::string_view letter) {
  return letter == "\xEF\xBF\xBE" || letter == "\xEF\xBF\xBF";
}

/// Lines of a text in a cell of this width.
int lines_in(const std::string& text, double width) {
  int lines = 0;
  for (size_t begin = 0; begin != std::string::npos;) {
    const size_t end = text.find('\n', begin);
    const std::string part = text.substr(begin, end == std::string::npos ? end : end - begin);
    lines += std::max(1, static_cast<int>(std::ceil(thai::display_width(part) * kLetterWidth /
                                                    std::max(1.0, width))));
    begin = end == std::string::npos ? end : end + 1;
  }
  return lines;
}

}  // namespace

std::string link_address(const std::string& path, int page) {
  std::string out;
  size_t encoded = 0;  // bytes from here on that are
  for (size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    encoded = is_no_letter(std::string_view(path).substr(i, 3)) ? 3 : encoded;
    if (encoded > 0 || byte < 0x20 || byte == 0x7F ||
        std::string_view("%#?:\\").find(path[i]) != std::string_view::npos) {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += path[i];
    }
    encoded -= encoded > 0 ? 1 : 0;
  }
  return "external:" + out + (page > 0 ? fmt::format("#page={}", page) : "");
}

std::string cell_text(const std::string& text) {
  static const std::regex kEscape("_(?=x[0-9A-Fa-f]{4}_)");  // one may share its end with the next
  std::string out;
  size_t units = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) {
      units += byte >= 0xF0 ? 2 : 1;
    }
    if (units > kCellUnits - 32) {
      out += " …[+]";
      break;
    }
    if (text[i] == '\0') {
      out += "\u2400";
    } else if (is_no_letter(std::string_view(text).substr(i, 3))) {
      out += "\uFFFD";
      i += 2;
    } else {
      out += text[i];
    }
  }
  return std::regex_replace(out, kEscape, "_x005F_");
}

Workbook::Workbook(const std::string& path, const ExportOptions& options) : options_(options) {
  book_ = workbook_new(path.c_str());
  if (book_ == nullptr) {
    return;
  }
  const auto make = [&] {
    lxw_format* format = workbook_add_format(book_);
    format_set_font_name(format, kFont);
    format_set_font_size(format, kFontSize);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
  };
  text_ = make();
  format_set_text_wrap(text_);
  whole_ = make();
  format_set_num_format(whole_, "0");
  head_ = make();
  format_set_bold(head_);
  format_set_text_wrap(head_);
  format_set_align(head_, LXW_ALIGN_CENTER);
  format_set_bg_color(head_, kHeadColour);
  format_set_border(head_, LXW_BORDER_THIN);
  score_ = make();
  format_set_num_format(score_, "0.00");
  doubted_ = make();
  format_set_num_format(doubted_, "0.00");
  format_set_bg_color(doubted_, kDoubtColour);
  link_ = make();
  format_set_font_color(link_, LXW_COLOR_BLUE);
  format_set_underline(link_, LXW_UNDERLINE_SINGLE);
  answer_ = make();
  format_set_bg_color(answer_, kAnswerColour);
  format_set_border(answer_, LXW_BORDER_THIN);
  format_set_text_wrap(answer_);
}

Workbook::~Workbook() {
  if (book_ != nullptr) {
    workbook_close(book_);
  }
}

void Workbook::note(lxw_error error) {
  if (wrong_ == LXW_NO_ERROR) {
    wrong_ = error;
  }
}

lxw_worksheet* Workbook::add_sheet(const std::string& title, const std::vector<double>& widths,
                                   bool landscape) {
  lxw_worksheet* sheet = workbook_add_worksheet(book_, title.c_str());
  if (sheet == nullptr) {
    note(LXW_ERROR_MEMORY_MALLOC_FAILED);
    return nullptr;
  }
  widths_ = widths;
  for (size_t c = 0; c < widths.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, column, column, widths[c], text_);
  }
  if (landscape) {
    worksheet_set_landscape(sheet);
  }
  constexpr std::uint8_t kA4 = 9;
  worksheet_set_paper(sheet, kA4);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_set_footer(sheet, "&C&P / &N");
  return sheet;
}

void Workbook::write_headings(lxw_worksheet* sheet, lxw_row_t row,
                              const std::vector<std::string>& headings) {
  for (size_t c = 0; c < headings.size(); ++c) {
    note(worksheet_write_string(sheet, row, static_cast<lxw_col_t>(c), headings[c].c_str(), head_));
    make_room(sheet, row, static_cast<lxw_col_t>(c), headings[c]);
  }
  worksheet_freeze_panes(sheet, static_cast<lxw_row_t>(row + 1), 1);
}

void Workbook::make_room(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                         const std::string& text) {
  if (sheet != fitted_sheet_ || row != fitted_row_) {
    fitted_sheet_ = sheet;
    fitted_row_ = row;
    fitted_lines_ = 0;
  }
  const int lines = column < widths_.size() ? lines_in(text, widths_[column]) : 1;
  if (lines > fitted_lines_) {
    fitted_lines_ = lines;
    note(worksheet_set_row(sheet, row, std::min(kHighestRow, kLineHeight * lines), nullptr));
  }
}

void Workbook::write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                          const std::string& text) {
  if (!text.empty()) {
    note(worksheet_write_string(sheet, row, column, cell_text(text).c_str(), text_));
    make_room(sheet, row, column, text);
  }
}

void Workbook::write_key(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                         const std::string& text) {
  note(worksheet_write_string(sheet, row, column, cell_text(text).c_str(), whole_));
}

void Workbook::write_whole(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                           std::int64_t number) {
  note(worksheet_write_number(sheet, row, column, static_cast<double>(number), whole_));
}

void Workbook::write_score(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double score,
                           const std::string& doubt) {
  note(worksheet_write_number(sheet, row, column, score, doubt.empty() ? score_ : doubted_));
  if (!doubt.empty()) {
    note(worksheet_write_comment(sheet, row, column, cell_text(doubt).c_str()));
  }
}

void Workbook::write_doubted_blank(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                                   const std::string& doubt) {
  note(worksheet_write_blank(sheet, row, column, doubted_));
  note(worksheet_write_comment(sheet, row, column, cell_text(doubt).c_str()));
}

void Workbook::write_link(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                          const std::string& path, int page) {
  make_room(sheet, row, column, "");  // a link is not broken into lines
  // A path longer than an address may be is a text.
  constexpr size_t kLongestAddress = 2000;
  const std::string address = link_address(path, page);
  if (path.empty() || address.size() > kLongestAddress ||
      worksheet_write_url_opt(sheet, row, column, address.c_str(), link_, cell_text(path).c_str(),
                              nullptr) != LXW_NO_ERROR) {
    write_text(sheet, row, column, path);
  }
}

void Workbook::write_answer_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column) {
  note(worksheet_write_blank(sheet, row, column, answer_));
}

std::string Workbook::say(const std::string& code, const ReasonArgs& args) const {
  return options_.messages->text(code, args, options_.language);
}

std::string Workbook::close() {
  const lxw_error closed = workbook_close(std::exchange(book_, nullptr));
  note(closed);
  return wrong_ == LXW_NO_ERROR ? "" : lxw_strerror(wrong_);
}

}  // namespace ita::archive
