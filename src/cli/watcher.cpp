#include "cli/watcher.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "batch/files.h"
#include "batch/inputs.h"
#include "cli/summary.h"

namespace ita::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kPlainSeconds = 30;  ///< between two plain progress lines

std::string clock_text(double seconds) {
  const auto s = static_cast<long>(seconds + 0.5);
  return s >= 3600 ? fmt::format("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
                   : fmt::format("{}:{:02}", s / 60, s % 60);
}

void json_line(const Json& json) {
  std::fputs((json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n").c_str(), stderr);
}

Json to_json(const batch::Progress& p) {
  return {{"total", p.total},
          {"done", p.done},
          {"failed", p.failed},
          {"review", p.review},
          {"not_recognised", p.not_recognised},
          {"unreadable", p.unreadable},
          {"skipped", p.skipped},
          {"gone", p.gone},
          {"reused", p.reused},
          {"outdated", p.outdated},
          {"duplicates", p.duplicates},
          {"pages", p.pages}};
}

}  // namespace

Watcher::Watcher(WatchOptions options)
    : options_(std::move(options)),
      out_(style_for(STDOUT_FILENO)),
      err_(style_for(STDERR_FILENO)),
      live_(::isatty(STDERR_FILENO) == 1 && !options_.quiet && !options_.json_lines),
      last_(std::chrono::steady_clock::now()) {}

void Watcher::clear_line() {
  if (line_shown_) {
    std::fputs("\r\033[K", stderr);
    line_shown_ = false;
  }
}

void Watcher::error_line(const std::string& line) {
  clear_line();
  std::fputs((line + "\n").c_str(), stderr);
}

std::string Watcher::progress_text(const batch::Progress& p) const {
  const int fresh = p.done - p.reused - p.skipped;
  const double rate = p.seconds > 0 ? static_cast<double>(p.pages) / p.seconds : 0;
  if (options_.single) {  // the pages of one long file are what there is to tell
    return fmt::format("{} pages read, {:.1f} pages/s", p.pages, rate);
  }
  std::string text = fmt::format("{}/{} done", p.done, p.total);
  if (p.failed > 0) {
    text += ", " + err_.bad(fmt::format("{} failed", p.failed));
  }
  if (p.review > 0) {
    text += ", " + err_.doubt(fmt::format("{} to review", p.review));
  }
  text += fmt::format(", {:.1f} pages/s", rate);
  if (fresh > 0 && p.pages > 0 && p.done < p.total) {
    text += ", about " + clock_text(p.seconds / fresh * (p.total - p.done)) + " left";
  }
  return text;
}

void Watcher::begin(const batch::Progress& progress) {
  if (options_.json_lines) {
    json_line(
        {{"event", "begin"}, {"total", progress.total}, {"passed_over", options_.passed_over}});
  }
}

void Watcher::finished(const batch::Record& record, const batch::Progress& progress) {
  if (options_.json_lines) {
    json_line({{"event", "file"},
               {"record", Json::parse(to_line(record))},
               {"progress", to_json(progress)}});
  } else if (record.failed()) {
    error_line(err_.bad("ita: ") + batch::one_line(describe(record.error)));
  }
  for (const batch::PageTrouble& problem : record.problems) {
    if (!options_.json_lines && !record.failed()) {
      error_line(err_.doubt("ita: ") +
                 batch::one_line(describe(
                     {ErrorCode::damaged, "", record.file, problem.page, problem.message, ""})));
    }
  }
  const bool finished_before = progress.reused > reused_;
  reused_ = progress.reused;
  if (record.failed() || options_.quiet || (finished_before && !options_.single)) {
    return;  // of an archive that goes on, only what is new
  }
  const auto json = batch::read_all(options_.folder + "/" + record.output);
  if (!json || (!options_.single && ::isatty(STDOUT_FILENO) == 0 && options_.json_lines)) {
    return;
  }
  clear_line();
  if (options_.single) {
    std::printf("%s\n→ %s\n",
                summary(*json, out_, options_.speech, columns_of(STDOUT_FILENO)).c_str(),
                batch::one_line(options_.folder + "/" + record.output).c_str());
  } else {
    const std::string mark = record.status == "ok"             ? out_.good("ok")
                             : record.status == "needs_review" ? out_.doubt("? ")
                             : record.status == "unreadable"   ? out_.bad("! ")
                                                               : out_.dim("- ");
    std::printf("%s %s: %s\n", mark.c_str(), batch::one_line(record.file).c_str(),
                headline(*json, options_.speech).c_str());
  }
  std::fflush(stdout);
}

void Watcher::tick(const batch::Progress& progress) {
  if (options_.quiet) {
    return;
  }
  const auto now = std::chrono::steady_clock::now();
  if (live_) {
    std::fprintf(stderr, "\r\033[K%s", progress_text(progress).c_str());
    std::fflush(stderr);
    line_shown_ = true;
  } else if (std::chrono::duration<double>(now - last_).count() >= kPlainSeconds) {
    last_ = now;
    if (options_.json_lines) {
      json_line({{"event", "progress"}, {"progress", to_json(progress)}});
    } else {
      std::fprintf(stderr, "ita: %s\n", progress_text(progress).c_str());
    }
  }
}

void Watcher::notice(const std::string& line) {
  if (options_.json_lines) {
    json_line({{"event", "notice"}, {"message", line}});
  } else if (!options_.quiet) {
    error_line("ita: " + batch::one_line(line));
  }
}

void Watcher::end(const batch::RunResult& result) {
  clear_line();
  const batch::Progress& p = result.progress;
  if (options_.json_lines) {
    json_line({{"event", "end"}, {"interrupted", result.interrupted}, {"progress", to_json(p)}});
    return;
  }
  if (result.interrupted) {
    std::fprintf(stderr, "ita: stopped; %d of %d done. The same command goes on from here.\n",
                 p.done, p.total);
    return;
  }
  if (options_.quiet || options_.single) {
    return;
  }
  std::string text =
      fmt::format("{} files: {} ok, {} to review, {} no ITA report, {} unreadable, {} failed",
                  p.total - p.skipped,
                  p.done - p.skipped - p.failed - p.review - p.not_recognised - p.unreadable,
                  p.review, p.not_recognised, p.unreadable, p.failed);
  if (p.reused > 0) {
    text += fmt::format("; {} were finished before", p.reused);
  }
  if (p.outdated > 0) {
    text += fmt::format("; {} read again, for another version, models or options", p.outdated);
  }
  if (p.duplicates > 0) {
    text += fmt::format("; {} have the same content as another", p.duplicates);
  }
  if (options_.passed_over > 0) {
    text += fmt::format("; {} of other kinds passed over", options_.passed_over);
  }
  text += fmt::format("\n{} pages in {}. Results: {}, list: {}/run.jsonl", p.pages,
                      clock_text(p.seconds), options_.folder, options_.folder);
  if (p.review + p.failed + p.unreadable > 0) {
    text += fmt::format("\nTo look at: ita review {}", batch::one_line(options_.folder));
  }
  std::fprintf(stderr, "ita: %s\n", text.c_str());
}

}  // namespace ita::cli
