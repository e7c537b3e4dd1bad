// A library of its own, loaded behind LibTorch's GPU libraries, whose functions it calls: programs start
// without them.

#include <ATen/core/GraphImplInterface.h>
#include <ATen/cuda/CUDAGraph.h>

namespace synthslice::cuda {

/// LibTorch's CUDA graphs as the graphs that it offers for any device.
class CudaGraph final : public at::GraphImplInterface {
public:
    explicit CudaGraph(const at::GraphImplArgs& arguments) : m_graph(arguments.keep_graph) {}

    void capture_begin(at::MempoolId_t pool, at::GraphCaptureMode mode) override
    {
        switch (mode) {
        case at::GraphCaptureMode::ThreadLocal:
            return m_graph.capture_begin(pool, cudaStreamCaptureModeThreadLocal);
        case at::GraphCaptureMode::Relaxed:
            return m_graph.capture_begin(pool, cudaStreamCaptureModeRelaxed);
        default:
            return m_graph.capture_begin(pool, cudaStreamCaptureModeGlobal);
        }
    }
    void capture_end() override { m_graph.capture_end(); }
    void instantiate() override { m_graph.instantiate(); }
    void replay() override { m_graph.replay(); }
    void reset() override { m_graph.reset(); }
    at::MempoolId_t pool() const override { return m_graph.pool(); }
    void enable_debug_mode() override { m_graph.enable_debug_mode(); }
    void debug_dump(const std::string& /*path*/) override
    {
        TORCH_CHECK_NOT_IMPLEMENTED(false, "LibTorch writes CUDA graphs from Python only");
    }

private:
    mutable at::cuda::CUDAGraph m_graph;  // its pool() is not const
};

}  // namespace synthslice::cuda

namespace at {
using synthslice::cuda::CudaGraph;
REGISTER_GRAPH_IMPL(CUDA, CudaGraph)
}  // namespace at
