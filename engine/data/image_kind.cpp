#include "engine/data/image_kind.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace synthslice::data {

std::optional<ImageKind> imageKind(std::span<const std::byte> firstBytes)
{
    using namespace std::string_view_literals;
    static constexpr std::array signatures{std::pair{"\x89PNG\r\n\x1a\n"sv, ImageKind::Png},
                                           std::pair{"\xff\xd8\xff"sv, ImageKind::Jpeg},
                                           std::pair{"BM"sv, ImageKind::Bmp},
                                           std::pair{"II*\0"sv, ImageKind::Tiff},
                                           std::pair{"MM\0*"sv, ImageKind::Tiff},
                                           std::pair{"II+\0"sv, ImageKind::Tiff},  // BigTIFF
                                           std::pair{"MM\0+"sv, ImageKind::Tiff},
                                           std::pair{"\0\0\x08"sv, ImageKind::Idx},
                                           std::pair{"\x1f\x8b"sv, ImageKind::Gzip}};
    const std::string_view start(reinterpret_cast<const char*>(firstBytes.data()), firstBytes.size());
    const auto* const found = std::find_if(signatures.begin(), signatures.end(), [&](const auto& signature) {
        return start.starts_with(signature.first);
    });
    return found == signatures.end() ? std::nullopt : std::optional(found->second);
}

bool namedLikeImage(const std::filesystem::path& path)
{
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    static constexpr std::array<std::string_view, 9> endings{".png", ".tif", ".tiff",  ".jpg",     ".jpeg",
                                                             ".bmp", ".idx", "-ubyte", "-ubyte.gz"};
    return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return name.ends_with(ending); });
}

}  // namespace synthslice::data
