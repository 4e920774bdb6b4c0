#include "batch/protocol.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <nlohmann/json.hpp>

namespace ita::batch {

namespace {

using Json = nlohmann::ordered_json;

std::string encode(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out +=
        byte < 0x20 || byte >= 0x7F || c == '%' ? fmt::format("%{:02X}", byte) : std::string(1, c);
  }
  return out;
}

std::string decode(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += static_cast<char>(std::strtol(text.substr(i + 1, 2).c_str(), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json to_json(const output::SourceInfo& source) {
  return {{"file", source.file},
          {"sha256", source.sha256},
          {"media_type", source.media_type},
          {"pages", source.pages}};
}

output::SourceInfo source_of(const Json& json) {
  return {json.at("file"), json.at("sha256"), json.at("media_type"), json.at("pages")};
}

Json to_json(const std::vector<SkippedPage>& pages) {
  Json out = Json::array();
  for (const SkippedPage& page : pages) {
    out.push_back({{"page", page.page}, {"message", page.message}});
  }
  return out;
}

std::vector<SkippedPage> pages_of(const Json& json) {
  std::vector<SkippedPage> out;
  for (const Json& page : json) {
    out.push_back({page.at("page"), page.at("message")});
  }
  return out;
}

constexpr std::array<const char*, 4> kWork{"document", "pages", "probe", "assemble"};
constexpr std::array<const char*, 7> kSaid{"ready", "opened",   "page",  "joining",
                                           "done",  "too_long", "failed"};

template <class Names>
size_t index_of(const Names& names, const std::string& name) {
  for (size_t i = 0; i < names.size(); ++i) {
    if (name == names[i]) {
      return i;
    }
  }
  throw std::invalid_argument("unknown word " + name);
}

template <class T, class F>
Result<T> parsed(const std::string& line, F read) {
  try {
    return read(Json::parse(line));
  } catch (const std::exception& fault) {
    return Error{ErrorCode::bad_argument,
                 "batch",
                 "",
                 0,
                 std::string("not understood: ") + fault.what(),
                 ""};
  }
}

}  // namespace

ErrorCode code_of(const std::string& text) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::bad_argument); ++i) {
    if (text == name(static_cast<ErrorCode>(i))) {
      return static_cast<ErrorCode>(i);
    }
  }
  return ErrorCode::internal;
}

std::string to_line(const Setup& s) {
  return line_of({{"models", encode(s.extract.reader.models_dir)},
                  {"ocr", static_cast<int>(s.extract.reader.ocr)},
                  {"dpi", s.extract.reader.dpi},
                  {"rulings", s.extract.reader.rulings},
                  {"password", encode(s.extract.open.password)},
                  {"max_megapixels", s.extract.open.max_megapixels},
                  {"max_pages", s.extract.open.max_pages},
                  {"page_seconds", s.limits.page_seconds},
                  {"document_seconds", s.limits.document_seconds},
                  {"memory_mib", s.limits.memory_mib},
                  {"pdf", s.extras.searchable_pdf},
                  {"hocr", s.extras.hocr},
                  {"alto", s.extras.alto},
                  {"scratch", encode(s.scratch)},
                  {"sandbox", s.sandbox}});
}

Result<Setup> setup_of(const std::string& line) {
  return parsed<Setup>(line, [](const Json& j) {
    Setup s;
    s.extract.reader.models_dir = decode(j.at("models"));
    s.extract.reader.ocr = static_cast<text::OcrMode>(j.at("ocr").get<int>());
    s.extract.reader.dpi = j.at("dpi");
    s.extract.reader.rulings = j.at("rulings");
    s.extract.open.password = decode(j.at("password"));
    s.extract.open.max_megapixels = j.at("max_megapixels");
    s.extract.open.max_pages = j.at("max_pages");
    s.limits = {j.at("page_seconds"), j.at("document_seconds"), j.at("memory_mib")};
    s.extras = {j.at("pdf"), j.at("hocr"), j.at("alto")};
    s.scratch = decode(j.at("scratch"));
    s.sandbox = j.at("sandbox");
    return s;
  });
}

std::string to_line(const Task& t) {
  return line_of({{"id", t.id},
                  {"work", kWork[static_cast<size_t>(t.work)]},
                  {"path", encode(t.path)},
                  {"name", t.name},
                  {"first", t.first},
                  {"last", t.last},
                  {"longest", t.longest},
                  {"spool", encode(t.spool)},
                  {"output", encode(t.output)},
                  {"source", to_json(t.source)},
                  {"skip", to_json(t.skip)}});
}

Result<Task> task_of(const std::string& line) {
  return parsed<Task>(line, [](const Json& j) {
    Task t;
    t.id = j.at("id");
    t.work = static_cast<Work>(index_of(kWork, j.at("work")));
    t.path = decode(j.at("path"));
    t.name = j.at("name");
    t.first = j.at("first");
    t.last = j.at("last");
    t.longest = j.at("longest");
    t.spool = decode(j.at("spool"));
    t.output = decode(j.at("output"));
    t.source = source_of(j.at("source"));
    t.skip = pages_of(j.at("skip"));
    return t;
  });
}

std::string to_line(const Message& m) {
  return line_of({{"id", m.id},
                  {"said", kSaid[static_cast<size_t>(m.said)]},
                  {"page", m.page},
                  {"source", to_json(m.source)},
                  {"version", m.generator.version},
                  {"ocr", m.generator.ocr_model},
                  {"facts", m.generator.facts_model},
                  {"status", m.status},
                  {"problems", to_json(m.problems)},
                  {"extras", m.extras},
                  {"code", name(m.error.code)},
                  {"stage", m.error.stage},
                  {"error_page", m.error.page},
                  {"message", m.error.message},
                  {"remedy", m.error.remedy}});
}

Result<Message> message_of(const std::string& line) {
  return parsed<Message>(line, [](const Json& j) {
    Message m;
    m.id = j.at("id");
    m.said = static_cast<Said>(index_of(kSaid, j.at("said")));
    m.page = j.at("page");
    m.source = source_of(j.at("source"));
    m.generator = {j.at("version"), j.at("ocr"), j.at("facts")};
    m.status = j.at("status");
    m.problems = pages_of(j.at("problems"));
    m.extras = j.at("extras").get<std::vector<std::string>>();
    m.error = {code_of(j.at("code")), j.at("stage"),   "",
               j.at("error_page"),    j.at("message"), j.at("remedy")};
    return m;
  });
}

}  // namespace ita::batch
