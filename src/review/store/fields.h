#pragma once

#include <string>
#include <vector>

#include "review/store/correction.h"

namespace ita::review {

/// One value of a result that a person can check.
struct Field {
  std::string report;  ///< key of its report, empty for what belongs to the document
  int report_index = -1;
  std::string name;     ///< by meaning: "overall/score", "indicator/5/score", "history/2566/score"
  std::string kind;     ///< "score", "level", "year", "name", "text", "page", "check", "document"
  std::string pointer;  ///< JSON pointer of the value; empty when it is no value
  std::string holder;   ///< JSON pointer of the object that has its evidence and review
  Json value;
  Json evidence;  ///< the first one; null when the page does not say it
  Json reasons;   ///< array of reasons; empty when nothing doubts it
  int page() const;
  bool doubted() const { return !reasons.empty(); }
  /// Tells readings apart: of the value and its page.  Another key: the machine now reads
  /// something else.
  std::string key() const;
};

/// A name for each report of a document: "agency/year", as the machine read them, with "?" for what
/// is absent; reports that would share one have "@p" and their first page at the end.
std::vector<std::string> report_keys(const Json& document);

/// Every value of a result (schema version 2), in the order in which a person reads: each report
/// from its agency to its lists, then pages, failed checks that no doubted value speaks of, and the
/// document as a whole.  A cause that several values share is a doubt of the first of them.
std::vector<Field> fields_of(const Json& document);

/// Whether a reason of this code is about all scores of a report, whichever of them bears it.
bool shared_cause(const std::string& code);

}  // namespace ita::review
