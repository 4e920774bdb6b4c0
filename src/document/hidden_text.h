#pragma once

#include <memory>
#include <string>

namespace ita::document {

/// Says which pages of a PDF carry text that is not drawn: in render mode 3, or under a picture
/// that is drawn over it. That is how OCR programs lay their reading under a scan.  Never throws; a
/// file that cannot be looked at hides nothing.
class HiddenText {
 public:
  HiddenText(std::string path, std::string password);
  ~HiddenText();
  HiddenText(const HiddenText&) = delete;
  HiddenText& operator=(const HiddenText&) = delete;

  bool on_page(int number);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ita::document
