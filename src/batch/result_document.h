#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "report/document.h"

// A result that was written, read back.
namespace ita::batch {

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

}  // namespace ita::batch
