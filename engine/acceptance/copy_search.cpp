#include "engine/acceptance/copy_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "engine/acceptance/fourier_correlation.h"
#include "engine/base/parallel.h"

namespace synthslice::acceptance {

namespace {

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
    const FourierCorrelation* correlation = nullptr;  ///< for coarse slices of its size
    FourierCorrelation::Spectrum spectrum;            ///< of the coarse slice
    /// Of each coarse window: what makes its entry in a map a correlation; 0 where none may be cut.
    cv::Mat1f factor;
};

/// The best place of a coarse slice for an image turned or flipped.
struct CoarseMatch {
    double correlation = 0.0;
    std::size_t slice = 0;
    int symmetry = 0;
    cv::Point at;  ///< coarse pixels
};

/// Keeps the best few.
void keep(std::vector<CoarseMatch>& best, const CoarseMatch& candidate)
{
    if (best.size() < refinedPlaces) {
        best.push_back(candidate);
        return;
    }
    const auto least = std::ranges::min_element(best, {}, &CoarseMatch::correlation);
    if (candidate.correlation > least->correlation) *least = candidate;
}

/// Of the image, turned or flipped, with the slice at full size.
struct Nearest {
    double correlation = 0.0;
    data::PatchOrigin origin;
    int symmetry = 0;
    GreyImage patch;
};

bool contains(const data::PixelRuns& pixels, int x, int y)
{
    const auto& runs = pixels.runs();
    const auto after = std::ranges::upper_bound(runs, std::pair(y, x), {}, [](const data::PixelRun& run) {
        return std::pair<int, int>(run.y, run.x);
    });
    return after != runs.begin() && (after - 1)->y == y && x < (after - 1)->x + (after - 1)->length;
}

const data::PixelRuns& trainingPlaces(const data::SliceDataset& dataset, std::size_t slice)
{
    return dataset.layout(slice).patchOrigins[static_cast<std::size_t>(data::Half::Training)];
}

}  // namespace

class CopySearch::Impl {
public:
    /// By width and height of coarse slices.
    using Correlations = std::map<std::pair<int, int>, std::unique_ptr<const FourierCorrelation>>;
    /// Of an image in its symmetries 0, 1, 4 and 5, for slices of one size.
    using Patterns = std::array<FourierCorrelation::Spectrum, 4>;

    std::shared_ptr<const data::SliceDataset> dataset;
    int coarseness = 1;
    std::vector<std::size_t> training;  ///< slices
    Correlations correlations;
    std::vector<SearchedSlice> kept;  ///< the first of them

    [[nodiscard]] cv::Size coarseSize(std::size_t slice) const
    {
        const data::SliceLayout& layout = dataset->layout(slice);
        return cv::Size(layout.width, layout.height) / coarseness;
    }

    [[nodiscard]] const FourierCorrelation& correlationFor(std::size_t slice) const
    {
        const cv::Size size = coarseSize(slice);
        return *correlations.at({size.width, size.height});
    }

    [[nodiscard]] std::size_t bytesOf(std::size_t slice) const
    {
        const auto pixels = static_cast<std::size_t>(coarseSize(slice).area());
        return correlationFor(slice).spectrumBytes() + pixels * sizeof(float);
    }

    [[nodiscard]] SearchedSlice prepared(std::size_t slice) const
    {
        const GreyImage image = dataset->slice(slice);
        const data::SliceLayout& layout = dataset->layout(slice);
        std::vector<std::uint8_t> mask = trainingPlaces(*dataset, slice).mask(layout.width, layout.height);
        const cv::Mat1b mayBeCut(layout.height, layout.width, mask.data());
        const cv::Mat1f means = coarse(matOf(image), coarseness);
        SearchedSlice result{&correlationFor(slice), {}, {}};
        result.spectrum = result.correlation->spectrum(means);

        const int side = static_cast<int>(dataset->spec().patchSize) / coarseness;
        cv::Mat1d sums;
        cv::Mat1d squares;
        cv::integral(means, sums, squares, CV_64F, CV_64F);
        const double pixels = side * side;
        const cv::Rect slicePixels({}, mayBeCut.size());
        result.factor = cv::Mat1f(means.rows - side + 1, means.cols - side + 1, 0.0F);
        for (int y = 0; y < result.factor.rows; ++y) {
            for (int x = 0; x < result.factor.cols; ++x) {
                const cv::Rect corners(coarseness * x, coarseness * y, coarseness, coarseness);
                if (cv::countNonZero(mayBeCut(corners & slicePixels)) == 0) continue;
                const auto box = [&](const cv::Mat1d& t) {
                    return t(y + side, x + side) - t(y, x + side) - t(y + side, x) + t(y, x);
                };
                const double variance = box(squares) - box(sums) * box(sums) / pixels;
                if (variance > 1e-12) {
                    result.factor(y, x) = static_cast<float>(1.0 / std::sqrt(variance) /
                                                             result.correlation->scale());
                }
            }
        }
        return result;
    }

    /// The best places of all slices for an image that is not flat.
    [[nodiscard]] std::vector<CoarseMatch> candidates(const GreyImage& image) const
    {
        constexpr std::array symmetries{0, 1, 4, 5};
        std::array<cv::Mat1f, 4> patterns;
        for (std::size_t i = 0; i < patterns.size(); ++i)
            patterns[i] = standardized(coarse(turned(matOf(image), symmetries[i]), coarseness));
        if (patterns[0].empty()) return {};
        std::map<const FourierCorrelation*, Patterns> spectra;
        std::vector<CoarseMatch> best;
        SearchedSlice again;
        cv::Mat1f map;
        for (std::size_t i = 0; i < training.size(); ++i) {
            if (i >= kept.size()) again = prepared(training[i]);
            const SearchedSlice& slice = i < kept.size() ? kept[i] : again;
            const auto [known, isNew] = spectra.try_emplace(slice.correlation);
            const auto consider = [&](int symmetry, const cv::Mat1f& sums) {
                CoarseMatch candidate{0.0, training[i], symmetry, {}};
                cv::minMaxLoc(sums.mul(slice.factor), nullptr, &candidate.correlation, nullptr,
                              &candidate.at);
                keep(best, candidate);
            };
            for (std::size_t k = 0; k < patterns.size(); ++k) {
                if (isNew) known->second[k] = slice.correlation->spectrum(patterns[k]);
                const cv::Size places = slice.factor.size();
                slice.correlation->correlate(slice.spectrum, known->second[k], map);
                consider(symmetries[k], map(cv::Rect({}, places)));
                slice.correlation->correlateTurned(slice.spectrum, known->second[k], map);
                consider(symmetries[k] ^ 3,
                         map(cv::Rect({patterns[k].cols - 1, patterns[k].rows - 1}, places)));
            }
        }
        return best;
    }

    /// Looks for a place that is nearer than `nearest` in steps around `middle`. `pattern` is standardized.
    void look(const CoarseMatch& candidate, cv::Point middle, int reach, int step, const cv::Mat1f& pattern,
              Nearest& nearest) const
    {
        for (int y = middle.y - reach; y <= middle.y + reach; y += step) {
            for (int x = middle.x - reach; x <= middle.x + reach; x += step) {
                if (!contains(trainingPlaces(*dataset, candidate.slice), x, y)) continue;
                const data::PatchOrigin origin{static_cast<std::int32_t>(candidate.slice), x, y};
                GreyImage patch = dataset->patch(origin);
                const double value = correlation(matOf(patch), pattern);
                if (value > nearest.correlation)
                    nearest = {value, origin, candidate.symmetry, std::move(patch)};
            }
        }
    }

    /// The best place at full size around a candidate, if it is nearer than `nearest`.
    void refine(const CoarseMatch& candidate, const GreyImage& image, Nearest& nearest) const
    {
        const cv::Mat1f pattern = standardized(turned(matOf(image), candidate.symmetry));
        Nearest here;
        look(candidate, candidate.at * coarseness, coarseness, std::min(2, coarseness), pattern, here);
        look(candidate, {here.origin.x, here.origin.y}, here.correlation > 0.0 ? 1 : -1, 1, pattern, here);
        if (here.correlation > nearest.correlation) nearest = std::move(here);
    }
};

CopySearch::CopySearch(std::shared_ptr<const data::SliceDataset> dataset, std::size_t bytes)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->coarseness = coarsenessFor(static_cast<int>(dataset->spec().patchSize));
    m_impl->dataset = std::move(dataset);
    std::size_t keptCount = 0;
    for (std::size_t slice = 0; slice < m_impl->dataset->slices().size(); ++slice) {
        if (!m_impl->dataset->serves(slice, data::Half::Training)) continue;
        m_impl->training.push_back(slice);
        const cv::Size size = m_impl->coarseSize(slice);
        auto& correlation = m_impl->correlations[{size.width, size.height}];
        if (!correlation) correlation = std::make_unique<FourierCorrelation>(size);
        const std::size_t needed = m_impl->bytesOf(slice);
        if (needed > bytes || keptCount + 1 < m_impl->training.size()) continue;
        bytes -= needed;
        ++keptCount;
    }
    m_impl->kept.resize(keptCount);
    forEachInParallel(keptCount, {}, "",
                      [&](std::size_t i) { m_impl->kept[i] = m_impl->prepared(m_impl->training[i]); });
}

CopySearch::~CopySearch() = default;

NearestPatch CopySearch::nearest(const GreyImage& image) const
{
    Nearest nearest;
    for (const CoarseMatch& candidate : m_impl->candidates(image)) m_impl->refine(candidate, image, nearest);
    if (nearest.correlation <= 0.0) return {};
    NearestPatch result{nearest.correlation, nearest.origin, GreyImage(image.width, image.height)};
    const cv::Mat1f shown = turnedBack(matOf(nearest.patch), nearest.symmetry);
    std::copy(shown.begin(), shown.end(), result.patch.grey.begin());
    return result;
}

}  // namespace synthslice::acceptance
