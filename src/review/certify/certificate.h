#pragma once

#include <string>
#include <vector>

#include "review/html/markup.h"
#include "review/index/index.h"

namespace ita::review {

/// How often values that no one doubted turned out wrong, by kind of value and by scan or born:
///
///     {"confidence": 0.95, "checked": 3000, "wrong": 0, "bound": 0.001, "undecided": 2,
///      "outdated": 0, "values": 150000, "strata": [{"kind": "indicator", "scan": true, "values":
///      …, "checked": …, "wrong": …, "bound": …}], "wrong_values": [{…corrections…}]}
///
/// Counted are the answers to values of a random sample (`Correction::sample`) that hold now;
/// "unreadable" decides nothing.  "outdated" counts those about what an earlier reading said: the
/// machine now reads something else there, or doubts it.
Json certify(const std::vector<Correction>& all, Index& index);

/// A share as certificates print it.
std::string percent(double share);

/// What the certificate says in sentences.
std::vector<std::string> certificate_words(const Json& certificate, const Texts& texts);

/// The same as a page to be printed and signed.
std::string certificate_page(const Json& certificate, const std::string& folder,
                             const Texts& texts);

/// The same as a PDF, its font in it.  Errors: missing_model, cannot_write.
Result<std::string> certificate_pdf(const Json& certificate, const std::string& folder,
                                    const Texts& texts, const std::string& models);

}  // namespace ita::review
