#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace synthslice::tensorboard {

// TFRecord, the framing of TensorBoard's event files (tensorflow.org/tutorials/load_data/tfrecord): length as
// 8 bytes, its checksum, data, their checksum; all little-endian.

/// CRC-32C (Castagnoli; RFC 3720, appendix B.4), masked as TFRecord has it: turned right by 15 bits, plus a
/// constant.
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);
[[nodiscard]] std::uint32_t maskedCrc32c(std::string_view bytes);

/// Appends one record.
void appendRecord(std::string& file, std::string_view data);

}  // namespace synthslice::tensorboard
