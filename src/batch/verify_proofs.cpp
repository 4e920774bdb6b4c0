#include "batch/verify_proofs.h"

#include <fstream>

#include "base/sha256.h"
#include "batch/inputs.h"
#include "batch/journal.h"

namespace ita::batch {

Proofs Proofs::of(const std::string& folder, const std::string& build) {
  Proofs out;
  std::ifstream journal(folder + "/run.jsonl", std::ios::binary);
  for (std::string line; std::getline(journal, line);) {
    const auto record = record_of(line);
    if (!record || record->output.empty()) {
      continue;
    }
    // The last record of a result counts, also where it proves nothing.
    std::string& hash = out.hashes_[file_name(record->output)];
    const bool whole = record->is_whole() && record->build == build && !record->is_passing();
    hash = whole ? record->output_sha256 + " " + record->sha256 : "";
  }
  return out;
}

bool Proofs::prove(const std::string& result, const std::string& content,
                   const std::string& source) const {
  const auto found = hashes_.find(result);
  return found != hashes_.end() && !found->second.empty() &&
         found->second == sha256_of_bytes(content) + " " + source;
}

}  // namespace ita::batch
