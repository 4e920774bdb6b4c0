#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ita/document.h"

#define ITA_API __attribute__((visibility("default")))

// The reader as a library.
//
//   auto document = ita::read("report.pdf");
//   if (!document) { std::cerr << ita::describe(document.error()); }
//
// Reading takes place in the calling process and thread: what the command line does with files that
// nobody trusts (a process of its own behind Landlock and seccomp, limits on time and memory) is
// the caller's here.  One file at a time in a process, whatever the number of threads and readers:
// Poppler keeps state of its own.
namespace ita {

struct ReadOptions {
  std::string models;    ///< folder of models; empty: $ITA_MODELS_DIR, else ../share/ita/models
                         ///< beside the library
  std::string password;  ///< of an encrypted PDF
  std::string name;      ///< what the results call the file; empty: its path as given
};

/// Reads a PDF, TIFF, PNG or JPEG file.  What it does not understand is in the Document's status
/// and doubts; the errors are those of a file that cannot be opened (not_found, unreadable,
/// unsupported_format, damaged, encrypted, empty, too_large) and missing_model.
ITA_API Result<Document> read(const std::string& path, const ReadOptions& options = {});

/// The same for many files: loads the models once (about 0.1 s).
class ITA_API Reader {
 public:
  /// Errors: missing_model.
  static Result<Reader> open(const ReadOptions& options = {});
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  Result<Document> read(const std::string& path, const std::string& name = "");
  /// A file that is in memory.
  Result<Document> read_bytes(std::string_view bytes, const std::string& name);

 private:
  struct Impl;
  explicit Reader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The JSON result (schema version 2), byte for byte what `ita extract` writes.
ITA_API std::string to_json(const Document& document);
/// The JSON Schema of it (draft 7).
ITA_API std::string json_schema();
/// Words with their places.
ITA_API std::string to_hocr(const Document& document);
ITA_API std::string to_alto(const Document& document);
/// The text in reading order; tables a row a line with tabs between cells, a form feed after a
/// page.
ITA_API std::string to_text(const Document& document);
/// The file as a PDF whose scanned pages can be searched.  `source` is the file that was read.
/// Errors: damaged, cannot_write.
ITA_API Status write_searchable_pdf(const Document& document, const std::string& source,
                                    const std::string& output);

/// Version of the library, as "0.2.0".
ITA_API std::string version();

}  // namespace ita
