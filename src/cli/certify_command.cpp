#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/models_folder.h"
#include "batch/files.h"
#include "batch/inputs.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "review/archive/archive.h"
#include "review/certify/certificate.h"

namespace ita::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* kFooter = R"(Examples:
  ita review out/ --sources papers/ --sample 2%   random values that nothing doubts are asked about, too
  ita certify out/                                how many were checked, how many were wrong, and the bound
  ita certify out/ --html certificate.html        the same as a page to print and sign
  ita certify out/ --pdf certificate.pdf          the same to send or to print, its font in it
  ita certify out/ --json certificate.json

The bound is the exact one-sided 95 % upper bound (Clopper-Pearson) of the share of values that are
wrong and that nothing doubts: of all, by kind of value, and by scanned or born digital.

Exit codes: 0 done; 1 could not read or write; 2 wrong usage; 3 nothing was checked yet.)";

struct Asked {
  std::string folder, json, html, pdf, models, lang = "th";
};

int fail(const Error& error) {
  std::fprintf(stderr, "ita certify: %s\n", batch::one_line(describe(error)).c_str());
  return kCannotWork;
}

Status write(const std::string& path, const std::string& text) {
  return batch::write_whole(path, text, fs::absolute(path).parent_path().string());
}

void print(const review::Json& certificate) {
  const auto line = [](const std::string& name, const review::Json& of) {
    std::printf("%-28s %9ld values %7ld checked %5ld wrong   at most %.3f %%\n", name.c_str(),
                of["values"].get<long>(), of["checked"].get<long>(), of["wrong"].get<long>(),
                100 * of["bound"].get<double>());
  };
  for (const review::Json& stratum : certificate["strata"]) {
    line(
        stratum["kind"].get<std::string>() + (stratum["scan"].get<bool>() ? ", scanned" : ", born"),
        stratum);
  }
  line("all", certificate);
}

Status write_all(const Asked& asked, const review::Json& certificate, const std::string& models) {
  const auto texts = review::Texts::load(models, asked.lang);
  if (!texts) {
    return texts.error();
  }
  Status done = Done{};
  if (!asked.json.empty()) {
    done = write(asked.json, certificate.dump(1) + "\n");
  }
  if (done && !asked.html.empty()) {
    done = write(asked.html, certificate_page(certificate, asked.folder, *texts));
  }
  if (done && !asked.pdf.empty()) {
    const auto pdf = certificate_pdf(certificate, asked.folder, *texts, models);
    done = pdf ? write(asked.pdf, *pdf) : Status(pdf.error());
  }
  return done;
}

int certify(const Asked& asked) {
  auto models = find_models_folder(asked.models);
  if (!models) {
    return fail(models.error());
  }
  review::ArchiveOptions options;
  options.folder = asked.folder;
  options.models = *models;
  options.sample = -1;
  auto archive = review::Archive::open(options);
  if (!archive) {
    return fail(archive.error());
  }
  if (Status read = (*archive)->scan(); !read) {
    return fail(read.error());
  }
  const review::Json certificate =
      review::certify((*archive)->store().since(0), (*archive)->index());
  if (Status done = write_all(asked, certificate, *models); !done) {
    return fail(done.error());
  }
  print(certificate);
  return certificate["checked"].get<long>() > 0 ? kOk : kSomeFailed;
}

}  // namespace

void add_certify_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command =
      app.add_subcommand("certify", "How many undoubted values were checked, and how many wrong");
  command->footer(kFooter);
  command->add_option("folder", asked->folder, "Output folder of 'ita extract'")
      ->required()
      ->type_name("DIR");
  command->add_option("--json", asked->json, "Write it as JSON")->type_name("FILE");
  command->add_option("--html", asked->html, "Write it as a page to print and sign")
      ->type_name("FILE");
  command->add_option("--pdf", asked->pdf, "Write it as a PDF")->type_name("FILE");
  command->add_option("--lang", asked->lang, "Language of page and PDF: th or en")
      ->check(CLI::IsMember({"th", "en"}).description(""))
      ->type_name("th|en")
      ->capture_default_str();
  command->add_option("--models", asked->models, "Folder of models")->type_name("DIR");
  command->callback([asked, &action] { action = [asked] { return certify(*asked); }; });
}

}  // namespace ita::cli
