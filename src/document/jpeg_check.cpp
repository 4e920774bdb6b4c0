#include "document/jpeg_check.h"

#include <csetjmp>
#include <cstdio>  // jpeglib.h needs it
#include <cstdlib>
#include <memory>

#include <jerror.h>
#include <jpeglib.h>

#include "document/jpeg_scan.h"

namespace ita::document {

namespace {

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

/// No sum of 64 samples of eight bits gives more; encoders may round.
constexpr long kMostCoefficient = 1024 + 16;

/// Whether blocks of one component hold what no picture gives.  A decoder that was out of step for
/// a while goes on from a wrong brightness, which soon leads out of the range of white and black.
bool is_out_of_range(jpeg_decompress_struct& info, jpeg_component_info& part,
                     jvirt_barray_ptr blocks) {
  for (JDIMENSION y = 0; y < part.height_in_blocks; ++y) {
    const JBLOCKARRAY rows =
        (*info.mem->access_virt_barray)(reinterpret_cast<j_common_ptr>(&info), blocks, y, 1, FALSE);
    for (JDIMENSION x = 0; x < part.width_in_blocks; ++x) {
      for (int i = 0; i < DCTSIZE2; ++i) {
        const long step = part.quant_table->quantval[i];
        if (std::labs(rows[0][x][i] * step) > kMostCoefficient + step) {
          return true;
        }
      }
    }
  }
  return false;
}

/// Reads all of it, without making pixels.  Holds nothing that a jump out of it would leak but
/// `info`.
bool read_all(jpeg_decompress_struct& info, std::string_view jpeg) {
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size());
  jpeg_read_header(&info, TRUE);
  jvirt_barray_ptr* const blocks = jpeg_read_coefficients(&info);
  bool sound = true;
  for (int i = 0; i < info.num_components && info.data_precision == 8; ++i) {
    jpeg_component_info& part = info.comp_info[i];
    sound = sound && (part.quant_table == nullptr || !is_out_of_range(info, part, blocks[i]));
  }
  jpeg_finish_decompress(&info);  // looks for the end, and finds what is left before it
  return sound;
}

}  // namespace

std::string jpeg_trouble(std::string_view jpeg) {
  const auto errors = std::make_unique<Errors>();
  jpeg_decompress_struct info{};
  volatile bool sound = true;
  info.err = jpeg_std_error(&errors->manager);
  errors->manager.error_exit = on_error;
  errors->manager.emit_message = on_message;
  if (setjmp(errors->out) == 0) {
    jpeg_create_decompress(&info);
    sound = read_all(info, jpeg);
  }
  jpeg_destroy_decompress(&info);
  if (errors->first[0] == '\0' && !sound) {
    return "Corrupt JPEG data: values that no picture gives";
  }
  if (errors->first[0] == '\0' && !jpeg_keeps_step(jpeg)) {
    return "Corrupt JPEG data: it does not end where the picture does";
  }
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
