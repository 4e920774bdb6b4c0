#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "document/complaints.h"
#include "document/qpdf_file.h"

namespace ita::document {

/// Looks for damage that a renderer passes over: objects that had to be searched for, streams that
/// end early or whose checksum is wrong, pictures that decode with errors or have other measures
/// than their data, things that a page names and that are not there.  Each stream is looked at
/// once.  Never throws.
class PdfCheck {
 public:
  explicit PdfCheck(std::shared_ptr<QpdfFile> file) : file_(std::move(file)) {}
  /// Adds what is wrong with the file as a whole (0) and with the page.
  void look(int page, Complaints& complaints);

 private:
  void look_at_file(Complaints& complaints);
  void look_at_page(int page, Complaints& complaints);
  static void look_at_emptiness(QPDFObjectHandle page, std::vector<std::string>& found);
  void walk(QPDFObjectHandle object, int depth, std::vector<std::string>& found);
  void look_at_stream(QPDFObjectHandle stream, std::vector<std::string>& found);

  std::shared_ptr<QpdfFile> file_;
  bool looked_ = false;
  bool broken_ = false;  ///< qpdf could not open it at all
  std::set<int> pages_;
  std::map<QPDFObjGen, std::vector<std::string>> streams_;  ///< looked at, with what was found
  bool must_be_there_ = false;   ///< whether what is named now may not be missing
  std::set<QPDFObjGen> walked_;  ///< of this page
};

}  // namespace ita::document
