#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/models_folder.h"
#include "batch/fenced.h"
#include "batch/inputs.h"
#include "batch/sandbox.h"
#include "batch/worker_warm.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/engine_arguments.h"
#include "cli/fence_arguments.h"
#include "cli/speech.h"
#include "cli/text_format.h"
#include "document/document.h"
#include "layout/layout.h"
#include "output/page_files.h"
#include "text/reader.h"

namespace ita::cli {

namespace {

enum class Format { txt, json, hocr };

using Json = nlohmann::json;

struct Asked {
  std::vector<std::string> files;
  std::string pages, models;
  FenceArguments fence;
  Format format = Format::txt;
  text::OcrMode ocr = text::OcrMode::automatic;
  EngineArguments engine;
  bool fast = false;
};

int tell(const Error& error) {
  complain("text", error);
  return error.code == ErrorCode::missing_model || error.code == ErrorCode::no_sandbox
             ? kCannotWork
             : kSomeFailed;
}

/// What the reader process answers: the failures as JSON on the first line, then the text.
struct Answer {
  std::vector<Error> errors;
  int page_count = -1;  ///< given when the pages that were asked for are none of them
  std::string text;
};

std::string to_bytes(const Answer& answer) {
  Json errors = Json::array();
  for (const Error& error : answer.errors) {
    errors.push_back({{"code", name(error.code)},
                      {"page", error.page},
                      {"message", error.message},
                      {"remedy", error.remedy}});
  }
  const Json head{{"errors", std::move(errors)}, {"page_count", answer.page_count}};
  return head.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n" + answer.text;
}

Result<Answer> answer_of(const std::string& bytes) {
  try {
    const size_t end = bytes.find('\n');
    const Json head = Json::parse(bytes.substr(0, end));
    Answer out;
    for (const Json& e : head.at("errors")) {
      out.errors.push_back({batch::code_of(e.at("code")), "text", "", e.at("page"), e.at("message"),
                            e.at("remedy")});
    }
    out.page_count = head.at("page_count");
    out.text = bytes.substr(end + 1);
    return out;
  } catch (const std::exception&) {
    return Error{ErrorCode::crashed, "text", "", 0, "its reader gave no answer", ""};
  }
}

std::string text_of(const Asked& asked, const TextOfFile& file, document::Document& document) {
  switch (asked.format) {
    case Format::txt:
      return as_txt(file);
    case Format::json:
      return as_json(file, asked.files.size() > 1);
    case Format::hocr:
      break;
  }
  return output::to_hocr(file.pages, {file.file, "", document.media_type(), document.page_count()},
                         {ITA_VERSION, "", ""});
}

/// Reads the file; runs behind the fence.
class TextReader {
 public:
  TextReader(const Asked& asked, const document::OpenOptions& how, text::Reader& reader,
             const std::map<int, Error>& left_out)
      : asked_(asked), how_(how), reader_(reader), left_out_(left_out) {}

  Answer read(const std::shared_ptr<const document::FileBytes>& bytes, const std::string& file,
              batch::FencedProgress& progress) {
    Answer out;
    auto document = document::open(bytes, how_);
    if (!document) {
      out.errors.push_back(document.error());
      return out;
    }
    const int count = (*document)->page_count();
    std::vector<int> numbers(static_cast<size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 1);
    if (!asked_.pages.empty()) {
      numbers = parse_pages(asked_.pages, count);
      if (numbers.empty()) {
        out.page_count = count;
        return out;
      }
    }
    TextOfFile text;
    text.file = file;
    for (const int number : numbers) {
      page(**document, number, progress, text, out);
    }
    progress.page = 0;
    batch::allow_cpu(asked_.fence.limits().page_seconds + 0.2 * static_cast<double>(count));
    text.texts = layout::analyse(text.pages).page_texts;
    out.text = text_of(asked_, text, **document);
    return out;
  }

 private:
  void page(document::Document& document, int number, batch::FencedProgress& progress,
            TextOfFile& text, Answer& out) {
    if (const auto at = left_out_.find(number); at != left_out_.end()) {
      out.errors.push_back(at->second);
      return;
    }
    progress.at_page(number, asked_.fence.limits());
    auto read = reader_.read(document, number);
    if (!read) {
      if (read.error().code == ErrorCode::out_of_memory) {
        throw std::bad_alloc();
      }
      out.errors.push_back(read.error());
      return;
    }
    text.pages.push_back(std::move(*read));
    for (const std::string& complaint : document.complaints(number)) {
      out.errors.push_back(
          {ErrorCode::damaged, "text", "", number, "may be incomplete: " + complaint, ""});
    }
  }

  const Asked& asked_;
  const document::OpenOptions& how_;
  text::Reader& reader_;
  const std::map<int, Error>& left_out_;
};

/// The answer of a reader process; a page at which it dies is left out, and it begins again.
Result<Answer> ask(const Asked& asked, const document::OpenOptions& how, text::Reader& reader,
                   const std::string& models, const std::string& path) {
  constexpr size_t kMostDeaths = 8;
  std::error_code fault;
  const auto size = std::filesystem::file_size(path, fault);
  if (!fault && size > asked.fence.max_bytes()) {
    return Error{ErrorCode::too_large,
                 "text",
                 "",
                 0,
                 "is larger than the limit",
                 "split the file, or raise --max-bytes"};
  }
  auto bytes = document::FileBytes::open(path);
  if (!bytes) {
    return bytes.error();
  }
  document::prepare_for((*bytes)->view());
  const std::string file = path.substr(path.rfind('/') + 1);
  std::map<int, Error> left_out;
  for (;;) {
    TextReader one(asked, how, reader, left_out);
    const auto answer =
        batch::run_fenced(asked.fence.fence(models), [&](batch::FencedProgress& progress) {
          return to_bytes(one.read(*bytes, file, progress));
        });
    if (answer) {
      return answer_of(*answer);
    }
    const Error& error = answer.error();
    if (error.page == 0 || error.code == ErrorCode::no_sandbox ||
        !left_out.emplace(error.page, error).second || left_out.size() >= kMostDeaths) {
      return error;
    }
  }
}

int print_file(const Asked& asked, const document::OpenOptions& how, text::Reader& reader,
               const std::string& models, const std::string& path) {
  const auto answer = ask(asked, how, reader, models, path);
  if (!answer) {
    Error error = answer.error();
    error.file = path;
    return tell(error);
  }
  if (answer->page_count >= 0) {
    complain("text", {ErrorCode::bad_argument, "cli", path, 0,
                      fmt::format("has no pages '{}': it has {}", asked.pages, answer->page_count),
                      "write them as 1,3-5"});
    return kUsage;
  }
  int worst = kOk;
  for (Error error : answer->errors) {
    error.file = path;
    worst = std::max(worst, tell(error));
  }
  const std::string& text = answer->text;
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  return written && std::fflush(stdout) == 0 ? worst : kCannotWork;
}

int print_all(const Asked& asked) {
  text::ReaderOptions options;
  options.ocr = asked.ocr;
  options.rulings = !asked.fast;
  if (asked.ocr != text::OcrMode::never) {
    auto models = find_models_folder(asked.models);
    if (!models) {
      return tell(models.error());
    }
    options.models_dir = *models;
    options.lines = asked.engine.options();
  }
  const auto how = asked.fence.open_options();
  if (!how) {
    tell(how.error());
    return kUsage;
  }
  text::Reader reader(options);
  if (Status ready = reader.prepare(); !ready) {
    return tell(ready.error());
  }
  if (asked.fence.sandbox()) {
    asked.fence.tell_fence("text", options.models_dir);
    batch::warm_up(reader);
  }
  int worst = kOk;
  for (const std::string& file : asked.files) {
    const int code = print_file(asked, *how, reader, options.models_dir, file);
    if (code == kUsage || code == kCannotWork) {
      return code;
    }
    worst = std::max(worst, code);
  }
  return worst;
}

}  // namespace

void add_text_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("text");
  command->add_option("files", asked->files)->required();
  static const std::map<std::string, Format> kFormats{
      {"txt", Format::txt}, {"json", Format::json}, {"hocr", Format::hocr}};
  command->add_option("--format", asked->format)
      ->transform(CLI::CheckedTransformer(kFormats))
      ->default_str("txt");
  command->add_option("--pages", asked->pages);
  static const std::map<std::string, text::OcrMode> kModes{{"auto", text::OcrMode::automatic},
                                                           {"always", text::OcrMode::always},
                                                           {"never", text::OcrMode::never}};
  command->add_option("--ocr", asked->ocr)
      ->transform(CLI::CheckedTransformer(kModes))
      ->default_str("auto");
  command->add_flag("--fast", asked->fast);
  asked->fence.add_to(*command);
  asked->engine.add_to(*command);
  command->add_option("--models", asked->models);
  command->callback([asked, &action] { action = [asked] { return print_all(*asked); }; });
}

}  // namespace ita::cli
