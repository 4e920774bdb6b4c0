#include "base/late_library.h"

#include <dlfcn.h>

namespace ita {

LateLibrary::LateLibrary(const char* soname)
    : handle_(::dlopen(soname, RTLD_NOW | RTLD_LOCAL)),
      missing_(handle_ == nullptr ? soname : "") {}

void* LateLibrary::address(const char* name) const {
  return handle_ == nullptr ? nullptr : ::dlsym(handle_, name);
}

}  // namespace ita
