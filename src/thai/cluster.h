#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ita::thai {

/// [begin, end) of one cluster: a base with the marks on it; any other character alone; a mark
/// without base alone.
struct Cluster {
  size_t begin = 0, end = 0;
  bool valid = true;  ///< false for what no Thai word can hold: a mark without base, two vowels on
                      ///< one base, …
};

std::vector<Cluster> clusters(std::u32string_view text);

}  // namespace ita::thai
