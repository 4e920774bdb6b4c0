#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/table_file.h"
#include "review/store/fields.h"

namespace ita::review {

/// A filled correction cell of the sheet of doubts that `ita export --to xlsx` writes.
struct SheetAnswer {
  std::string sha256;  ///< of the source
  std::string holder;  ///< JSON pointer of the value's object in the result
  std::string raw;     ///< what the machine had read there, as the sheet shows it
  std::string text;    ///< what the person wrote
  std::string sheet;
  int line = 0;  ///< in the sheet, from 1
};

/// The filled cells of every sheet that has such rows: the last cell of a row is its key, written
/// by the export as "SHA-256 POINTER", the one before it is the person's.
std::vector<SheetAnswer> answers_of(const std::vector<audit::Sheet>& sheets);

/// The value of the document that an answer is about: of its object the one whose kind fits what
/// was written, a doubted one before others.  Null when there is none, or when the machine now
/// reads something else there.
const Field* field_of(const std::vector<Field>& fields, const SheetAnswer& answer);

/// What was written, as a value of that kind: Thai digits and a decimal comma are understood.
/// Nothing when it does not fit.
std::optional<Json> value_of(const Field& field, const std::string& text);

}  // namespace ita::review
