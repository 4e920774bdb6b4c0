#pragma once

#include <string>
#include <vector>

#include "report/report.h"
#include "text/page_text.h"

namespace ita::output {

struct SourceInfo {
  std::string file;    ///< as named in the output: relative to the folder given, or the file name
  std::string sha256;  ///< hex
  std::string media_type;
  int pages = 0;
};

struct GeneratorInfo {
  std::string version, ocr_model, facts_model;
};

/// A page that could not be read stands among the pages with no words and its error here.
struct PageProblem {
  int page = 0;
  std::string message;
};

/// The whole JSON document (schema version 1), UTF-8, with a final line feed.  Same input, same
/// bytes.
std::string to_json(const report::Report& report, const layout::Layout& layout,
                    const std::vector<text::PageText>& pages, const SourceInfo& source,
                    const GeneratorInfo& generator, const std::vector<PageProblem>& problems = {});

/// The status that a document written by `to_json` states; empty for anything else.
std::string status_of(const std::string& json);

/// The same document for a file of the same content under another name.  Empty for anything that is
/// no document.
std::string with_file_name(const std::string& json, const std::string& file);

/// The JSON Schema (draft 7) of what `to_json` writes.
std::string json_schema();

}  // namespace ita::output
