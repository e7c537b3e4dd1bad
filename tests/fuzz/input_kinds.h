#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace synthslice::test {

/// A kind of file that somebody else may have written, and the reader that gets its bytes.
struct InputKind {
    std::string_view name;  ///< also of its folder in tests/fuzz/corpus
    /// Reads the bytes as a file of the kind; files that it needs for that are made in `scratch`. Aborts
    /// where what was read contradicts itself.
    void (*read)(std::span<const std::byte> bytes, const std::filesystem::path& scratch);
};

[[nodiscard]] const std::vector<InputKind>& inputKinds();

}  // namespace synthslice::test
