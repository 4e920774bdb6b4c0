#pragma once

#include "layout/layout.h"

namespace ita::layout {

/// "ผู้รับผิดชอบ : สำนักปลัด": a short label and a colon, or a short bold label and a gap.
bool labelled(const Line& line);

/// The labels at the head of official letters and memos; each begins a line of its own.  `left`:
/// edge of the running text, `page_height`: both points.
bool letter_label(const Line& line, double left, double page_height);

}  // namespace ita::layout
