#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace ita::cli {

/// What a command does once the command line is understood; returns its exit code (cli.h).
using Action = std::function<int()>;

// Each command in a file of its own: adds its subcommand to `app`, and sets `action` when it is the
// one that was called.
void add_certify_command(CLI::App& app, Action& action);
void add_corrections_command(CLI::App& app, Action& action);
void add_extract_command(CLI::App& app, Action& action);
void add_export_command(CLI::App& app, Action& action);
void add_merge_command(CLI::App& app, Action& action);
void add_render_command(CLI::App& app, Action& action);
void add_review_command(CLI::App& app, Action& action);
void add_schema_command(CLI::App& app, Action& action);
void add_serve_command(CLI::App& app, Action& action);
void add_shards_command(CLI::App& app, Action& action);
void add_text_command(CLI::App& app, Action& action);
void add_worker_command(CLI::App& app, Action& action);

}  // namespace ita::cli
