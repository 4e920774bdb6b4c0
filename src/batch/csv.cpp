#include "batch/csv.h"

#include <algorithm>

#include "thai/unicode.h"

namespace ita::batch {

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

char separator_of(const std::string& text) {
  const std::string head = text.substr(0, 4096);
  char best = ',';
  for (const char candidate : {';', '\t'}) {
    if (std::count(head.begin(), head.end(), candidate) >
        std::count(head.begin(), head.end(), best)) {
      best = candidate;
    }
  }
  return best;
}

std::string trimmed(const std::string& text) {
  const char* const spaces = " \t\r\n";
  const size_t begin = text.find_first_not_of(spaces);
  return begin == std::string::npos ? std::string()
                                    : text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

}  // namespace

std::vector<std::vector<std::string>> parse_csv(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  }
  const std::string text = valid_utf8(bytes) ? std::string(bytes) : from_thai_code_page(bytes);
  const char separator = separator_of(text);

  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string field;
  bool quoted = false;
  const auto end_field = [&] {
    row.push_back(trimmed(field));
    field.clear();
  };
  const auto end_row = [&] {
    end_field();
    if (std::any_of(row.begin(), row.end(), [](const std::string& f) { return !f.empty(); })) {
      rows.push_back(row);
    }
    row.clear();
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        field += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        field += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && trimmed(field).empty()) {
      field.clear();
      quoted = true;
    } else if (c == separator) {
      end_field();
    } else if (c == '\n') {
      end_row();
    } else {
      field += c;
    }
  }
  end_row();
  return rows;
}

}  // namespace ita::batch
