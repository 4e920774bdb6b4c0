#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/box.h"
#include "base/result.h"
#include "batch/extract.h"
#include "batch/fenced.h"

namespace ita::batch {

enum class Verdict { pass, warning, fail };
const char* name(Verdict verdict);  ///< "pass", "warning", "fail"

/// One thing that was verified about one result.
struct Finding {
  std::string id;  ///< "schema", "source", "evidence", "arithmetic", "review"
  Verdict verdict = Verdict::pass;
  std::string message;
  std::string path;        ///< JSON pointer in the result; empty when it is about the whole
  int page = 0;            ///< 0 when it is about no place on paper
  Box bbox;                ///< points, page as a person sees it
  std::string label = {};  ///< what a person calls the value; empty when it is about the whole
};

/// What verification found about one result file.
struct Verified {
  std::string result;             ///< path under the folder of results
  std::string source;             ///< name of the source as the result gives it; empty when unknown
  std::string status;             ///< status that the result claims
  int evidence = 0;               ///< boxes that were read again
  bool proved = false;            ///< by hash and build, so that nothing was read again
  std::vector<Finding> findings;  ///< everything that is not plainly right; empty when all is
  bool failed() const;
};

struct VerifyOptions {
  std::string results;               ///< folder that `ita extract` wrote, or one result file
  std::vector<std::string> sources;  ///< folders in which the sources are looked for, in this order
  ExtractOptions extract;
  FenceOptions fence;                                ///< the sources are read again behind it
  std::uint64_t max_bytes = std::uint64_t{1} << 30;  ///< larger sources are not read
  int jobs = 1;                                      ///< processes
  /// Read sources again also where a result is proved to be what this build wrote of them.
  bool again = false;
  facts::Language language = facts::Language::th;  ///< of labels
  double sample = 1;  ///< share of the results that is verified; by their names, so always the same
  bool only_flagged = false;  ///< sources are read again only of results that ask for a person
  /// A result as people say that it is, for its sums and its doubts; the machine's own when unset.
  std::function<nlohmann::json(const nlohmann::json&)> corrected;
};

/// Verifies every result again: valid against the schema; source there and unchanged; every
/// evidence box read again and equal; sums and levels by the facts of the year; and all that the
/// source says on another reading equal to what the result says, so that a text which was changed,
/// emptied or taken out is named.  Where the journal proves that a result is what this build wrote
/// of this very content, another reading would say the same, and is spared.  `each` is called in
/// the order of the names.  Errors: not_found (no result there), unreadable (the folder),
/// missing_model, internal.
Status verify(const VerifyOptions& options, const std::function<void(const Verified&)>& each);

/// Those of the results that a sample of this share takes.
std::vector<std::string> sample_of(const std::vector<std::string>& results, double share);

/// Result files (JSON) under a folder, or the file itself, sorted; paths relative to the folder.
Result<std::vector<std::string>> result_files(const std::string& results);

}  // namespace ita::batch
