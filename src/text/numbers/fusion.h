#pragma once

#include <string>

#include "text/numbers/reader.h"

namespace ita::text {

/// What two readings of the same print come to.
struct NumberVerdict {
  bool take_second = false;  ///< the second reader's number is the likelier one
  Reason doubt;              ///< without a code: the number is safe without a person's look
};

/// `first`: what the line reader saw, with its least sure sign; `second`: what the number reader
/// made of the same ink.  `alone`: the number stands for itself (a cell, a word), so that both saw
/// all of its ink and nothing else; otherwise signs around the digits may belong to the text and
/// are not compared.
/// The limits rest on the measurements in models/README.md ("The number reader").
NumberVerdict fuse_numbers(const std::string& first, double sure, const NumberReading& second,
                           bool alone);

/// What is compared: Arabic digits, without brackets, a last full stop and a percent sign; within
/// other text without any sign around the number.
std::string comparable_number(const std::string& text, bool alone);

}  // namespace ita::text
