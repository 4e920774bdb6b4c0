#include "document/jpeg_check.h"

#include <csetjmp>
#include <cstdio>  // jpeglib.h needs it
#include <memory>
#include <vector>

#include <jerror.h>
#include <jpeglib.h>

namespace ita::document {

namespace {

constexpr unsigned int kSmallest = 8;  // at an eighth all of the data is looked at all the same

struct Errors {
  jpeg_error_mgr manager{};  // first: libjpeg knows nothing of the rest
  std::jmp_buf out;
  char first[JMSG_LENGTH_MAX] = {};
};

Errors& errors_of(j_common_ptr info) { return *reinterpret_cast<Errors*>(info->err); }

void keep_first(j_common_ptr info) {
  Errors& errors = errors_of(info);
  if (errors.first[0] == '\0') {
    errors.manager.format_message(info, errors.first);
  }
}

[[noreturn]] void on_error(j_common_ptr info) {
  keep_first(info);
  std::longjmp(errors_of(info).out, 1);
}

/// Level -1 is a warning; others say what is going on.  What a camera or scanner writes in the head
/// that libjpeg does not know costs no picture.
void on_message(j_common_ptr info, int level) {
  const int code = info->err->msg_code;
  if (level < 0 && code != JWRN_ADOBE_XFORM && code != JWRN_JFIF_MAJOR) {
    keep_first(info);
  }
}

/// Decodes all of it.  Holds nothing that a jump out of it would leak but `info`.
void decode(jpeg_decompress_struct& info, std::string_view jpeg, std::vector<JSAMPLE>& row) {
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size());
  jpeg_read_header(&info, TRUE);
  info.scale_num = 1;
  info.scale_denom = kSmallest;
  info.dct_method = JDCT_IFAST;
  info.out_color_space = info.jpeg_color_space;
  jpeg_start_decompress(&info);
  row.resize(size_t{info.output_width} * static_cast<size_t>(info.output_components));
  JSAMPROW line = row.data();
  while (info.output_scanline < info.output_height) {
    jpeg_read_scanlines(&info, &line, 1);
  }
  jpeg_finish_decompress(&info);  // looks for the end, and finds what is left before it
}

}  // namespace

std::string jpeg_trouble(std::string_view jpeg) {
  std::vector<JSAMPLE> row;
  const auto errors = std::make_unique<Errors>();
  jpeg_decompress_struct info{};
  info.err = jpeg_std_error(&errors->manager);
  errors->manager.error_exit = on_error;
  errors->manager.emit_message = on_message;
  if (setjmp(errors->out) == 0) {
    jpeg_create_decompress(&info);
    decode(info, jpeg, row);
  }
  jpeg_destroy_decompress(&info);
  return errors->first;
}

std::pair<long long, long long> jpeg_size(std::string_view jpeg) {
  std::pair<long long, long long> out{0, 0};
  const auto errors = std::make_unique<Errors>();
  jpeg_decompress_struct info{};
  info.err = jpeg_std_error(&errors->manager);
  errors->manager.error_exit = on_error;
  errors->manager.emit_message = on_message;
  if (setjmp(errors->out) == 0) {
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size());
    jpeg_read_header(&info, TRUE);
    out = {info.image_width, info.image_height};
  }
  jpeg_destroy_decompress(&info);
  return out;
}

}  // namespace ita::document
