#include "report/find/measures/measures_groups.h"

#include <string>
#include <vector>

#include "thai/normalise.h"

namespace ita::report {

namespace {

/// The numbers with which a text begins: 2 and 1 of "2.1 การยืม".
std::vector<int> outline_number(const std::string& text) {
  std::vector<int> out;
  const std::string digits = thai::arabic_digits(text);
  int value = 0;
  size_t begun = 0;
  for (size_t i = 0; i <= digits.size(); ++i) {
    const char c = i < digits.size() ? digits[i] : ' ';
    if (c >= '0' && c <= '9' && i - begun < 2) {
      value = value * 10 + (c - '0');
    } else if (i > begun && (c == '.' || c == ' ' || c == ')' || c == '\n')) {
      out.push_back(value);
      value = 0;
      begun = i + 1;
      if (c != '.') {
        break;
      }
    } else {
      break;
    }
  }
  return out;
}

/// The filled cells of a row, each once.
std::vector<const layout::Cell*> filled_cells(const layout::Table& table, int row) {
  std::vector<const layout::Cell*> out;
  for (int c = 0; c < table.cols; ++c) {
    const layout::Cell* cell = table.at(row, c);
    if (cell != nullptr && !cell->lines.empty() && (out.empty() || out.back() != cell)) {
      out.push_back(cell);
    }
  }
  return out;
}

}  // namespace

bool heads_group(const layout::Table& table, int row) {
  if (row + 1 >= table.rows) {
    return false;
  }
  const auto own = filled_cells(table, row), next = filled_cells(table, row + 1);
  const bool number_and_title =
      own.size() == 2 && !outline_number(own[0]->text()).empty() && own[0]->text().size() <= 9;
  if ((own.size() != 1 && !number_and_title) || own[0]->row_span > 1 || next.size() <= own.size()) {
    return false;
  }
  const std::vector<int> above = outline_number(own[0]->text());
  const std::vector<int> below = outline_number(next[0]->text());
  return above.size() == 1 && below.size() == 2 && below[0] == above[0];
}

}  // namespace ita::report
