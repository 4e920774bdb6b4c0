#include "batch/run.h"

#include <chrono>

#include "batch/files.h"

namespace ita::batch {

Result<RunResult> run(const std::vector<Input>& inputs, const RunOptions& options,
                      Observer& observer) {
  const std::string scratch = options.output + "/.ita";
  if (Status made = make_folders(scratch); !made) {
    return made.error();
  }
  auto extractor = Extractor::create(options.extract);
  if (!extractor) {
    return extractor.error();
  }
  const auto start = std::chrono::steady_clock::now();
  const auto since = [](std::chrono::steady_clock::time_point from) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
  };
  RunResult out;
  out.progress.total = static_cast<int>(inputs.size());
  observer.begin(out.progress);
  for (const Input& input : inputs) {
    const auto begin = std::chrono::steady_clock::now();
    Record record;
    record.file = utf8_name(input.name);
    auto extracted = (*extractor)->extract(input.path, record.file);
    if (extracted) {
      const std::string json = extracted->json();
      record.sha256 = extracted->source.sha256;
      record.pages = extracted->source.pages;
      record.pages_failed = static_cast<int>(extracted->problems.size());
      const Status written =
          write_whole(options.output + "/" + input.name + ".json", json, scratch);
      if (!written) {
        record.status = "failed";
        record.error = written.error();
      } else {
        record.status = extracted->report.recognition != report::Recognition::recognised
                            ? "not_recognised"
                        : json.find("\"status\": \"ok\"") != std::string::npos ? "ok"
                                                                               : "needs_review";
        record.output = record.file + ".json";
      }
    } else {
      record.status = "failed";
      record.error = extracted.error();
      record.error.file = record.file;
    }
    record.seconds = since(begin);
    ++out.progress.done;
    out.progress.failed += record.failed() ? 1 : 0;
    out.progress.review += record.status == "needs_review" ? 1 : 0;
    out.progress.pages += record.pages;
    out.progress.seconds = since(start);
    observer.finished(record, out.progress);
  }
  return out;
}

}  // namespace ita::batch
