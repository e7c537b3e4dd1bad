#pragma once

#include <filesystem>
#include <memory>
#include <string>

struct tiff;

namespace synthslice::data {

/// A TIFF open through libtiff, whose errors are kept here and whose warnings are dropped; both
/// would go to stderr otherwise.
class TiffFile {
public:
    /// `mode` as libtiff has it. "m": no memory mapping, which would crash if the file shrank meanwhile.
    explicit TiffFile(const std::filesystem::path& path, const char* mode = "rm");

    /// Null if the file could not be opened.
    [[nodiscard]] tiff* handle() const { return m_handle.get(); }
    /// The first error since the file was opened, or since forgetError(); empty if there was none.
    [[nodiscard]] const std::string& error() const { return *m_error; }
    void forgetError() { m_error->clear(); }
    /// Writes what is left to write; an error of that is error().
    void close() { m_handle.reset(); }

private:
    struct Close {
        void operator()(tiff* handle) const;
    };
    std::unique_ptr<std::string> m_error = std::make_unique<std::string>();
    std::unique_ptr<tiff, Close> m_handle;
};

}  // namespace synthslice::data
