#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace ita::document {

/// What is wrong with the data of a JPEG, empty where nothing is: data that ends early, that cannot
/// be decoded, of which more is left than the picture needs, or that gives values which no picture
/// has (bytes that were doubled or changed put the decoder out of step, and the rest of the picture
/// is another one).
std::string jpeg_trouble(std::string_view jpeg);

/// Width and height that a JPEG itself names; 0 where its head cannot be read.
std::pair<long long, long long> jpeg_size(std::string_view jpeg);

}  // namespace ita::document
