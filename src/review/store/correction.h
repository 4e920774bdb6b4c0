#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/box.h"
#include "base/result.h"

namespace ita::review {

using Json = nlohmann::ordered_json;

/// What a person did.  The names stand in corrections.jsonl: never reword them.
enum class Action {
  accept,        ///< the machine's value is what the page says
  correct,       ///< the page says `value`
  misprint,      ///< the paper is wrong; the value is kept as printed
  unreadable,    ///< something stands there and no one can read it
  add,           ///< the machine missed `value`
  not_a_report,  ///< what was read as a report is none
  split,         ///< a report begins on page `value`
  role,          ///< a number of the ledger has the role `value`
  comment,       ///< only says something
  revert         ///< takes back the answer `supersedes`
};
const char* name(Action action);
std::optional<Action> action_of(std::string_view name);

/// What an answer is about: by content and meaning, never by place in a file.
struct Target {
  std::string sha256;  ///< of the source
  std::string report;  ///< report_keys of fields.h; empty for the document as a whole
  std::string field;   ///< "indicator/5/score"
  auto operator<=>(const Target&) const = default;
};

/// One line of corrections.jsonl.
struct Correction {
  std::string id;    ///< 32 hexadecimal digits, random
  std::string time;  ///< UTC, "2026-11-28T09:12:03Z"
  std::string user;
  Target target;
  Json machine;             ///< the value that the machine had read then
  std::string machine_key;  ///< Field::key then: another key opens the item again
  Action action = Action::comment;
  Json value;  ///< what holds from now on; null where the action needs none
  int page = 0;
  std::optional<Box> bbox;  ///< points, from the top left of the page
  std::string reason;       ///< in the person's words
  std::string supersedes;   ///< id of the answer that was seen and is replaced; empty for none
  bool flagged = true;      ///< the machine doubted the value
  std::string sample;       ///< name of the sample that asked about it; empty for none
};

/// The line without its line feed; ends with `"sum"`, the SHA-256 of the bytes before `,"sum":`.
std::string to_line(const Correction& correction);
/// Errors: damaged (no such line, or its sum does not fit).
Result<Correction> correction_of(const std::string& line);

/// As `to_line` has it, without the sum: for answers over HTTP and for reports.
Json to_json(const Correction& correction);

/// 32 random hexadecimal digits.
std::string new_id();
/// Now, in UTC.
std::string utc_now();

}  // namespace ita::review
