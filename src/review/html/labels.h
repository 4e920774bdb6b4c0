#pragma once

#include <string>

#include "review/html/markup.h"
#include "review/store/fields.h"

namespace ita::review {

/// What a field is called for people: "ตัวชี้วัดที่ 5 …"; `names`: of the indicators by number, may be
/// null.
std::string field_label(const std::string& field, const Json& names, const Texts& texts);

/// A value as people write it.
std::string value_text(const Json& value);

}  // namespace ita::review
