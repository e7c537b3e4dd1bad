#include "engine/families/plain_network/class_targets.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/plain_network/loss.h"

namespace synthslice::training {
namespace {

namespace net = synthslice::plain_network;

/// Among the numbers of the classes. What is not a number counts as 0.
double clamped(double number, std::size_t classes)
{
    return number > 0.0 ? std::min(number, static_cast<double>(classes - 1)) : 0.0;
}

/// A row of the outputs.
std::span<const double> rowOf(const net::Matrix& outputs, std::size_t image)
{
    return {outputs.values.data() + image * outputs.columns, outputs.columns};
}

std::size_t largestOf(std::span<const double> row)
{
    return static_cast<std::size_t>(std::ranges::max_element(row) - row.begin());
}

std::vector<double> sharesOfSum(std::span<const double> row)
{
    std::vector<double> shares;
    for (const double value : row) shares.push_back(std::max(value, 0.0));
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (sum == 0.0) {
        shares[largestOf(row)] = 1.0;
        return shares;
    }
    for (double& share : shares) share /= sum;
    return shares;
}

std::vector<double> sharesOfNeighbours(double number, std::size_t classes)
{
    std::vector<double> shares(classes);
    const double inside = clamped(number, classes);
    const auto below = static_cast<std::size_t>(inside);
    const double above = inside - static_cast<double>(below);
    shares[below] = 1.0 - above;
    if (above > 0.0) shares[below + 1] = above;
    return shares;
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
        const std::span row = rowOf(outputs, image);
        told.push_back(output == spec::ClassOutput::Number
                           ? static_cast<std::size_t>(std::lround(clamped(row.front(), classes)))
                           : largestOf(row));
    }
    return told;
}

std::vector<float> beliefsOf(const net::Matrix& outputs, std::size_t classes,
                             const spec::PlainNetworkSpec& plain)
{
    const bool areScores = plain.learning.loss == net::Loss::CrossEntropy;
    const net::Matrix values = areScores ? net::softmax(outputs) : outputs;
    std::vector<float> beliefs;
    for (std::size_t image = 0; image < values.rows; ++image) {
        const std::span row = rowOf(values, image);
        const std::vector<double> shares = plain.network.output == spec::ClassOutput::Number
                                               ? sharesOfNeighbours(row.front(), classes)
                                               : sharesOfSum(row);
        beliefs.insert(beliefs.end(), shares.begin(), shares.end());
    }
    return beliefs;
}

}  // namespace synthslice::training
