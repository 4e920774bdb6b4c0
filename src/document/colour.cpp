#include "document/colour.h"

#include <algorithm>

namespace ita::document {

Space space_of(QPDFObjectHandle named, QPDFObjectHandle resources) {
  if (named.isName()) {
    QPDFObjectHandle own = resources.getKey("/ColorSpace");
    named = own.isDictionary() && own.hasKey(named.getName()) ? own.getKey(named.getName()) : named;
  }
  if (named.isArray() && named.getArrayNItems() > 0) {
    named = named.getArrayItem(0);
  }
  if (named.isNameAndEquals("/Separation") || named.isNameAndEquals("/DeviceN")) {
    return Space::ink;
  }
  for (const char* kind : {"/Indexed", "/Pattern", "/Lab"}) {
    if (named.isNameAndEquals(kind)) {
      return Space::other;
    }
  }
  return Space::light;
}

double lightness(Space space, const std::vector<QPDFObjectHandle>& operands) {
  if (space == Space::other) {
    return 0;
  }
  std::vector<double> v;
  for (QPDFObjectHandle operand : operands) {
    if (!operand.isNumber()) {
      break;
    }
    v.push_back(operand.getNumericValue());
  }
  if (space == Space::ink) {
    return v.empty() ? 0 : 1 - *std::max_element(v.begin(), v.end());
  }
  switch (v.size()) {
    case 1:
      return v[0];
    case 3:
      return 0.3 * v[0] + 0.59 * v[1] + 0.11 * v[2];
    case 4:
      return (1 - v[3]) * (1 - 0.3 * v[0] - 0.59 * v[1] - 0.11 * v[2]);
    default:
      return 0;
  }
}

}  // namespace ita::document
