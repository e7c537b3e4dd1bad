#include "engine/data/formats/hdf5_inflate.h"

#include <algorithm>
#include <array>

#include <zlib.h>

#include "engine/data/formats/hdf5_handle.h"

namespace synthslice::data {

namespace {

thread_local std::size_t expectedBytes = 0;

/// H5Z_func_t for reading; 0 is an error.
std::size_t inflateChunk(unsigned flags, std::size_t /*parameters*/, const unsigned* /*parameter*/,
                         std::size_t bytes, std::size_t* capacity, void** buffer)
{
    if ((flags & H5Z_FLAG_REVERSE) == 0) return 0;
    z_stream stream{};
    if (::inflateInit(&stream) != Z_OK) return 0;
    std::size_t size = std::max(expectedBytes, 2 * bytes);
    void* unpacked = H5allocate_memory(size, false);
    stream.next_in = static_cast<Bytef*>(*buffer);
    stream.avail_in = static_cast<uInt>(bytes);
    int state = Z_OK;
    while (unpacked != nullptr && state == Z_OK) {
        stream.next_out = static_cast<Bytef*>(unpacked) + stream.total_out;
        stream.avail_out = static_cast<uInt>(size - stream.total_out);
        state = ::inflate(&stream, Z_FINISH);
        const bool isFull = state == Z_BUF_ERROR && stream.avail_out == 0;
        // Nothing larger than the chunk is of use where its size is known.
        if (!isFull || expectedBytes != 0) break;
        size *= 2;
        unpacked = H5resize_memory(unpacked, size);
        state = Z_OK;
    }
    const std::size_t done = stream.total_out;
    ::inflateEnd(&stream);
    const bool isWhole = expectedBytes == 0 ? state == Z_STREAM_END : done >= expectedBytes;
    if (unpacked == nullptr || !isWhole) {
        H5free_memory(unpacked);
        return 0;
    }
    H5free_memory(*buffer);
    *buffer = unpacked;
    *capacity = size;
    return done;
}

}  // namespace

std::size_t unpackedChunkBytes(hid_t dataSet)
{
    const Hdf5Handle created(H5Dget_create_plist(dataSet), H5Pclose);
    if (H5Pget_layout(created.id()) != H5D_CHUNKED) return 0;
    const int filters = H5Pget_nfilters(created.id());
    for (int i = 0; i < filters; ++i) {
        unsigned flags = 0;
        std::size_t parameters = 0;
        const H5Z_filter_t filter = H5Pget_filter2(created.id(), static_cast<unsigned>(i), &flags,
                                                   &parameters, nullptr, 0, nullptr, nullptr);
        if (filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_FLETCHER32)
            return 0;
    }
    const Hdf5Handle type(H5Dget_type(dataSet), H5Tclose);
    std::array<hsize_t, 3> chunk{};
    const int axes = H5Pget_chunk(created.id(), 3, chunk.data());
    std::size_t bytes = H5Tget_size(type.id());
    for (int axis = 0; axis < std::min(axes, 3); ++axis) bytes *= chunk.at(static_cast<std::size_t>(axis));
    return bytes;
}

CheckedInflating::CheckedInflating(std::size_t chunkBytes)
{
    static const bool isRegistered = [] {
        const H5Z_class2_t checked{H5Z_CLASS_T_VERS, H5Z_FILTER_DEFLATE, 0, 1, "deflate", nullptr,
                                   nullptr,          inflateChunk};
        return H5Zregister(&checked) >= 0;
    }();
    expectedBytes = isRegistered ? chunkBytes : 0;
}

CheckedInflating::~CheckedInflating()
{
    expectedBytes = 0;
}

}  // namespace synthslice::data
