#pragma once

#include <cstdint>

namespace synthslice::test {

/// What the pretended GPU was asked since the last resetTraffic().
struct Traffic {
    std::int64_t pageableUploads = 0;  ///< not from pinned memory: the host waits for them on a real GPU
    std::int64_t downloads = 0;        ///< tensors and item(): the host waits for all work before
    std::int64_t replays = 0;          ///< of graphs
};

/// Linked into a test, this file makes LibTorch see one CUDA device. Its memory is the CPU's and its
/// operations are computed by CPU kernels, but as on a GPU an operation on tensors of both devices is an
/// error, and what crosses is counted. Graphs are recorded on a stream of their own, without doing anything,
/// and what would wait for the GPU or read the host's memory meanwhile is an error. Only with LibTorch's CPU
/// libraries: CUDA's own must not be loaded.
[[nodiscard]] Traffic traffic();
void resetTraffic();

/// Makes the device refuse to record more than `operations` in all, or any number again if negative.
void refuseGraphsAfter(std::int64_t operations);

}  // namespace synthslice::test
