#pragma once

#include <istream>
#include <string>

namespace ita {

/// What is left in a stream, in large pieces: an iterator over it asks for each byte.
inline std::string rest_of(std::istream& in) {
  constexpr std::size_t kPiece = 1 << 16;
  std::string out;
  std::size_t size = 0;
  do {
    out.resize(size + kPiece);
    in.read(out.data() + size, static_cast<std::streamsize>(kPiece));
    size += static_cast<std::size_t>(in.gcount());
  } while (in);
  out.resize(size);
  return out;
}

}  // namespace ita
