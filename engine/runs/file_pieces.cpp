#include "engine/runs/file_pieces.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace synthslice::runs {

namespace {

constexpr std::size_t pieceBytes = 4096;

/// The whole lines of a piece, each with its line end; `begins` tells that the piece begins with a line.
std::string_view wholeLines(std::string_view piece, bool begins)
{
    const std::size_t first = begins ? 0 : piece.find('\n') + 1;  // 0 of a piece without a line end
    const std::size_t end = piece.rfind('\n') + 1;
    return first < end && (begins || first > 0) ? piece.substr(first, end - first) : std::string_view();
}

/// The number that a row begins with; nothing for the header.
std::optional<std::int64_t> stepOf(std::string_view row)
{
    std::int64_t step = 0;
    const bool read = std::from_chars(row.data(), row.data() + row.size(), step).ec == std::errc();
    return read && step >= 0 ? std::optional(step) : std::nullopt;
}

std::string_view takeLine(std::string_view& lines)
{
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end + 1);
    return line;
}

}  // namespace

FilePieces::FilePieces(const std::filesystem::path& path)
    : m_descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC))
{
    struct stat status {};
    if (m_descriptor >= 0 && ::fstat(m_descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        m_size = static_cast<std::uint64_t>(status.st_size);
    }
}

FilePieces::~FilePieces()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

std::string FilePieces::read(std::uint64_t offset, std::size_t bytes) const
{
    std::string piece(std::min<std::uint64_t>(bytes, m_size - std::min(m_size, offset)), '\0');
    std::size_t filled = 0;
    while (filled < piece.size()) {
        const ssize_t count = ::pread(m_descriptor, piece.data() + filled, piece.size() - filled,
                                      static_cast<off_t>(offset + filled));
        if (count <= 0) break;
        filled += static_cast<std::size_t>(count);
    }
    piece.resize(filled);
    return piece;
}

std::optional<std::string> rowOfStep(const FilePieces& metrics, std::int64_t step, std::int64_t lastStep)
{
    std::uint64_t low = 0;
    std::uint64_t high = metrics.size();
    std::int64_t lowStep = 0;
    std::int64_t highStep = lastStep + 1;
    while (low < high && lowStep < step && step < highStep) {
        const double share = static_cast<double>(step - lowStep) / static_cast<double>(highStep - lowStep);
        const auto guess = low + static_cast<std::uint64_t>(share * static_cast<double>(high - low));
        const std::uint64_t begin = std::max(low, guess - std::min<std::uint64_t>(guess, pieceBytes / 2));
        const std::string piece = metrics.read(begin, pieceBytes);
        std::string_view lines = wholeLines(piece, begin == low);
        const auto firstByte = begin + static_cast<std::uint64_t>(lines.data() - piece.data());
        if (lines.empty()) return std::nullopt;
        const std::uint64_t endByte = firstByte + lines.size();
        std::optional<std::int64_t> first;
        std::int64_t last = lowStep;
        while (!lines.empty()) {
            const std::string_view line = takeLine(lines);
            const auto found = stepOf(line);
            if (!found) continue;
            if (*found == step) return std::string(line);
            if (!first) first = found;
            last = *found;
        }
        if (first && *first > step) {
            if (firstByte >= high) return std::nullopt;
            high = firstByte;
            highStep = *first;
        } else if (last < step) {
            if (endByte <= low) return std::nullopt;
            low = endByte;
            lowStep = last;
        } else {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

double trainedSeconds(const FilePieces& timing)
{
    constexpr std::uint64_t pieces = 16;
    const std::string header = timing.read(0, pieceBytes);
    const std::uint64_t begin = header.find('\n') + 1;
    const std::uint64_t rows = timing.size() - std::min<std::uint64_t>(timing.size(), begin);
    const bool whole = rows <= pieces * pieceBytes;
    double seconds = 0.0;
    std::uint64_t bytes = 0;
    for (std::uint64_t piece = 0; piece < (whole ? 1 : pieces); ++piece) {
        const std::uint64_t offset = begin + (whole ? 0 : piece * (rows - pieceBytes) / (pieces - 1));
        const std::string text = timing.read(offset, whole ? rows : pieceBytes);
        std::string_view lines = wholeLines(text, piece == 0);
        bytes += lines.size();
        while (!lines.empty()) {
            const std::string_view line = takeLine(lines);
            double value = 0.0;
            const std::size_t comma = line.find(',');
            if (comma != std::string_view::npos) {
                std::from_chars(line.data() + comma + 1, line.data() + line.size(), value);
            }
            seconds += value;
        }
    }
    return whole || bytes == 0 ? seconds : seconds / static_cast<double>(bytes) * static_cast<double>(rows);
}

}  // namespace synthslice::runs
