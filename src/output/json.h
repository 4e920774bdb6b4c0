#pragma once

#include <string>
#include <vector>

#include "facts/messages.h"
#include "report/document.h"
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
  std::string engine = "own";  ///< what reads pictures of lines
};

/// Version of the results that this program writes and understands.
inline constexpr const char* kSchemaVersion = "2.0";

/// A page that could not be read stands among the pages with no words and its error here; one that
/// may be incomplete, with what its parser complained of.
struct PageProblem {
  int page = 0;
  std::string message;
  bool read = false;  ///< it was read, but may be incomplete
};

/// The whole JSON document (schema version 2), UTF-8, with a final line feed.  Reasons and checks
/// carry their Thai text beside their codes.  Same input, same bytes.
std::string to_json(const report::Document& document, const layout::Layout& layout,
                    const std::vector<text::PageText>& pages, const SourceInfo& source,
                    const GeneratorInfo& generator, const facts::Messages& messages,
                    const std::vector<PageProblem>& problems = {});

/// The status that a document written by `to_json` states; empty for anything else.
std::string status_of(const std::string& json);

/// What to tell of a result that another schema version wrote: which one, and that the file must be
/// read again.  Empty for results of this version and for what is no result at all.
std::string other_version(const std::string& json);

/// The same document for a file of the same content under another name.  Empty for anything that is
/// no document.
std::string with_file_name(const std::string& json, const std::string& file);

/// The JSON Schema (draft 7) of what `to_json` writes.
std::string json_schema();

}  // namespace ita::output
