#pragma once

#include <filesystem>
#include <string>

namespace ita::text {

/// The bytes of a file; none where it cannot be read.
std::string content_of(const std::filesystem::path& file);

/// Of every file that an engine reads, so that results made with another model are known as such:
/// those of the models folder, and a network of lines that was given (empty for none).
std::string hash_of_models(const std::string& models_dir, const std::string& line_model);

}  // namespace ita::text
