#include "review/store/corrected.h"

#include "review/store/recheck.h"

namespace ita::review {

Result<std::unique_ptr<CorrectedResults>> CorrectedResults::open(const std::string& folder,
                                                                 const std::string& models) {
  auto out = std::make_unique<CorrectedResults>();
  auto store = CorrectionStore::open(folder);
  if (!store) {
    return store.error();
  }
  out->store_ = std::move(*store);
  auto facts = facts::Facts::load(models);
  if (!facts) {
    return facts.error();
  }
  out->facts_ = std::move(*facts);
  auto messages = facts::Messages::load(models);
  if (!messages) {
    return messages.error();
  }
  out->messages_ = std::move(*messages);
  return out;
}

Applied CorrectedResults::of(Json document) const {
  const auto source = document.is_object() ? document.find("source") : document.end();
  const bool known = document.is_object() && source != document.end() && source->is_object();
  const auto said =
      known ? store_->current(source->value("sha256", "")) : std::vector<Correction>();
  Applied out =
      apply_corrections(said, std::move(document),
                        messages_->text("unreadable-to-reviewer", {}, facts::Language::th));
  if (!said.empty() && out.document.value("schema_version", "") == "2.0") {
    recheck(out.document, *facts_, *messages_);
  }
  return out;
}

}  // namespace ita::review
