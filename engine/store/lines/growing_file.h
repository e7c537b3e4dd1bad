#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace synthslice::store {

/// A file that grows line by line. Text waits in memory until flush() writes it and stays there until it is
/// on the disk for certain. What cannot be written (full disk), or was written but did not reach the disk, is
/// tried again by the next flush, so that the file never has a hole. One thread at a time.
class GrowingFile {
public:
    /// Opens for going on at the end; makes the file if there is none.
    [[nodiscard]] static Result<GrowingFile> open(std::filesystem::path path);

    GrowingFile(GrowingFile&& other) noexcept;
    GrowingFile& operator=(GrowingFile&&) = delete;
    ~GrowingFile();  ///< flushes

    void append(std::string_view text) { m_waiting += text; }
    [[nodiscard]] bool empty() const { return m_safe == 0 && m_waiting.empty(); }

    Result<void> flush();
    Result<void> flushToDisk();  ///< so that it also survives a power cut

private:
    GrowingFile(std::filesystem::path path, int descriptor, std::int64_t size);
    [[nodiscard]] tl::unexpected<Error> writeError(int error) const;

    std::filesystem::path m_path;
    int m_descriptor;
    std::int64_t m_safe;        ///< bytes that are on the disk, or were when the file was opened
    std::string m_waiting;      ///< follows them
    std::size_t m_written = 0;  ///< bytes of it that are in the file
};

}  // namespace synthslice::store
