#pragma once

#include "facts/data.h"
#include "facts/json_node.h"

namespace ita::facts {

/// One kind of assessment, from a file of models/facts/families.  Its scales of levels are added to
/// `scales`; its years may name those of families before it as well.
Family read_family(const JsonNode& root, std::vector<LevelScale>& scales);

}  // namespace ita::facts
