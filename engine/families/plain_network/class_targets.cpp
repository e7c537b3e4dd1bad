#include "engine/families/plain_network/class_targets.h"

#include <algorithm>
#include <cmath>

namespace synthslice::training {
namespace {

namespace net = synthslice::plain_network;

/// Not a number is nearest to none, and counts as 0.
std::size_t nearestClass(double number, std::size_t classes)
{
    if (!(number > 0.0)) return 0;
    return static_cast<std::size_t>(std::lround(std::min(number, static_cast<double>(classes - 1))));
}

}  // namespace

net::Matrix targetsOf(std::span<const std::int64_t> labels, std::size_t classes, spec::ClassOutput output)
{
    const bool isNumber = output == spec::ClassOutput::Number;
    net::Matrix targets(labels.size(), isNumber ? 1 : classes);
    for (std::size_t image = 0; image < labels.size(); ++image) {
        if (isNumber) {
            targets.at(image, 0) = static_cast<double>(labels[image]);
        } else {
            targets.at(image, static_cast<std::size_t>(labels[image])) = 1.0;
        }
    }
    return targets;
}

std::vector<std::size_t> classesOf(const net::Matrix& outputs, std::size_t classes, spec::ClassOutput output)
{
    std::vector<std::size_t> told;
    for (std::size_t image = 0; image < outputs.rows; ++image) {
        const std::span row(outputs.values.data() + image * outputs.columns, outputs.columns);
        told.push_back(output == spec::ClassOutput::Number
                           ? nearestClass(row.front(), classes)
                           : static_cast<std::size_t>(std::ranges::max_element(row) - row.begin()));
    }
    return told;
}

}  // namespace synthslice::training
