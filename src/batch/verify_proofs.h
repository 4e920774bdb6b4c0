#pragma once

#include <string>
#include <unordered_map>

namespace ita::batch {

/// Which results are, byte for byte, what this very build wrote of a content: reading that content
/// again would give the same bytes.  It rests on the hashes in run.jsonl; a result that has no
/// whole record there, was changed by hand, or was written by another build is not proved.
class Proofs {
 public:
  /// What the journal of a folder of results says; nothing where it has none.  `build` is this one.
  static Proofs of(const std::string& folder, const std::string& build);

  /// `result` is the path under the folder, `content` what stands there, `source` the SHA-256 of
  /// the file that is its source now.
  bool prove(const std::string& result, const std::string& content,
             const std::string& source) const;

 private:
  std::unordered_map<std::string, std::string> hashes_;  ///< by result: "output hash source hash"
};

}  // namespace ita::batch
