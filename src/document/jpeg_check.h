#pragma once

#include <string>
#include <string_view>

namespace ita::document {

/// What is wrong with the data of a JPEG, empty where nothing is: data that ends early, that cannot
/// be decoded, or of which more is left than the picture needs (bytes that were doubled or changed
/// put the decoder out of step, and the rest of the picture is another one).
std::string jpeg_trouble(std::string_view jpeg);

}  // namespace ita::document
