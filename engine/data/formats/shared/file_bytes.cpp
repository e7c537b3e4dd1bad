#include "engine/data/formats/shared/file_bytes.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "engine/base/text/text.h"

namespace synthslice::data {

namespace {

tl::unexpected<Error> cannotBeOpened(const std::error_code& reason)
{
    return invalidInput(text("it cannot be opened (%1)", reason.message()));
}

}  // namespace

Result<std::uintmax_t> sizeOfFile(const std::filesystem::path& path)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) return cannotBeOpened(error);
    if (!std::filesystem::is_regular_file(path, error))
        return cannotBeOpened(std::make_error_code(std::errc::not_supported));
    return size;
}

Result<std::vector<std::byte>> readFileStart(const std::filesystem::path& path, std::uintmax_t maximumBytes)
{
    const auto size = sizeOfFile(path);
    if (!size) return tl::unexpected(size.error());
    std::vector<std::byte> bytes(static_cast<std::size_t>(std::min(*size, maximumBytes)));
    if (auto read = readFileAt(path, 0, bytes); !read) return tl::unexpected(read.error());
    return bytes;
}

Result<void> readFileAt(const std::filesystem::path& path, std::uintmax_t offset, std::span<std::byte> bytes)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return cannotBeOpened(std::error_code(errno, std::generic_category()));
    stream.seekg(static_cast<std::streamoff>(offset));
    stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (stream.gcount() != static_cast<std::streamsize>(bytes.size()))
        return failed(text("it cannot be read"));
    return {};
}

}  // namespace synthslice::data
