#include "review/store/sheet_answers.h"

#include <algorithm>
#include <cctype>

#include "thai/numerals.h"

namespace ita::review {

namespace {

constexpr size_t kHashDigits = 64;
/// Cells of a row before its key: file, page, value, raw text, reason, correction.
constexpr size_t kBeforeKey = 6;

/// A hash, and the pointer behind it; a doubt about the file as a whole has none.
bool is_key(const std::string& cell) {
  return cell.size() >= kHashDigits &&
         (cell.size() == kHashDigits || cell.compare(kHashDigits, 2, " /") == 0) &&
         std::all_of(cell.begin(), cell.begin() + kHashDigits,
                     [](unsigned char c) { return std::isxdigit(c) != 0; });
}

std::string raw_of(const Field& field) {
  const auto raw = field.evidence.is_object() ? field.evidence.find("raw") : field.evidence.end();
  return raw != field.evidence.end() && raw->is_string() ? raw->get<std::string>() : std::string();
}

/// Spaces and line breaks aside, which a spreadsheet program may change.
std::string squeezed(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](unsigned char c) { return std::isspace(c) == 0; });
  return out;
}

}  // namespace

std::vector<SheetAnswer> answers_of(const std::vector<audit::Sheet>& sheets) {
  std::vector<SheetAnswer> out;
  for (const audit::Sheet& sheet : sheets) {
    for (size_t i = 0; i < sheet.rows.size(); ++i) {
      const std::vector<std::string>& row = sheet.rows[i];
      if (row.size() <= kBeforeKey || !is_key(row[kBeforeKey]) || row[kBeforeKey - 1].empty()) {
        continue;
      }
      const std::string& key = row[kBeforeKey];
      out.push_back({key.substr(0, kHashDigits),
                     key.size() > kHashDigits ? key.substr(kHashDigits + 1) : "", row[3],
                     row[kBeforeKey - 1], sheet.name, sheet.lines[i]});
    }
  }
  return out;
}

const Field* field_of(const std::vector<Field>& fields, const SheetAnswer& answer) {
  const Field* best = nullptr;
  for (const Field& field : fields) {
    if (field.holder != answer.holder || field.pointer.empty() ||
        squeezed(raw_of(field)) != squeezed(answer.raw) || !value_of(field, answer.text)) {
      continue;
    }
    // A number is a score before it is a text; and of several texts the first one names the thing.
    const auto rank = [](const Field& f) {
      return (f.doubted() ? 2 : 0) + (f.kind == "score" || f.kind == "year" ? 1 : 0);
    };
    if (best == nullptr || rank(field) > rank(*best)) {
      best = &field;
    }
  }
  return best;
}

std::optional<Json> value_of(const Field& field, const std::string& text) {
  if (field.kind == "score") {
    const auto number = thai::parse_number(text);
    return number && !number->negative ? std::optional<Json>(number->value) : std::nullopt;
  }
  if (field.kind == "year") {
    const auto year = thai::parse_year_be(text);
    return year ? std::optional<Json>(*year) : std::nullopt;
  }
  const bool words = field.kind == "level" || field.kind == "name" || field.kind == "text";
  return words && !text.empty() ? std::optional<Json>(text) : std::nullopt;
}

}  // namespace ita::review
