#pragma once

#include <string>
#include <vector>

#include "review/store/correction.h"

namespace ita::review {

/// How far the review of one document has come.
enum class State {
  clean,         ///< the machine doubted nothing, and no one answered anything
  open,          ///< doubts, no answer
  in_progress,   ///< some answered
  approved,      ///< each doubt answered
  not_a_report,  ///< a person said so of every report in it
};
const char* name(State state);

/// What a correction came to.
struct Outcome {
  Correction correction;
  bool applied = false;  ///< else the machine now reads something else, or no such value is there
};

struct Applied {
  Json document;
  State state = State::clean;
  int doubts = 0;                 ///< of the machine
  int open = 0;                   ///< of them, without an answer
  std::vector<Outcome> outcomes;  ///< one for each correction, in their order
};

/// The document (schema version 2) as people say that it is: values replaced, answered doubts gone,
/// status and counts made anew.  `corrections` are those that hold for its source
/// (CorrectionStore::current).  A correction of a value that the machine now reads otherwise leaves
/// it as it is, and open.  A score that no one can read stays doubted, with the reason
/// "unreadable-to-reviewer" and the text `unreadable`.  Pure: no files, no clock.
Applied apply_corrections(const std::vector<Correction>& corrections, Json document,
                          const std::string& unreadable = "");

/// Where the review of a document stands, without making the corrected document.
Applied progress(const std::vector<Correction>& corrections, const Json& document);

/// The field of a ledger entry ("number/p2/450,312"): its page and the middle of its box, in
/// points.
std::string ledger_field(const Json& entry);

}  // namespace ita::review
