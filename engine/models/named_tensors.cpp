#include "engine/models/named_tensors.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "engine/base/text/text.h"

namespace synthslice::models {
namespace {

using session::NamedTensor;

struct TypeName {
    torch::ScalarType type;
    const char* name;
};
constexpr std::array typeNames{TypeName{torch::kFloat32, "F32"}, TypeName{torch::kFloat64, "F64"},
                               TypeName{torch::kBFloat16, "BF16"}, TypeName{torch::kInt64, "I64"},
                               TypeName{torch::kUInt8, "U8"}};

std::string typeName(const torch::Tensor& tensor)
{
    const auto* found = std::find_if(typeNames.begin(), typeNames.end(),
                                     [&](const TypeName& t) { return t.type == tensor.scalar_type(); });
    TORCH_INTERNAL_ASSERT(found != typeNames.end(), "no safetensors type for ", tensor.scalar_type());
    return found->name;
}

std::vector<TensorSlot> slotsOf(const torch::nn::Module& network)
{
    std::vector<TensorSlot> slots;
    for (const auto& parameter : network.named_parameters()) {
        slots.push_back({parameter.key(), parameter.value()});
    }
    for (const auto& buffer : network.named_buffers()) {
        slots.push_back({buffer.key(), buffer.value()});
    }
    return slots;
}

}  // namespace

NamedTensor toNamedTensor(std::string name, const torch::Tensor& tensor)
{
    const torch::Tensor values = tensor.detach().cpu().contiguous();
    NamedTensor named{std::move(name), typeName(values), values.sizes().vec(),
                      std::vector<std::byte>(values.nbytes())};
    if (values.nbytes() > 0) {
        std::memcpy(named.bytes.data(), values.const_data_ptr(), values.nbytes());
    }
    return named;
}

std::vector<NamedTensor> stateOf(const torch::nn::Module& network)
{
    std::vector<NamedTensor> state;
    for (const TensorSlot& slot : slotsOf(network)) {
        state.push_back(toNamedTensor(slot.name, slot.tensor));
    }
    return state;
}

Result<void> loadTensors(const std::vector<NamedTensor>& stored, const std::vector<TensorSlot>& slots,
                         const std::string& what)
{
    const auto storedNamed = [&](const std::string& name) {
        return std::find_if(stored.begin(), stored.end(),
                            [&](const NamedTensor& tensor) { return tensor.name == name; });
    };
    const std::string hint = "the weights belong to another experiment or version";
    for (const TensorSlot& slot : slots) {
        const auto found = storedNamed(slot.name);
        if (found == stored.end()) {
            return invalidInput(text("Tensor %1 of %2 is missing", slot.name, what), hint);
        }
        if (found->shape != slot.tensor.sizes() || found->dtype != typeName(slot.tensor) ||
            found->bytes.size() != slot.tensor.nbytes()) {
            return invalidInput(
                text("Tensor %1 of %2 has another shape or type than the network", slot.name, what), hint);
        }
    }
    if (stored.size() != slots.size()) {
        return invalidInput(
            text("There are %1 tensors of %2 where %3 are expected", stored.size(), what, slots.size()),
            hint);
    }

    torch::NoGradGuard noGrad;
    for (const TensorSlot& slot : slots) {
        torch::Tensor values = torch::empty(slot.tensor.sizes(), torch::dtype(slot.tensor.dtype()));
        const auto found = storedNamed(slot.name);
        if (!found->bytes.empty()) {
            std::memcpy(values.mutable_data_ptr(), found->bytes.data(), found->bytes.size());
        }
        torch::Tensor(slot.tensor).copy_(values);
    }
    return {};
}

Result<void> loadState(torch::nn::Module& network, const std::vector<NamedTensor>& stored,
                       const std::string& what)
{
    return loadTensors(stored, slotsOf(network), what);
}

}  // namespace synthslice::models
