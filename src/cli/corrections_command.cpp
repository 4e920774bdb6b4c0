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
#include "cli/speech.h"
#include "cli/workbook_import.h"
#include "review/store/patch.h"
#include "review/store/store.h"

namespace ita::cli {

namespace fs = std::filesystem;

namespace {

struct Asked {
  std::string what, file, folder = "output", user, models;
  FenceArguments fence;
};

std::string login_name() {
  const char* name = std::getenv("USER");
  return name != nullptr ? name : "";
}

int fail(const Error& error) {
  complain("corrections", error);
  return kCannotWork;
}

int damaged(const review::CorrectionStore& store) {
  if (store.damaged() == 0) {
    return kOk;
  }
  complain("corrections", tr("{count} lines of corrections.jsonl are damaged and were left out",
                             {{"count", std::to_string(store.damaged())}}));
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
  say_line(tr("{count} corrections → {place}",
              {{"count", std::to_string(all.size())}, {"place", batch::one_line(asked.file)}}));
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
  say_line(tr("{count} of {all} corrections are new",
              {{"count", std::to_string(*added)}, {"all", std::to_string(corrections->size())}}));
  return damaged(**store);
}

}  // namespace

void add_corrections_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("corrections");
  command->add_option("what", asked->what)
      ->required()
      ->check(CLI::IsMember({"export", "import"}).description(""))
      ->type_name("export|import");
  command->add_option("file", asked->file)->required()->type_name("FILE");
  command->add_option("-o,--output", asked->folder)
      ->check(CLI::ExistingDirectory.description(""))
      ->type_name("DIR");
  asked->user = login_name();
  command->add_option("--user", asked->user)->type_name("NAME");
  command->add_option("--models", asked->models)->type_name("DIR");
  asked->fence.add_to(*command);
  command->callback([asked, &action] {
    action = [asked] {
      return asked->what == "export" ? export_patch(*asked) : import_answers(*asked);
    };
  });
}

}  // namespace ita::cli
