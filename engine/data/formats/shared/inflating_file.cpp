#include "engine/data/formats/shared/inflating_file.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

#include "engine/data/formats/file_format.h"
#include "engine/data/formats/shared/file_bytes.h"

namespace synthslice::data {

namespace {

constexpr std::size_t bufferBytes = 1U << 16U;
constexpr int zlibOrGzip = 32 + MAX_WBITS;

}  // namespace

void InflatingFile::End::operator()(z_stream_s* stream) const
{
    ::inflateEnd(stream);
    delete stream;
}

InflatingFile::InflatingFile(const std::filesystem::path& path, std::uintmax_t offset)
    : m_file(path, std::ios::binary), m_offset(offset), m_buffer(bufferBytes)
{
    begin();
}

void InflatingFile::begin()
{
    m_file.clear();
    m_file.seekg(static_cast<std::streamoff>(m_offset));
    m_position = 0;
    m_stream.reset(new z_stream_s{});
    ::inflateInit2(m_stream.get(), zlibOrGzip);
}

bool InflatingFile::readAt(std::uintmax_t position, std::span<std::byte> bytes)
{
    if (position < m_position) begin();
    std::vector<std::byte> skipped(std::min<std::uintmax_t>(position - m_position, bufferBytes));
    while (m_position < position) {
        const std::uintmax_t left = std::min<std::uintmax_t>(position - m_position, skipped.size());
        if (!readOn(std::span(skipped).first(static_cast<std::size_t>(left)))) return false;
    }
    return readOn(bytes);
}

bool InflatingFile::readOn(std::span<std::byte> bytes)
{
    while (!bytes.empty()) {
        if (m_stream->avail_in == 0) {
            m_file.read(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
            m_stream->next_in = reinterpret_cast<Bytef*>(m_buffer.data());
            m_stream->avail_in = static_cast<uInt>(m_file.gcount());
        }
        const std::size_t part = std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max());
        m_stream->next_out = reinterpret_cast<Bytef*>(bytes.data());
        m_stream->avail_out = static_cast<uInt>(part);
        const int state = ::inflate(m_stream.get(), Z_NO_FLUSH);
        const std::size_t done = part - m_stream->avail_out;
        bytes = bytes.subspan(done);
        m_position += done;
        if (state == Z_STREAM_END && !bytes.empty()) {
            // A gzip file may be several behind each other (RFC 1952, section 2.2).
            const bool isMore = m_stream->avail_in > 0 || m_file.peek() != std::ifstream::traits_type::eof();
            if (!isMore || ::inflateReset(m_stream.get()) != Z_OK) return false;
            continue;
        }
        const bool isStuck = done == 0 && m_stream->avail_in == 0 && m_file.gcount() == 0;
        if (!bytes.empty() && (state != Z_OK || isStuck)) return false;
    }
    return true;
}

bool isGzip(const std::filesystem::path& path)
{
    const auto start = readFileStart(path, gzipSignature.size());
    return start && startsWith(*start, gzipSignature);
}

bool readPlainOrGzip(const std::filesystem::path& path, std::uintmax_t position, std::span<std::byte> bytes)
{
    return isGzip(path) ? InflatingFile(path, 0).readAt(position, bytes)
                        : readFileAt(path, position, bytes).has_value();
}

}  // namespace synthslice::data
