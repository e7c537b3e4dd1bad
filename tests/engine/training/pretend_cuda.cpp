#include "tests/engine/training/pretend_cuda.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/EmptyTensor.h>
#include <ATen/core/GraphImplInterface.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <ATen/ops/_reshape_alias_native.h>
#include <ATen/ops/as_strided_native.h>
#include <ATen/ops/resize_native.h>
#include <ATen/ops/set_native.h>
#include <ATen/ops/view_native.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <c10/core/impl/alloc_cpu.h>
#include <torch/torch.h>

namespace synthslice::test {
namespace {

const c10::Device gpu(c10::kCUDA, 0);

std::atomic<std::int64_t> pageableUploads = 0;
std::atomic<std::int64_t> downloads = 0;
std::atomic<std::int64_t> replays = 0;
std::atomic<std::int64_t> recordable = -1;

/// CPU memory that is said to be of the GPU.
class GpuAllocator final : public c10::DeviceAllocator {
public:
    bool initialized() override { return true; }
    void emptyCache(c10::MempoolId_t /*pool*/) override {}
    void recordStream(const c10::DataPtr& /*memory*/, c10::Stream /*stream*/) override {}
    c10::CachingDeviceAllocator::DeviceStats getDeviceStats(c10::DeviceIndex /*device*/) override
    {
        return {};
    }
    void resetAccumulatedStats(c10::DeviceIndex /*device*/) override {}
    void resetPeakStats(c10::DeviceIndex /*device*/) override {}
    std::pair<std::size_t, std::size_t> getMemoryInfo(c10::DeviceIndex /*device*/) override { return {0, 0}; }
    c10::DataPtr allocate(std::size_t bytes) override
    {
        void* memory = c10::alloc_cpu(bytes);
        return {memory, memory, &c10::free_cpu, gpu};
    }
    c10::DeleterFnPtr raw_deleter() const override { return &c10::free_cpu; }
    void copy_data(void* to, const void* from, std::size_t bytes) const override
    {
        default_copy_data(to, from, bytes);
    }
};
GpuAllocator gpuAllocator;

/// CPU memory that remembers where it was handed out.
class PinnedAllocator final : public c10::Allocator {
public:
    c10::DataPtr allocate(std::size_t bytes) override
    {
        void* memory = c10::alloc_cpu(bytes);
        const std::lock_guard lock(mutex());
        blocks().insert(memory);
        return {memory, memory, &release, c10::Device(c10::kCPU)};
    }
    void copy_data(void* to, const void* from, std::size_t bytes) const override
    {
        default_copy_data(to, from, bytes);
    }
    static bool owns(const void* memory)
    {
        const std::lock_guard lock(mutex());
        return blocks().contains(memory);
    }

private:
    static void release(void* memory)
    {
        {
            const std::lock_guard lock(mutex());
            blocks().erase(memory);
        }
        c10::free_cpu(memory);
    }
    static std::mutex& mutex()
    {
        static std::mutex instance;
        return instance;
    }
    static std::set<const void*>& blocks()
    {
        static std::set<const void*> instance;
        return instance;
    }
};

struct PretendHooks final : at::CUDAHooksInterface {
    explicit PretendHooks(at::CUDAHooksArgs /*none*/) {}
    void init() const override {}
    bool hasCUDA() const override { return true; }
    bool isBuilt() const override { return true; }
    bool isAvailable() const override { return true; }
    int getNumGPUs() const override { return 1; }
    c10::DeviceIndex deviceCount() const override { return 1; }
    c10::DeviceIndex current_device() const override { return 0; }
    c10::DeviceIndex getCurrentDevice() const override { return 0; }
    bool hasPrimaryContext(c10::DeviceIndex /*device*/) const override { return true; }
    bool isPinnedPtr(const void* data) const override { return PinnedAllocator::owns(data); }
    c10::Allocator* getPinnedMemoryAllocator() const override
    {
        static PinnedAllocator allocator;
        return &allocator;
    }
    const at::Generator& getDefaultGenerator(c10::DeviceIndex /*device*/) const override
    {
        static const at::Generator generator = at::detail::createCPUGenerator();
        return generator;
    }
};

thread_local c10::StreamId currentStream = 0;

struct PretendGuard final : c10::impl::NoOpDeviceGuardImpl<c10::kCUDA> {
    c10::Device exchangeDevice(c10::Device /*device*/) const override { return gpu; }
    c10::Device getDevice() const override { return gpu; }
    c10::Stream getStream(c10::Device /*device*/) const noexcept override
    {
        return c10::Stream(c10::Stream::UNSAFE, gpu, currentStream);
    }
    c10::Stream getDefaultStream(c10::Device /*device*/) const override
    {
        return c10::Stream(c10::Stream::UNSAFE, gpu, 0);
    }
    c10::Stream getStreamFromGlobalPool(c10::Device /*device*/, bool /*isHighPriority*/) const override
    {
        static std::atomic<c10::StreamId> streams = 0;
        return c10::Stream(c10::Stream::UNSAFE, gpu, ++streams);
    }
    c10::Stream exchangeStream(c10::Stream stream) const noexcept override
    {
        return c10::Stream(c10::Stream::UNSAFE, gpu, std::exchange(currentStream, stream.id()));
    }
    void synchronizeDevice(c10::DeviceIndex /*device*/) const override {}
    void record(void** /*event*/, const c10::Stream& /*stream*/, c10::DeviceIndex /*device*/,
                c10::EventFlag /*flag*/) const override
    {
    }
    void block(void* /*event*/, const c10::Stream& /*stream*/) const override {}
};

/// A CPU tensor over the memory of one of the GPU, which it keeps alive. Of an empty one, which is a result
/// yet to be given a size, one that can be resized.
at::Tensor aliasOf(const at::Tensor& tensor)
{
    if (tensor.numel() == 0) return at::empty(tensor.sizes(), tensor.options().device(c10::kCPU));
    at::Tensor alias = at::from_blob(
        tensor.data_ptr(), tensor.sizes(), tensor.strides(), [tensor](void*) {},
        tensor.options().device(c10::kCPU).requires_grad(false));
    alias._set_conj(tensor.is_conj());
    alias._set_neg(tensor.is_neg());
    return alias;
}

at::Tensor onGpu(const at::Tensor& tensor)
{
    at::Tensor copy = at::empty_strided(tensor.sizes(), tensor.strides(), tensor.options().device(gpu));
    aliasOf(copy).copy_(tensor);
    return copy;
}

/// Arguments as the CPU kernel takes them, and which they were.
class Arguments {
public:
    at::Tensor given(const at::Tensor& tensor, const char* operation)
    {
        if (!tensor.defined()) return tensor;
        if (!tensor.is_cuda()) {
            TORCH_CHECK(tensor.dim() == 0, operation, ": Expected all tensors to be on the same device");
            return tensor;
        }
        m_originals.push_back(tensor);
        m_aliases.push_back(aliasOf(tensor));
        return m_aliases.back();
    }
    at::Tensor returned(const at::Tensor& tensor) const
    {
        if (!tensor.defined()) return tensor;
        for (std::size_t i = 0; i < m_aliases.size(); ++i) {
            if (!tensor.is_same(m_aliases[i])) continue;
            const at::Tensor& original = m_originals[i];
            if (original.numel() == 0 && tensor.numel() > 0) {
                original.resize_(tensor.sizes());
                aliasOf(original).copy_(tensor);
            }
            return original;
        }
        return onGpu(tensor);
    }

private:
    std::vector<at::Tensor> m_originals;
    std::vector<at::Tensor> m_aliases;
};

/// Each tensor of a stack entry, in lists too, replaced by `map`'s.
template <class Map>
void mapTensors(c10::IValue& value, Map map)
{
    if (value.isTensor()) {
        value = map(value.toTensor());
    } else if (value.isTensorList()) {
        c10::List<at::Tensor> mapped;
        for (const at::Tensor& tensor : value.toTensorVector()) mapped.push_back(map(tensor));
        value = mapped;
    } else if (value.isOptionalTensorList()) {
        c10::List<std::optional<at::Tensor>> mapped;
        for (const std::optional<at::Tensor>& tensor : value.toOptionalTensorVector()) {
            mapped.push_back(tensor ? std::optional(map(*tensor)) : std::nullopt);
        }
        value = mapped;
    }
}

/// What a graph has recorded: operations on the GPU's memory, by their tensors.
struct Recorded {
    std::optional<c10::OperatorHandle> operation;  ///< empty for a copy of the second argument into the first
    torch::jit::Stack arguments;
    torch::jit::Stack results;
};
struct Recording {
    c10::StreamId stream = 0;
    std::vector<Recorded> operations;
};
std::atomic<Recording*> recordingUnderWay = nullptr;

/// The graph to which an operation of this thread belongs, if one is recorded.
Recording* recording()
{
    Recording* graph = recordingUnderWay;
    TORCH_CHECK(graph == nullptr || graph->stream == currentStream,
                "work on another stream than the one that is captured");
    if (graph != nullptr && recordable >= 0) {
        TORCH_CHECK(recordable-- > 0, "this device records no more");
    }
    return graph;
}

void refuseWhileRecording()
{
    TORCH_CHECK(recordingUnderWay == nullptr, "operation not permitted when stream is capturing");
}

/// The operation on CPU tensors over the same memory; arguments are replaced by results.
void compute(const c10::OperatorHandle& operation, torch::jit::Stack& stack)
{
    Arguments arguments;
    const std::string& name = operation.schema().name();
    for (c10::IValue& value : stack) {
        mapTensors(value, [&](const at::Tensor& tensor) { return arguments.given(tensor, name.c_str()); });
    }
    operation.redispatchBoxed(c10::DispatchKeySet(c10::DispatchKey::CPU), &stack);
    for (c10::IValue& value : stack) {
        mapTensors(value, [&](const at::Tensor& tensor) { return arguments.returned(tensor); });
    }
}

/// The memory of what an operation writes to, to take the writing back: recorded work is not done yet.
class Unchanged {
public:
    Unchanged(const c10::OperatorHandle& operation, const torch::jit::Stack& arguments)
    {
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const c10::AliasInfo* alias = operation.schema().arguments()[i].alias_info();
            if (alias == nullptr || !alias->isWrite()) continue;
            c10::IValue written = arguments[i];
            mapTensors(written, [&](const at::Tensor& tensor) {
                if (tensor.defined() && tensor.numel() > 0) {
                    m_tensors.emplace_back(tensor, aliasOf(tensor).clone());
                }
                return tensor;
            });
        }
    }
    void restore() const
    {
        for (const auto& [tensor, values] : m_tensors) aliasOf(tensor).copy_(values);
    }

private:
    std::vector<std::pair<at::Tensor, at::Tensor>> m_tensors;
};

void run(const c10::OperatorHandle& operation, torch::jit::Stack* stack)
{
    const std::size_t count = operation.schema().arguments().size();
    torch::jit::Stack values(stack->end() - static_cast<std::ptrdiff_t>(count), stack->end());
    stack->erase(stack->end() - static_cast<std::ptrdiff_t>(count), stack->end());
    if (Recording* graph = recording()) {
        const torch::jit::Stack arguments = values;
        const Unchanged written(operation, arguments);
        compute(operation, values);
        written.restore();
        graph->operations.push_back({operation, arguments, values});
    } else {
        compute(operation, values);
    }
    stack->insert(stack->end(), values.begin(), values.end());
}

struct PretendGraph final : at::GraphImplInterface {
    explicit PretendGraph(const at::GraphImplArgs& /*none*/) {}
    void capture_begin(at::MempoolId_t /*pool*/, at::GraphCaptureMode /*mode*/) override
    {
        TORCH_CHECK(currentStream != 0, "CUDA graphs must be captured on a non-default stream");
        m_recording.stream = currentStream;
        recordingUnderWay = &m_recording;
    }
    void capture_end() override { recordingUnderWay = nullptr; }
    void instantiate() override {}
    void replay() override
    {
        ++replays;
        for (const Recorded& recorded : m_recording.operations) {
            torch::jit::Stack values = recorded.arguments;
            if (!recorded.operation) {
                aliasOf(values[0].toTensor()).copy_(aliasOf(values[1].toTensor()));
                continue;
            }
            compute(*recorded.operation, values);
            for (std::size_t i = 0; i < values.size(); ++i) {
                const std::vector<at::Tensor> made = tensorsOf(values[i]);
                const std::vector<at::Tensor> kept = tensorsOf(recorded.results[i]);
                for (std::size_t k = 0; k < made.size(); ++k) {
                    if (made[k].defined() && !made[k].is_same(kept[k])) {
                        aliasOf(kept[k]).copy_(aliasOf(made[k]));
                    }
                }
            }
        }
    }
    void reset() override { m_recording = {}; }
    at::MempoolId_t pool() const override { return {0, 0}; }
    void enable_debug_mode() override {}
    void debug_dump(const std::string& /*path*/) override {}

private:
    static std::vector<at::Tensor> tensorsOf(c10::IValue value)
    {
        std::vector<at::Tensor> tensors;
        mapTensors(value, [&](const at::Tensor& tensor) {
            tensors.push_back(tensor);
            return tensor;
        });
        return tensors;
    }

    Recording m_recording;
};

at::Tensor empty(c10::IntArrayRef size, std::optional<c10::ScalarType> type,
                 std::optional<c10::Layout> /*layout*/, std::optional<c10::Device> /*device*/,
                 std::optional<bool> /*pinned*/, std::optional<c10::MemoryFormat> format)
{
    return at::detail::empty_generic(size, &gpuAllocator, c10::DispatchKeySet(c10::DispatchKey::CUDA),
                                     c10::dtype_or_default(type), format);
}

at::Tensor emptyStrided(c10::IntArrayRef size, c10::IntArrayRef stride, std::optional<c10::ScalarType> type,
                        std::optional<c10::Layout> /*layout*/, std::optional<c10::Device> /*device*/,
                        std::optional<bool> /*pinned*/)
{
    return at::detail::empty_strided_generic(size, stride, &gpuAllocator,
                                             c10::DispatchKeySet(c10::DispatchKey::CUDA),
                                             c10::dtype_or_default(type));
}

at::Tensor& copy(at::Tensor& to, const at::Tensor& from, bool nonBlocking)
{
    if (to.is_cuda() && from.is_cuda()) {
        if (Recording* graph = recording()) {
            graph->operations.push_back({std::nullopt, {to, from}, {}});
            return to;
        }
    } else {
        refuseWhileRecording();
    }
    if (to.is_cuda() && from.is_cpu()) {
        if (!nonBlocking || !from.is_pinned()) ++pageableUploads;
    } else if (to.is_cpu()) {
        ++downloads;
    }
    at::Tensor target = to.is_cuda() ? aliasOf(to) : to;
    target.copy_(from.is_cuda() ? aliasOf(from) : from);
    return to;
}

at::Scalar item(const at::Tensor& tensor)
{
    refuseWhileRecording();
    ++downloads;
    return at::_local_scalar_dense(aliasOf(tensor));
}

TORCH_LIBRARY_IMPL(_, CUDA, library)
{
    library.fallback(torch::CppFunction::makeFromBoxedFunction<&run>());
}

TORCH_LIBRARY_IMPL(aten, CUDA, library)
{
    library.impl("empty.memory_format", &empty);
    library.impl("empty_strided", &emptyStrided);
    library.impl("copy_", &copy);
    library.impl("_local_scalar_dense", &item);
    library.impl("as_strided", &at::native::as_strided_tensorimpl);
    library.impl("view", &at::native::view);
    library.impl("_reshape_alias", &at::native::_reshape_alias);
    library.impl("resize_", &at::native::resize_);
    library.impl("set_.source_Storage_storage_offset", &at::native::set_storage_cpu_);
    // Composed of operations that only a real GPU has.
    library.impl("convolution", torch::CppFunction::makeFromBoxedFunction<&run>());
    library.impl("convolution_backward", torch::CppFunction::makeFromBoxedFunction<&run>());
}

C10_REGISTER_GUARD_IMPL(CUDA, PretendGuard)

const bool allocatorIsSet = [] {
    c10::SetAllocator(c10::kCUDA, &gpuAllocator);
    return true;
}();

}  // namespace

Traffic traffic()
{
    return {pageableUploads, downloads, replays};
}

void resetTraffic()
{
    pageableUploads = 0;
    downloads = 0;
    replays = 0;
}

void refuseGraphsAfter(std::int64_t count)
{
    recordable = count;
}

}  // namespace synthslice::test

namespace at {
using synthslice::test::PretendGraph;
using synthslice::test::PretendHooks;
REGISTER_GRAPH_IMPL(CUDA, PretendGraph)
C10_REGISTER_TYPED_CLASS(CUDAHooksRegistry, "CUDAHooks", PretendHooks)
}  // namespace at
