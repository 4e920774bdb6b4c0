#include <algorithm>
#include <set>

#include "report/find/measures/measures.h"
#include "report/find/plan/column_titles.h"
#include "report/find/plan/responsible.h"
#include "report/view/evidence.h"
#include "report/view/prose_text.h"
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
  const layout::Cell* band = nullptr;  ///< the cell, where it is the only one of its row
};

/// A row of one cell above rows with labels names the measure, where no label does.
void name_by_bands(std::vector<FormRow>& rows) {
  const bool named = std::any_of(rows.begin(), rows.end(), [](const FormRow& row) {
    return row.band == nullptr && (row.role == "title" || row.role == "measure");
  });
  for (size_t i = 0; i + 1 < rows.size() && !named; ++i) {
    if (rows[i].band != nullptr && rows[i + 1].band == nullptr && !rows[i + 1].role.empty()) {
      rows[i].role = "measure";
      rows[i].values = {rows[i].band};
    }
  }
}

/// "มาตรการที่ 1" names the measure beside it.
bool numbers_measure(const std::string& key, const facts::Facts& facts) {
  const auto& leads = facts.lexicon("measure-number-lead");
  return std::any_of(leads.begin(), leads.end(), [&](const Phrase& lead) {
    return key.starts_with(lead.key) && key.size() > lead.key.size() &&
           key.find_first_not_of("0123456789", lead.key.size()) == std::string::npos;
  });
}

/// "ใคร (Who)" names its role twice: where the first words are misread, those in brackets say it.
std::string role_of_label(const std::string& label, const facts::Facts& facts) {
  std::string role = role_of(label, facts.measure_columns());
  const size_t open = label.find('('), close = label.rfind(')');
  if (!role.empty() || open == std::string::npos || close == std::string::npos || close < open) {
    return role;
  }
  return role_of(label.substr(open + 1, close - open - 1), facts.measure_columns());
}

/// The rows whose first cell is a label; what it says stands to its right.
std::vector<FormRow> form_rows(const layout::Table& table, const facts::Facts& facts) {
  std::vector<FormRow> out;
  for (int r = 0; r < table.rows; ++r) {
    const layout::Cell* first = table.at(r, 0);
    if (first == nullptr || first->row != r || first->lines.empty()) {
      continue;
    }
    const std::string label = clean_item(text_of(*first));
    const bool band = table.cols > 1 && first->col_span >= table.cols;
    FormRow row{"", label, {}, band ? first : nullptr};
    if (numbers_measure(thai::match_key(text_of(*first)), facts)) {
      row.role = "measure";
    } else if (thai::match_key(label).size() <= kLongestLabel) {
      row.role = role_of_label(label, facts);
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
  name_by_bands(out);
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

/// Puts an item where the row's role says.
void put_item(Measure& into, const FormRow& row, std::string item) {
  if (row.role == "approach" || row.role == "measure") {
    into.approach.push_back(std::move(item));
  } else if (row.role == "steps") {
    into.steps.push_back(std::move(item));
  } else if (row.role == "schedule") {
    into.schedule.text += (into.schedule.text.empty() ? "" : " ") + item;
  } else if (!into.others.empty() && into.others.back().heading == row.label) {
    into.others.back().text += "\n" + item;
  } else {
    into.others.push_back({row.role == "title" ? "topic" : row.role, row.label, std::move(item)});
  }
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
      put_item(into, row, std::move(item));
    }
    if (row.role == "schedule") {
      add_number_doubts(into.review, layout::TracedText::of(cell->lines, true));
    }
  }
}

/// The role of the rows that name the measures.  "ประเด็น" above "มาตรการ" is what the measure is
/// about.
std::string title_role(const std::vector<FormRow>& rows) {
  const auto named = [&](std::string_view role) {
    return std::any_of(rows.begin(), rows.end(), [&](const FormRow& row) {
      return row.role == role && row.values.size() == 1 &&
             split_items(row.values.front()->lines).size() == 1;
    });
  };
  return named("measure") || !named("title") ? "measure" : "title";
}

/// The label with which each of several measures begins.
std::string first_role(const std::vector<FormRow>& rows, const std::string& title) {
  const std::string& first = rows.front().role;
  return first == "title" || first == "measure" || first == "number" ? first : title;
}

void name_measure(Measure& measure, const FormRow& row) {
  const layout::TracedText traced = layout::TracedText::of(row.values.front()->lines, true);
  measure.title = clean_item(traced.text());
  add_reading_doubts(measure.review, traced, {0, traced.text().size()});
  merge_evidence(measure.evidence, evidence_by_page(row.values.front()->lines));
}

/// A column for each measure: the row of titles has several cells, and so have the others.
size_t measures_beside(const std::vector<FormRow>& rows, const std::string& title) {
  const auto names =
      std::find_if(rows.begin(), rows.end(), [&](const FormRow& row) { return row.role == title; });
  const size_t count = names == rows.end() ? 0 : names->values.size();
  const auto alike = std::count_if(rows.begin(), rows.end(),
                                   [&](const FormRow& row) { return row.values.size() == count; });
  return count >= 2 && static_cast<size_t>(alike) * 4 >= rows.size() * 3 ? count : 0;
}

/// The rows of the measure in one of the columns; what reaches over all of them is of each.
std::vector<FormRow> rows_of(const std::vector<FormRow>& rows, size_t column, size_t columns) {
  std::vector<FormRow> out = rows;
  for (FormRow& row : out) {
    if (row.values.size() == columns) {
      row.values = {row.values[column]};
    }
  }
  return out;
}

/// One form, or several below one another.
std::vector<Measure> read_form(const std::vector<FormRow>& rows, const facts::Facts& facts) {
  const std::string title = title_role(rows), first = first_role(rows, title);
  std::vector<Measure> out;
  for (const FormRow& row : rows) {
    if (row.role == first || out.empty()) {
      out.emplace_back();
    }
    Measure& measure = out.back();
    if (row.role == title && measure.title.empty() && !row.values.empty()) {
      name_measure(measure, row);
    } else if (row.role != "number") {
      if (row.role.empty() && !row.values.empty()) {
        measure.review.add("unknown-heading", {{"heading", row.label}});
      }
      put(measure, row, facts);
    }
  }
  std::erase_if(out, [](const Measure& m) { return m.title.empty() && m.approach.empty(); });
  return out;
}

}  // namespace

bool is_measure_form(const layout::Table& table, const facts::Facts& facts) {
  return is_form(form_rows(table, facts));
}

std::vector<MeasureCandidate> measures_of_forms(const MeasureSources& from) {
  std::vector<MeasureCandidate> out;
  for (size_t i = 0; i < from.flow.size(); ++i) {
    if (from.flow[i].table() < 0) {
      continue;
    }
    const auto index = static_cast<size_t>(from.flow[i].table());
    const std::vector<FormRow> rows = form_rows(from.layout.joined[index].table, from.facts);
    if (!is_form(rows)) {
      continue;
    }
    const bool named = std::any_of(rows.begin(), rows.end(),
                                   [](const FormRow& row) { return row.role == "measure"; });
    const size_t columns = measures_beside(rows, named ? "measure" : "title");
    for (size_t c = 0; c < std::max<size_t>(columns, 1); ++c) {
      const std::vector<FormRow> own = columns == 0 ? rows : rows_of(rows, c, columns);
      for (Measure& measure : read_form(own, from.facts)) {
        measure.number = static_cast<int>(out.size()) + 1;
        out.push_back({std::move(measure), PlanForm::form, true, 0, i});
      }
    }
  }
  return out;
}

}  // namespace ita::report
