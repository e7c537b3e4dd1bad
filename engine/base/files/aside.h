#pragma once

#include <filesystem>

#include <tl/expected.hpp>

namespace synthslice {

/// A file or folder under a name of its own, ".synthslice-0123456789abcdef.partial", until it is whole and
/// gets its real name. Its maker holds a lock on it that the system frees with the process, so that what a
/// killed one left can be told from what is being written. What lies under the name at the end is removed:
/// nothing after a rename, the replaced one after an exchange.
class Aside {
public:
    /// Makes an empty file or folder in `folder`; the error is an errno. Any thread.
    [[nodiscard]] static tl::expected<Aside, int> makeFile(const std::filesystem::path& folder);
    [[nodiscard]] static tl::expected<Aside, int> makeFolder(const std::filesystem::path& folder);

    Aside(Aside&& other) noexcept;
    Aside& operator=(Aside&&) = delete;
    ~Aside();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }  ///< a file's is open for writing

private:
    Aside(std::filesystem::path path, int descriptor);

    std::filesystem::path m_path;
    int m_descriptor;
};

/// Removes the files and folders that killed processes left aside in `folder`, and nothing else: by their
/// names, neither links nor what is being written. Any thread.
void removeUnfinished(const std::filesystem::path& folder);

}  // namespace synthslice
