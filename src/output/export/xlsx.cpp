#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "output/export/exporter.h"

namespace ita::output {

namespace {

constexpr size_t kCellCharacters = 32767;  // limits of the format
constexpr std::uint32_t kSheetRows = 1048576;

const char* sheet_name(const TableSpec& table) {
  return table.name == "review" ? "to review" : table.name.c_str();
}

/// Cut at the limit of a cell, and says so.
std::string fitting(const std::string& text) {
  size_t characters = 0;
  static const std::string kCut = " … [cut: see the JSON]";
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) {
      characters += byte >= 0xF0 ? 2 : 1;  // UTF-16 counts
      if (characters > kCellCharacters) {
        size_t end = i;
        for (size_t back = 0; back < 64 && end > 0;) {
          --end;
          back += (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80 ? 1 : 0;
        }
        return text.substr(0, end) + kCut;
      }
    }
  }
  return text;
}

double column_width(const Column& column) {
  if (column.type != ColumnType::text) {
    return std::max(8.0, static_cast<double>(column.name.size()) + 2);
  }
  return column.name == "file" || column.name == "title" || column.name == "agency" ||
                 column.name == "name"
             ? 32
             : 18;
}

/// One sheet for each table but the pages, whose texts are longer than a cell.
class Xlsx : public Exporter {
 public:
  Xlsx(std::string path, std::string temporary)
      : path_(std::move(path)), temporary_(std::move(temporary)) {}

  ~Xlsx() override {
    if (book_ != nullptr) {
      workbook_close(book_);
      std::remove(temporary_.c_str());
    }
  }

  Status open() {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(temporary_.c_str(), &options);
    if (book_ == nullptr) {
      return export_error(path_, "no memory");
    }
    lxw_format* bold = workbook_add_format(book_);
    format_set_bold(bold);
    score_ = workbook_add_format(book_);
    format_set_num_format(score_, "0.00##");
    for (const TableSpec& table : tables()) {
      if (table.name == "pages") {
        sheets_.push_back({nullptr, 0});
        continue;
      }
      lxw_worksheet* sheet = workbook_add_worksheet(book_, sheet_name(table));
      if (sheet == nullptr) {
        return export_error(path_, "a sheet could not be made");
      }
      worksheet_freeze_panes(sheet, 1, 1);
      for (size_t c = 0; c < table.columns.size(); ++c) {
        const auto column = static_cast<lxw_col_t>(c);
        worksheet_set_column(sheet, column, column, column_width(table.columns[c]), nullptr);
      }
      for (size_t c = 0; c < table.columns.size(); ++c) {
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(c), table.columns[c].name.c_str(),
                               bold);
      }
      sheets_.push_back({sheet, 1});
    }
    return Done{};
  }

  Status add(const std::string&, const Rows& rows) override {
    for (size_t t = 0; t < rows.size(); ++t) {
      for (const Row& row : rows[t]) {
        if (sheets_[t].sheet == nullptr) {
          continue;
        }
        if (sheets_[t].next >= kSheetRows) {
          return export_error(path_,
                              fmt::format("sheet \"{}\" has no row left", sheet_name(tables()[t])),
                              "a workbook holds a million rows: use --to sqlite or csv");
        }
        if (const lxw_error wrong = write(sheets_[t].sheet, sheets_[t].next++, row);
            wrong != LXW_NO_ERROR) {
          return export_error(path_, lxw_strerror(wrong));
        }
      }
    }
    return Done{};
  }

  Status finish() override {
    for (size_t t = 0; t < sheets_.size(); ++t) {
      if (sheets_[t].sheet != nullptr && sheets_[t].next > 1) {
        worksheet_autofilter(sheets_[t].sheet, 0, 0, sheets_[t].next - 1,
                             static_cast<lxw_col_t>(tables()[t].columns.size() - 1));
      }
    }
    const lxw_error wrong = workbook_close(std::exchange(book_, nullptr));
    std::FILE* file = wrong == LXW_NO_ERROR ? std::fopen(temporary_.c_str(), "r+be") : nullptr;
    const bool synced = file != nullptr && ::fsync(::fileno(file)) == 0;
    if (file != nullptr) {
      std::fclose(file);
    }
    if (!synced || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
      std::remove(temporary_.c_str());
      return export_error(path_,
                          wrong != LXW_NO_ERROR ? lxw_strerror(wrong)
                                                : "the finished file could not take its place",
                          "choose another file with --output, or make room");
    }
    return Done{};
  }

 private:
  struct Sheet {
    lxw_worksheet* sheet = nullptr;
    lxw_row_t next = 0;
  };

  lxw_error write(lxw_worksheet* sheet, lxw_row_t at, const Row& row) {
    lxw_error wrong = LXW_NO_ERROR;
    for (size_t c = 0; c < row.size() && wrong == LXW_NO_ERROR; ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      if (const auto* text = std::get_if<std::string>(&row[c])) {
        wrong = worksheet_write_string(sheet, at, column, fitting(*text).c_str(), nullptr);
      } else if (const auto* integer = std::get_if<std::int64_t>(&row[c])) {
        wrong = worksheet_write_number(sheet, at, column, static_cast<double>(*integer), nullptr);
      } else if (const auto* number = std::get_if<double>(&row[c])) {
        wrong = worksheet_write_number(sheet, at, column, *number, score_);
      } else if (const auto* truth = std::get_if<bool>(&row[c])) {
        wrong = worksheet_write_boolean(sheet, at, column, *truth ? 1 : 0, nullptr);
      }
    }
    return wrong;
  }

  std::string path_, temporary_;
  lxw_workbook* book_ = nullptr;
  lxw_format* score_ = nullptr;
  std::vector<Sheet> sheets_;
};

}  // namespace

Result<std::unique_ptr<Exporter>> make_xlsx(const ExportOptions& options) {
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(options.output).parent_path(), ignored);
  auto out =
      std::make_unique<Xlsx>(options.output, fmt::format("{}.{}.part", options.output, ::getpid()));
  if (Status opened = out->open(); !opened) {
    return opened.error();
  }
  return std::unique_ptr<Exporter>(std::move(out));
}

}  // namespace ita::output
