#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::session {

/// A tensor as a file stores it: contiguous, little-endian.
struct NamedTensor {
    std::string name;   ///< as PyTorch's state_dict names it: "0.weight"
    std::string dtype;  ///< safetensors' name: "F32", "BF16", "I64", "U8", ...
    std::vector<std::int64_t> shape;
    std::vector<std::byte> bytes;
    bool operator==(const NamedTensor&) const = default;
};

/// All that a trainer needs to go on bit-exactly, by value.
struct CheckpointData {
    std::int64_t step = 0;
    std::map<std::string, std::vector<NamedTensor>> tensors;  ///< file stem ("generator") -> its tensors
    spec::Json state;  ///< small values: counters, schedules, grey window
};

/// The tensors of a part; none if the checkpoint has no such part.
[[nodiscard]] inline const std::vector<NamedTensor>& tensorsOf(const CheckpointData& data,
                                                               const std::string& part)
{
    static const std::vector<NamedTensor> none;
    const auto found = data.tensors.find(part);
    return found == data.tensors.end() ? none : found->second;
}

}  // namespace synthslice::session
