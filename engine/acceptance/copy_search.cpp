#include "engine/acceptance/copy_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace synthslice::acceptance {

namespace {

constexpr std::size_t mostSlices = 64;
constexpr int symmetries = 8;
constexpr int refinedPlaces = 3;  // of each slice and symmetry

cv::Mat1f matOf(const GreyImage& image)
{
    return {image.height, image.width, const_cast<float*>(image.grey.data())};  // cv::Mat knows no const data
}

cv::Mat1f halved(const cv::Mat1f& image)
{
    cv::Mat1f half;
    cv::resize(image, half, {image.cols / 2, image.rows / 2}, 0.0, 0.0, cv::INTER_AREA);
    return half;
}

// Symmetry number s of the square, 0 ... 7: an exchange of rows and columns (bit 2), then flips (bits 0 and
// 1).

cv::Mat1f flipped(const cv::Mat1f& image, int symmetry)
{
    constexpr std::array codes{0, 0, 1, -1};  // of cv::flip
    cv::Mat1f result = image.clone();
    if ((symmetry & 3) != 0) cv::flip(image, result, codes[static_cast<std::size_t>(symmetry & 3)]);
    return result;
}

cv::Mat1f transposed(const cv::Mat1f& image, int symmetry)
{
    return (symmetry & 4) != 0 ? cv::Mat1f(image.t()) : image;
}

cv::Mat1f turned(const cv::Mat1f& image, int symmetry)
{
    return flipped(transposed(image, symmetry), symmetry);
}

cv::Mat1f turnedBack(const cv::Mat1f& image, int symmetry)
{
    return transposed(flipped(image, symmetry), symmetry);
}

/// Without its mean and of norm 1; empty for a flat image.
cv::Mat1f standardized(const cv::Mat1f& image)
{
    cv::Mat1f result = image - cv::mean(image)[0];
    const double norm = cv::norm(result);
    if (norm < 1e-9) return {};
    return result / norm;
}

double correlation(const cv::Mat1f& image, const cv::Mat1f& standardizedTemplate)
{
    const cv::Mat1f other = standardized(image);
    return other.empty() ? 0.0 : other.dot(standardizedTemplate);
}

/// A training slice, ready to be searched at half the resolution.
struct SearchedSlice {
    std::size_t slice = 0;
    cv::Mat1f full;
    cv::Mat1f spectrum;     ///< of the half-size slice, padded
    cv::Mat1f inverseNorm;  ///< 1 / norm of each half-size window without its mean; 0 where none may be cut
    cv::Mat1b mayBeCut;     ///< at full size: top-left corners of training patches
};

SearchedSlice prepared(const data::SliceDataset& dataset, std::size_t slice)
{
    const int size = static_cast<int>(dataset.spec().patchSize);
    SearchedSlice result;
    result.slice = slice;
    result.full = matOf(dataset.slice(slice)).clone();
    const data::SliceLayout& layout = dataset.layout(slice);
    const auto& places = layout.patchOrigins[static_cast<std::size_t>(data::Half::Training)];
    std::vector<std::uint8_t> mask = places.mask(layout.width, layout.height);
    result.mayBeCut = cv::Mat1b(layout.height, layout.width, mask.data()).clone();

    const cv::Mat1f half = halved(result.full);
    cv::Mat1f padded(cv::getOptimalDFTSize(half.rows), cv::getOptimalDFTSize(half.cols), 0.0F);
    half.copyTo(padded(cv::Rect(0, 0, half.cols, half.rows)));
    cv::dft(padded, result.spectrum);

    const int side = size / 2;
    cv::Mat1d sums;
    cv::Mat1d squares;
    cv::integral(half, sums, squares, CV_64F, CV_64F);
    const double pixels = side * side;
    result.inverseNorm = cv::Mat1f(padded.size(), 0.0F);
    for (int y = 0; y + side <= half.rows; ++y) {
        for (int x = 0; x + side <= half.cols; ++x) {
            const cv::Rect area(2 * x, 2 * y, std::min(2, layout.width - 2 * x),
                                std::min(2, layout.height - 2 * y));
            if (cv::countNonZero(result.mayBeCut(area)) == 0) continue;
            const auto box = [&](const cv::Mat1d& t) {
                return t(y + side, x + side) - t(y, x + side) - t(y + side, x) + t(y, x);
            };
            const double variance = box(squares) - box(sums) * box(sums) / pixels;
            if (variance > 1e-12) result.inverseNorm(y, x) = static_cast<float>(1.0 / std::sqrt(variance));
        }
    }
    return result;
}

}  // namespace

class CopySearch::Impl {
public:
    std::shared_ptr<const data::SliceDataset> dataset;
    std::vector<SearchedSlice> slices;

    /// The best place around (x, y) for a template at full size.
    void refine(const SearchedSlice& slice, const cv::Mat1f& image, int x, int y, int symmetry,
                NearestPatch& best) const
    {
        const cv::Mat1f pattern = standardized(image);
        constexpr int reach = 2;
        for (int top = std::max(0, y - reach); top <= std::min(slice.full.rows - image.rows, y + reach);
             ++top) {
            for (int left = std::max(0, x - reach); left <= std::min(slice.full.cols - image.cols, x + reach);
                 ++left) {
                if (slice.mayBeCut(top, left) == 0) continue;
                const cv::Rect window(left, top, image.cols, image.rows);
                const double value = correlation(slice.full(window), pattern);
                if (value <= best.correlation) continue;
                best.correlation = value;
                best.origin = {static_cast<std::int32_t>(slice.slice), left, top};
                best.patch = GreyImage(image.cols, image.rows);
                const cv::Mat1f shown = turnedBack(slice.full(window), symmetry);
                std::copy(shown.begin(), shown.end(), best.patch.grey.begin());
            }
        }
    }
};

CopySearch::CopySearch(std::shared_ptr<const data::SliceDataset> dataset) : m_impl(std::make_unique<Impl>())
{
    std::vector<std::size_t> training;
    for (std::size_t slice = 0; slice < dataset->slices().size(); ++slice) {
        if (dataset->serves(slice, data::Half::Training)) training.push_back(slice);
    }
    const std::size_t step = (training.size() + mostSlices - 1) / mostSlices;
    for (std::size_t i = 0; i < training.size(); i += step) {
        m_impl->slices.push_back(prepared(*dataset, training[i]));
    }
    m_impl->dataset = std::move(dataset);
}

CopySearch::~CopySearch() = default;

NearestPatch CopySearch::nearest(const GreyImage& image) const
{
    NearestPatch best;
    for (int symmetry = 0; symmetry < symmetries; ++symmetry) {
        const cv::Mat1f pattern = turned(matOf(image), symmetry);
        const cv::Mat1f half = standardized(halved(pattern));
        if (half.empty()) return best;
        cv::Mat1f spectrum;  // of the pattern, for slices of one size
        for (const SearchedSlice& slice : m_impl->slices) {
            if (spectrum.size() != slice.spectrum.size()) {
                spectrum = cv::Mat1f(slice.spectrum.size(), 0.0F);
                half.copyTo(spectrum(cv::Rect(0, 0, half.cols, half.rows)));
                cv::dft(spectrum, spectrum, 0, half.rows);
            }
            cv::Mat1f map;
            cv::mulSpectrums(slice.spectrum, spectrum, map, 0, true);
            cv::dft(map, map, cv::DFT_INVERSE | cv::DFT_REAL_OUTPUT | cv::DFT_SCALE);
            map = map.mul(slice.inverseNorm);
            for (int place = 0; place < refinedPlaces; ++place) {
                double value = 0.0;
                cv::Point at;
                cv::minMaxLoc(map, nullptr, &value, nullptr, &at);
                // Half a pixel's shift costs correlation at half size, so what comes near the best is looked
                // at.
                if (value < 0.7 * best.correlation || value <= 0.0) break;
                m_impl->refine(slice, pattern, 2 * at.x, 2 * at.y, symmetry, best);
                cv::circle(map, at, half.rows / 8, cv::Scalar(0.0), cv::FILLED);
            }
        }
    }
    return best;
}

}  // namespace synthslice::acceptance
