#pragma once

#include "engine/data/slice_stack.h"

namespace synthslice::data {

/// The pixels that the scanner has really reconstructed: in a slice of at least 128 px whose four corners lie
/// in one substantial surround of constant grey, what remains (one convex region, in practice a disc), less a
/// rim of 10 px over which it fades. The whole slice otherwise: cut-outs, digits and binary images have no
/// such surround.
[[nodiscard]] PixelRuns findFieldOfView(const Slice& slice);

}  // namespace synthslice::data
