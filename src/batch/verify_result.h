#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "batch/verify.h"
#include "ita/facts.h"
#include "report/report.h"

namespace ita::batch {

/// Violations of the published schema; empty when the document is valid.
std::vector<std::string> schema_violations(const nlohmann::json& document);

/// The report that a valid result document describes.  What is not written (columns beside the
/// scores) stays empty.
report::Report report_from(const nlohmann::json& document);

/// A value with its evidence as the result document writes it.
struct Quoted {
  std::string path;  ///< JSON pointer of the value
  report::Evidence evidence;
  bool score = false;  ///< a number that must be equal to the last digit; otherwise text, compared
                       ///< by likeness
};
/// Every evidence of the document in order.
std::vector<Quoted> quoted_evidence(const nlohmann::json& document);

/// Does the sums and levels again and compares them with what the document says of them.
void verify_arithmetic(const nlohmann::json& document, const facts::Facts& facts,
                       std::vector<Finding>& findings);

}  // namespace ita::batch
