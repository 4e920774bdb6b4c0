#pragma once

// qpdf asks which smart pointers its headers shall use: the standard ones.
#ifndef POINTERHOLDER_TRANSITION
#define POINTERHOLDER_TRANSITION 4
#endif

#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>
#include <vector>

#include "document/file_bytes.h"

namespace ita::document {

/// The objects of a PDF through qpdf, opened when they are first asked for.  Kept for all who look
/// at objects.
class QpdfFile {
 public:
  QpdfFile(std::shared_ptr<const FileBytes> bytes, std::string password)
      : bytes_(std::move(bytes)), password_(std::move(password)) {}

  const FileBytes& bytes() const { return *bytes_; }
  QPDF& pdf();
  /// The page, or null.  May throw what qpdf throws.
  QPDFPageObjectHelper* page(int number);
  /// What qpdf has warned of since the last call.
  std::vector<std::string> take_warnings();

 private:
  void open();
  std::shared_ptr<const FileBytes> bytes_;
  std::string password_;
  bool opened_ = false;
  QPDF pdf_;
  std::vector<QPDFPageObjectHelper> pages_;
};

}  // namespace ita::document
