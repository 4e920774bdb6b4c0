#include "document/tiff_memory.h"

#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <vector>

namespace ita::document {

namespace {

struct Memory {
  std::string_view bytes;
  size_t at = 0;
};

tmsize_t read(thandle_t handle, void* to, tmsize_t size) {
  auto& memory = *static_cast<Memory*>(handle);
  const size_t left = memory.bytes.size() - std::min(memory.at, memory.bytes.size());
  const size_t count = std::min(left, static_cast<size_t>(std::max<tmsize_t>(size, 0)));
  std::memcpy(to, memory.bytes.data() + (memory.bytes.size() - left), count);
  memory.at += count;
  return static_cast<tmsize_t>(count);
}

tmsize_t refuse_write(thandle_t /*handle*/, void* /*from*/, tmsize_t /*size*/) { return -1; }

toff_t seek(thandle_t handle, toff_t offset, int whence) {
  auto& memory = *static_cast<Memory*>(handle);
  const size_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? memory.at : memory.bytes.size();
  memory.at = from + static_cast<size_t>(offset);
  return memory.at;
}

int close(thandle_t /*handle*/) { return 0; }
toff_t size(thandle_t handle) { return static_cast<Memory*>(handle)->bytes.size(); }
int refuse_map(thandle_t /*handle*/, void** /*base*/, toff_t* /*size*/) { return 0; }
void unmap(thandle_t /*handle*/, void* /*base*/, toff_t /*size*/) {}

TIFF* open(Memory& memory) {
  return TIFFClientOpen("input", "rm", &memory, read, refuse_write, seek, close, size, refuse_map,
                        unmap);
}

/// The pixels of the directory that is set; null when they cannot be decoded.
Pix* decode_tiles(TIFF* tiff) {
  uint32_t width = 0, height = 0;
  if (TIFFIsTiled(tiff) == 0 || TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width) == 0 ||
      TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height) == 0) {
    return nullptr;
  }
  std::vector<uint32_t> pixels(static_cast<size_t>(width) * height);
  if (TIFFReadRGBAImageOriented(tiff, width, height, pixels.data(), ORIENTATION_TOPLEFT, 1) == 0) {
    return nullptr;
  }
  Pix* pix = pixCreate(static_cast<l_int32>(width), static_cast<l_int32>(height), 32);
  for (uint32_t y = 0; pix != nullptr && y < height; ++y) {
    l_uint32* line = pixGetData(pix) + static_cast<size_t>(y) * width;
    for (uint32_t x = 0; x < width; ++x) {
      const uint32_t abgr = pixels[static_cast<size_t>(y) * width + x];
      composeRGBPixel(static_cast<l_int32>(TIFFGetR(abgr)), static_cast<l_int32>(TIFFGetG(abgr)),
                      static_cast<l_int32>(TIFFGetB(abgr)), line + x);
    }
  }
  return pix;
}

void set_resolution(TIFF* tiff, Pix* pix) {
  float across = 0, down = 0;
  uint16_t unit = RESUNIT_INCH;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
  if (TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &across) != 0 &&
      TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &down) != 0) {
    const float inch = unit == RESUNIT_CENTIMETER ? 2.54F : 1.0F;
    pixSetResolution(pix, static_cast<l_int32>(across * inch + 0.5F),
                     static_cast<l_int32>(down * inch + 0.5F));
  }
}

}  // namespace

Pix* read_tiff_tiles(std::string_view file, int number) {
  Memory memory{file};
  TIFF* const tiff = open(memory);
  if (tiff == nullptr) {
    return nullptr;
  }
  Pix* pix =
      TIFFSetDirectory(tiff, static_cast<tdir_t>(number - 1)) != 0 ? decode_tiles(tiff) : nullptr;
  if (pix != nullptr) {
    set_resolution(tiff, pix);
  }
  TIFFClose(tiff);
  return pix;
}

int tiff_pages(std::string_view file) {
  Memory memory{file};
  TIFF* const tiff = open(memory);
  if (tiff == nullptr) {
    return 0;
  }
  const int count = static_cast<int>(TIFFNumberOfDirectories(tiff));
  TIFFClose(tiff);
  return count;
}

}  // namespace ita::document
