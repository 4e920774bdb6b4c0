#include "output/export/csv.h"

#include <fmt/format.h>

namespace ita::output {

namespace {

/// Spreadsheets run what begins so; the apostrophe makes it a text for them.
bool looks_like_formula(const std::string& text) {
  return !text.empty() && std::string("=+-@\t\r").find(text[0]) != std::string::npos;
}

std::string quoted(const std::string& text) {
  const bool plain = !text.empty() && text.find_first_of(",\"\r\n;\t") == std::string::npos &&
                     text.front() != ' ' && text.back() != ' ';
  if (plain) {
    return text;
  }
  std::string out = "\"";
  for (const char c : text) {
    out += c;
    if (c == '"') {
      out += c;
    }
  }
  return out + "\"";
}

std::string field(const Value& value, bool guard) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    return quoted(guard && looks_like_formula(*text) ? "'" + *text : *text);
  }
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*integer);
  }
  if (const auto* number = std::get_if<double>(&value)) {
    return number_text(*number);
  }
  if (const auto* truth = std::get_if<bool>(&value)) {
    return *truth ? "true" : "false";
  }
  return "";
}

}  // namespace

std::string csv_line(const Row& row, bool guard) {
  std::string out;
  for (size_t i = 0; i < row.size(); ++i) {
    out += (i == 0 ? "" : ",") + field(row[i], guard);
  }
  return out + "\r\n";
}

Result<std::unique_ptr<CsvFolder>> CsvFolder::create(const ExportOptions& options) {
  std::unique_ptr<CsvFolder> out(new CsvFolder(options));
  for (const TableSpec& table : tables()) {
    auto file = TextFile::create(options.output + "/" + table.name + ".csv");
    if (!file) {
      return file.error();
    }
    Row titles;
    for (const Column& column : table.columns) {
      titles.emplace_back(column.name);
    }
    const std::string head = (options.bom ? "\xEF\xBB\xBF" : "") + csv_line(titles, false);
    if (Status written = file->write(head); !written) {
      return written.error();
    }
    out->files_.push_back(std::move(*file));
  }
  return out;
}

Status CsvFolder::add(const std::string&, const Rows& rows) {
  for (size_t t = 0; t < rows.size(); ++t) {
    for (const Row& row : rows[t]) {
      if (Status written = files_[t].write(csv_line(row, options_.guard)); !written) {
        return written;
      }
    }
  }
  return Done{};
}

Status CsvFolder::finish() {
  for (TextFile& file : files_) {
    if (Status done = file.finish(); !done) {
      return done;
    }
  }
  return Done{};
}

Result<std::unique_ptr<Exporter>> make_csv(const ExportOptions& options) {
  auto folder = CsvFolder::create(options);
  if (!folder) {
    return folder.error();
  }
  return std::unique_ptr<Exporter>(std::move(*folder));
}

}  // namespace ita::output
