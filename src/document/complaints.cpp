#include "document/complaints.h"

#include <poppler-global.h>
#include <tiffio.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>

namespace ita::document {

namespace {

constexpr size_t kMost = 4;       // complaints of one page that are kept
constexpr size_t kLongest = 200;  // bytes of one

Complaints* g_into = nullptr;
int g_page = 0;

void hear(std::string_view text) {
  if (g_into != nullptr) {
    g_into->add(g_page, text);
  }
}

/// "error (1234): Too few args" without what goes before the cause: places in a stream differ from
/// one complaint to the next, and say nothing to a reader.
void on_poppler(const std::string& message, void* /*closure*/) {
  const size_t colon = message.find(": ");
  const bool prefix = message.rfind("error", 0) == 0 && colon != std::string::npos;
  hear(prefix ? std::string_view(message).substr(colon + 2) : std::string_view(message));
}

void on_tiff(const char* module, const char* format, va_list arguments) {
  std::array<char, 512> text{};
  std::vsnprintf(text.data(), text.size(), format, arguments);
  hear(std::string(module != nullptr ? module : "TIFF") + ": " + text.data());
}

/// The same for libtiff's second kind of handler, which code that silences the first leaves alone.
void on_tiff_too(thandle_t /*file*/, const char* module, const char* format, va_list arguments) {
  on_tiff(module, format, arguments);
}

void install() {
  static const bool kDone = [] {
    poppler::set_debug_error_function(on_poppler, nullptr);
    TIFFSetErrorHandler(nullptr);
    TIFFSetWarningHandler(nullptr);
    TIFFSetErrorHandlerExt(on_tiff_too);
    TIFFSetWarningHandlerExt(on_tiff_too);
    return true;
  }();
  static_cast<void>(kDone);
}

}  // namespace

bool is_harmless(std::string_view complaint) {
  constexpr std::array<std::string_view, 14> kHarmless{
      // libtiff: private tags of scanners, tags out of order
      "Unknown field with tag", "tag ignored", "are not in ascending order", "wrong data type",
      "Nonstandard", "incorrect count", "ASCII value for tag",
      // linearisation and its tables only say where to find things sooner
      "hint table", "linearization", "shared identifier", "shared object",
      // outlines and links are not on the page
      "outline", "annotation destination", "Annotation rectangle"};
  return std::any_of(kHarmless.begin(), kHarmless.end(), [&](std::string_view words) {
    return complaint.find(words) != std::string_view::npos;
  });
}

void Complaints::add(int page, std::string_view text) {
  std::string kept;
  for (const char c : text.substr(0, kLongest)) {
    kept += static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E ? '?' : c;
  }
  std::vector<std::string>& all = texts_[page];
  if (!kept.empty() && all.size() < kMost && !is_harmless(text) &&
      std::find(all.begin(), all.end(), kept) == all.end()) {
    all.push_back(std::move(kept));
  }
}

std::vector<std::string> Complaints::of(int page) const {
  const auto at = texts_.find(page);
  return at == texts_.end() ? std::vector<std::string>() : at->second;
}

Listening::Listening(Complaints& into, int page) : outer_(g_into), outer_page_(g_page) {
  install();
  g_into = &into;
  g_page = page;
}

Listening::~Listening() {
  g_into = outer_;
  g_page = outer_page_;
}

}  // namespace ita::document
