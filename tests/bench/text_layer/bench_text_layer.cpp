// bench_text_layer [--rounds N] PDF...
// Pages per second of CPU time, for each file: poppler's extraction alone, our reading (extraction,
// lines, repair, gate) and pdftotext, all on the same files in the same run.  CPU time, not time on
// the wall, so that other work on the machine does not count; the start of the pdftotext process is
// part of its time, as it is for its users.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "document/document.h"
#include "text/layer/layer.h"

namespace {

double seconds(const timeval& t) {
  return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
}

double cpu(int who) {
  rusage usage{};
  getrusage(who, &usage);
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Rates {
  int pages = 0;
  double extraction = 0, reading = 0, pdftotext = 0;  ///< CPU seconds
  std::string verdicts;
};

bool run_pdftotext(const std::string& path) {
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDERR_FILENO);
    execlp("pdftotext", "pdftotext", path.c_str(), "/dev/null", nullptr);
    _exit(127);
  }
  int status = 0;
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0;
}

/// Opens the file, as pdftotext does each time, and reads every page.
bool read_file(const std::string& path, bool whole, Rates& rates, bool first) {
  auto document = ita::document::open(path);
  if (!document) {
    std::fprintf(stderr, "%s\n", ita::describe(document.error()).c_str());
    return false;
  }
  for (int number = 1; number <= (*document)->page_count(); ++number) {
    const auto info = (*document)->page(number);
    const auto layer = (*document)->text_layer(number);
    if (!info || !layer) {
      return false;
    }
    if (!whole) {
      continue;
    }
    const ita::text::LayerText text = ita::text::read_layer(*layer, *info);
    const ita::text::Judgement judgement = ita::text::judge(text.quality);
    if (first) {
      rates.verdicts += "trfo-"[static_cast<int>(judgement.verdict)];
    }
  }
  rates.pages += whole ? (*document)->page_count() : 0;
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  int rounds = 20;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--rounds") == 0 && i + 1 < argc) {
      rounds = std::max(1, std::atoi(argv[++i]));
    } else {
      files.emplace_back(argv[i]);
    }
  }
  if (files.empty()) {
    std::fprintf(stderr, "usage: bench_text_layer [--rounds N] PDF...\n");
    return 2;
  }
  std::printf("pages per CPU second (t trusted, r repaired, f fused, o OCR)\n");
  std::printf("%10s %10s %10s %7s  file, verdict of each page\n", "extraction", "ita", "pdftotext",
              "ratio");
  Rates all;
  for (const std::string& file : files) {
    Rates rates;
    Rates warm;
    if (!read_file(file, true, warm, false) || !run_pdftotext(file)) {
      return 1;
    }
    for (int round = 0; round < rounds; ++round) {
      double begin = cpu(RUSAGE_SELF);
      read_file(file, false, rates, false);
      rates.extraction += cpu(RUSAGE_SELF) - begin;
      begin = cpu(RUSAGE_SELF);
      read_file(file, true, rates, round == 0);
      rates.reading += cpu(RUSAGE_SELF) - begin;
      begin = cpu(RUSAGE_CHILDREN);
      run_pdftotext(file);
      rates.pdftotext += cpu(RUSAGE_CHILDREN) - begin;
    }
    std::printf("%10.0f %10.0f %10.0f %7.2f  %s %s\n", rates.pages / rates.extraction,
                rates.pages / rates.reading, rates.pages / rates.pdftotext,
                rates.pdftotext / rates.reading, file.substr(file.rfind('/') + 1).c_str(),
                rates.verdicts.c_str());
    all.pages += rates.pages;
    all.extraction += rates.extraction;
    all.reading += rates.reading;
    all.pdftotext += rates.pdftotext;
  }
  std::printf("%10.0f %10.0f %10.0f %7.2f  all\n", all.pages / all.extraction,
              all.pages / all.reading, all.pages / all.pdftotext, all.pdftotext / all.reading);
  return 0;
}
