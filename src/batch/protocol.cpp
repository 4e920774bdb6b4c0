#include "batch/protocol.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <nlohmann/json.hpp>

#include "batch/own_json.h"

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

/// Texts of a worker that are longer are no work of ours.
constexpr size_t kLongestText = 8192;

std::string bounded(const Json& text) {
  const auto& all = text.get_ref<const std::string&>();
  if (all.size() > kLongestText) {
    throw std::invalid_argument("a text without end");
  }
  return all;
}

output::SourceInfo source_of(const Json& json) {
  return {bounded(json.at("file")), bounded(json.at("sha256")), bounded(json.at("media_type")),
          json.at("pages")};
}

Json to_json(const std::vector<PageTrouble>& pages) {
  Json out = Json::array();
  for (const PageTrouble& page : pages) {
    out.push_back({{"page", page.page},
                   {"message", page.message},
                   {"read", page.read},
                   {"passing", page.passing},
                   {"cause", name(page.cause)}});
  }
  return out;
}

std::vector<PageTrouble> pages_of(const Json& json) {
  std::vector<PageTrouble> out;
  for (const Json& page : json) {
    out.push_back({page.at("page"), bounded(page.at("message")), page.at("read"),
                   page.at("passing"), code_of(page.value("cause", name(ErrorCode::none)))});
  }
  return out;
}

constexpr std::array<const char*, 5> kWork{"document", "pages", "probe", "assemble", "render"};
constexpr std::array<const char*, 7> kMessageTypes{"ready", "opened",   "page",  "joining",
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
    return read(parse_own<Json>(line));
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

std::vector<std::string> endings(const Extras& extras) {
  std::vector<std::string> out;
  if (extras.hocr) {
    out.emplace_back("hocr");
  }
  if (extras.alto) {
    out.emplace_back("alto.xml");
  }
  if (extras.searchable_pdf) {
    out.emplace_back("searchable.pdf");
  }
  return out;
}

ErrorCode code_of(const std::string& text) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::changed); ++i) {
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
                  {"engine", static_cast<int>(s.extract.reader.lines.engine)},
                  {"line_model", encode(s.extract.reader.lines.model)},
                  {"rulings", s.extract.reader.rulings},
                  {"password", encode(s.extract.open.password)},
                  {"max_megapixels", s.extract.open.max_megapixels},
                  {"max_pages", s.extract.open.max_pages},
                  {"begins", s.extract.begins},
                  {"page_seconds", s.limits.page_seconds},
                  {"document_seconds", s.limits.document_seconds},
                  {"memory_mib", s.limits.memory_mib},
                  {"wall_factor", s.limits.wall_factor},
                  {"output_mib", s.limits.output_mib},
                  {"pdf", s.extras.searchable_pdf},
                  {"hocr", s.extras.hocr},
                  {"alto", s.extras.alto},
                  {"archival", s.extras.archival},
                  {"sandbox", s.sandbox},
                  {"photographs", s.photographs}});
}

Result<Setup> setup_of(const std::string& line) {
  return parsed<Setup>(line, [](const Json& j) {
    Setup s;
    s.extract.reader.models_dir = decode(j.at("models"));
    s.extract.reader.ocr = static_cast<text::OcrMode>(j.at("ocr").get<int>());
    s.extract.reader.dpi = j.at("dpi");
    s.extract.reader.lines.engine = static_cast<text::LineEngine>(j.at("engine").get<int>());
    s.extract.reader.lines.model = decode(j.at("line_model"));
    s.extract.reader.rulings = j.at("rulings");
    s.extract.open.password = decode(j.at("password"));
    s.extract.open.max_megapixels = j.at("max_megapixels");
    s.extract.open.max_pages = j.at("max_pages");
    s.extract.begins = j.at("begins").get<std::map<std::string, std::vector<int>>>();
    s.limits = {j.at("page_seconds"), j.at("document_seconds"), j.at("memory_mib"),
                j.at("wall_factor"), j.at("output_mib")};
    s.extras = {j.at("pdf"), j.at("hocr"), j.at("alto"), j.at("archival")};
    s.sandbox = j.at("sandbox");
    s.photographs = j.at("photographs");
    return s;
  });
}

std::string to_line(const Task& t) {
  return line_of({{"id", t.id},
                  {"work", kWork[static_cast<size_t>(t.work)]},
                  {"input", t.input},
                  {"name", t.name},
                  {"first", t.first},
                  {"last", t.last},
                  {"longest", t.longest},
                  {"dpi", t.dpi},
                  {"source", to_json(t.source)},
                  {"skip", to_json(t.skip)}});
}

Result<Task> task_of(const std::string& line) {
  return parsed<Task>(line, [](const Json& j) {
    Task t;
    t.id = j.at("id");
    t.work = static_cast<Work>(index_of(kWork, j.at("work")));
    t.input = j.at("input");
    t.name = j.at("name");
    t.first = j.at("first");
    t.last = j.at("last");
    t.longest = j.at("longest");
    t.dpi = j.at("dpi");
    t.source = source_of(j.at("source"));
    t.skip = pages_of(j.at("skip"));
    return t;
  });
}

std::string to_line(const Message& m) {
  return line_of({{"id", m.id},
                  {"type", kMessageTypes[static_cast<size_t>(m.type)]},
                  {"page", m.page},
                  {"source", to_json(m.source)},
                  {"version", m.generator.version},
                  {"ocr", m.generator.ocr_model},
                  {"facts", m.generator.facts_model},
                  {"engine", m.generator.engine},
                  {"status", m.status},
                  {"forks", m.forks},
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
    m.type = static_cast<MessageType>(index_of(kMessageTypes, j.at("type")));
    m.page = j.at("page");
    m.source = source_of(j.at("source"));
    m.generator = {bounded(j.at("version")), bounded(j.at("ocr")), bounded(j.at("facts")),
                   bounded(j.at("engine"))};
    m.status = bounded(j.at("status"));
    m.forks = j.value("forks", false);
    m.problems = pages_of(j.at("problems"));
    m.extras = j.at("extras").get<std::vector<std::string>>();
    m.error = {code_of(bounded(j.at("code"))), bounded(j.at("stage")), "", j.at("error_page"),
               bounded(j.at("message")),       bounded(j.at("remedy"))};
    return m;
  });
}

}  // namespace ita::batch
