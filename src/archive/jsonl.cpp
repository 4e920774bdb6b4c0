#include <nlohmann/json.hpp>

#include "archive/exporter.h"
#include "archive/published_folder.h"
#include "output/pretty.h"

namespace ita::archive {

namespace {

class JsonLines : public Writer {
 public:
  explicit JsonLines(const std::string& path) : place_(path) {}

  Status open() {
    auto file = TextFile::create(place_.draft());
    if (!file) {
      return file.error();
    }
    file_ = std::make_unique<TextFile>(std::move(*file));
    return Done{};
  }

  Status add(const std::string& json, const Batch&) override {
    if (json.empty()) {
      return Done{};  // no document: the run's journal has it
    }
    const auto document = nlohmann::ordered_json::parse(json, nullptr, false);
    return file_->write(output::compact(document) + "\n");
  }

  Status finish(const Batch&) override {
    if (Status done = file_->finish(); !done) {
      return done;
    }
    return place_.publish();
  }

 private:
  Publication place_;
  std::unique_ptr<TextFile> file_;
};

}  // namespace

Result<std::unique_ptr<Writer>> make_jsonl(const ExportOptions& options) {
  auto out = std::make_unique<JsonLines>(options.output);
  if (Status opened = out->open(); !opened) {
    return opened.error();
  }
  return std::unique_ptr<Writer>(std::move(out));
}

}  // namespace ita::archive
