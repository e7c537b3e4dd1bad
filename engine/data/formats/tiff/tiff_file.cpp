#include "engine/data/formats/tiff/tiff_file.h"

#include <array>
#include <cstdarg>
#include <cstdio>

#include <tiffio.h>

namespace synthslice::data {

namespace {

int keepError(TIFF* /*file*/, void* error, const char* /*module*/, const char* format, va_list arguments)
{
    std::array<char, 300> text{};
    std::vsnprintf(text.data(), text.size(), format, arguments);
    auto& first = *static_cast<std::string*>(error);
    if (first.empty()) first = text.data();
    return 1;  // handled
}

int dropWarning(TIFF* /*file*/, void* /*data*/, const char* /*module*/, const char* /*format*/,
                va_list /*arguments*/)
{
    return 1;
}

}  // namespace

TiffFile::TiffFile(const std::filesystem::path& path, const char* mode)
{
    const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(TIFFOpenOptionsAlloc(),
                                                                               TIFFOpenOptionsFree);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), keepError, m_error.get());
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), dropWarning, nullptr);
    m_handle.reset(TIFFOpenExt(path.c_str(), mode, options.get()));
}

void TiffFile::Close::operator()(tiff* handle) const
{
    TIFFClose(handle);
}

}  // namespace synthslice::data
