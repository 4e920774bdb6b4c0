#pragma once

namespace ita::review {

/// The life of a process that makes pictures of pages: task lines on `in` until it ends, one answer
/// line on `out` for each.  Sources are looked into here only, behind limits and the sandbox; the
/// process opens no file itself: with each task come `inputs` open sources, then `outputs` open
/// files for what is made.  Returns the exit code.
///
///     {"path": "/a/b.pdf", "page": 3, "dpi": 110, "password": "", "inputs": 1, "outputs": 1}
///     {…, "boxes": [[x0, y0, x1, y1], …], "outputs": 2}     points; a picture for each box
///     {"join": true, "inputs": 2, "outputs": 1}
///
/// Answers: {"width": 910, "height": 1287, "points": [595.3, 841.9]} or {"error": "…", "code":
/// "damaged"}.
int serve_pages(int in, int out);

}  // namespace ita::review
