#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "facts/messages.h"
#include "report/document.h"

// The pieces of which a result is made.
namespace ita::output {

using Json = nlohmann::ordered_json;

/// JSON has no infinity and no NaN: such a value was not measured, and is null.
Json rounded(double value, int decimals);
/// Prints have two decimals, a few have three; a fourth is kept so that nothing printed is rounded
/// away.
Json printed_score(const std::optional<double>& score);
Json computed_score(const std::optional<double>& score);
Json text_or_null(const std::string& text);
Json to_json(const Box& box);
/// 0 to 1.
Json share(double value);
Json to_json(const report::Evidence& evidence);
Json to_json(const std::optional<report::Evidence>& evidence);
Json to_json(const std::vector<report::Evidence>& all);
Json to_json(const Place& place);
Json to_json(const ReasonArgs& args);
Json to_json(const std::optional<report::Level>& level);

/// Reasons with their Thai text.
Json to_json(const std::vector<Reason>& reasons, const facts::Messages& messages);
Json to_json(const report::Review& review, const facts::Messages& messages);

/// One entry of reports[].
Json to_json(const report::Report& report, const facts::Messages& messages);
/// One entry of ledger[].
Json to_json(const report::LedgerEntry& entry);

}  // namespace ita::output
