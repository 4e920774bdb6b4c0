#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ita::thai {

/// Byte offsets at which words of `utf8` begin (libthai's dictionary).
std::vector<size_t> word_starts(std::string_view utf8);
/// Share of the Thai letters of `utf8` that stand in dictionary words of at least two letters,
/// 0..1; 1 for a text without Thai.
double known_share(std::string_view utf8);
/// How well the text falls into words, 0..1: like known_share, but each word costs a letter, so
/// that few long words (จำนวน) count for more than many short ones (จาน วน).  For choosing between
/// two spellings of the same length.
double fluency(std::string_view utf8);

}  // namespace ita::thai
