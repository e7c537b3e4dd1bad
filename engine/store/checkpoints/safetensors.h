#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/session/checkpoint_data.h"

namespace synthslice::store {

/// A safetensors file (https://huggingface.co/docs/safetensors, "Format"): 8 bytes header length, JSON
/// header, tensors one after another. Tensor names must differ and sizes must fit their shapes. Any thread.
[[nodiscard]] std::vector<std::byte> encodeSafetensors(std::span<const session::NamedTensor> tensors);

/// Reads one, in the order of the file's bytes. Strict, because the file may come from anywhere: a header of
/// at most 100 MB that begins with "{", no key twice, no unknown type, each tensor's size that of its shape,
/// tensors that fill the file without hole or overlap. Metadata is checked and dropped. Errors name
/// `fileName` and the tensor. Any thread.
[[nodiscard]] Result<std::vector<session::NamedTensor>> decodeSafetensors(std::span<const std::byte> bytes,
                                                                          const std::string& fileName);

}  // namespace synthslice::store
