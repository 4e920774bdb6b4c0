#include "batch/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "batch/files.h"
#include "batch/verify_pages.h"
#include "batch/verify_result.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

Finding failed(const char* id, std::string message) {
  return {id, Verdict::fail, std::move(message), "", 0, {}};
}

/// Bytes that are no UTF-8 are written "\xNN" in results: the way back to the name in the file
/// system.
std::string file_name(const std::string& written) {
  std::string out;
  for (size_t i = 0; i < written.size(); ++i) {
    if (written.compare(i, 2, "\\x") == 0 && i + 4 <= written.size() &&
        std::all_of(written.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                    written.begin() + static_cast<std::ptrdiff_t>(i) + 4,
                    [](unsigned char c) { return std::isxdigit(c) != 0; })) {
      out += static_cast<char>(std::stoi(written.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else {
      out += written[i];
    }
  }
  return out;
}

/// The source's path in the first folder that has it; empty when none has.
std::string find_source(const std::vector<std::string>& folders, const std::string& name) {
  for (const std::string& folder : folders) {
    for (const std::string& candidate : {name, file_name(name)}) {
      std::error_code ignored;
      const fs::path path = fs::path(folder) / candidate;
      if (fs::is_regular_file(path, ignored)) {
        return path.string();
      }
    }
  }
  return {};
}

class Verifier {
 public:
  Verifier(const VerifyOptions& options, Extractor& extractor)
      : options_(options), extractor_(extractor) {}

  Verified verify(const std::string& folder, const std::string& result) {
    Verified out;
    out.result = result;
    try {
      verify_into(folder, out);
    } catch (const std::exception& fault) {
      out.findings.push_back(
          failed("schema", std::string("the result cannot be understood: ") + fault.what()));
    }
    return out;
  }

 private:
  void verify_into(const std::string& folder, Verified& out) {
    const auto content = read_all((fs::path(folder) / out.result).string());
    if (!content) {
      out.findings.push_back(failed("schema", describe(content.error())));
      return;
    }
    const json document = json::parse(*content, nullptr, false);
    if (document.is_discarded()) {
      out.findings.push_back(failed("schema", "is not valid JSON"));
      return;
    }
    const std::vector<std::string> violations = schema_violations(document);
    constexpr size_t kMost = 5;
    for (size_t i = 0; i < violations.size() && i < kMost; ++i) {
      out.findings.push_back(failed("schema", violations[i]));
    }
    if (!violations.empty()) {
      return;
    }
    out.source = document.at("source").at("file").get<std::string>();
    out.status = document.at("status").get<std::string>();
    verify_arithmetic(document, extractor_.facts(), out.findings);
    verify_source(document, out);
  }

  void verify_source(const json& document, Verified& out) {
    const std::string path = find_source(options_.sources, out.source);
    if (path.empty()) {
      std::string message = "the source is not there: looked in";
      for (const std::string& folder : options_.sources) {
        message += " " + (folder.empty() ? "." : folder);
      }
      out.findings.push_back(failed("source", message + " (name its folder with --source)"));
      return;
    }
    const auto hash = sha256_of(path);
    if (!hash) {
      out.findings.push_back(failed("source", describe(hash.error())));
      return;
    }
    if (*hash != document.at("source").at("sha256").get<std::string>()) {
      out.findings.push_back(failed("source", "the source has changed since it was read"));
      return;
    }
    const std::vector<Quoted> quoted = quoted_evidence(document);
    if (quoted.empty()) {
      return;
    }
    auto opened = document::open(path, options_.extract.open);
    if (!opened) {
      out.findings.push_back(failed("source", describe(opened.error())));
      return;
    }
    PageReader pages(**opened, extractor_.reader());
    verify_evidence(quoted, pages, out.findings);
    out.evidence = static_cast<int>(quoted.size());
  }

  const VerifyOptions& options_;
  Extractor& extractor_;
};

}  // namespace

const char* name(Verdict verdict) {
  return verdict == Verdict::pass ? "pass" : verdict == Verdict::warning ? "warning" : "fail";
}

bool Verified::failed() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.verdict == Verdict::fail; });
}

Result<std::vector<std::string>> result_files(const std::string& results) {
  std::error_code fault;
  std::vector<std::string> out;
  if (fs::is_regular_file(results, fault)) {
    out.push_back(fs::path(results).filename().string());
    return out;
  }
  fs::recursive_directory_iterator it(results, fs::directory_options::skip_permission_denied,
                                      fault);
  if (fault) {
    return Error{fault == std::errc::no_such_file_or_directory ? ErrorCode::not_found
                                                               : ErrorCode::unreadable,
                 "batch",
                 results,
                 0,
                 fault.message(),
                 "name a folder that 'ita extract' wrote, or one of its files"};
  }
  for (; it != fs::recursive_directory_iterator(); it.increment(fault)) {
    if (fault) {
      return Error{ErrorCode::unreadable, "batch", results, 0, fault.message(), ""};
    }
    const std::string name = it->path().filename().string();
    if (name.starts_with(".")) {
      if (it->is_directory(fault)) {
        it.disable_recursion_pending();  // scratch space of a run
      }
      continue;
    }
    if (name.ends_with(".json") && it->is_regular_file(fault)) {
      out.push_back(it->path().lexically_relative(results).string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

Status verify(const VerifyOptions& options, const std::function<void(const Verified&)>& each) {
  const auto files = result_files(options.results);
  if (!files) {
    return files.error();
  }
  auto extractor = Extractor::create(options.extract);
  if (!extractor) {
    return extractor.error();
  }
  std::error_code ignored;
  const std::string folder = fs::is_directory(options.results, ignored)
                                 ? options.results
                                 : fs::path(options.results).parent_path().string();
  Verifier verifier(options, **extractor);
  for (const std::string& file : *files) {
    each(verifier.verify(folder, file));
  }
  return Done{};
}

}  // namespace ita::batch
