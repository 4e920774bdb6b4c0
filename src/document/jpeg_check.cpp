#include "document/jpeg_check.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>  // jpeglib.h needs it
#include <cstdlib>
#include <memory>
#include <vector>

#include <jerror.h>
#include <jpeglib.h>

#include "document/jpeg_scan.h"
#include "document/jpeg_step.h"
#include "document/jpeg_values.h"

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

/// How many blocks of a picture reach beyond black and white, and how many of them further than
/// rounding leads.
struct Ranges {
  bool has_impossible_value = false;
  long beyond = 0, no_block = 0;

  /// A decoder that was out of step for a while goes on from a wrong brightness, which soon leads
  /// out of the range of white and black, and a changed value gives a block that no picture has.
  /// Where many blocks are so the writer meant it: some draw white whiter to spare bytes.
  bool of_a_picture() const {
    constexpr long kFew = 10;
    return !has_impossible_value && (no_block == 0 || no_block * kFew >= beyond);
  }
};

void look_at_block(const JCOEF* values, const UINT16* steps, Ranges& ranges) {
  for (int i = 0; i < DCTSIZE2; ++i) {
    const long step = steps[i];
    ranges.has_impossible_value =
        ranges.has_impossible_value || std::labs(values[i] * step) > kMostCoefficient + step;
  }
  const BlockRange range = block_range(values, steps);
  ranges.beyond += range == BlockRange::inside ? 0 : 1;
  ranges.no_block += range == BlockRange::no_block ? 1 : 0;
}

struct Findings {
  Ranges ranges;
  std::vector<UnitMeans> means;  // of each component
};

/// `levels` of units of `across` × `down` blocks, of which those at the edge may be cut.
void look_at_blocks(jpeg_decompress_struct& info, const jpeg_component_info& part,
                    jvirt_barray_ptr blocks, Findings& findings) {
  const bool alone = info.num_components == 1;
  const auto across = static_cast<JDIMENSION>(alone ? 1 : part.h_samp_factor);
  const auto down = static_cast<JDIMENSION>(alone ? 1 : part.v_samp_factor);
  UnitMeans& means = findings.means.emplace_back();
  means.across = part.width_in_blocks / across;
  means.levels.resize(means.across * (part.height_in_blocks / down));
  const float share =
      static_cast<float>(part.quant_table->quantval[0]) / 8 / static_cast<float>(across * down);
  for (JDIMENSION y = 0; y < part.height_in_blocks; ++y) {
    const JBLOCKARRAY rows =
        (*info.mem->access_virt_barray)(reinterpret_cast<j_common_ptr>(&info), blocks, y, 1, FALSE);
    const size_t first = y / down * means.across;
    for (JDIMENSION x = 0; x < part.width_in_blocks; ++x) {
      look_at_block(rows[0][x], part.quant_table->quantval, findings.ranges);
      if (x / across < means.across && first + x / across < means.levels.size()) {
        means.levels[first + x / across] += share * static_cast<float>(rows[0][x][0]);
      }
    }
  }
}

/// Reads all of it, without making pixels.  Holds nothing that a jump out of it would leak but
/// `info`.
void read_all(jpeg_decompress_struct& info, std::string_view jpeg, Findings& findings) {
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size());
  jpeg_read_header(&info, TRUE);
  jvirt_barray_ptr* const blocks = jpeg_read_coefficients(&info);
  for (int i = 0; i < info.num_components && info.data_precision == 8; ++i) {
    if (info.comp_info[i].quant_table != nullptr) {
      look_at_blocks(info, info.comp_info[i], blocks[i], findings);
    }
  }
  jpeg_finish_decompress(&info);  // looks for the end, and finds what is left before it
}

}  // namespace

std::string jpeg_trouble(std::string_view jpeg) {
  const auto errors = std::make_unique<Errors>();
  const auto findings = std::make_unique<Findings>();
  jpeg_decompress_struct info{};
  info.err = jpeg_std_error(&errors->manager);
  errors->manager.error_exit = on_error;
  errors->manager.emit_message = on_message;
  if (setjmp(errors->out) == 0) {
    jpeg_create_decompress(&info);
    read_all(info, jpeg, *findings);
  }
  jpeg_destroy_decompress(&info);
  if (errors->first[0] != '\0') {
    return errors->first;
  }
  if (!findings->ranges.of_a_picture()) {
    return "Corrupt JPEG data: values that no picture gives";
  }
  if (std::any_of(findings->means.begin(), findings->means.end(), steps_within_a_row)) {
    return "Corrupt JPEG data: in the middle of a row all gets lighter or darker";
  }
  return jpeg_keeps_step(jpeg) ? "" : "Corrupt JPEG data: it does not end where the picture does";
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
