#pragma once

// qpdf asks which smart pointers its headers shall use: the standard ones.
#ifndef POINTERHOLDER_TRANSITION
#define POINTERHOLDER_TRANSITION 4
#endif

#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "document/matrix.h"
#include "document/page_paint.h"

namespace ita::document {

/// Follows the content streams of `page`, forms within them too, and writes down what they paint.
/// `to_page`: default user space to the page as read; `view`: the page's box there.
void read_content(QPDFPageObjectHelper& page, const Matrix& to_page, const Box& view,
                  PagePaint& out);

/// The same for what annotations draw over the page.
void read_annotations(QPDFPageObjectHelper& page, const Matrix& to_page, PagePaint& out);

}  // namespace ita::document
