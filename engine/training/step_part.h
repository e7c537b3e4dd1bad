#pragma once

#include <functional>
#include <memory>

#include <c10/core/StreamGuard.h>
#include <torch/torch.h>

namespace at {
struct GraphImplInterface;
}

namespace synthslice::training {

/// Graphs are captured while it lives: on a stream of the GPU that is not the one of other work, which has
/// ended, and in memory that they share. For graphs that are replayed in the order of their capture; a later
/// one may read what an earlier one made, and go back its autograd graph.
class CaptureScope {
public:
    explicit CaptureScope(torch::Device device);

private:
    friend class DeviceGraph;
    torch::DeviceType m_device;
    c10::MempoolId_t m_pool{0, 0};  ///< of the first graph
    c10::StreamGuard m_stream;
};

/// The operations of a GPU that a function asks for, recorded once and then run without it (a CUDA graph).
/// LibTorch knows how where an implementation is registered for the device (ATen/core/GraphImplInterface.h).
class DeviceGraph {
public:
    DeviceGraph();
    ~DeviceGraph();
    DeviceGraph(DeviceGraph&&) noexcept;
    DeviceGraph& operator=(DeviceGraph&&) noexcept;

    /// Records what `compute` asks for, of which nothing is done. Tensors that it makes are kept, and those
    /// that it reads must stay where they are. Throws what the device refuses to record, such as waiting for
    /// it.
    void capture(CaptureScope& scope, const std::function<void()>& compute);
    [[nodiscard]] bool isCaptured() const { return m_graph != nullptr; }

    /// Does it, with what the tensors hold now.
    void replay();

private:
    std::unique_ptr<at::GraphImplInterface> m_graph;
};

/// A part of a training step that asks for the same operations each time. A GPU may do them as one graph,
/// which spares the CPU their dispatch: it takes longer than small networks compute. All calls on one thread.
template <class Results>
class StepPart {
public:
    using Compute = std::function<Results()>;

    /// Makes a graph of what run() does. Throws as DeviceGraph::capture().
    void capture(CaptureScope& scope, const Compute& compute)
    {
        m_graph.capture(scope, [&] { m_results = compute(); });
    }

    /// The results of `compute`, or those of its graph, which are the same tensors each time.
    const Results& run(const Compute& compute)
    {
        if (m_graph.isCaptured()) {
            m_graph.replay();
        } else {
            m_results = {};  // hands its memory to the new ones
            m_results = compute();
        }
        return m_results;
    }

private:
    DeviceGraph m_graph;
    Results m_results;
};

}  // namespace synthslice::training
