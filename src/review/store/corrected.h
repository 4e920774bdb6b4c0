#pragma once

#include <memory>
#include <string>

#include "facts/facts.h"
#include "facts/messages.h"
#include "review/store/apply.h"
#include "review/store/store.h"

namespace ita::review {

/// The results of one folder as people say that they are: what exports, `check` and the list see.
class CorrectedResults {
 public:
  /// Errors: unreadable (the corrections), missing_model.
  static Result<std::unique_ptr<CorrectedResults>> open(const std::string& folder,
                                                        const std::string& models);

  /// The document (schema version 2) with what holds for its source, its sums done again; as it is
  /// where nothing was said of it.
  Applied of(Json document) const;

  const CorrectionStore& store() const { return *store_; }

 private:
  std::unique_ptr<CorrectionStore> store_;
  std::shared_ptr<const facts::Facts> facts_;
  std::shared_ptr<const facts::Messages> messages_;
};

}  // namespace ita::review
