#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace ita::batch {

/// One file to read.  Names are bytes as the file system has them.
struct Input {
  std::string path;
  std::string name;  ///< under the output folder: "2567/report.pdf" for a file of a folder, else
                     ///< the file name
};

struct Inputs {
  std::vector<Input> files;  ///< in the order of their names
  int passed_over = 0;       ///< files of other kinds in the folders given, and links to folders
};

/// Files are taken as they are, readable or not; folders are searched for files whose name ends as
/// that of a PDF, TIFF, PNG or JPEG.  `output` is not searched when it lies in a folder given.  Two
/// files that would get one name are told apart by their folders.  Errors: bad_argument when that
/// is not enough.
Result<Inputs> collect(const std::vector<std::string>& paths, const std::string& output);

/// The name as UTF-8: a byte that is none stands as "\xNN".
std::string utf8_name(const std::string& name);
/// The bytes that `utf8_name` made this of.
std::string file_name(const std::string& utf8);

/// The text for one line of a terminal or log: control characters are escaped.
std::string one_line(const std::string& text);

}  // namespace ita::batch
