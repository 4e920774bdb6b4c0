#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace ita::batch {

/// One file to read.  Names are bytes as the file system has them.
struct Input {
  std::string path;
  std::string name;  ///< under the output folder: "2567/report.pdf" for a file of a folder, else
                     ///< the file name
  std::string origin =
      {};  ///< where it lies: absolute, so that two files of one name are told apart
  std::optional<Error> skip =
      {};  ///< why it is not read, though it stands in a folder that was given
};

struct Inputs {
  std::vector<Input> files;  ///< in the order of their names, those that are passed over included
  int passed_over = 0;       ///< of them
  std::vector<std::string> folders;  ///< that were searched wholly, absolute
};

/// Files given by name are taken as they are, readable or not.  Folders are searched for files that
/// are a PDF or an image, by name or by content; every other file in them is passed over with its
/// reason.  `output` is not searched where it lies in a folder given; where it is that folder, what
/// runs have written there is left out.  Two files that would get one name are told apart by their
/// folders.  Errors: bad_argument when that is not enough.
Result<Inputs> collect(const std::vector<std::string>& paths, const std::string& output);

/// Absolute, without "." and "..", links to folders followed; a link to a file stays itself.
std::string origin_of(const std::string& path);

/// The name for a file whose own is taken by another one that lies elsewhere: "a/report.pdf" gives
/// "a/report~1f2e3d4c.pdf", with a hash of `telling`.
std::string other_name(const std::string& name, const std::string& telling);

/// Cause for an input that is no file to read; nothing when it is one.
std::optional<Error> not_a_file(const std::string& path);

/// The name as UTF-8: a byte that is none stands as "\xNN", and so does a backslash before what
/// looks like that.  No two names become the same.
std::string utf8_name(const std::string& name);
/// The bytes that `utf8_name` made this of.
std::string file_name(const std::string& utf8);

/// The text for one line of a terminal or log: control characters are escaped.
std::string one_line(const std::string& text);

}  // namespace ita::batch
