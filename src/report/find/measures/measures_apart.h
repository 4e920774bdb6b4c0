#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/find/measures/measures_columns.h"
#include "report/view/flow.h"

namespace ita::report::detail {

/// What is printed like measures and is none: tables under headings that those of measures bear
/// too, and rows among the measures.

/// The text right above the table, where no other table stands between them.
const Para* text_above(const std::vector<Para>& flow, size_t table);

/// The heading is one of the phrases and nothing more.
bool is_whole(std::string_view heading, const std::vector<facts::Phrase>& phrases);

/// The text is the name of a unit that offices have, so that over a group of rows it says who
/// answers for them.
bool is_known_unit(const std::string& text, const facts::Facts& facts);

/// "ตัวชี้วัด | ค่าเป้าหมาย | ผู้รับผิดชอบ" with nothing but numbers as targets: who answers for which
/// score.
bool sets_scores(const layout::Table& table, const MeasureColumns& columns);

/// "กิจกรรม | ช่วงเวลา" below "ปฏิทินการประเมิน": when the assessment takes place, whoever does it.
/// `above`: the paragraph over the table, null for none.
bool is_calendar(const MeasureColumns& columns, const Para* above, const facts::Facts& facts);

/// A table of which no measure was read and that seems to hold them: it says who answers for what,
/// or stands below a heading of measures.  `as_issues`: it was read as issues with what is to be
/// done about them, so that only who answers for it is missing.
bool may_hold_measures(const layout::Table& table, const Para& para, const Para* above,
                       bool as_issues, const facts::Facts& facts);

/// A row that adds up the others: "รวม", "รวมทั้งสิ้น 5 โครงการ" for a title, or "คะแนนรวม" before a
/// text that stands where the measure, its unit and its time would.
bool is_total_row(const layout::Table& table, const MeasureColumns& columns, int row,
                  const layout::Cell& title, const facts::Facts& facts);

}  // namespace ita::report::detail
