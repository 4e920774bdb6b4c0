#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "facts/messages.h"

namespace ita::output {

/// What a person calls the value at a JSON pointer of a result ("/reports/0/indicators/4/score" is
/// "indicator 5 (…)"), in the language of the messages' codes "value-…" and "part-…".  Where the
/// document has several reports, the label says which.  A pointer into what has no name of its own
/// is its own label.
template <class Json>
std::string value_label(const Json& document, const std::string& pointer,
                        const facts::Messages& messages, facts::Language language);

extern template std::string value_label(const nlohmann::json&, const std::string&,
                                        const facts::Messages&, facts::Language);
extern template std::string value_label(const nlohmann::ordered_json&, const std::string&,
                                        const facts::Messages&, facts::Language);

}  // namespace ita::output
