#include "archive/csv.h"

#include <array>

namespace ita::archive {

namespace {

/// Spreadsheets run what begins so, also behind a line break and in full-width forms; the
/// apostrophe makes it a text for them.
bool looks_like_formula(std::string_view text) {
  while (!text.empty() && (text.front() == '\n' || text.front() == '\r' || text.front() == '\t' ||
                           text.front() == ' ')) {
    text.remove_prefix(1);
  }
  static constexpr std::array<std::string_view, 8> kBegins = {
      "=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  for (const std::string_view begin : kBegins) {
    if (text.starts_with(begin) && text != "-") {
      return true;
    }
  }
  return false;
}

std::string quoted(const std::string& text) {
  const bool plain = !text.empty() && text.find_first_of(",\"\r\n;\t") == std::string::npos &&
                     text.front() != ' ' && text.back() != ' ' &&
                     text.find('\0') == std::string::npos;
  if (plain) {
    return text;
  }
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\0') {
      out += "\u2400";
      continue;
    }
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
  if (Status made = out->folder_.make_folder(); !made) {
    return made.error();
  }
  for (const TableSpec& table : tables()) {
    auto file = TextFile::create(out->draft() + "/" + table.name + ".csv");
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

Status CsvFolder::add(const std::string&, const Batch& batch) {
  for (size_t t = 0; t < batch.size(); ++t) {
    for (const Row& row : batch[t].rows) {
      if (Status written = files_[t].write(csv_line(row, options_.guard)); !written) {
        return written;
      }
    }
  }
  return Done{};
}

Status CsvFolder::close(const Batch& catalogue) {
  if (Status added = add("", catalogue); !added) {
    return added;
  }
  for (TextFile& file : files_) {
    if (Status done = file.finish(); !done) {
      return done;
    }
  }
  return Done{};
}

Status CsvFolder::finish(const Batch& catalogue) {
  if (Status closed = close(catalogue); !closed) {
    return closed;
  }
  return publish();
}

Result<std::unique_ptr<Writer>> make_csv(const ExportOptions& options) {
  auto folder = CsvFolder::create(options);
  if (!folder) {
    return folder.error();
  }
  return std::unique_ptr<Writer>(std::move(*folder));
}

}  // namespace ita::archive
