#include "batch/shards.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "batch/files.h"
#include "batch/task_lines.h"
#include "batch/worker_pool.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

PoolOptions pool_for(const Setup& setup, const std::string& scratch) {
  PoolOptions options;
  options.setup = setup;
  options.scratch = scratch;
  return options;
}

/// A document as the sharing out sees it.
struct Piece {
  TaskLine task;
  double weight = 1;
};

/// Pages of each input, 0 where they cannot be counted.
Result<std::vector<int>> count_pages(const std::vector<Input>& inputs, const ShardOptions& options,
                                     std::vector<Error>& errors) {
  std::vector<int> pages(inputs.size(), 0);
  const auto own = own_folder(fs::absolute(options.output).string());
  if (!own) {
    return own.error();
  }
  const std::string& scratch = *own;
  WorkerPool pool(pool_for(options.setup, scratch));
  if (auto started = pool.start(); !started) {
    return started.error();
  }
  size_t next = 0;
  while (next < inputs.size() || !pool.idle()) {
    for (; next < inputs.size() && pool.room() > 0; ++next) {
      Job job;
      job.kind = Job::Kind::probe;
      job.id = static_cast<long>(next);
      job.path = inputs[next].path;
      job.name = utf8_name(inputs[next].name);
      pool.add(std::move(job));
    }
    auto done = pool.step(1);
    if (!done) {
      return done.error();
    }
    for (const JobDone& job : *done) {
      pages[static_cast<size_t>(job.id)] = job.status == "failed" ? 0 : job.source.pages;
      if (job.status == "failed") {
        errors.push_back(job.error);
      }
    }
  }
  std::error_code ignored;
  fs::remove_all(scratch, ignored);
  return pages;
}

std::vector<Piece> pieces_of(const Input& input, int pages, int split, double bytes) {
  const std::string name = utf8_name(input.name);
  const std::string path = fs::absolute(input.path).string();
  if (split <= 0 || pages <= split) {
    return {{{name, path, name}, bytes + 1}};
  }
  std::vector<Piece> out;
  for (int first = 1; first <= pages; first += split) {
    const int last = std::min(pages, first + split - 1);
    out.push_back({{fmt::format("{}#{}-{}", name, first, last), path, name, first, last, pages},
                   bytes * (last - first + 1) / pages + 1});
  }
  return out;
}

}  // namespace

Result<ShardResult> make_shards(const std::vector<Input>& inputs, const ShardOptions& options) {
  ShardResult out;
  if (Status made = make_folders(options.output); !made) {
    return made.error();
  }
  std::vector<Input> named;
  for (const Input& input : inputs) {
    if (utf8_name(input.path) != input.path) {
      out.errors.push_back({ErrorCode::bad_argument, "batch", utf8_name(input.path), 0,
                            "its name is not UTF-8", "rename it, or read it with 'ita extract'"});
    } else {
      named.push_back(input);
    }
  }
  std::vector<int> pages(named.size(), 0);
  if (options.split > 0) {
    auto counted = count_pages(named, options, out.errors);
    if (!counted) {
      return counted.error();
    }
    pages = std::move(*counted);
  }
  std::vector<Piece> pieces;
  for (size_t i = 0; i < named.size(); ++i) {
    std::error_code fault;
    const auto bytes = fs::file_size(named[i].path, fault);
    for (Piece& piece :
         pieces_of(named[i], pages[i], options.split, fault ? 0 : static_cast<double>(bytes))) {
      pieces.push_back(std::move(piece));
    }
  }
  out.files = static_cast<int>(named.size());
  out.tasks = static_cast<int>(pieces.size());
  // The heaviest first, each to the lightest shard: no shard ends long after the others.
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.weight > b.weight; });
  std::vector<std::string> texts(static_cast<size_t>(std::max(1, options.shards)));
  std::vector<double> weights(texts.size(), 0);
  for (const Piece& piece : pieces) {
    const auto lightest =
        static_cast<size_t>(std::min_element(weights.begin(), weights.end()) - weights.begin());
    weights[lightest] += piece.weight;
    texts[lightest] += to_line(piece.task);
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    const std::string path = fmt::format("{}/shard-{:04}.jsonl", options.output, i + 1);
    if (Status written = write_whole(path, texts[i], options.output); !written) {
      return written.error();
    }
  }
  return out;
}

}  // namespace ita::batch
