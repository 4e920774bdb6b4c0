#include "batch/resume.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/build_id.h"
#include "batch/files.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

/// Failures that the same content will meet again under the same options.
bool is_final(ErrorCode code) {
  return code == ErrorCode::damaged || code == ErrorCode::unsupported_format ||
         code == ErrorCode::empty || code == ErrorCode::too_large || code == ErrorCode::quarantined;
}

}  // namespace

std::string build_of(const output::GeneratorInfo& generator) {
  return sha256_of_text(fmt::format("{}|{}|{}|{}|{}|{}", build_id(), output::kSchemaVersion,
                                    generator.version, generator.ocr_model, generator.engine,
                                    generator.facts_model));
}

std::string key_of(const Setup& setup, const output::GeneratorInfo& generator) {
  const text::ReaderOptions& reader = setup.extract.reader;
  return sha256_of_text(fmt::format(
      "{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", build_id(), output::kSchemaVersion, generator.version,
      generator.ocr_model, generator.engine, generator.facts_model, static_cast<int>(reader.ocr),
      reader.dpi, reader.rulings, setup.extract.open.max_megapixels, setup.extract.open.max_pages,
      fmt::format("{}{}{}{}", setup.extras.searchable_pdf, setup.extras.hocr, setup.extras.alto,
                  setup.extras.archival)));
}

bool still_holds(const Record& old, const Record& now, const std::string& output) {
  if (old.sha256 != now.sha256 || old.key != now.key) {
    return false;
  }
  if (old.is_passing()) {
    return false;  // it lacked time or memory: now there may be more
  }
  if (old.failed()) {
    return is_final(old.error.code);
  }
  const auto written = sha256_of(output);
  return written && *written == old.output_sha256;
}

void clear_leftovers(const std::string& scratch, bool spools) {
  std::error_code fault;
  for (const fs::directory_entry& entry : fs::directory_iterator(scratch, fault)) {
    const std::string name = entry.path().filename().string();
    const bool spool = name.rfind("spool-", 0) == 0;
    if (name != "lock" && (spools || !spool)) {
      std::error_code ignored;
      fs::remove_all(entry.path(), ignored);
    }
  }
}

}  // namespace ita::batch
