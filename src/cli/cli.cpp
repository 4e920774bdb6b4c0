#include "cli/cli.h"

namespace ita::cli {

int run(int argc, char** argv) { return argc > 0 && argv != nullptr ? kUsage : kCannotWork; }

}  // namespace ita::cli
