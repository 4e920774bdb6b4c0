#include "audit/csv.h"

#include <algorithm>
#include <map>
#include <optional>

#include "thai/unicode.h"

namespace ita::audit {

namespace {

bool valid_utf8(std::string_view bytes) {
  const std::u32string text = thai::to_utf32(bytes);
  return std::none_of(text.begin(), text.end(), [](char32_t c) { return c == 0xFFFD; });
}

/// Windows code page 874: ASCII, and Thai in one byte.
std::string from_thai_code_page(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool thai = byte >= 0xA1 && byte <= 0xFB;
    out += thai          ? thai::to_utf8(static_cast<char32_t>(0x0E01 + (byte - 0xA1)))
           : byte < 0x80 ? std::string(1, c)
                         : thai::to_utf8(static_cast<char32_t>(byte == 0xA0 ? 0xA0 : 0xFFFD));
  }
  return out;
}

/// "Unicode text" of spreadsheets: UTF-16 with its mark.
std::optional<std::string> from_utf16(std::string_view bytes) {
  const bool little = bytes.starts_with("\xFF\xFE");
  const bool big = bytes.starts_with("\xFE\xFF");
  if (!little && !big) {
    return std::nullopt;
  }
  std::u32string text;
  for (size_t i = 2; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    text += static_cast<char32_t>(little ? second << 8 | first : first << 8 | second);
  }
  return thai::to_utf8(text);
}

/// How often the sign stands outside of quotes in each of the first lines.
std::vector<int> counts_by_line(std::string_view text, char sign) {
  constexpr size_t kLines = 30;
  std::vector<int> out;
  int count = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == '\n' && !quoted) {
      out.push_back(count);
      count = 0;
      if (out.size() == kLines) {
        return out;
      }
    } else if (c == sign && !quoted) {
      ++count;
    }
  }
  if (count > 0) {
    out.push_back(count);
  }
  return out;
}

/// The sign that divides most lines into the same number of fields: a decimal comma is in the lines
/// of numbers only.
char separator_of(std::string_view text) {
  char best = ',';
  std::pair<int, int> most{0, 0};
  for (const char candidate : {',', ';', '\t', '|'}) {
    std::map<int, int> lines;  // by count
    for (const int count : counts_by_line(text, candidate)) {
      ++lines[count];
    }
    for (const auto& [count, times] : lines) {
      if (count > 0 && std::pair(times, count) > most) {
        most = {times, count};
        best = candidate;
      }
    }
  }
  return best;
}

/// "sep=;" as spreadsheets write it above the table; 0 when none.
char stated_separator(std::string& text) {
  if (!text.starts_with("sep=") || text.size() < 6) {
    return 0;
  }
  const char separator = text[4];
  text.erase(0, std::min(text.find('\n'), text.size() - 1) + 1);
  return separator;
}

std::string trimmed(const std::string& text) {
  const char* const spaces = " \t\r\n";
  const size_t begin = text.find_first_not_of(spaces);
  return begin == std::string::npos ? std::string()
                                    : text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

/// What the file says, as UTF-8 with line feeds alone.
std::string text_of_file(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  }
  const auto wide = from_utf16(bytes);
  std::string text = wide                ? *wide
                     : valid_utf8(bytes) ? std::string(bytes)
                                         : from_thai_code_page(bytes);
  for (size_t at = text.find('\r'); at != std::string::npos; at = text.find('\r', at)) {
    if (at + 1 < text.size() && text[at + 1] == '\n') {
      text.erase(at, 1);
    } else {
      text[at] = '\n';
    }
  }
  return text;
}

/// Takes a table apart, character by character.
class CsvReader {
 public:
  explicit CsvReader(char separator) : separator_(separator) {}

  /// `next`: the character after it, 0 at the end.  Whether that one is taken along.
  bool take(char c, char next) {
    if (quoted_) {
      return take_quoted(c, next);
    }
    if (c == '"' && trimmed(field_).empty()) {
      field_.clear();
      quoted_ = true;
    } else if (c == separator_) {
      end_field();
    } else if (c == '\n') {
      end_row();
    } else {
      field_ += c;
    }
    return false;
  }

  void end_row() {
    end_field();
    if (std::any_of(row_.begin(), row_.end(), [](const std::string& f) { return !f.empty(); })) {
      rows.push_back(row_);
    }
    row_.clear();
  }

  std::vector<std::vector<std::string>> rows;

 private:
  /// Within quotes, two of them are one of the text.
  bool take_quoted(char c, char next) {
    const bool doubled = c == '"' && next == '"';
    if (c != '"' || doubled) {
      field_ += c;
    } else {
      quoted_ = false;
    }
    return doubled;
  }

  void end_field() {
    row_.push_back(trimmed(field_));
    field_.clear();
  }

  char separator_;
  std::vector<std::string> row_;
  std::string field_;
  bool quoted_ = false;
};

}  // namespace

std::vector<std::vector<std::string>> parse_csv(std::string_view bytes) {
  std::string text = text_of_file(bytes);
  const char stated = stated_separator(text);
  CsvReader reader(stated != 0 ? stated : separator_of(text));
  for (size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    i += reader.take(text[i], next) ? 1 : 0;
  }
  reader.end_row();
  return std::move(reader.rows);
}

}  // namespace ita::audit
