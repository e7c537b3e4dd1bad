#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace synthslice::tensorboard {

/// Fields of a protobuf message, in its binary encoding (protobuf.dev/programming-guides/encoding). Fields
/// stand in the order of the calls.
class ProtobufMessage {
public:
    ProtobufMessage& integer(int field, std::int64_t value)
    {
        key(field, 0);
        varint(static_cast<std::uint64_t>(value));
        return *this;
    }
    ProtobufMessage& number(int field, double value)
    {
        key(field, 1);
        fixed(std::bit_cast<std::uint64_t>(value));
        return *this;
    }
    ProtobufMessage& number(int field, float value)
    {
        key(field, 5);
        fixed(std::bit_cast<std::uint32_t>(value));
        return *this;
    }
    ProtobufMessage& text(int field, std::string_view value)
    {
        key(field, 2);
        varint(value.size());
        m_bytes += value;
        return *this;
    }
    ProtobufMessage& message(int field, const ProtobufMessage& value) { return text(field, value.m_bytes); }

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
    void key(int field, unsigned wireType) { varint(static_cast<unsigned>(field) << 3U | wireType); }
    void varint(std::uint64_t value)
    {
        for (; value >= 0x80U; value >>= 7U) m_bytes += static_cast<char>((value & 0x7FU) | 0x80U);
        m_bytes += static_cast<char>(value);
    }
    template <class Bits>
    void fixed(Bits bits)
    {
        for (std::size_t byte = 0; byte < sizeof bits; ++byte) {
            m_bytes += static_cast<char>(bits >> (8 * byte) & 0xFFU);
        }
    }

    std::string m_bytes;
};

}  // namespace synthslice::tensorboard
