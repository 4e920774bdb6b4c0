#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "batch/inputs.h"
#include "batch/journal.h"

namespace ita::batch {

/// What stands in an output folder from before, so that a run replaces none of it in silence.
class Standing {
 public:
  /// `tell` gets a line for whatever a person should know.
  Standing(std::string output, std::string scratch, Journal& journal,
           std::function<void(const std::string&)> tell);

  /// Gives each input the name that it was read under before, however it was given then.
  void name_as_before(std::vector<Input>& inputs) const;
  /// Gives the input another name where its own belongs to a file of other content that lies
  /// elsewhere.  `sha256` is empty when the input cannot be read.
  void find_free_name(Input& input, const std::string& sha256) const;
  /// Before `content` is written to `to` as what `next` says: a result that people changed is kept
  /// beside it, one of a content that the file no longer has gets a name of its own.
  Status make_room(const std::string& to, const Record& next, const std::string& content);
  /// Gives the result of a content that its file no longer has a name and a record of its own.
  Status keep_replaced(const Record& old);
  /// Marks what lay in these folders and does not any more.  How many.
  int mark_gone(const std::vector<std::string>& folders);
  /// Removes results and records of what is gone.
  void prune();

 private:
  std::string place_of(const std::string& output) const;
  Status keep_edited(const std::string& to, const std::string& output) const;
  void tell_gone(const std::vector<Record>& gone) const;

  std::string output_, scratch_;
  Journal& journal_;
  std::function<void(const std::string&)> tell_;
};

/// "a.pdf.json" and "hocr" give "a.pdf.hocr".
std::string beside(const std::string& json, const std::string& ending);

}  // namespace ita::batch
