#include "document/tiff_check.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>

#include "document/picture_check.h"

namespace ita::document {

namespace {

enum Tag : std::uint16_t {
  kWidth = 256,
  kLength = 257,
  kCompression = 259,
  kPhotometric = 262,
  kStripOffsets = 273,
  kSamples = 277,
  kRowsPerStrip = 278,
  kStripBytes = 279,
  kPlanar = 284,
  kTileOffsets = 324,
  kTileBytes = 325,
  kSubDirectories = 330,
  kExif = 34665,
};

constexpr size_t kEntry = 12;  // bytes
constexpr size_t kMostPages = 10000;
constexpr size_t kMostStrips = 1000000;  // of all pages

struct Entry {
  std::uint16_t type = 0;
  std::uint32_t count = 0;
  size_t at = 0;  ///< of its value or of where that lies
};
using Directory = std::map<std::uint16_t, Entry>;

/// Classic TIFF; of BigTIFF nothing is said.
class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file), little_(file.starts_with("II")) {}

  bool is_tiff() const {
    constexpr std::uint64_t kClassic = 42;
    return file_.size() >= 8 && (little_ || file_.starts_with("MM")) && number(2, 2) == kClassic;
  }
  size_t size() const { return file_.size(); }

  std::uint64_t number(size_t at, size_t bytes) const {
    std::uint64_t out = 0;
    for (size_t i = 0; i < bytes && at + bytes <= file_.size(); ++i) {
      const auto byte = static_cast<unsigned char>(file_[at + (little_ ? bytes - 1 - i : i)]);
      out = out << 8 | byte;
    }
    return out;
  }

  /// The directory at `at`; empty where none can be.  `next` is where it says the next one lies.
  Directory directory(size_t at, size_t* next = nullptr) const {
    constexpr std::uint64_t kMost = 512;
    constexpr std::uint64_t kLastType = 13;
    Directory out;
    const std::uint64_t count = number(at, 2);
    if (at < 8 || count == 0 || count > kMost || at + 2 + count * kEntry + 4 > size()) {
      return {};
    }
    std::uint64_t before = 0;
    for (size_t i = 0; i < count; ++i) {
      const size_t entry = at + 2 + i * kEntry;
      const std::uint64_t tag = number(entry, 2);
      const std::uint64_t type = number(entry + 2, 2);
      if (tag <= before || type == 0 || type > kLastType) {
        return {};
      }
      before = tag;
      out[static_cast<std::uint16_t>(tag)] = {static_cast<std::uint16_t>(type),
                                              static_cast<std::uint32_t>(number(entry + 4, 4)),
                                              entry + 8};
    }
    if (next != nullptr) {
      *next = number(at + 2 + count * kEntry, 4);
    }
    return out;
  }

  /// Item `i` of an entry of whole numbers.
  std::uint64_t item(const Entry& entry, size_t i) const {
    const size_t bytes = entry.type == 3 ? 2 : entry.type == 1 ? 1 : 4;
    const size_t at = bytes * entry.count <= 4 ? entry.at : number(entry.at, 4);
    return number(at + bytes * i, bytes);
  }
  std::uint64_t first(const Directory& directory, Tag tag, std::uint64_t otherwise) const {
    const auto at = directory.find(tag);
    return at == directory.end() || at->second.count == 0 ? otherwise : item(at->second, 0);
  }

 private:
  std::string_view file_;
  bool little_;
};

/// What the pages that directories lead to make use of.
struct Known {
  std::set<size_t> directories, strips;
  std::map<size_t, size_t> data;  ///< begin → end
  size_t looked_at = 0;           ///< strips, also those that are named twice
  bool covers(size_t at) const {
    auto after = data.upper_bound(at);
    return after != data.begin() && at < std::prev(after)->second;
  }
};

void note(const Reader& reader, const Directory& page, Known& known) {
  const auto strips = page.find(page.count(kTileOffsets) > 0 ? kTileOffsets : kStripOffsets);
  if (strips == page.end()) {
    return;
  }
  const auto bytes = page.find(kStripBytes);
  const size_t room = reader.size() / 2;  // more than so many numbers cannot lie in the file
  for (size_t i = 0; i < std::min<size_t>(strips->second.count, room); ++i) {
    if (known.looked_at == kMostStrips) {
      return;
    }
    ++known.looked_at;
    const size_t begin = reader.item(strips->second, i);
    known.strips.insert(begin);
    if (bytes != page.end() && i < bytes->second.count) {
      known.data[begin] = begin + reader.item(bytes->second, i);
    }
  }
}

bool has_other_measures(const Reader& reader, const Directory& page) {
  constexpr std::uint64_t kOldJpeg = 6;
  const auto strips = page.find(kStripOffsets);
  const std::uint64_t length = reader.first(page, kLength, 0);
  if (strips == page.end() || length == 0 || reader.first(page, kCompression, 1) == kOldJpeg) {
    return false;
  }
  const std::uint64_t rows = std::min(length, reader.first(page, kRowsPerStrip, length));
  const std::uint64_t planes =
      reader.first(page, kPlanar, 1) == 2 ? reader.first(page, kSamples, 1) : 1;
  return rows == 0 || strips->second.count != (length + rows - 1) / rows * planes;
}

/// Whether deflated data can be inflated to its checksum.  `room`: bytes that may still be made.
bool is_whole(std::string_view data, size_t& room) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) {
    return true;
  }
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  std::array<Bytef, 1 << 16> made{};
  int state = Z_OK;
  while (state == Z_OK && room > 0) {
    stream.next_out = made.data();
    stream.avail_out = static_cast<uInt>(made.size());
    state = inflate(&stream, Z_NO_FLUSH);
    room -= std::min(room, made.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END || room == 0;
}

/// Whether a strip or tile is another than its checksum says.  libtiff has enough with the last
/// pixel and never comes to it.
bool has_wrong_checksum(const Reader& reader, const Directory& page, std::string_view file) {
  constexpr std::uint64_t kDeflate = 8;
  constexpr std::uint64_t kOldDeflate = 32946;
  const std::uint64_t compression = reader.first(page, kCompression, 1);
  const bool tiles = page.count(kTileOffsets) > 0;
  const auto places = page.find(tiles ? kTileOffsets : kStripOffsets);
  const auto sizes = page.find(tiles ? kTileBytes : kStripBytes);
  if ((compression != kDeflate && compression != kOldDeflate) || places == page.end() ||
      sizes == page.end()) {
    return false;
  }
  size_t room = size_t{1} << 30;  // of a page: more is no page that is read
  const size_t strips =
      std::min<size_t>({places->second.count, sizes->second.count, file.size() / 2});
  for (size_t i = 0; i < strips; ++i) {
    const size_t begin = reader.item(places->second, i);
    const size_t size = reader.item(sizes->second, i);
    if (begin < file.size() && size > 0 && !is_whole(file.substr(begin, size), room)) {
      return true;
    }
  }
  return false;
}

/// Whether the file breaks off in the pixels of a page, as it does in the last one: black, where
/// nothing is compressed.
bool is_broken_off(const Reader& reader, const Directory& page, std::string_view file) {
  const bool zero_is_black = reader.first(page, kPhotometric, 0) != 0;
  return reader.first(page, kCompression, 1) == 1 && zero_is_black && ends_in_zeros(file);
}

/// Bytes of one value of each type, by its number.
constexpr std::array<size_t, 14> kTypeBytes{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

/// Where the last thing that a directory leads to ends.
size_t end_of(const Reader& reader, const Directory& page) {
  size_t end = 0;
  for (const auto& [tag, entry] : page) {
    const size_t bytes = kTypeBytes[entry.type] * entry.count;
    end = std::max(end, bytes > 4 ? reader.number(entry.at, 4) + bytes : entry.at + 4);
  }
  return end + 4;  // the place of the next directory
}

/// Whether more lies behind all that a file of uncompressed pixels leads to: what was put in there
/// has moved the rest.
bool has_more_than_it_says(const Reader& reader, const std::vector<Directory>& pages,
                           const Known& known) {
  constexpr size_t kFilling = 16;
  size_t end = 0;
  for (const Directory& page : pages) {
    if (reader.first(page, kCompression, 1) != 1 || page.count(kSubDirectories) > 0 ||
        page.count(kExif) > 0) {
      return false;
    }
    end = std::max(end, end_of(reader, page));
  }
  for (const auto& [begin, strip_end] : known.data) {
    end = std::max(end, strip_end);
  }
  return !pages.empty() && reader.size() > end + kFilling;
}

/// Whether what looks like a directory there is one of a page that nothing leads to.
bool is_lost_page(const Reader& reader, size_t at, const Known& known) {
  const std::uint64_t entries = reader.number(at, 2);
  constexpr std::uint64_t kFewest = 8;
  constexpr std::uint64_t kMost = 64;
  if (entries < kFewest || entries > kMost || known.directories.count(at) > 0) {
    return false;
  }
  const Directory page = reader.directory(at);
  if (page.count(kWidth) == 0 || page.count(kLength) == 0 || page.count(kStripOffsets) == 0 ||
      page.count(kStripBytes) == 0 || known.covers(at)) {
    return false;
  }
  const Entry& strips = page.at(kStripOffsets);
  const Entry& bytes = page.at(kStripBytes);
  const std::uint64_t begin = reader.item(strips, 0);
  const std::uint64_t size = reader.item(bytes, 0);
  return strips.count > 0 && strips.count == bytes.count && begin >= 8 && size > 0 &&
         begin + size <= reader.size() && known.strips.count(begin) == 0;
}

}  // namespace

std::vector<std::pair<int, std::string>> tiff_troubles(std::string_view file) {
  std::vector<std::pair<int, std::string>> out;
  const Reader reader(file);
  if (!reader.is_tiff()) {
    return out;
  }
  Known known;
  std::vector<Directory> pages;
  size_t next = reader.number(4, 4);
  for (int page = 1; next != 0 && known.directories.insert(next).second; ++page) {
    const Directory directory = reader.directory(next, &next);
    if (directory.empty() || known.directories.size() > kMostPages ||
        known.looked_at == kMostStrips) {
      return out;  // libtiff says what is wrong there
    }
    note(reader, directory, known);
    pages.push_back(directory);
    if (const auto sub = directory.find(kSubDirectories); sub != directory.end()) {
      for (size_t i = 0; i < std::min<size_t>(sub->second.count, kMostPages); ++i) {
        known.directories.insert(reader.item(sub->second, i));
      }
    }
    if (is_broken_off(reader, directory, file)) {
      out.emplace_back(page, "the end of the file is empty");
    }
    if (has_wrong_checksum(reader, directory, file)) {
      out.emplace_back(page, "the checksum of the pixels is wrong");
    }
    if (has_other_measures(reader, directory)) {
      out.emplace_back(page, "the page has less or more data than its measures say");
    }
  }
  if (has_more_than_it_says(reader, pages, known)) {
    out.emplace_back(0, "the file has more data than its pages say");
  }
  for (size_t at = 8; at + 2 < reader.size(); at += 2) {
    if (is_lost_page(reader, at, known)) {
      out.emplace_back(0, "a page lies in the file that its list of pages does not lead to");
      break;
    }
  }
  return out;
}

}  // namespace ita::document
