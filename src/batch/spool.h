#pragma once

#include <string>

#include "base/result.h"

namespace ita::batch {

/// The pages of a long document one after the other in one file, each after its length (8 bytes,
/// little end first); length 0 for a page that is not there.  Made by the supervisor, which takes
/// no look inside, and read by the worker that puts the document together.
class JoinedPages {
 public:
  explicit JoinedPages(int fd) : fd_(fd) {}
  /// The bytes of the next page; empty at the end.
  std::string next();

 private:
  int fd_;
  long long at_ = 0;
};

/// Where page `number` lies in the folder of a long document.
std::string page_file(const std::string& spool, int number);

/// One hash of the page files first..last of `spool`.  Errors: unreadable, not_found.
Result<std::string> sha256_of_pages(const std::string& spool, int first, int last);

/// Joins the page files 1..pages of `spool` into `fd`.  Errors: cannot_write.
Status join_pages(const std::string& spool, int pages, int fd);

}  // namespace ita::batch
