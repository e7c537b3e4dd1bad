#pragma once

#include <cstddef>

#include <hdf5.h>

namespace synthslice::data {

/// The bytes that a chunk of a data set unpacks to, if all that was done to it is shuffling, deflating and a
/// checksum; 0 if that cannot be told beforehand (other filters, no chunks).
[[nodiscard]] std::size_t unpackedChunkBytes(hid_t dataSet);

/// While one is there, chunks that this thread reads and that unpack to fewer bytes than told are errors.
/// libhdf5 (1.10) itself reads on beyond their end. Takes the place of the library's deflate filter for good.
class CheckedInflating {
public:
    /// 0 checks nothing.
    explicit CheckedInflating(std::size_t chunkBytes);
    ~CheckedInflating();
    CheckedInflating(const CheckedInflating&) = delete;
    CheckedInflating& operator=(const CheckedInflating&) = delete;
};

}  // namespace synthslice::data
