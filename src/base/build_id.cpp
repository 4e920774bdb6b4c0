#include "base/build_id.h"

#include "ita_build_id.h"  // written by build_id.cmake at every build

namespace ita {

const char* build_id() { return ITA_BUILD_ID; }

}  // namespace ita
