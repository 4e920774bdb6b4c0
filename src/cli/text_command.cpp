#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>
#include <memory>
#include <numeric>

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/models.h"
#include "cli/text_format.h"
#include "document/document.h"
#include "layout/layout.h"
#include "output/page_files.h"
#include "text/reader.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Examples:
  ita text report.pdf                          the repaired text of a PDF
  ita text scan.pdf --pages 1,3-5              of some pages, read by OCR where need be
  ita text report.pdf --format json            words with their boxes, raw codes and doubts
  ita text scan.tif --format hocr > scan.html

Pages end with a form feed. Of several files, JSON gives one line for each.

Exit codes: 0 all read; 1 could not work (models); 2 wrong usage; 3 some files or pages could not
be read.)";

enum class Format { txt, json, hocr };

struct Asked {
  std::vector<std::string> files;
  std::string pages, models, password;
  Format format = Format::txt;
  text::OcrMode ocr = text::OcrMode::automatic;
  bool fast = false;
};

int complain(const Error& error) {
  std::fprintf(stderr, "ita text: %s\n", describe(error).c_str());
  return error.code == ErrorCode::missing_model ? kCannotWork : kSomeFailed;
}

int print_file(const Asked& asked, text::Reader& reader, const std::string& path) {
  document::OpenOptions how;
  how.password = asked.password;
  auto document = document::open(path, how);
  if (!document) {
    return complain(document.error());
  }
  std::vector<int> numbers(static_cast<size_t>((*document)->page_count()));
  std::iota(numbers.begin(), numbers.end(), 1);
  if (!asked.pages.empty()) {
    numbers = parse_pages(asked.pages, (*document)->page_count());
    if (numbers.empty()) {
      std::fprintf(stderr, "ita text: %s has no pages '%s' (it has %d; write them as 1,3-5)\n",
                   path.c_str(), asked.pages.c_str(), (*document)->page_count());
      return kUsage;
    }
  }
  TextOfFile out;
  out.file = path.substr(path.rfind('/') + 1);
  int worst = kOk;
  for (const int number : numbers) {
    auto page = reader.read(**document, number);
    if (!page) {
      Error error = page.error();
      error.file = path;
      worst = std::max(worst, complain(error));
      continue;
    }
    out.pages.push_back(std::move(*page));
  }
  out.texts = layout::analyse(out.pages).page_texts;
  std::string text;
  switch (asked.format) {
    case Format::txt:
      text = as_txt(out);
      break;
    case Format::json:
      text = as_json(out, asked.files.size() > 1);
      break;
    case Format::hocr:
      text = output::to_hocr(out.pages,
                             {out.file, "", (*document)->media_type(), (*document)->page_count()},
                             {ITA_VERSION, "", ""});
      break;
  }
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  return written ? worst : kCannotWork;
}

int print_all(const Asked& asked) {
  text::ReaderOptions options;
  options.ocr = asked.ocr;
  options.rulings = !asked.fast;
  if (asked.ocr != text::OcrMode::never) {
    auto models = find_models(asked.models);
    if (!models) {
      return complain(models.error());
    }
    options.models_dir = *models;
  }
  text::Reader reader(options);
  int worst = kOk;
  for (const std::string& file : asked.files) {
    const int code = print_file(asked, reader, file);
    if (code == kUsage || code == kCannotWork) {
      return code;
    }
    worst = std::max(worst, code);
  }
  return std::fflush(stdout) == 0 ? worst : kCannotWork;
}

}  // namespace

void add_text_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("text", "Print the text of files, repaired");
  command->footer(kFooter);
  command->add_option("files", asked->files, "PDF, TIFF, PNG or JPEG files")->required();
  static const std::map<std::string, Format> kFormats{
      {"txt", Format::txt}, {"json", Format::json}, {"hocr", Format::hocr}};
  command->add_option("--format", asked->format, "txt (default), json or hocr")
      ->transform(CLI::CheckedTransformer(kFormats))
      ->default_str("txt");
  command->add_option("--pages", asked->pages, "Pages to print, as 1,3-5 (default: all)");
  static const std::map<std::string, text::OcrMode> kModes{{"auto", text::OcrMode::automatic},
                                                           {"always", text::OcrMode::always},
                                                           {"never", text::OcrMode::never}};
  command->add_option("--ocr", asked->ocr, "auto: where the text layer falls short; always; never")
      ->transform(CLI::CheckedTransformer(kModes))
      ->default_str("auto");
  command->add_flag("--fast", asked->fast,
                    "Do not look at the page image of sound text layers: quicker, but table lines "
                    "and invisible letters are not seen");
  command->add_option("--password", asked->password, "Password of encrypted PDFs");
  command->add_option("--models", asked->models,
                      "Folder of models (default: $ITA_MODELS_DIR, else beside the program)");
  command->callback([asked, &action] { action = [asked] { return print_all(*asked); }; });
}

}  // namespace ita::cli
