#include "batch/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/own_json.h"
#include "batch/result_document.h"
#include "batch/resume.h"
#include "batch/run.h"
#include "batch/verify_pages.h"
#include "batch/verify_processes.h"
#include "batch/verify_proofs.h"
#include "batch/verify_result.h"
#include "batch/verify_values.h"
#include "batch/worker_warm.h"
#include "output/value_label.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

Finding failed(const char* id, std::string message) {
  return {id, Verdict::fail, std::move(message), "", 0, {}};
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

std::string to_text(const std::vector<Finding>& findings) {
  json out = json::array();
  for (const Finding& f : findings) {
    out.push_back({f.id,
                   static_cast<int>(f.verdict),
                   f.message,
                   f.path,
                   f.page,
                   {f.bbox.x0, f.bbox.y0, f.bbox.x1, f.bbox.y1},
                   f.label});
  }
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// What a process behind the fence has found.  False when it is no list of findings.
bool add_findings(const std::string& text, std::vector<Finding>& findings) {
  try {
    for (const json& f : parse_own<json>(text)) {
      const json& box = f.at(5);
      const int verdict = f.at(1);
      findings.push_back({f.at(0),
                          verdict == 0   ? Verdict::pass
                          : verdict == 1 ? Verdict::warning
                                         : Verdict::fail,
                          f.at(2),
                          f.at(3),
                          f.at(4),
                          {box.at(0), box.at(1), box.at(2), box.at(3)},
                          f.at(6)});
    }
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

std::string packed(const Verified& verified) {
  return json{verified.result,   verified.source, verified.status,
              verified.evidence, verified.proved, to_text(verified.findings)}
      .dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<Verified> unpacked(const std::string& line) {
  try {
    const auto all = parse_own<json>(line);
    Verified out;
    out.result = all.at(0);
    out.source = all.at(1);
    out.status = all.at(2);
    out.evidence = all.at(3);
    out.proved = all.at(4);
    return add_findings(all.at(5), out.findings) ? std::optional(std::move(out)) : std::nullopt;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

class Verifier {
 public:
  Verifier(const VerifyOptions& options, Extractor& extractor, Proofs proofs)
      : options_(options), extractor_(extractor), proofs_(std::move(proofs)) {}

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
    if (const std::string other = output::other_version(*content); !other.empty()) {
      out.findings.push_back(failed("schema", other));
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
    verify_arithmetic(options_.corrected ? options_.corrected(document) : document,
                      extractor_.facts(), extractor_.messages(), out.findings);
    verify_source(document, *content, out);
    for (Finding& finding : out.findings) {
      if (!finding.path.empty()) {
        finding.label =
            output::value_label(document, finding.path, extractor_.messages(), options_.language);
      }
    }
  }

  void verify_source(const json& document, const std::string& content, Verified& out) {
    const std::string path = find_source(options_.sources, out.source);
    if (path.empty()) {
      std::string message = "the source is not there: looked in";
      for (const std::string& folder : options_.sources) {
        message += " " + (folder.empty() ? "." : folder);
      }
      out.findings.push_back(failed("source", message + " (name its folder with --source)"));
      return;
    }
    const auto hash = sha256_of(path, options_.max_bytes);
    if (!hash) {
      out.findings.push_back(failed("source", describe(hash.error())));
      return;
    }
    if (*hash != document.at("source").at("sha256").get<std::string>()) {
      out.findings.push_back(failed("source", "the source has changed since it was read"));
      return;
    }
    // What people divided after the reading is read so the next time: that is no proof.
    const bool divided = options_.extract.begins.contains(*hash);
    if (!options_.again && !divided && proofs_.prove(out.result, content, *hash)) {
      out.proved = true;
      return;
    }
    if (options_.only_flagged && document.at("review").at("count").get<int>() == 0) {
      return;
    }
    const std::vector<Quoted> quoted = quoted_evidence(document);
    const auto bytes = document::FileBytes::open(path);
    if (!bytes) {
      out.findings.push_back(failed("source", describe(bytes.error())));
      return;
    }
    document::prepare_for((*bytes)->view());
    const auto answer = run_fenced(options_.fence, [&](FencedProgress& progress) {
      return to_text(read_again(*bytes, document, quoted, progress));
    });
    if (!answer || !add_findings(*answer, out.findings)) {
      out.findings.push_back(
          failed("source", "cannot be read again: " +
                               (answer ? std::string("no answer") : describe(answer.error()))));
      return;
    }
    out.evidence = static_cast<int>(quoted.size());
  }

  /// Runs behind the fence.  Each page is read once; boxes and values are compared with the same
  /// reading.
  std::vector<Finding> read_again(const std::shared_ptr<const document::FileBytes>& bytes,
                                  const json& document, const std::vector<Quoted>& quoted,
                                  FencedProgress& progress) {
    auto opened = document::open(bytes, options_.extract.open);
    if (!opened) {
      return {failed("source", describe(opened.error()))};
    }
    std::vector<Finding> out;
    PageReader pages(**opened, extractor_.reader(),
                     [&](int page) { progress.at_page(page, options_.fence.limits); });
    verify_evidence(quoted, pages, out);
    std::vector<text::PageText> read;
    std::vector<output::PageProblem> problems;
    for (int number = 1; number <= (*opened)->page_count(); ++number) {
      if (auto page = pages.page(number)) {
        read.push_back(**page);
      } else {
        problems.push_back({number, page.error().message});
        read.push_back(unread_page(**opened, number, page.error()));
      }
    }
    const json& source = document.at("source");
    const Extracted again = extractor_.assemble(
        std::move(read),
        {source.at("file"), source.at("sha256"), source.at("media_type"), (*opened)->page_count()},
        std::move(problems));
    compare_values(document, json::parse(again.json()), out);
    return out;
  }

  const VerifyOptions& options_;
  Extractor& extractor_;
  const Proofs proofs_;
};

}  // namespace

const char* name(Verdict verdict) {
  return verdict == Verdict::pass ? "pass" : verdict == Verdict::warning ? "warning" : "fail";
}

bool Verified::failed() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.verdict == Verdict::fail; });
}

Status verify(const VerifyOptions& options, const std::function<void(const Verified&)>& each) {
  const auto all = result_files(options.results);
  if (!all) {
    return all.error();
  }
  if (all->empty()) {
    return Error{ErrorCode::not_found,       "batch",
                 utf8_name(options.results), 0,
                 "holds no results",         "name a folder that 'ita extract' wrote"};
  }
  const std::vector<std::string> files = sample_of(*all, options.sample);
  auto extractor = Extractor::create(options.extract);
  if (!extractor) {
    return extractor.error();
  }
  std::error_code ignored;
  const std::string folder = fs::is_directory(options.results, ignored)
                                 ? options.results
                                 : fs::path(options.results).parent_path().string();
  if (Status ready = (*extractor)->reader().prepare(); !ready) {
    return ready;
  }
  if (options.fence.sandbox) {
    warm_up((*extractor)->reader());
  }
  Verifier verifier(options, **extractor, Proofs::of(folder, build_of((*extractor)->generator())));
  return in_processes<Verified>(
      files.size(), options.jobs, [&](size_t i) { return verifier.verify(folder, files[i]); },
      packed, unpacked, each);
}

}  // namespace ita::batch
