#include <nlohmann/json.hpp>

#include "output/export/exporter.h"
#include "output/export/text_files.h"
#include "output/pretty.h"

namespace ita::output {

namespace {

class JsonLines : public Exporter {
 public:
  explicit JsonLines(TextFile file) : file_(std::move(file)) {}

  Status add(const std::string& json, const Rows&) override {
    if (json.empty()) {
      return Done{};  // no document: the run's journal has it
    }
    const auto document = nlohmann::ordered_json::parse(json, nullptr, false);
    return file_.write(compact(document) + "\n");
  }
  Status finish() override { return file_.finish(); }

 private:
  TextFile file_;
};

}  // namespace

Result<std::unique_ptr<Exporter>> make_jsonl(const ExportOptions& options) {
  auto file = TextFile::create(options.output);
  if (!file) {
    return file.error();
  }
  return std::unique_ptr<Exporter>(std::make_unique<JsonLines>(std::move(*file)));
}

}  // namespace ita::output
