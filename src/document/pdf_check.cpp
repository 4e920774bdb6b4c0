#include "document/pdf_check.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <exception>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <stdexcept>
#include <string_view>

#include "document/jpeg_check.h"

namespace ita::document {

namespace {

constexpr int kDeepest = 12;           // of resources in resources
constexpr size_t kMostObjects = 4000;  // of one page

/// What a page shows: keys that lead elsewhere (to other pages, or to what nobody sees) are left
/// out.
bool leads_away(const std::string& key) {
  constexpr std::array<std::string_view, 9> kAway{
      "/Parent", "/P", "/Dest", "/A", "/AA", "/Popup", "/IRT", "/B", "/StructParents"};
  return std::find(kAway.begin(), kAway.end(), key) != kAway.end();
}

/// Takes data and keeps none; a stream that never ends is given up.
class Discard : public Pipeline {
 public:
  Discard() : Pipeline("discard", nullptr) {}
  void write(const unsigned char* /*data*/, size_t length) override {
    size_ += length;
    if (size_ > kLargestStream) {
      throw std::runtime_error("more than a page needs");
    }
  }
  void finish() override {}
  size_t size() const { return size_; }

 private:
  static constexpr size_t kLargestStream = size_t{512} << 20;
  size_t size_ = 0;
};

bool is_jpeg(QPDFObjectHandle dictionary) {
  QPDFObjectHandle filter = dictionary.getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() == 1) {
    filter = filter.getArrayItem(0);
  }
  return filter.isNameAndEquals("/DCTDecode");
}

std::string_view bytes_of(const Buffer& data) {
  return {reinterpret_cast<const char*>(const_cast<Buffer&>(data).getBuffer()), data.getSize()};
}

/// Whether a picture has the measures that its JPEG names: with others it is cut, or read as
/// another.
bool has_measures_of(std::string_view jpeg, QPDFObjectHandle picture) {
  const auto [width, height] = jpeg_size(jpeg);
  QPDFObjectHandle w = picture.getKey("/Width");
  QPDFObjectHandle h = picture.getKey("/Height");
  return width == 0 || !w.isInteger() || !h.isInteger() ||
         (w.getIntValue() == width && h.getIntValue() == height);
}

bool is_deflated(QPDFObjectHandle dictionary) {
  QPDFObjectHandle filter = dictionary.getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() == 1) {
    filter = filter.getArrayItem(0);
  }
  return filter.isNameAndEquals("/FlateDecode");
}

/// Whether deflated data runs to its own end and fits its sum.  qpdf takes a stream whose end never
/// comes for a whole one: a changed byte can make the end unreadable.
bool is_whole_deflate(const Buffer& data) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) {
    return true;  // cannot be told
  }
  stream.next_in = const_cast<Buffer&>(data).getBuffer();
  stream.avail_in = static_cast<uInt>(data.getSize());
  std::array<unsigned char, 1 << 14> out;
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = out.data();
    stream.avail_out = out.size();
    state = inflate(&stream, Z_NO_FLUSH);
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END;
}

/// What a page may name that is not there, since nothing that is seen depends on it.
bool may_be_missing(const std::string& key) {
  constexpr std::array<std::string_view, 6> kAside{"/Metadata",   "/PieceInfo",    "/OC",
                                                   "/Properties", "/StructParent", "/Alternates"};
  return std::find(kAside.begin(), kAside.end(), key) != kAside.end();
}

/// Numbers of a pixel in a colour space; 0 where it is of a rarer kind.
int components_of(QPDFObjectHandle space) {
  if (space.isArray() && space.getArrayNItems() > 1) {
    QPDFObjectHandle kind = space.getArrayItem(0);
    if (kind.isNameAndEquals("/ICCBased") && space.getArrayItem(1).isStream()) {
      QPDFObjectHandle count = space.getArrayItem(1).getDict().getKey("/N");
      return count.isInteger() ? count.getIntValueAsInt() : 0;
    }
    return kind.isNameAndEquals("/Indexed") || kind.isNameAndEquals("/CalGray") ? 1
           : kind.isNameAndEquals("/CalRGB") || kind.isNameAndEquals("/Lab")    ? 3
                                                                                : 0;
  }
  return space.isNameAndEquals("/DeviceGray")   ? 1
         : space.isNameAndEquals("/DeviceRGB")  ? 3
         : space.isNameAndEquals("/DeviceCMYK") ? 4
                                                : 0;
}

/// Whether the data of a picture, unpacked, is as long as its measures say.  A little more is
/// common.
bool fits_its_measures(QPDFObjectHandle picture, size_t size) {
  constexpr size_t kMore = 4096;
  const auto number = [&](const char* key, long long otherwise) {
    QPDFObjectHandle value = picture.getKey(key);
    return value.isInteger() ? value.getIntValue() : otherwise;
  };
  QPDFObjectHandle mask = picture.getKey("/ImageMask");
  const bool is_mask = mask.isBool() && mask.getBoolValue();
  const long long bits = is_mask ? 1 : number("/BitsPerComponent", 0);
  const long long parts = is_mask ? 1 : components_of(picture.getKey("/ColorSpace"));
  const long long width = number("/Width", 0);
  const long long height = number("/Height", 0);
  constexpr long long kMost = 1 << 20;
  if (bits <= 0 || bits > 16 || parts <= 0 || parts > 32 || width <= 0 || width > kMost ||
      height <= 0 || height > kMost) {
    return true;  // cannot be told
  }
  const auto row = static_cast<size_t>((width * bits * parts + 7) / 8);
  const size_t wanted = row * static_cast<size_t>(height);
  return size >= wanted && size - wanted <= row + kMore;
}

}  // namespace

void PdfCheck::look(int page, Complaints& complaints) {
  if (!looked_) {
    looked_ = true;
    look_at_file(complaints);
  }
  if (page > 0 && !broken_ && pages_.insert(page).second) {
    look_at_page(page, complaints);
  }
}

void PdfCheck::look_at_file(Complaints& complaints) {
  try {
    file_->pdf();
  } catch (const std::exception& fault) {
    broken_ = true;
    complaints.add(0, fault.what());
  }
  for (const std::string& warning : file_->take_warnings()) {
    complaints.add(0, warning);
  }
}

void PdfCheck::look_at_page(int page, Complaints& complaints) {
  std::vector<std::string> found;
  walked_.clear();
  try {
    if (QPDFPageObjectHelper* const helper = file_->page(page)) {
      QPDFObjectHandle object = helper->getObjectHandle();
      look_at_emptiness(object, found);
      must_be_there_ = true;
      walk(object.getKey("/Contents"), 0, found);
      walk(helper->getAttribute("/Resources", false), 0, found);
      must_be_there_ = false;  // what was taken away from a page may still be named
      walk(object.getKey("/Annots"), 0, found);
    } else {
      found.emplace_back("the page is not in the file's list of pages");
    }
  } catch (const std::exception& fault) {
    found.emplace_back(fault.what());
  }
  for (const std::string& warning : file_->take_warnings()) {
    found.push_back(warning);
  }
  for (const std::string& text : found) {
    complaints.add(page, text);
  }
}

/// A page that draws nothing is a blank one, unless it has brought along what to draw with.
void PdfCheck::look_at_emptiness(QPDFObjectHandle page, std::vector<std::string>& found) {
  QPDFObjectHandle content = page.getKey("/Contents");
  QPDFObjectHandle resources = page.getKey("/Resources");
  if (content.isNull() && !content.isIndirect() && resources.isDictionary() &&
      (resources.hasKey("/Font") || resources.hasKey("/XObject"))) {
    found.emplace_back("the page has fonts or pictures and no content");
  }
}

void PdfCheck::walk(QPDFObjectHandle object, int depth, std::vector<std::string>& found) {
  if (depth > kDeepest || walked_.size() > kMostObjects) {
    return;
  }
  if (object.isIndirect() && !walked_.insert(object.getObjGen()).second) {
    return;
  }
  if (must_be_there_ && object.isIndirect() && object.isNull()) {
    found.emplace_back("something that the page shows is not in the file");
    return;
  }
  if (object.isStream()) {
    look_at_stream(object, found);
    object = object.getDict();
  }
  if (object.isArray()) {
    for (QPDFObjectHandle item : object.aitems()) {
      if (item.isIndirect() || item.isDictionary() || item.isArray()) {
        walk(item, depth + 1, found);
      }
    }
  } else if (object.isDictionary()) {
    for (auto& [key, value] : object.getDictAsMap()) {  // with what is missing
      if (!leads_away(key) && !(value.isNull() && may_be_missing(key))) {
        walk(value, depth + 1, found);
      }
    }
  }
}

void PdfCheck::look_at_stream(QPDFObjectHandle stream, std::vector<std::string>& found) {
  const auto [at, fresh] = streams_.try_emplace(stream.getObjGen());
  if (fresh) {
    try {
      if (is_jpeg(stream.getDict())) {
        // One that was cut off turns grey without a word otherwise.
        const auto data = stream.getRawStreamData();
        if (!jpeg_trouble(bytes_of(*data)).empty()) {
          at->second.emplace_back("a picture is damaged or cut off");
        } else if (!has_measures_of(bytes_of(*data), stream.getDict())) {
          at->second.emplace_back("a picture has other measures than its data");
        }
      } else {
        Discard nowhere;
        bool filtered = false;
        if (!stream.pipeStreamData(&nowhere, &filtered, 0, qpdf_dl_generalized, true, false) ||
            (is_deflated(stream.getDict()) && !is_whole_deflate(*stream.getRawStreamData()))) {
          at->second.emplace_back("the data of a stream is damaged");
        } else if (filtered && stream.getDict().getKey("/Subtype").isNameAndEquals("/Image") &&
                   !fits_its_measures(stream.getDict(), nowhere.size())) {
          at->second.emplace_back("a picture has less or more data than its measures say");
        }
      }
    } catch (const std::exception& fault) {
      at->second.emplace_back(std::string("the data of a stream is damaged: ") + fault.what());
    }
    for (const std::string& warning : file_->take_warnings()) {
      at->second.push_back(warning);
    }
  }
  found.insert(found.end(), at->second.begin(), at->second.end());
}

}  // namespace ita::document
