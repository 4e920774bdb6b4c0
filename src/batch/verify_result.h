#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "batch/verify.h"
#include "facts/facts.h"
#include "facts/messages.h"
#include "report/document.h"

namespace ita::batch {

/// Violations of the published schema; empty when the document is valid.
std::vector<std::string> schema_violations(const nlohmann::json& document);

/// What a valid result document describes.  What is not written (columns beside the scores) and
/// what no check needs stays empty.
report::Document document_from(const nlohmann::json& document);

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
                       const facts::Messages& messages, std::vector<Finding>& findings);

}  // namespace ita::batch
