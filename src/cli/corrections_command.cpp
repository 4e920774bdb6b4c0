#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "base/models_folder.h"
#include "batch/files.h"
#include "batch/inputs.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/workbook_import.h"
#include "review/store/patch.h"
#include "review/store/store.h"

namespace ita::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFooter = R"(Examples:
  ita corrections export answers.jsonl -o out/     everything that people said about these results
  ita corrections import answers.jsonl -o out/     on another machine, with results of the same files
  ita corrections import checked.xlsx -o out/      the cells that people filled in the sheet of doubts
                                                   of a workbook that 'ita export --to xlsx' wrote

A file of corrections carries the SHA-256 of its lines: one that was cut short or changed is refused whole. What is
there already is not added again. Corrections hold for a file's content, whatever its name.

Exit codes: 0 done; 1 could not read or write; 2 wrong usage; 3 lines of corrections.jsonl are damaged,
or a cell of the workbook could not be taken.)";

struct Asked {
  std::string what, file, folder = "output", user, models;
  FenceArguments fence;
};

std::string login_name() {
  const char* name = std::getenv("USER");
  return name != nullptr ? name : "";
}

int fail(const Error& error) {
  std::fprintf(stderr, "ita corrections: %s\n", batch::one_line(describe(error)).c_str());
  return kCannotWork;
}

int damaged(const review::CorrectionStore& store) {
  if (store.damaged() == 0) {
    return kOk;
  }
  std::fprintf(stderr,
               "ita corrections: %ld lines of corrections.jsonl are damaged and were left out\n",
               store.damaged());
  return kSomeFailed;
}

int export_patch(const Asked& asked) {
  auto store = review::CorrectionStore::open(asked.folder);
  if (!store) {
    return fail(store.error());
  }
  const auto all = (*store)->since(0);
  const Status done = batch::write_whole(asked.file, review::to_patch(all),
                                         fs::absolute(asked.file).parent_path().string());
  if (!done) {
    return fail(done.error());
  }
  std::printf("%zu corrections → %s\n", all.size(), batch::one_line(asked.file).c_str());
  return damaged(**store);
}

int import_answers(const Asked& asked) {
  if (is_workbook(asked.file)) {
    const auto models = find_models_folder(asked.models);
    return models ? import_workbook({asked.file, asked.folder, asked.user, *models}, asked.fence)
                  : fail(models.error());
  }
  const auto text = batch::read_all(asked.file);
  if (!text) {
    return fail(text.error());
  }
  auto corrections = review::corrections_of_patch(*text);
  if (!corrections) {
    Error error = corrections.error();
    error.file = asked.file;
    return fail(error);
  }
  auto store = review::CorrectionStore::open(asked.folder);
  if (!store) {
    return fail(store.error());
  }
  const auto added = (*store)->merge(*corrections);
  if (!added) {
    return fail(added.error());
  }
  std::printf("%ld of %zu corrections are new\n", *added, corrections->size());
  return damaged(**store);
}

}  // namespace

void add_corrections_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command =
      app.add_subcommand("corrections", "Carry people's corrections from machine to machine");
  command->footer(kFooter);
  command->add_option("what", asked->what, "export or import")
      ->required()
      ->check(CLI::IsMember({"export", "import"}).description(""))
      ->type_name("export|import");
  command->add_option("file", asked->file, "File of corrections")->required()->type_name("FILE");
  command
      ->add_option("-o,--output", asked->folder, "Output folder of 'ita extract' (default: output)")
      ->check(CLI::ExistingDirectory.description(""))
      ->type_name("DIR");
  asked->user = login_name();
  command->add_option("--user", asked->user, "Who filled the workbook (default: your login name)")
      ->type_name("NAME");
  command->add_option("--models", asked->models, "Folder of models")->type_name("DIR");
  asked->fence.add_to(*command);
  command->callback([asked, &action] {
    action = [asked] {
      return asked->what == "export" ? export_patch(*asked) : import_answers(*asked);
    };
  });
}

}  // namespace ita::cli
