#include "engine/store/checkpoints/safetensors.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/spec/parameters/parameter_info.h"
#include "engine/store/checkpoints/safetensors_header.h"

namespace synthslice::store {

namespace {

constexpr std::size_t lengthBytes = 8;
constexpr std::uint64_t maxHeaderBytes = 100'000'000;

std::uint64_t littleEndian(std::span<const std::byte, lengthBytes> bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < lengthBytes; ++i) {
        value |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * i);
    }
    return value;
}

/// Bytes that the entry's shape and dtype need, or nothing if that is more than 64 bits can count.
std::optional<std::uint64_t> neededBytes(const TensorEntry& entry)
{
    std::uint64_t bytes = *bytesPerValue(entry.dtype);
    for (const std::uint64_t size : entry.shape) {
        if (__builtin_mul_overflow(bytes, size, &bytes) || std::cmp_greater(size, INT64_MAX)) {
            return std::nullopt;
        }
    }
    return bytes;
}

/// Nothing, or the first reason why the entries, in the order of their offsets, do not fill `dataBytes`.
std::string layoutProblem(std::span<const TensorEntry> entries, std::uint64_t dataBytes)
{
    std::uint64_t end = 0;
    for (const TensorEntry& entry : entries) {
        if (entry.begin != end) {
            return "tensor " + entry.name + (entry.begin < end ? " overlaps another" : " comes after a hole");
        }
        if (entry.end < entry.begin || entry.end > dataBytes) {
            return "tensor " + entry.name + " lies outside the file";
        }
        if (neededBytes(entry) != entry.end - entry.begin) {
            return "tensor " + entry.name + " has another size than its shape";
        }
        end = entry.end;
    }
    return end == dataBytes ? "" : std::to_string(dataBytes - end) + " bytes follow the last tensor";
}

}  // namespace

std::vector<std::byte> encodeSafetensors(std::span<const session::NamedTensor> tensors)
{
    spec::Json header = spec::Json::object();
    std::uint64_t end = 0;
    for (const session::NamedTensor& tensor : tensors) {
        const std::uint64_t begin = std::exchange(end, end + tensor.bytes.size());
        assert(!header.contains(tensor.name));
        header[tensor.name] = {
            {"dtype", tensor.dtype}, {"shape", tensor.shape}, {"data_offsets", {begin, end}}};
    }
    std::string json = header.dump();
    json.resize((json.size() + lengthBytes - 1) / lengthBytes * lengthBytes, ' ');  // aligns the tensors

    std::vector<std::byte> bytes(lengthBytes + json.size() + end);
    for (std::size_t i = 0; i < lengthBytes; ++i) {
        bytes[i] = static_cast<std::byte>(json.size() >> (8 * i));
    }
    auto place = std::ranges::copy(std::as_bytes(std::span(json)), bytes.begin() + lengthBytes).out;
    for (const session::NamedTensor& tensor : tensors) {
        place = std::ranges::copy(tensor.bytes, place).out;
    }
    return bytes;
}

Result<std::vector<session::NamedTensor>> decodeSafetensors(std::span<const std::byte> bytes,
                                                            const std::string& fileName)
{
    const auto damaged = [&](const std::string& why) {
        return invalidInput(text("%1 is no valid safetensors file: %2", fileName, why));
    };
    if (bytes.size() < lengthBytes) return damaged("it is too short");
    const std::uint64_t headerBytes = littleEndian(bytes.first<lengthBytes>());
    if (headerBytes > maxHeaderBytes) return damaged("its header is longer than 100 MB");
    if (headerBytes > bytes.size() - lengthBytes) return damaged("it ends within its header");
    const auto headerSpan = bytes.subspan(lengthBytes, headerBytes);
    const std::string_view header(reinterpret_cast<const char*>(headerSpan.data()), headerSpan.size());
    if (!header.starts_with('{')) return damaged("its header does not begin with {");

    auto entries = parseSafetensorsHeader(header);
    if (!entries) return damaged(entries.error().message);
    std::ranges::stable_sort(*entries, {}, [](const TensorEntry& e) { return std::pair(e.begin, e.end); });
    const auto data = bytes.subspan(lengthBytes + headerBytes);
    if (const std::string problem = layoutProblem(*entries, data.size()); !problem.empty()) {
        return damaged(problem);
    }

    std::vector<session::NamedTensor> tensors;
    tensors.reserve(entries->size());
    for (TensorEntry& entry : *entries) {
        const auto content = data.subspan(entry.begin, entry.end - entry.begin);
        tensors.push_back({std::move(entry.name), std::move(entry.dtype),
                           std::vector<std::int64_t>(entry.shape.begin(), entry.shape.end()),
                           std::vector<std::byte>(content.begin(), content.end())});
    }
    return tensors;
}

}  // namespace synthslice::store
