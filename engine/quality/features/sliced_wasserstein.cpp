#include "engine/quality/features/sliced_wasserstein.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "engine/base/random.h"
#include "engine/distribution/wasserstein.h"
#include "engine/measure/grey/grey_mat.h"

namespace synthslice::quality {

namespace {

constexpr int patchSide = 7;
constexpr std::size_t perLevel = NeighbourhoodProjections::directions *
                                 NeighbourhoodProjections::neighbourhoods;

/// Unit vectors, the same in every run.
const cv::Mat1f& directionVectors()
{
    static const cv::Mat1f vectors = [] {
        cv::Mat1f rows(NeighbourhoodProjections::directions, patchSide * patchSide);
        Random random(0x5FD);
        for (float& value : rows) value = static_cast<float>(random.normal());
        for (int i = 0; i < rows.rows; ++i) rows.row(i) /= cv::norm(rows.row(i));
        return rows;
    }();
    return vectors;
}

/// What each level of the pyramid adds to the next coarser one, the coarsest as it is without its mean.
std::array<cv::Mat1f, NeighbourhoodProjections::levels> laplacianPyramid(const GreyImage& patch)
{
    std::array<cv::Mat1f, NeighbourhoodProjections::levels> pyramid;
    cv::Mat1f level = measure::greyMat(patch);
    for (std::size_t i = 0; i + 1 < pyramid.size(); ++i) {
        cv::Mat1f coarser;
        cv::pyrDown(level, coarser);
        cv::Mat1f back;
        cv::pyrUp(coarser, back, level.size());
        pyramid[i] = level - back;
        level = coarser;
    }
    pyramid.back() = level - cv::mean(level)[0];
    return pyramid;
}

/// All values of one level and direction, ascending.
std::vector<float> pooled(const std::vector<std::vector<float>>& patches, std::size_t begin)
{
    constexpr auto count = static_cast<std::ptrdiff_t>(NeighbourhoodProjections::neighbourhoods);
    std::vector<float> values;
    values.reserve(patches.size() * NeighbourhoodProjections::neighbourhoods);
    for (const auto& patch : patches) {
        const auto first = patch.begin() + static_cast<std::ptrdiff_t>(begin);
        values.insert(values.end(), first, first + count);
    }
    std::ranges::sort(values);
    return values;
}

}  // namespace

std::vector<float> NeighbourhoodProjections::of(const GreyImage& patch, std::uint64_t index)
{
    Random random(0xBEEF, index);
    std::vector<float> projections;
    for (const cv::Mat1f& level : laplacianPyramid(patch)) {
        cv::Mat1f columns(patchSide * patchSide, neighbourhoods);
        for (int i = 0; i < neighbourhoods; ++i) {
            const auto x = static_cast<int>(
                random.below(static_cast<std::uint32_t>(level.cols - patchSide + 1)));
            const auto y = static_cast<int>(
                random.below(static_cast<std::uint32_t>(level.rows - patchSide + 1)));
            level(cv::Rect(x, y, patchSide, patchSide))
                .clone()
                .reshape(1, patchSide * patchSide)
                .copyTo(columns.col(i));
        }
        const cv::Mat1f projected = directionVectors() * columns;
        projections.insert(projections.end(), projected.begin(), projected.end());
    }
    return projections;
}

double NeighbourhoodProjections::distance(const std::vector<std::vector<float>>& a,
                                          const std::vector<std::vector<float>>& b,
                                          std::span<const double> levelScales)
{
    double sum = 0.0;
    for (std::size_t level = 0; level < levels; ++level) {
        for (std::size_t direction = 0; direction < directions; ++direction) {
            const std::size_t begin = level * perLevel + direction * neighbourhoods;
            const std::vector<float> ofA = pooled(a, begin);
            const std::vector<float> ofB = pooled(b, begin);
            sum += distribution::wasserstein1(std::span<const float>(ofA), std::span<const float>(ofB)) /
                   levelScales[level];
        }
    }
    return sum / (levels * directions);
}

std::vector<double> NeighbourhoodProjections::scales(const std::vector<std::vector<float>>& patches)
{
    std::vector<double> result;
    for (std::size_t level = 0; level < levels; ++level) {
        double squares = 0.0;
        for (const auto& patch : patches) {
            for (std::size_t i = level * perLevel; i < (level + 1) * perLevel; ++i)
                squares += patch[i] * patch[i];
        }
        const double mean = squares / static_cast<double>(patches.size() * perLevel);
        result.push_back(std::max(1e-12, std::sqrt(mean)));
    }
    return result;
}

}  // namespace synthslice::quality
