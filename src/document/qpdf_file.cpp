#include "document/qpdf_file.h"

#include <qpdf/QPDFPageDocumentHelper.hh>

namespace ita::document {

void QpdfFile::open() {
  if (opened_) {
    return;
  }
  opened_ = true;
  pdf_.setSuppressWarnings(true);
  pdf_.processMemoryFile("input", bytes_->data(), bytes_->size(),
                         password_.empty() ? nullptr : password_.c_str());
  pages_ = QPDFPageDocumentHelper(pdf_).getAllPages();
}

QPDF& QpdfFile::pdf() {
  open();
  return pdf_;
}

QPDFPageObjectHelper* QpdfFile::page(int number) {
  open();
  return number < 1 || static_cast<size_t>(number) > pages_.size()
             ? nullptr
             : &pages_[static_cast<size_t>(number - 1)];
}

std::vector<std::string> QpdfFile::take_warnings() {
  std::vector<std::string> out;
  for (const QPDFExc& warning : pdf_.getWarnings()) {
    out.push_back(warning.getMessageDetail());
  }
  return out;
}

}  // namespace ita::document
