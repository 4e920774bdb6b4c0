#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace ita {

/// What went wrong, for machines.  The numbers stand in journals: add at the end, never renumber.
enum class ErrorCode : int {
  none = 0,
  not_found = 1,           ///< the path does not exist (any more)
  unreadable = 2,          ///< exists, but may not be read, or reading failed
  unsupported_format = 3,  ///< not a PDF, TIFF, PNG or JPEG
  damaged = 4,             ///< the format is known but the content is broken
  encrypted = 5,           ///< a password is needed
  empty = 6,               ///< no bytes, or no pages
  too_large = 7,           ///< over a limit on pixels, pages or bytes
  timeout = 8,             ///< over a limit on time
  out_of_memory = 9,       ///< over the limit on memory
  crashed = 10,            ///< the worker process died
  cannot_write = 11,       ///< the output could not be written
  missing_model = 12,      ///< a file of models/ is missing or damaged
  quarantined = 13,        ///< set aside: it killed a worker twice
  interrupted = 14,        ///< the user stopped the run
  internal = 15,           ///< a fault of this program
  busy = 16,               ///< another run holds the output folder
  bad_argument = 17,       ///< an option or a task cannot be understood
  no_sandbox = 18,         ///< the kernel cannot confine a worker, and that was asked for
  changed = 19             ///< the file changed while it was read
};

/// A failure as a value.  It travels to the report of the run; nothing is printed where it arises.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string stage;    ///< folder under src/ in which it arose, for example "document"
  std::string file;     ///< input as the user named it; filled in by whoever knows it
  int page = 0;         ///< from 1; 0 when it is not about a page
  std::string message;  ///< the cause, one line, no final full stop
  std::string remedy;   ///< what the user can do; may be empty
};

/// Stable lower-case name of a code, as written into journals ("damaged").
const char* name(ErrorCode code);
/// "file, page 3: cause (remedy)".
std::string describe(const Error& error);

/// Either a value or an Error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() {
    assert(ok());
    return std::get<0>(state_);
  }
  const T& value() const {
    assert(ok());
    return std::get<0>(state_);
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const {
    assert(!ok());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

struct Done {};
using Status = Result<Done>;

}  // namespace ita
