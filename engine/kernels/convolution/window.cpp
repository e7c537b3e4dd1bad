#include "engine/kernels/convolution/window.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <ATen/Parallel.h>

#include "engine/kernels/vector_code.h"
#include "engine/kernels/vector_math.h"

namespace synthslice::kernels {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::Function;
using Gradients = torch::autograd::variable_list;

constexpr std::int64_t valuesOfWindow = 5;

/// Of one image. Filters and pixels are counted from 0, places of pixels from 1.
struct FilterGrid {
    FilterGrid(const float* values, std::int64_t filterCount, std::int64_t sidePx)
        : filters(filterCount), side(sidePx), half(0.5F * static_cast<float>(side + 1)),
          widest(static_cast<float>(side - 1) / static_cast<float>(std::max<std::int64_t>(1, filters - 1))),
          centres{half * (values[0] + 1.0F), half * (values[1] + 1.0F)}, variance(std::exp(values[2])),
          stride(widest * std::exp(values[3])), intensity(std::exp(values[4]))
    {
    }

    [[nodiscard]] float stepsFromCentre(std::int64_t filter) const
    {
        return static_cast<float>(filter) - 0.5F * static_cast<float>(filters - 1);
    }

    std::int64_t filters;
    std::int64_t side;
    float half;
    float widest;
    float centres[2];
    float variance;
    float stride;
    float intensity;
};

/// A filter's weights: softmax of -(a - centre)^2 / (2 variance) over the places a.
SYNTHSLICE_VECTOR_CODE
void fillFilter(float* __restrict weights, float centre, float variance, std::int64_t side)
{
    const float factor = -0.5F / variance;
    const float nearest = std::min(std::max(std::nearbyint(centre), 1.0F), static_cast<float>(side)) - centre;
    const float most = factor * nearest * nearest;
    float sum = 0.0F;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t a = 0; a < side; ++a) {
        const float distance = static_cast<float>(static_cast<std::int32_t>(a) + 1) - centre;
        weights[a] = exponential(factor * distance * distance - most);
        sum += weights[a];
    }
    const float share = 1.0F / sum;
    for (std::int64_t a = 0; a < side; ++a) weights[a] *= share;
}

struct FilterSlope {
    float centre;
    float variance;
};

/// What reaches a filter's centre and variance of what reaches its weights.
SYNTHSLICE_VECTOR_CODE
FilterSlope slopeOfFilter(const float* __restrict weights, const float* __restrict ofWeights, float centre,
                          float variance, std::int64_t side)
{
    float mean = 0.0F;
#pragma omp simd reduction(+ : mean)
    for (std::int64_t a = 0; a < side; ++a) mean += weights[a] * ofWeights[a];
    float first = 0.0F;
    float second = 0.0F;
#pragma omp simd reduction(+ : first, second)
    for (std::int64_t a = 0; a < side; ++a) {
        const float distance = static_cast<float>(static_cast<std::int32_t>(a) + 1) - centre;
        const float ofExponent = weights[a] * (ofWeights[a] - mean);
        first += ofExponent * distance;
        second += ofExponent * distance * distance;
    }
    return {first / variance, 0.5F * second / (variance * variance)};
}

/// A matrix whose element (i, l) is values[i * down + l * along].
struct Strided {
    const float* values;
    std::int64_t down;
    std::int64_t along;
};

/// {n, k}, row by row.
Strided rowsOf(const float* values, std::int64_t k)
{
    return {values, k, 1};
}
/// The transpose, {n, k}, of one that is stored as {k, n}.
Strided transposed(const float* values, std::int64_t n)
{
    return {values, 1, n};
}

/// to {n, m} += or = factor left {n, k} right {k, m}, rows of which are contiguous.
SYNTHSLICE_VECTOR_CODE
void multiply(float* __restrict to, const Strided& left, const float* __restrict right, float factor,
              bool add, std::int64_t n, std::int64_t k, std::int64_t m)
{
    for (std::int64_t i = 0; i < n; ++i) {
        float* row = to + i * m;
        if (!add) std::fill(row, row + m, 0.0F);
        for (std::int64_t l = 0; l < k; ++l) {
            const float weight = factor * left.values[i * left.down + l * left.along];
            const float* from = right + l * m;
#pragma omp simd
            for (std::int64_t j = 0; j < m; ++j) row[j] += weight * from[j];
        }
    }
}

/// to {n, m} += or = factor left {n, k} times the transpose of right {m, k}.
SYNTHSLICE_VECTOR_CODE
void multiplyByTransposed(float* __restrict to, const float* __restrict left, const float* __restrict right,
                          float factor, bool add, std::int64_t n, std::int64_t k, std::int64_t m)
{
    for (std::int64_t i = 0; i < n; ++i) {
        for (std::int64_t j = 0; j < m; ++j) {
            float sum = 0.0F;
#pragma omp simd reduction(+ : sum)
            for (std::int64_t l = 0; l < k; ++l) sum += left[i * k + l] * right[j * k + l];
            to[i * m + j] = (add ? to[i * m + j] : 0.0F) + factor * sum;
        }
    }
}

/// Both filter banks of a window, what reaches them, and room for products of a bank and an image.
struct Scratch {
    Scratch(std::int64_t filters, std::int64_t side)
        : banks(static_cast<std::size_t>(2 * filters * side)), ofBanks(banks.size()),
          product(static_cast<std::size_t>(filters * side)), ofProduct(product.size())
    {
    }

    void fill(const FilterGrid& window)
    {
        for (int axis = 0; axis < 2; ++axis) {
            for (std::int64_t i = 0; i < window.filters; ++i) {
                fillFilter(bank(window, axis) + i * window.side,
                           window.centres[axis] + window.stepsFromCentre(i) * window.stride, window.variance,
                           window.side);
            }
        }
        std::ranges::fill(ofBanks, 0.0F);
    }
    [[nodiscard]] float* bank(const FilterGrid& window, int axis)
    {
        return banks.data() + axis * window.filters * window.side;
    }
    [[nodiscard]] float* ofBank(const FilterGrid& window, int axis)
    {
        return ofBanks.data() + axis * window.filters * window.side;
    }
    /// What reaches the five values of what reaches the banks and, times its intensity, the intensity.
    void slopes(const FilterGrid& window, float ofIntensity, float* ofValues)
    {
        float ofStride = 0.0F;
        float ofVariance = 0.0F;
        for (int axis = 0; axis < 2; ++axis) {
            float ofCentre = 0.0F;
            for (std::int64_t i = 0; i < window.filters; ++i) {
                const FilterSlope slope = slopeOfFilter(
                    bank(window, axis) + i * window.side, ofBank(window, axis) + i * window.side,
                    window.centres[axis] + window.stepsFromCentre(i) * window.stride, window.variance,
                    window.side);
                ofCentre += slope.centre;
                ofStride += window.stepsFromCentre(i) * slope.centre;
                ofVariance += slope.variance;
            }
            ofValues[axis] = ofCentre * window.half;
        }
        ofValues[2] = ofVariance * window.variance;
        ofValues[3] = ofStride * window.stride;
        ofValues[4] = ofIntensity;
    }

    std::vector<float> banks;
    std::vector<float> ofBanks;
    std::vector<float> product;
    std::vector<float> ofProduct;
};

/// Calls `run` with the number of each image and room for it.
template <class Run>
void forEachImage(std::int64_t images, std::int64_t filters, std::int64_t side, Run run)
{
    const std::int64_t grain = std::max<std::int64_t>(1, (1 << 17) / (filters * side * side));
    at::parallel_for(0, images, grain, [&](std::int64_t begin, std::int64_t end) {
        Scratch scratch(filters, side);
        for (std::int64_t i = begin; i < end; ++i) run(i, scratch);
    });
}

float dot(const float* one, const float* other, std::int64_t count)
{
    float sum = 0.0F;
    for (std::int64_t i = 0; i < count; ++i) sum += one[i] * other[i];
    return sum;
}

struct Read : Function<Read> {
    static Tensor forward(AutogradContext* context, const Tensor& values, const Tensor& first,
                          const Tensor& second, std::int64_t n)
    {
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        const Tensor told = values.contiguous();
        const Tensor images[2] = {first.contiguous(), second.contiguous()};
        const std::int64_t side = first.size(3);
        const Tensor read = at::empty({values.size(0), 2, n, n}, values.options());
        auto* to = elements<float>(read);
        forEachImage(values.size(0), n, side, [&](std::int64_t i, Scratch& scratch) {
            const FilterGrid window(elements<float>(told) + valuesOfWindow * i, n, side);
            scratch.fill(window);
            for (int map = 0; map < 2; ++map) {
                const float* image = elements<float>(images[map]) + i * side * side;
                float* rows = scratch.product.data();
                multiply(rows, rowsOf(scratch.bank(window, 1), side), image, 1.0F, false, n, side, side);
                multiplyByTransposed(to + (2 * i + map) * n * n, rows, scratch.bank(window, 0),
                                     window.intensity, false, n, side, n);
            }
        });
        context->save_for_backward({told, images[0], images[1], read});
        return read;
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        const std::vector<Tensor> saved = context->get_saved_variables();
        const Tensor given = gradients[0].contiguous();
        const std::int64_t n = given.size(3);
        const std::int64_t side = saved[1].size(3);
        const Tensor ofValues = at::empty_like(saved[0]);
        Tensor ofImages[2];
        for (int map = 0; map < 2; ++map) {
            if (context->needs_input_grad(1 + map)) ofImages[map] = at::empty_like(saved[1 + map]);
        }
        forEachImage(given.size(0), n, side, [&](std::int64_t i, Scratch& scratch) {
            const FilterGrid window(elements<float>(saved[0]) + valuesOfWindow * i, n, side);
            scratch.fill(window);
            float ofIntensity = 0.0F;
            for (int map = 0; map < 2; ++map) {
                const float* image = elements<float>(saved[1 + map]) + i * side * side;
                const std::int64_t at = (2 * i + map) * n * n;
                const float* ofRead = elements<float>(given) + at;
                ofIntensity += dot(ofRead, elements<float>(saved[3]) + at, n * n);
                float* rows = scratch.product.data();
                float* ofRows = scratch.ofProduct.data();
                multiply(rows, rowsOf(scratch.bank(window, 1), side), image, 1.0F, false, n, side, side);
                multiply(ofRows, rowsOf(ofRead, n), scratch.bank(window, 0), window.intensity, false, n, n,
                         side);
                multiply(scratch.ofBank(window, 0), transposed(ofRead, n), rows, window.intensity, true, n, n,
                         side);
                multiplyByTransposed(scratch.ofBank(window, 1), ofRows, image, 1.0F, true, n, side, side);
                if (ofImages[map].defined()) {
                    multiply(elements<float>(ofImages[map]) + i * side * side,
                             transposed(scratch.bank(window, 1), side), ofRows, 1.0F, false, side, n, side);
                }
            }
            scratch.slopes(window, ofIntensity, elements<float>(ofValues) + valuesOfWindow * i);
        });
        return {ofValues, ofImages[0], ofImages[1], Tensor()};
    }
};

struct Write : Function<Write> {
    static Tensor forward(AutogradContext* context, const Tensor& values, const Tensor& patches,
                          std::int64_t side)
    {
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        const Tensor told = values.contiguous();
        const Tensor from = patches.contiguous();
        const std::int64_t maps = patches.size(1);
        const std::int64_t n = patches.size(3);
        const Tensor written = at::empty({values.size(0), maps, side, side}, values.options());
        forEachImage(values.size(0), n, side, [&](std::int64_t i, Scratch& scratch) {
            const FilterGrid window(elements<float>(told) + valuesOfWindow * i, n, side);
            scratch.fill(window);
            for (std::int64_t map = maps * i; map < maps * (i + 1); ++map) {
                float* rows = scratch.product.data();
                multiply(rows, rowsOf(elements<float>(from) + map * n * n, n), scratch.bank(window, 0),
                         1.0F / window.intensity, false, n, n, side);
                multiply(elements<float>(written) + map * side * side,
                         transposed(scratch.bank(window, 1), side), rows, 1.0F, false, side, n, side);
            }
        });
        context->save_for_backward({told, from});
        return written;
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        const std::vector<Tensor> saved = context->get_saved_variables();
        const Tensor given = gradients[0].contiguous();
        const std::int64_t maps = given.size(1);
        const std::int64_t side = given.size(3);
        const std::int64_t n = saved[1].size(3);
        const Tensor ofValues = at::empty_like(saved[0]);
        const Tensor ofPatches = at::empty_like(saved[1]);
        forEachImage(given.size(0), n, side, [&](std::int64_t i, Scratch& scratch) {
            const FilterGrid window(elements<float>(saved[0]) + valuesOfWindow * i, n, side);
            scratch.fill(window);
            const float shrunk = 1.0F / window.intensity;
            float ofIntensity = 0.0F;
            for (std::int64_t map = maps * i; map < maps * (i + 1); ++map) {
                const float* patch = elements<float>(saved[1]) + map * n * n;
                float* ofPatch = elements<float>(ofPatches) + map * n * n;
                const float* ofImage = elements<float>(given) + map * side * side;
                float* rows = scratch.product.data();
                float* ofRows = scratch.ofProduct.data();
                multiply(rows, rowsOf(patch, n), scratch.bank(window, 0), shrunk, false, n, n, side);
                multiply(ofRows, rowsOf(scratch.bank(window, 1), side), ofImage, 1.0F, false, n, side, side);
                multiplyByTransposed(scratch.ofBank(window, 1), rows, ofImage, 1.0F, true, n, side, side);
                multiplyByTransposed(ofPatch, ofRows, scratch.bank(window, 0), shrunk, false, n, side, n);
                multiply(scratch.ofBank(window, 0), transposed(patch, n), ofRows, shrunk, true, n, n, side);
                ofIntensity -= dot(ofPatch, patch, n * n);
            }
            scratch.slopes(window, ofIntensity, elements<float>(ofValues) + valuesOfWindow * i);
        });
        return {ofValues, ofPatches, Tensor()};
    }
};

}  // namespace

bool hasWindows(const Tensor& values)
{
    return values.is_cpu() && values.scalar_type() == at::kFloat;
}

Tensor readThrough(const Tensor& values, const Tensor& first, const Tensor& second, std::int64_t filters)
{
    return Read::apply(values, first, second, filters);
}

Tensor writeThrough(const Tensor& values, const Tensor& patches, std::int64_t side)
{
    return Write::apply(values, patches, side);
}

}  // namespace synthslice::kernels
