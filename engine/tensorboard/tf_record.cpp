#include "engine/tensorboard/tf_record.h"

#include <array>
#include <bit>
#include <concepts>

namespace synthslice::tensorboard {

namespace {

constexpr std::array<std::uint32_t, 256> makeTable()
{
    constexpr std::uint32_t polynomial = 0x82F63B78U;  // bits reversed
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t rest = byte;
        for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1U) ^ ((rest & 1U) != 0 ? polynomial : 0U);
        table[byte] = rest;
    }
    return table;
}

template <std::unsigned_integral Number>
void appendNumber(std::string& text, Number number)
{
    for (std::size_t byte = 0; byte < sizeof number; ++byte) {
        text += static_cast<char>(number >> (8 * byte) & 0xFFU);
    }
}

}  // namespace

std::uint32_t crc32c(std::string_view bytes)
{
    static constexpr std::array table = makeTable();
    std::uint32_t rest = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        rest = table[(rest ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (rest >> 8U);
    }
    return ~rest;
}

std::uint32_t maskedCrc32c(std::string_view bytes)
{
    return std::rotr(crc32c(bytes), 15) + 0xA282EAD8U;
}

void appendRecord(std::string& file, std::string_view data)
{
    const std::size_t begin = file.size();
    appendNumber(file, std::uint64_t{data.size()});
    appendNumber(file, maskedCrc32c(std::string_view(file).substr(begin)));
    file += data;
    appendNumber(file, maskedCrc32c(data));
}

}  // namespace synthslice::tensorboard
