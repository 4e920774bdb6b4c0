#pragma once

#include <string>
#include <string_view>

namespace ita::thai {

/// `match_key` of a text that nobody asks for again, as those of a long list: nothing is kept.
std::string key_once(std::string_view utf8);

}  // namespace ita::thai
