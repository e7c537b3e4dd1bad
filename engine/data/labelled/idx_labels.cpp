#include "engine/data/labelled/idx_labels.h"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/text/text.h"
#include "engine/data/formats/shared/byte_order.h"
#include "engine/data/formats/shared/file_bytes.h"
#include "engine/data/formats/shared/inflating_file.h"
#include "engine/data/formats/volume_file.h"

namespace synthslice::data {

namespace {

constexpr std::uint32_t labelSignature = 0x00000801;  // unsigned bytes, one dimension
constexpr std::string_view gzipEnding = ".gz";

/// With the last `from` of a text as `to`; none if it has none.
std::optional<std::string> replaced(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t place = text.rfind(from);
    if (place == std::string::npos) return std::nullopt;
    return text.replace(place, from.size(), to);
}

}  // namespace

bool isLabelFile(const std::filesystem::path& file)
{
    std::array<std::byte, 4> signature{};
    return readPlainOrGzip(file, 0, signature) && bigEndian32(signature) == labelSignature;
}

Result<std::vector<std::uint8_t>> readLabels(const std::filesystem::path& file)
{
    if (const auto size = sizeOfFile(file); !size)
        return invalidInput(file.string() + ": " + size.error().text());
    std::array<std::byte, 8> header{};
    if (!isLabelFile(file) || !readPlainOrGzip(file, 0, header)) {
        return invalidInput(text("%1: it is no IDX file of labels", file.string()),
                            text("give one such as train-labels-idx1-ubyte.gz"));
    }
    const std::uint32_t count = bigEndian32(std::span(header).subspan<4>());
    if (count > mostImagesOfVolume) {
        return invalidInput(text("%1: it is damaged: its header claims %2 labels", file.string(), count));
    }
    std::vector<std::uint8_t> labels(count);
    if (!readPlainOrGzip(file, header.size(), std::as_writable_bytes(std::span(labels)))) {
        return invalidInput(text("%1: it is damaged or ends before its %2 labels", file.string(), count));
    }
    return labels;
}

std::optional<std::filesystem::path> labelFileOf(const std::filesystem::path& images)
{
    const auto renamed = replaced(images.filename().string(), "images", "labels");
    if (!renamed) return std::nullopt;
    std::string name = replaced(*renamed, "idx3", "idx1").value_or(*renamed);
    if (name.ends_with(gzipEnding)) name.resize(name.size() - gzipEnding.size());
    for (const std::string_view ending : {std::string_view(), gzipEnding}) {
        const std::filesystem::path file = images.parent_path() / (name + std::string(ending));
        if (isLabelFile(file)) return file;
    }
    return std::nullopt;
}

}  // namespace synthslice::data
