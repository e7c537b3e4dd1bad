#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::store {

/// Where one tensor lies in the data part of a safetensors file, as its header tells it.
struct TensorEntry {
    std::string name;
    std::string dtype;
    std::vector<std::uint64_t> shape;
    std::uint64_t begin = 0;  ///< bytes
    std::uint64_t end = 0;    ///< bytes, one past the last
};

/// Bytes of one value of a safetensors type; nothing for a type that the format does not know.
[[nodiscard]] std::optional<std::uint64_t> bytesPerValue(std::string_view dtype);

/// Reads a header's JSON: an object of tensors, each exactly {"dtype", "shape", "data_offsets"}, and
/// "__metadata__", an object of strings. Stops at the first thing that is anything else, so that a hostile
/// header costs no memory. The error is a clause ("tensor 0.weight has no dtype").
[[nodiscard]] Result<std::vector<TensorEntry>> parseSafetensorsHeader(std::string_view json);

}  // namespace synthslice::store
