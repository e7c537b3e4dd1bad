#include "engine/acceptance/copy_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "engine/acceptance/fourier_correlation.h"

namespace synthslice::acceptance {

namespace {

constexpr std::size_t mostSlices = 64;
constexpr std::size_t refinedPlaces = 8;

cv::Mat1f matOf(const GreyImage& image)
{
    return {image.height, image.width, const_cast<float*>(image.grey.data())};  // cv::Mat knows no const data
}

/// The side of the squares whose mean is a coarse pixel: it divides the patch, of which 16 coarse pixels or
/// more are left.
int coarsenessFor(int patchSize)
{
    constexpr int fewest = 16;
    for (const int side : {4, 2}) {
        if (patchSize % side == 0 && patchSize / side >= fewest) return side;
    }
    return 1;
}

/// Without the pixels on the right and below that fill no square.
cv::Mat1f coarse(const cv::Mat1f& image, int coarseness)
{
    const cv::Size size(image.cols / coarseness, image.rows / coarseness);
    cv::Mat1f means;
    cv::resize(image(cv::Rect({}, size * coarseness)), means, size, 0.0, 0.0, cv::INTER_AREA);
    return means;
}

// Symmetry number s of the square, 0 ... 7: an exchange of rows and columns (bit 2), then flips (bits 0 and
// 1). Numbers s and s ^ 3 are turned against each other by 180 degrees.

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

/// Of a window with a pattern that is standardized.
double correlation(const cv::Mat1f& window, const cv::Mat1f& pattern)
{
    const double sum = cv::sum(window)[0];
    const double variance = window.dot(window) - sum * sum / static_cast<double>(window.total());
    return variance < 1e-12 ? 0.0 : window.dot(pattern) / std::sqrt(variance);
}

/// A training slice, ready to be searched.
struct SearchedSlice {
    std::size_t slice = 0;
    cv::Mat1f full;
    std::shared_ptr<const FourierCorrelation> correlation;  ///< for coarse slices of its size
    FourierCorrelation::Spectrum spectrum;                  ///< of the coarse slice
    /// Of each coarse window: what makes its entry in a map a correlation; 0 where none may be cut.
    cv::Mat1f factor;
    cv::Mat1b mayBeCut;  ///< at full size: top-left corners of training patches
};

/// By width and height of coarse slices.
using Correlations = std::map<std::pair<int, int>, std::shared_ptr<const FourierCorrelation>>;

SearchedSlice prepared(const data::SliceDataset& dataset, std::size_t slice, int coarseness,
                       Correlations& correlations)
{
    const int size = static_cast<int>(dataset.spec().patchSize);
    SearchedSlice result;
    result.slice = slice;
    result.full = matOf(dataset.slice(slice)).clone();
    const data::SliceLayout& layout = dataset.layout(slice);
    const auto& places = layout.patchOrigins[static_cast<std::size_t>(data::Half::Training)];
    std::vector<std::uint8_t> mask = places.mask(layout.width, layout.height);
    result.mayBeCut = cv::Mat1b(layout.height, layout.width, mask.data()).clone();

    const cv::Mat1f means = coarse(result.full, coarseness);
    auto& correlation = correlations[{means.cols, means.rows}];
    if (!correlation) correlation = std::make_shared<FourierCorrelation>(means.size());
    result.correlation = correlation;
    result.spectrum = correlation->spectrum(means);

    const int side = size / coarseness;
    cv::Mat1d sums;
    cv::Mat1d squares;
    cv::integral(means, sums, squares, CV_64F, CV_64F);
    const double pixels = side * side;
    const cv::Rect slicePixels({}, result.full.size());
    result.factor = cv::Mat1f(means.rows - side + 1, means.cols - side + 1, 0.0F);
    for (int y = 0; y < result.factor.rows; ++y) {
        for (int x = 0; x < result.factor.cols; ++x) {
            const cv::Rect corners(coarseness * x, coarseness * y, coarseness, coarseness);
            if (cv::countNonZero(result.mayBeCut(corners & slicePixels)) == 0) continue;
            const auto box = [&](const cv::Mat1d& t) {
                return t(y + side, x + side) - t(y, x + side) - t(y + side, x) + t(y, x);
            };
            const double variance = box(squares) - box(sums) * box(sums) / pixels;
            if (variance > 1e-12) {
                result.factor(y, x) = static_cast<float>(1.0 / std::sqrt(variance) / correlation->scale());
            }
        }
    }
    return result;
}

}  // namespace

class CopySearch::Impl {
public:
    std::shared_ptr<const data::SliceDataset> dataset;
    int coarseness = 1;
    std::vector<SearchedSlice> slices;
};

namespace {

/// The best place of a coarse slice for an image turned or flipped.
struct CoarseMatch {
    double correlation = 0.0;
    const SearchedSlice* slice = nullptr;
    int symmetry = 0;
    cv::Point at;  ///< coarse pixels
};

/// Of the image, turned or flipped, with the slice at full size.
struct Nearest {
    double correlation = 0.0;
    const SearchedSlice* slice = nullptr;
    int symmetry = 0;
    cv::Rect window;
};

CoarseMatch bestOf(const SearchedSlice& slice, int symmetry, const cv::Mat1f& sums)
{
    CoarseMatch best{0.0, &slice, symmetry, {}};
    cv::minMaxLoc(sums.mul(slice.factor), nullptr, &best.correlation, nullptr, &best.at);
    return best;
}

/// Looks for a place that is nearer than `nearest` in steps around `middle`. `pattern` is standardized.
void look(const CoarseMatch& candidate, cv::Point middle, int reach, int step, const cv::Mat1f& pattern,
          Nearest& nearest)
{
    const SearchedSlice& slice = *candidate.slice;
    const cv::Rect inside({}, slice.full.size() - pattern.size() + cv::Size(1, 1));
    for (int y = middle.y - reach; y <= middle.y + reach; y += step) {
        for (int x = middle.x - reach; x <= middle.x + reach; x += step) {
            if (!inside.contains({x, y}) || slice.mayBeCut(y, x) == 0) continue;
            const cv::Rect window({x, y}, pattern.size());
            const double value = correlation(slice.full(window), pattern);
            if (value > nearest.correlation) nearest = {value, candidate.slice, candidate.symmetry, window};
        }
    }
}

/// The best place at full size around a candidate.
Nearest refined(const CoarseMatch& candidate, int coarseness, const cv::Mat1f& pattern)
{
    Nearest nearest;
    look(candidate, candidate.at * coarseness, coarseness, std::min(2, coarseness), pattern, nearest);
    if (nearest.slice != nullptr) look(candidate, nearest.window.tl(), 1, 1, pattern, nearest);
    return nearest;
}

}  // namespace

CopySearch::CopySearch(std::shared_ptr<const data::SliceDataset> dataset) : m_impl(std::make_unique<Impl>())
{
    std::vector<std::size_t> training;
    for (std::size_t slice = 0; slice < dataset->slices().size(); ++slice) {
        if (dataset->serves(slice, data::Half::Training)) training.push_back(slice);
    }
    const std::size_t step = (training.size() + mostSlices - 1) / mostSlices;
    m_impl->coarseness = coarsenessFor(static_cast<int>(dataset->spec().patchSize));
    Correlations correlations;
    for (std::size_t i = 0; i < training.size(); i += step) {
        m_impl->slices.push_back(prepared(*dataset, training[i], m_impl->coarseness, correlations));
    }
    m_impl->dataset = std::move(dataset);
}

CopySearch::~CopySearch() = default;

NearestPatch CopySearch::nearest(const GreyImage& image) const
{
    const int coarseness = m_impl->coarseness;
    std::vector<CoarseMatch> candidates;
    cv::Mat1f map;
    for (const int symmetry : {0, 1, 4, 5}) {
        const cv::Mat1f pattern = standardized(coarse(turned(matOf(image), symmetry), coarseness));
        if (pattern.empty()) return {};
        const FourierCorrelation* correlation = nullptr;
        FourierCorrelation::Spectrum spectrum;  // of the pattern, for slices of one size
        for (const SearchedSlice& slice : m_impl->slices) {
            if (correlation != slice.correlation.get()) {
                correlation = slice.correlation.get();
                spectrum = correlation->spectrum(pattern);
            }
            const cv::Size places = slice.factor.size();
            correlation->correlate(slice.spectrum, spectrum, map);
            candidates.push_back(bestOf(slice, symmetry, map(cv::Rect({}, places))));
            correlation->correlateTurned(slice.spectrum, spectrum, map);
            candidates.push_back(
                bestOf(slice, symmetry ^ 3, map(cv::Rect({pattern.cols - 1, pattern.rows - 1}, places))));
        }
    }

    const std::size_t count = std::min(candidates.size(), refinedPlaces);
    const auto middle = candidates.begin() + static_cast<std::ptrdiff_t>(count);
    std::ranges::partial_sort(candidates, middle, std::ranges::greater{}, &CoarseMatch::correlation);
    Nearest nearest;
    for (const CoarseMatch& candidate : std::span(candidates).first(count)) {
        const cv::Mat1f pattern = standardized(turned(matOf(image), candidate.symmetry));
        nearest = std::max(nearest, refined(candidate, coarseness, pattern),
                           [](const Nearest& a, const Nearest& b) { return a.correlation < b.correlation; });
    }
    if (nearest.slice == nullptr) return {};
    NearestPatch result{nearest.correlation,
                        {static_cast<std::int32_t>(nearest.slice->slice), nearest.window.x, nearest.window.y},
                        GreyImage(image.width, image.height)};
    const cv::Mat1f shown = turnedBack(nearest.slice->full(nearest.window), nearest.symmetry);
    std::copy(shown.begin(), shown.end(), result.patch.grey.begin());
    return result;
}

}  // namespace synthslice::acceptance
