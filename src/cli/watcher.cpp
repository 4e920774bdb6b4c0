#include "cli/watcher.h"
#include "cli/speech.h"

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
    return tr("{pages} pages read, {rate} pages/s",
              {{"pages", std::to_string(p.pages)}, {"rate", fmt::format("{:.1f}", rate)}});
  }
  std::string text = tr("{done}/{total} done",
                        {{"done", std::to_string(p.done)}, {"total", std::to_string(p.total)}});
  if (p.failed > 0) {
    text += ", " + err_.bad(tr("{count} failed", {{"count", std::to_string(p.failed)}}));
  }
  if (p.review > 0) {
    text += ", " + err_.doubt(tr("{count} to review", {{"count", std::to_string(p.review)}}));
  }
  text += ", " + tr("{rate} pages/s", {{"rate", fmt::format("{:.1f}", rate)}});
  if (fresh > 0 && p.pages > 0 && p.done < p.total) {
    text += ", " +
            tr("about {time} left", {{"time", clock_text(p.seconds / fresh * (p.total - p.done))}});
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
    error_line(err_.bad("ita: ") + batch::one_line(told(record.error)));
  }
  for (const batch::PageTrouble& problem : record.problems) {
    if (!options_.json_lines && !record.failed()) {
      error_line(err_.doubt("ita: ") +
                 batch::one_line(told(Error{ErrorCode::damaged, "", record.file, problem.page,
                                            problem.message, ""})));
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
    error_line("ita: " + batch::one_line(told(line)));
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
    error_line("ita: " +
               tr("stopped; {done} of {total} done. The same command goes on from here.",
                  {{"done", std::to_string(p.done)}, {"total", std::to_string(p.total)}}));
    return;
  }
  if (options_.quiet || options_.single) {
    return;
  }
  const auto n = [](auto number) { return std::to_string(number); };
  const int ok = p.done - p.skipped - p.failed - p.review - p.not_recognised - p.unreadable;
  std::string text = tr(
      "{files} files: {ok} ok, {review} to review, {other} no ITA report, {unreadable} unreadable, "
      "{failed} failed",
      {{"files", n(p.total - p.skipped)},
       {"ok", n(ok)},
       {"review", n(p.review)},
       {"other", n(p.not_recognised)},
       {"unreadable", n(p.unreadable)},
       {"failed", n(p.failed)}});
  const auto add = [&](int count, const char* what) {
    text += count > 0 ? "; " + tr(what, {{"count", n(count)}}) : "";
  };
  add(p.reused, "{count} were finished before");
  add(p.outdated, "{count} read again, for another version, models or options");
  add(p.duplicates, "{count} have the same content as another");
  add(options_.passed_over, "{count} of other kinds passed over");
  text += "\n" + tr("{pages} pages in {time}. Results: {folder}, list: {folder}/run.jsonl",
                    {{"pages", n(p.pages)},
                     {"time", clock_text(p.seconds)},
                     {"folder", batch::one_line(options_.folder)}});
  if (p.review + p.failed + p.unreadable > 0) {
    text += "\n" +
            tr("To look at: ita review {folder}", {{"folder", batch::one_line(options_.folder)}});
  }
  std::fprintf(stderr, "ita: %s\n", text.c_str());
}

}  // namespace ita::cli
