#include "base/result.h"

#include <fmt/format.h>

namespace ita {

const char* name(ErrorCode code) {
  switch (code) {
    case ErrorCode::none:
      return "none";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::unreadable:
      return "unreadable";
    case ErrorCode::unsupported_format:
      return "unsupported_format";
    case ErrorCode::damaged:
      return "damaged";
    case ErrorCode::encrypted:
      return "encrypted";
    case ErrorCode::empty:
      return "empty";
    case ErrorCode::too_large:
      return "too_large";
    case ErrorCode::timeout:
      return "timeout";
    case ErrorCode::out_of_memory:
      return "out_of_memory";
    case ErrorCode::crashed:
      return "crashed";
    case ErrorCode::cannot_write:
      return "cannot_write";
    case ErrorCode::missing_model:
      return "missing_model";
    case ErrorCode::quarantined:
      return "quarantined";
    case ErrorCode::interrupted:
      return "interrupted";
    case ErrorCode::internal:
      return "internal";
    case ErrorCode::busy:
      return "busy";
    case ErrorCode::bad_argument:
      return "bad_argument";
    case ErrorCode::no_sandbox:
      return "no_sandbox";
    case ErrorCode::changed:
      return "changed";
  }
  return "internal";
}

std::string describe(const Error& error) {
  std::string out = error.file;
  if (error.page > 0) {
    out += fmt::format("{}page {}", out.empty() ? "" : ", ", error.page);
  }
  out += out.empty() ? error.message : ": " + error.message;
  if (!error.remedy.empty()) {
    out += " (" + error.remedy + ")";
  }
  return out;
}

}  // namespace ita
