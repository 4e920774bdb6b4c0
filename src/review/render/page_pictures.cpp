#include "review/render/page_pictures.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "batch/files.h"
#include "batch/protocol.h"

namespace ita::review {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

constexpr int kPatienceMs = 25'000;
constexpr std::uintmax_t kMostBytes = 512ULL << 20;
constexpr long kTrimEvery = 200;
constexpr size_t kMostAtOnce = 48;  ///< pictures; each comes with an open file

Error fault(ErrorCode code, const std::string& what) { return {code, "review", "", 0, what, ""}; }

/// The files of a task in their order, inputs first.
Status open_all(const std::vector<std::string>& inputs, const std::vector<std::string>& outputs,
                std::vector<Descriptor>& files) {
  const auto open = [&](const std::string& path, int how) {
    files.emplace_back(::open(path.c_str(), how | O_CLOEXEC | O_NONBLOCK, 0600));
    return files.back().get() >= 0;
  };
  for (const std::string& path : inputs) {
    if (!open(path, O_RDONLY)) {
      return fault(ErrorCode::unreadable, std::strerror(errno));
    }
  }
  for (const std::string& path : outputs) {
    if (!open(path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW)) {
      return fault(ErrorCode::cannot_write, std::strerror(errno));
    }
  }
  return Done{};
}

/// The answer of the process that draws.
Status said_by(const std::string& line) {
  const Json answer = Json::parse(line, nullptr, false);
  if (!answer.is_object()) {
    return fault(ErrorCode::internal, "no answer");
  }
  if (answer.contains("error")) {
    return fault(batch::code_of(answer.value("code", "")), answer.value("error", ""));
  }
  return Done{};
}

}  // namespace

PagePictures::PagePictures(std::string cache) : cache_(std::move(cache)) {
  std::error_code ignored;
  fs::create_directories(cache_, ignored);
}

PagePictures::~PagePictures() = default;

std::string PagePictures::place(const Source& source, const std::string& rest) const {
  return cache_ + "/" + source.sha256.substr(0, 32) + "-" + rest;
}

/// One line there, with the files that it is about open; one line back.
Status PagePictures::ask(const std::string& task, const std::vector<std::string>& inputs,
                         const std::vector<std::string>& outputs) {
  std::vector<Descriptor> files;
  if (Status opened = open_all(inputs, outputs, files); !opened) {
    return opened;
  }
  if (Status started = start_for(inputs.size() == 1 ? inputs.front() : ""); !started) {
    return started;
  }
  std::vector<int> descriptors;
  descriptors.reserve(files.size());
  for (const Descriptor& file : files) {
    descriptors.push_back(file.get());
  }
  if (!process_->send(task + "\n", descriptors)) {
    return give_up(ErrorCode::crashed, "the process that draws pages has ended");
  }
  return wait_for_answer();
}

/// A process that has seen no other file than this one (empty: none at all).
Status PagePictures::start_for(const std::string& about) {
  if (about.empty() || about != about_) {
    process_.reset();  // what a file did to its reader is gone with it
  }
  about_ = about;
  if (process_ == nullptr) {
    auto started = batch::Process::start({"/proc/self/exe", "render"});
    if (!started) {
      return started.error();
    }
    process_ = std::move(*started);
  }
  return Done{};
}

Status PagePictures::wait_for_answer() {
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(kPatienceMs);
  for (;;) {
    if (const auto line = process_->lines().take()) {
      return said_by(*line);
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    pollfd waiting{process_->output(), POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0) {
      return give_up(ErrorCode::timeout, "the page takes too long to draw");
    }
    if (!process_->lines().fill()) {
      return give_up(ErrorCode::crashed, "the page cannot be drawn: the process that drew it died");
    }
  }
}

Error PagePictures::give_up(ErrorCode code, const std::string& what) {
  process_.reset();
  return fault(code, what);
}

Result<std::string> PagePictures::page(const Source& source, int number, double dpi) {
  const std::string path = place(source, fmt::format("p{}-{}.jpg", number, std::lround(dpi)));
  if (auto kept = batch::read_all(path)) {
    return kept;
  }
  const std::lock_guard guard(mutex_);
  const std::string part = path + ".part";
  const Json task{
      {"path", source.path}, {"page", number}, {"dpi", dpi}, {"inputs", 1}, {"outputs", 1}};
  if (Status done =
          ask(task.dump(-1, ' ', false, Json::error_handler_t::replace), {source.path}, {part});
      !done) {
    return done.error();
  }
  std::error_code ignored;
  fs::rename(part, path, ignored);
  trim();
  return batch::read_all(path);
}

Result<std::vector<std::string>> PagePictures::crops(const Source& source, int number,
                                                     const std::vector<Box>& boxes, double dpi) {
  std::vector<std::string> paths;
  std::vector<Box> wanted;
  std::vector<std::string> parts;
  for (const Box& box : boxes) {
    paths.push_back(place(source, fmt::format("c{}-{}-{:.1f}-{:.1f}-{:.1f}-{:.1f}.png", number,
                                              std::lround(dpi), box.x0, box.y0, box.x1, box.y1)));
    std::error_code ignored;
    if (!fs::exists(paths.back(), ignored)) {
      wanted.push_back(box);
      parts.push_back(paths.back() + ".part");
    }
  }
  if (!wanted.empty()) {
    const std::lock_guard guard(mutex_);
    for (size_t from = 0; from < wanted.size(); from += kMostAtOnce) {
      const size_t end = std::min(wanted.size(), from + kMostAtOnce);
      Json some = Json::array();
      for (size_t i = from; i < end; ++i) {
        some.push_back({wanted[i].x0, wanted[i].y0, wanted[i].x1, wanted[i].y1});
      }
      const std::vector<std::string> files(parts.begin() + static_cast<std::ptrdiff_t>(from),
                                           parts.begin() + static_cast<std::ptrdiff_t>(end));
      const Json task{{"path", source.path}, {"page", number}, {"dpi", dpi},
                      {"boxes", some},       {"inputs", 1},    {"outputs", files.size()}};
      if (Status done =
              ask(task.dump(-1, ' ', false, Json::error_handler_t::replace), {source.path}, files);
          !done) {
        return done.error();
      }
    }
    for (const std::string& from : parts) {
      std::error_code ignored;
      fs::rename(from, from.substr(0, from.size() - 5), ignored);
    }
    trim();
  }
  std::vector<std::string> out;
  for (const std::string& path : paths) {
    auto bytes = batch::read_all(path);
    if (!bytes) {
      return bytes.error();
    }
    out.push_back(std::move(*bytes));
  }
  return out;
}

Status PagePictures::join(const std::vector<std::string>& paths, const std::string& output) {
  const std::lock_guard guard(mutex_);
  const std::string part = cache_ + "/joined.part";
  const Json task{{"join", true}, {"inputs", paths.size()}, {"outputs", 1}};
  if (Status done = ask(task.dump(), paths, {part}); !done) {
    return done;
  }
  std::error_code fault_code;
  fs::copy_file(part, output, fs::copy_options::none, fault_code);
  std::error_code ignored;
  fs::remove(part, ignored);
  return fault_code ? Status(fault(ErrorCode::cannot_write, fault_code.message())) : Status(Done{});
}

/// The oldest pictures go when there are too many.
void PagePictures::trim() {
  if (++made_ % kTrimEvery != 0) {
    return;
  }
  std::vector<std::pair<fs::file_time_type, fs::path>> all;
  std::uintmax_t total = 0;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(cache_, ignored)) {
    total += entry.file_size(ignored);
    all.emplace_back(entry.last_write_time(ignored), entry.path());
  }
  std::sort(all.begin(), all.end());
  for (size_t i = 0; i < all.size() && total > kMostBytes; ++i) {
    total -= fs::file_size(all[i].second, ignored);
    fs::remove(all[i].second, ignored);
  }
}

}  // namespace ita::review
