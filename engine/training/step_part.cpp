#include "engine/training/step_part.h"

#include <ATen/core/GraphImplInterface.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <c10/core/impl/VirtualGuardImpl.h>

namespace synthslice::training {

namespace {

c10::Stream streamForCapture(torch::Device device)
{
    const c10::impl::VirtualGuardImpl guard(device.type());
    const torch::Device current = guard.getDevice();
    guard.synchronizeDevice(current.index());
    return guard.getStreamFromGlobalPool(current);
}

}  // namespace

CaptureScope::CaptureScope(torch::Device device) : m_device(device.type()), m_stream(streamForCapture(device))
{
    // What steps needed so far would stay reserved beside the memory of the graphs.
    at::getDeviceAllocator(m_device)->emptyCache();
}

DeviceGraph::DeviceGraph() = default;
DeviceGraph::~DeviceGraph() = default;
DeviceGraph::DeviceGraph(DeviceGraph&&) noexcept = default;
DeviceGraph& DeviceGraph::operator=(DeviceGraph&&) noexcept = default;

void DeviceGraph::capture(CaptureScope& scope, const std::function<void()>& compute)
{
    auto graph = at::create_graph_impl(scope.m_device);
    graph->capture_begin(scope.m_pool);
    try {
        compute();
    } catch (...) {
        // Recording must end for the device to go on; that it failed is known already.
        try {
            graph->capture_end();
        } catch (const std::exception&) {
        }
        throw;
    }
    graph->capture_end();
    scope.m_pool = graph->pool();
    m_graph = std::move(graph);
}

void DeviceGraph::replay()
{
    m_graph->replay();
}

}  // namespace synthslice::training
