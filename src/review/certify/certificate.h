#pragma once

#include <string>
#include <vector>

#include "review/html/markup.h"
#include "review/index/index.h"

namespace ita::review {

/// How often values that no one doubted turned out wrong, by kind of value and by scan or born:
///
///     {"confidence": 0.95, "checked": 3000, "wrong": 0, "bound": 0.001, "undecided": 2,
///      "population": 150000, "strata": [{"kind": "indicator", "scan": true, "values": …,
///      "checked": …, "wrong": …, "bound": …}], "wrong_values": [{…corrections…}]}
///
/// Counted are the answers to values of a random sample (`Correction::sample`) that hold now;
/// "unreadable" decides nothing.
Json certify(const std::vector<Correction>& all, Index& index);

/// The same as a page to be printed and signed.
std::string certificate_page(const Json& certificate, const std::string& folder,
                             const Texts& texts);

}  // namespace ita::review
