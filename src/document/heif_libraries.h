#pragma once

#include <libde265/de265.h>
#include <libheif/heif.h>
#include <libheif/heif_plugin.h>

#include "base/late_library.h"

namespace ita::document {

/// The functions of libde265 that are used, by its own names.
struct De265Functions {
  LateLibrary library{ITA_DE265};
  ITA_LATE_FUNCTION(library, de265_decode);
  ITA_LATE_FUNCTION(library, de265_flush_data);
  ITA_LATE_FUNCTION(library, de265_free_decoder);
  ITA_LATE_FUNCTION(library, de265_get_bits_per_pixel);
  ITA_LATE_FUNCTION(library, de265_get_chroma_format);
  ITA_LATE_FUNCTION(library, de265_get_image_full_range_flag);
  ITA_LATE_FUNCTION(library, de265_get_image_height);
  ITA_LATE_FUNCTION(library, de265_get_image_plane);
  ITA_LATE_FUNCTION(library, de265_get_image_width);
  ITA_LATE_FUNCTION(library, de265_get_next_picture);
  ITA_LATE_FUNCTION(library, de265_get_warning);
  ITA_LATE_FUNCTION(library, de265_new_decoder);
  ITA_LATE_FUNCTION(library, de265_push_NAL);
};

/// Those of libheif.
struct HeifFunctions {
  LateLibrary library{ITA_HEIF};
  ITA_LATE_FUNCTION(library, heif_context_alloc);
  ITA_LATE_FUNCTION(library, heif_context_free);
  ITA_LATE_FUNCTION(library, heif_image_handle_release);
  ITA_LATE_FUNCTION(library, heif_context_get_image_handle);
  ITA_LATE_FUNCTION(library, heif_context_get_list_of_top_level_image_IDs);
  ITA_LATE_FUNCTION(library, heif_context_get_number_of_top_level_images);
  ITA_LATE_FUNCTION(library, heif_context_read_from_memory_without_copy);
  ITA_LATE_FUNCTION(library, heif_context_set_max_decoding_threads);
  ITA_LATE_FUNCTION(library, heif_decode_image);
  ITA_LATE_FUNCTION(library, heif_image_add_plane);
  ITA_LATE_FUNCTION(library, heif_image_create);
  ITA_LATE_FUNCTION(library, heif_image_get_height);
  ITA_LATE_FUNCTION(library, heif_image_get_plane);
  ITA_LATE_FUNCTION(library, heif_image_get_plane_readonly);
  ITA_LATE_FUNCTION(library, heif_image_get_width);
  ITA_LATE_FUNCTION(library, heif_image_handle_get_height);
  ITA_LATE_FUNCTION(library, heif_image_handle_get_width);
  ITA_LATE_FUNCTION(library, heif_image_release);
  ITA_LATE_FUNCTION(library, heif_image_set_nclx_color_profile);
  ITA_LATE_FUNCTION(library, heif_nclx_color_profile_alloc);
  ITA_LATE_FUNCTION(library, heif_nclx_color_profile_free);
  ITA_LATE_FUNCTION(library, heif_register_decoder_plugin);
};

/// Both libraries, loaded with the first call.
struct HeifLibraries {
  De265Functions de265;
  HeifFunctions heif;
  bool are_there() const { return de265.library.is_there() && heif.library.is_there(); }
};
const HeifLibraries& heif_libraries();
inline const HeifFunctions& heif() { return heif_libraries().heif; }
inline const De265Functions& de265() { return heif_libraries().de265; }

}  // namespace ita::document
