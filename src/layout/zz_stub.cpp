#include "layout/layout.h"
namespace ita::layout {
__attribute__((weak)) std::string Cell::text() const { return "x"; }
}
