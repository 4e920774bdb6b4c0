#pragma once

namespace ita::batch {

/// The life of a worker process: a Setup line, then Task lines on `in` until it ends; Message lines
/// on `out`. Everything that touches an input happens here, behind limits and a sandbox.  Returns
/// the exit code.
int serve(int in, int out);

}  // namespace ita::batch
