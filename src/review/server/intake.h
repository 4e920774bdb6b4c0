#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "review/archive/archive.h"
#include "review/server/child.h"
#include "review/server/safe_name.h"

namespace ita::review {

/// Files that people bring in: a folder on this machine, read by the supervisor (`ita extract`),
/// one run at a time.  Safe to share between threads.
class Intake {
 public:
  /// `inbox` is made when it is not there.
  Intake(Archive& archive, std::string inbox);
  ~Intake();

  /// A file on its way in: bytes go to a hidden file, which gets its name when all are there.
  class Upload {
   public:
    Upload(std::string path, std::string hidden);
    Upload(const Upload&) = delete;
    Upload& operator=(const Upload&) = delete;
    ~Upload();  ///< nothing stays of one that was not finished
    bool write(const char* bytes, size_t size);
    bool finish();

   private:
    std::string path_, hidden_;
    int fd_;
  };
  /// `name`: as the browser says it, with the folders it lay in.  Null for a name that is none.
  std::unique_ptr<Upload> receive(const std::string& name);

  /// Takes in the results of a run that has ended; returns how many runs were taken in so far.
  long taken();
  /// Every file with how far it is: waiting | reading | done (with its record).
  Json state();
  /// Reads what is new; with the password for those that ask for one.
  Status start(const std::string& password);
  /// Photographs as one file, in this order; they leave the inbox.
  Status join(const std::vector<std::string>& ids, const std::string& name);
  /// A file holds several reports, which begin on these pages: said by `user`, in force when it is
  /// read the next time.
  Status split(const std::string& id, const std::vector<int>& pages, const std::string& user);
  Status remove(const std::vector<std::string>& ids);

 private:
  std::vector<std::string> names() const;
  std::string path_of_id(const std::string& id) const;
  void settle();

  Archive& archive_;
  std::string inbox_, log_;
  std::mutex mutex_;
  Child child_;
  bool reading_ = false;
  long taken_ = 0;
};

}  // namespace ita::review
