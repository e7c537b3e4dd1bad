#include "engine/families/plain_network/plain_network_spec.h"

#include <algorithm>
#include <sstream>

#include "engine/base/text/parsed_number.h"
#include "engine/base/text/text.h"

namespace synthslice::spec {

std::vector<Part> PlainNetworkSpec::parts()
{
    return {{"classes", {}, {}, StructRef(classes)},
            {"network", {}, {}, StructRef(network)},
            {"learning", {}, {}, StructRef(learning)},
            {"initial.weights", SYNTHSLICE_TEXT("Initial weights"),
             SYNTHSLICE_TEXT("Start of the weights of all layers."), StructRef(initialWeights)},
            {"initial.biases", SYNTHSLICE_TEXT("Initial biases"),
             SYNTHSLICE_TEXT("Start of the biases of all layers."), StructRef(initialBiases)}};
}

Result<std::vector<int>> hiddenWidths(const PlainLayersSpec& network)
{
    constexpr int widest = 4096;
    std::vector<int> widths;
    std::istringstream stream(network.hidden);
    for (std::string part; std::getline(stream, part, ',');) {
        std::erase(part, ' ');
        const auto width = parsedNumber<int>(part);
        if (!width || *width < 1 || *width > widest) {
            return invalidInput(text("'%1' is no number of neurons from 1 to %2", part, widest),
                                text("give one for each hidden layer, with commas between them: 30, 10"));
        }
        widths.push_back(*width);
    }
    return widths;
}

std::int64_t classesWithoutData(const ClassesSpec& classes)
{
    constexpr std::int64_t digits = 10;
    return classes.names.empty() ? digits : 1 + std::ranges::count(classes.names, ',');
}

}  // namespace synthslice::spec
