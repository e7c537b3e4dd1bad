#include "engine/data/formats/tiff/tiff_description.h"

#include <algorithm>
#include <string>

#include "engine/data/formats/shared/header_text.h"

namespace synthslice::data {

namespace {

constexpr std::size_t mostImageJChannels = 7;

/// A number of images or channels; 1 if the text is none.
std::size_t countOr1(const std::string& text)
{
    const std::vector<std::int64_t> counts = countsOf(text);
    return counts.size() == 1 && counts[0] > 0 ? static_cast<std::size_t>(counts[0]) : 1;
}

/// ImageJ orders hyperstacks by channel first.
StackDescription readImageJ(std::string_view description)
{
    const auto values = keysAndValues(description, "=");
    const auto value = [&](const char* key) {
        const auto found = values.find(key);
        return found == values.end() ? std::string() : found->second;
    };
    StackDescription stack;
    stack.images = countOr1(value("images"));
    stack.channels = countOr1(value("channels"));
    // Programs that tell no axes write slices as channels, of which ImageJ itself shows seven at most.
    if (stack.channels > mostImageJChannels) stack.channels = 1;
    stack.unitUm = micrometresPerUnit(value("unit"));
    return stack;
}

/// An attribute inside a tag of XML; empty if it has none.
std::string attributeOf(std::string_view tag, const std::string& name)
{
    const std::string begin = name + "=\"";
    for (std::size_t at = tag.find(begin); at != std::string_view::npos; at = tag.find(begin, at + 1)) {
        if (at == 0 || trimmed(tag.substr(at - 1, 1)).empty()) {
            const std::string_view value = tag.substr(at + begin.size());
            return std::string(value.substr(0, value.find('"')));
        }
    }
    return {};
}

/// An attribute with its unit, which is um unless another attribute tells it.
std::optional<double> lengthUm(std::string_view tag, const std::string& name)
{
    const std::vector<double> length = numbersOf(attributeOf(tag, name));
    const std::string unitName = attributeOf(tag, name + "Unit");
    const auto unit = unitName.empty() ? std::optional(1.0) : micrometresPerUnit(unitName);
    return length.size() == 1 && unit ? std::optional(length[0] * *unit) : std::nullopt;
}

StackDescription readOme(std::string_view description)
{
    StackDescription stack;
    const std::size_t begin = description.find("Pixels ");
    if (begin == std::string_view::npos) return stack;
    const std::string_view tag = description.substr(begin, description.find('>', begin) - begin);
    stack.channels = countOr1(attributeOf(tag, "SizeC"));
    for (const char dimension : attributeOf(tag, "DimensionOrder")) {
        if (dimension == 'C') break;
        if (dimension != 'Z' && dimension != 'T') continue;
        const std::size_t images = countOr1(attributeOf(tag, std::string("Size") + dimension));
        if (__builtin_mul_overflow(stack.channelStride, images, &stack.channelStride)) return {};
    }
    const auto x = lengthUm(tag, "PhysicalSizeX");
    const auto y = lengthUm(tag, "PhysicalSizeY");
    if (x) stack.pixelSize = pixelSize(*x, y.value_or(*x), 1.0, "OME-XML");
    return stack;
}

}  // namespace

StackDescription readStackDescription(std::string_view description)
{
    if (description.starts_with("ImageJ=")) return readImageJ(description);
    if (description.find("<OME") != std::string_view::npos ||
        description.find(":OME") != std::string_view::npos)
        return readOme(description);
    return {};
}

}  // namespace synthslice::data
