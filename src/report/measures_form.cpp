#include <algorithm>
#include <set>

#include "report/evidence.h"
#include "report/measures.h"
#include "report/prose_text.h"
#include "report/responsible.h"
#include "report/score_columns.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// A label is short (bytes of the key).
constexpr size_t kLongestLabel = 120;

std::string text_of(const layout::Cell& cell) {
  return layout::TracedText::of(cell.lines, true).text();
}

struct FormRow {
  std::string role, label;
  std::vector<const layout::Cell*> values;
};

/// The rows whose first cell is a label; what it says stands to its right.
std::vector<FormRow> form_rows(const layout::Table& table, const facts::Facts& facts) {
  std::vector<FormRow> out;
  for (int r = 0; r < table.rows; ++r) {
    const layout::Cell* first = table.at(r, 0);
    if (first == nullptr || first->row != r || first->lines.empty()) {
      continue;
    }
    const std::string label = clean_item(text_of(*first));
    FormRow row{"", label, {}};
    if (thai::match_key(label).size() <= kLongestLabel) {
      row.role = role_of(label, facts.measure_columns());
    }
    for (int c = 1; c < table.cols; ++c) {
      const layout::Cell* cell = table.at(r, c);
      const bool known = cell == nullptr || cell == first || cell->lines.empty() ||
                         thai::match_key(text_of(*cell)).empty() ||
                         std::find(row.values.begin(), row.values.end(), cell) != row.values.end();
      if (!known) {
        row.values.push_back(cell);
      }
    }
    out.push_back(std::move(row));
  }
  return out;
}

bool is_form(const std::vector<FormRow>& rows) {
  std::set<std::string> roles;
  size_t known = 0;
  for (const FormRow& row : rows) {
    roles.insert(row.role);
    known += row.role.empty() ? 0 : 1;
  }
  const bool what = roles.count("approach") + roles.count("steps") > 0;
  const bool who = roles.count("responsible") + roles.count("schedule") > 0;
  const bool title = roles.count("title") + roles.count("measure") > 0;
  return what && who && title && known * 4 >= rows.size() * 3;
}

void put(Measure& into, const FormRow& row, const facts::Facts& facts) {
  for (const layout::Cell* cell : row.values) {
    merge_evidence(into.evidence, evidence_by_page(cell->lines));
    if (row.role == "responsible") {
      for (std::string& unit : split_responsible(cell->lines, facts)) {
        into.responsible.push_back(std::move(unit));
      }
      continue;
    }
    for (std::string& item : split_items(cell->lines)) {
      if (row.role == "approach" || row.role == "measure") {
        into.approach.push_back(std::move(item));
      } else if (row.role == "steps") {
        into.steps.push_back(std::move(item));
      } else if (row.role == "schedule") {
        into.schedule.text += (into.schedule.text.empty() ? "" : " ") + item;
      } else if (!into.others.empty() && into.others.back().heading == row.label) {
        into.others.back().text += "\n" + item;
      } else {
        into.others.push_back({row.role, row.label, std::move(item)});
      }
    }
    if (row.role == "schedule") {
      add_number_doubts(into.review, layout::TracedText::of(cell->lines, true));
    }
  }
}

}  // namespace

namespace detail {

std::vector<Measure> measures_of_forms(const layout::Layout& layout, const facts::Facts& facts) {
  std::vector<Measure> out;
  for (const layout::JoinedTable& joined : layout.joined) {
    const std::vector<FormRow> rows = form_rows(joined.table, facts);
    if (!is_form(rows)) {
      continue;
    }
    const auto title = std::find_if(rows.begin(), rows.end(), [](const FormRow& row) {
      return row.role == "title" || row.role == "measure";
    });
    for (const FormRow& row : rows) {
      const bool begins = row.role == title->role || &row == rows.data();
      if (begins) {
        out.emplace_back();
        out.back().number = static_cast<int>(out.size());
      }
      if (row.role == title->role && !row.values.empty()) {
        const layout::TracedText traced = layout::TracedText::of(row.values.front()->lines, true);
        out.back().title = clean_item(traced.text());
        add_reading_doubts(out.back().review, traced, {0, traced.text().size()});
        merge_evidence(out.back().evidence, evidence_by_page(row.values.front()->lines));
      } else if (row.role != "number") {
        if (row.role.empty() && !row.values.empty()) {
          out.back().review.add("ไม่รู้จักหัวข้อ “" + row.label + "”");
        }
        put(out.back(), row, facts);
      }
    }
  }
  std::erase_if(out, [](const Measure& m) { return m.title.empty() && m.approach.empty(); });
  for (Measure& measure : out) {
    measure.schedule.report_months = report_months(measure.schedule.text);
  }
  return out;
}

}  // namespace detail

}  // namespace ita::report
