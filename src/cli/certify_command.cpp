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
#include "cli/speech.h"
#include "review/archive/archive.h"
#include "review/certify/certificate.h"
#include "thai/unicode.h"

namespace ita::cli {

namespace {

namespace fs = std::filesystem;

struct Asked {
  std::string folder, json, html, pdf, models, lang = "th";
};

int fail(const Error& error) {
  complain("certify", error);
  return kCannotWork;
}

Status write(const std::string& path, const std::string& text) {
  return batch::write_whole(path, text, fs::absolute(path).parent_path().string());
}

void print(const review::Json& certificate) {
  const auto line = [](const std::string& name, const review::Json& of) {
    say_line(thai::pad(name, 28) + " " +
             tr("{values} values {checked} checked {wrong} wrong   at most {bound} %",
                {{"values", fmt::format("{:9}", of["values"].get<long>())},
                 {"checked", fmt::format("{:7}", of["checked"].get<long>())},
                 {"wrong", fmt::format("{:5}", of["wrong"].get<long>())},
                 {"bound", fmt::format("{:.3f}", 100 * of["bound"].get<double>())}}));
  };
  for (const review::Json& stratum : certificate["strata"]) {
    line(tr(stratum["kind"].get<std::string>()) + ", " +
             (stratum["scan"].get<bool>() ? tr("scanned") : tr("born")),
         stratum);
  }
  line(tr("all"), certificate);
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
  CLI::App* command = app.add_subcommand("certify");
  command->add_option("folder", asked->folder)->required()->type_name("DIR");
  command->add_option("--json", asked->json)->type_name("FILE");
  command->add_option("--html", asked->html)->type_name("FILE");
  command->add_option("--pdf", asked->pdf)->type_name("FILE");
  command->add_option("--lang", asked->lang)
      ->check(CLI::IsMember({"th", "en"}).description(""))
      ->type_name("th|en")
      ->capture_default_str();
  command->add_option("--models", asked->models)->type_name("DIR");
  command->callback([asked, &action] { action = [asked] { return certify(*asked); }; });
}

}  // namespace ita::cli
