#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace synthslice::runs {

/// A file of which only pieces are read, as somebody else may be writing it. What cannot be read is empty.
/// One thread.
class FilePieces {
public:
    explicit FilePieces(const std::filesystem::path& path);
    FilePieces(const FilePieces&) = delete;
    FilePieces& operator=(const FilePieces&) = delete;
    ~FilePieces();

    /// Bytes, when it was opened.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// `bytes` from `offset` on; fewer at the end of the file.
    [[nodiscard]] std::string read(std::uint64_t offset, std::size_t bytes) const;

private:
    int m_descriptor;
    std::uint64_t m_size = 0;
};

/// The row of a step in metrics.csv, without its line end, found as a word in a dictionary: by where rows of
/// known steps lie. `lastStep` is the file's. Nothing if there is no such row.
[[nodiscard]] std::optional<std::string> rowOfStep(const FilePieces& metrics, std::int64_t step,
                                                   std::int64_t lastStep);

/// The sum over timing.csv, in seconds. Of more than 64 kB, some 4,000 steps, it is told from 16 pieces
/// spread evenly over the file.
[[nodiscard]] double trainedSeconds(const FilePieces& timing);

}  // namespace synthslice::runs
