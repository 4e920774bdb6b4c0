#include "cli/cli.h"

int main(int argc, char** argv) { return ita::cli::run(argc, argv); }
