#include "batch/worker_task.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>

#include "batch/codec.h"
#include "batch/files.h"
#include "batch/sandbox.h"
#include "batch/spool.h"

namespace ita::batch {

namespace {

/// Why a page of the spool is empty, or may be incomplete (that stands in its notes).
std::optional<PageTrouble> trouble_of(const text::PageText& page) {
  if (!page.problem.empty()) {
    return PageTrouble{page.number, page.problem};
  }
  const std::string prefix = kIncomplete;
  for (const std::string& note : page.notes) {
    if (note.starts_with(prefix)) {
      return PageTrouble{page.number, note.substr(prefix.size()), true, false};
    }
  }
  return std::nullopt;
}

void complain_of_file(const document::Document& document, std::vector<PageTrouble>& problems) {
  if (std::string complaint = complaint_of(document, 0); !complaint.empty()) {
    problems.push_back({0, std::move(complaint), true, false});
  }
}

text::PageText unread(document::Document& document, int number, const Error& error) {
  text::PageText page;
  page.number = number;
  if (error.code != ErrorCode::quarantined) {  // do not ask again about what killed a worker
    page = unread_page(document, number, error);
  } else {
    page.problem = error.message;
  }
  return page;
}

}  // namespace

Message failure(Error error) {
  Message m;
  m.type = MessageType::failed;
  m.error = std::move(error);
  return m;
}

TaskFiles files_of(const Task& task, const Setup& setup, LineReader& lines) {
  TaskFiles out;
  if (task.input) {
    out.input = lines.take_descriptor();
  }
  size_t outputs = 1;
  switch (task.work) {
    case Work::assemble:
      out.pages = lines.take_descriptor();
      [[fallthrough]];
    case Work::document:
      outputs += endings(setup.extras).size();
      break;
    case Work::pages:
      outputs = static_cast<size_t>(task.last) - static_cast<size_t>(task.first) + 1;
      break;
    case Work::probe:
      outputs = 0;
      break;
    case Work::render:
      break;
  }
  for (size_t i = 0; i < outputs; ++i) {
    out.outputs.push_back(lines.take_descriptor());
  }
  return out;
}

Message TaskRun::carry_out() {
  allow_cpu(setup_.limits.page_seconds);
  switch (task_.work) {
    case Work::document:
      return document();
    case Work::pages:
      return pages();
    case Work::probe:
      return probe();
    case Work::assemble:
      return assemble();
    case Work::render:
      return render();
  }
  return failure({ErrorCode::bad_argument, "batch", "", 0, "no such work", ""});
}

void TaskRun::event(MessageType type, int page, const output::SourceInfo& source) {
  Message m;
  m.id = task_.id;
  m.type = type;
  m.page = page;
  m.source = source;
  say_(m);
}

Result<std::unique_ptr<document::Document>> TaskRun::open() {
  auto bytes = document::FileBytes::map(files_.input.get());
  if (!bytes) {
    return bytes.error();
  }
  bytes_ = *bytes;
  if (Status same = unchanged(task_.source.sha256); !same) {
    return same.error();
  }
  return document::open(bytes_, setup_.extract.open);
}

Status TaskRun::unchanged(const std::string& sha256) const {
  if (bytes_ == nullptr || sha256.empty() || sha256_of_text(bytes_->view()) == sha256) {
    return Done{};
  }
  return Error{ErrorCode::changed,
               "batch",
               "",
               0,
               "changes while it is read",
               "run the same command again when nothing writes to it any more"};
}

/// A page that cannot be read becomes an empty one with a problem; only a missing model is
/// everybody's problem.
Result<text::PageText> TaskRun::read(document::Document& document, int number,
                                     std::vector<PageTrouble>& problems) {
  Error error;
  for (const PageTrouble& skipped : task_.skip) {
    if (skipped.page == number && !skipped.read) {
      error = {ErrorCode::quarantined, "batch", "", number, skipped.message, ""};
      problems.push_back(skipped);
      return unread(document, number, error);
    }
  }
  event(MessageType::page, number);
  allow_cpu(setup_.limits.page_seconds);
  try {
    auto page = extractor_.reader().read(document, number);
    if (page) {
      if (std::string complaint = complaint_of(document, number); !complaint.empty()) {
        page->notes.push_back(kIncomplete + complaint);  // for when the pages are joined elsewhere
        problems.push_back({number, std::move(complaint), true, false});
      }
      return page;
    }
    if (page.error().code == ErrorCode::missing_model) {
      return page;
    }
    error = page.error();
    if (error.code == ErrorCode::out_of_memory) {
      throw OutOfMemory{number};
    }
  } catch (const std::bad_alloc&) {
    throw OutOfMemory{number};
  } catch (const std::exception& fault) {
    error = {
        ErrorCode::internal, "batch", "", number, std::string("unexpected: ") + fault.what(), ""};
  }
  problems.push_back({number, error.message});
  if (!first_error_) {
    first_error_ = error;
  }
  return unread(document, number, error);
}

Message TaskRun::document() {
  auto opened = open();
  if (!opened) {
    return failure(opened.error());
  }
  document::Document& doc = **opened;
  const output::SourceInfo source{task_.name, sha256_of_text(bytes_->view()), doc.media_type(),
                                  doc.page_count()};
  if (source.pages <= 0) {
    return failure({ErrorCode::empty, "document", "", 0, "has no pages", ""});
  }
  event(MessageType::opened, 0, source);
  if (task_.longest > 0 && source.pages > task_.longest) {
    Message m;
    m.type = MessageType::too_long;
    m.source = source;
    return m;
  }
  std::vector<text::PageText> pages;
  std::vector<PageTrouble> problems;
  for (int number = 1; number <= source.pages; ++number) {
    auto page = read(doc, number, problems);
    if (!page) {
      return failure(page.error());
    }
    pages.push_back(std::move(*page));
  }
  complain_of_file(doc, problems);
  if (Status same = unchanged(source.sha256); !same) {
    return failure(same.error());
  }
  return finish(source, std::move(pages), std::move(problems));
}

Message TaskRun::pages() {
  auto opened = open();
  if (!opened) {
    return failure(opened.error());
  }
  document::Document& doc = **opened;
  event(MessageType::opened, 0,
        {task_.name, task_.source.sha256, doc.media_type(), doc.page_count()});
  Message m;
  m.type = MessageType::done;
  for (int number = task_.first; number <= task_.last; ++number) {
    const int file = files_.outputs[static_cast<size_t>(number - task_.first)].get();
    if (const auto old = read_descriptor(file)) {  // read before the run was stopped
      if (const auto page = decode_page(*old); page && page->number == number) {
        if (auto trouble = trouble_of(*page)) {
          m.problems.push_back(std::move(*trouble));
        }
        continue;
      }
    }
    auto page = read(doc, number, m.problems);
    if (!page) {
      return failure(page.error());
    }
    if (Status written = write_descriptor(file, encode(*page)); !written) {
      return failure(written.error());
    }
  }
  complain_of_file(doc, m.problems);
  if (Status same = unchanged(task_.source.sha256); !same) {
    return failure(same.error());
  }
  return m;
}

Message TaskRun::probe() {
  auto opened = open();
  if (!opened) {
    return failure(opened.error());
  }
  Message m;
  m.type = MessageType::done;
  m.source = {task_.name, task_.source.sha256, (*opened)->media_type(), (*opened)->page_count()};
  return m;
}

Message TaskRun::render() {
  auto opened = open();
  if (!opened) {
    return failure(opened.error());
  }
  event(MessageType::page, task_.first);
  auto raster = (*opened)->raster(task_.first, task_.dpi, document::Colour::rgb);
  if (!raster) {
    return failure(raster.error());
  }
  l_uint8* data = nullptr;
  size_t size = 0;
  const bool made = pixWriteMemPng(&data, &size, raster->pix(), 0) == 0 && data != nullptr;
  const std::unique_ptr<l_uint8, void (*)(void*)> owner(data, &lept_free);
  if (!made) {
    return failure({ErrorCode::out_of_memory, "batch", "", task_.first, "no picture was made", ""});
  }
  const Status written = write_descriptor(
      files_.outputs[0].get(), std::string_view(reinterpret_cast<const char*>(data), size));
  if (!written) {
    return failure(written.error());
  }
  Message m;
  m.type = MessageType::done;
  m.source = {task_.name, task_.source.sha256, (*opened)->media_type(), (*opened)->page_count()};
  return m;
}

}  // namespace ita::batch
