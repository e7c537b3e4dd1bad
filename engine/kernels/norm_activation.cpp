#include "engine/kernels/norm_activation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <ATen/Parallel.h>

#include "engine/kernels/norm_rows.h"

namespace synthslice::kernels {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::Function;
using Gradients = torch::autograd::variable_list;

/// Rows are summed in fp32 over short blocks, the blocks in double and in their order, so that sums are
/// exact enough for any batch and the same for any number of threads.
constexpr std::int64_t rowsOfSum = 64;
constexpr std::int64_t rowsOfTask = 512;

/// Images as groups of rows of channels.
struct Layout {
    std::int64_t groups;
    std::int64_t rows;  ///< of a group
    std::int64_t channels;

    Layout(const Tensor& images, std::int64_t groupCount)
        : groups(groupCount), rows(images.numel() / images.size(1) / groupCount), channels(images.size(1))
    {
    }

    [[nodiscard]] std::int64_t tasksOfGroup() const { return (rows + rowsOfTask - 1) / rowsOfTask; }
};

/// Calls run(group, first row, rows) for all rows in parallel; rows count from the first group's.
template <class Run>
void forTasks(const Layout& layout, Run run)
{
    const std::int64_t tasksOfGroup = layout.tasksOfGroup();
    at::parallel_for(0, layout.groups * tasksOfGroup, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t task = begin; task < end; ++task) {
            const std::int64_t group = task / tasksOfGroup;
            const std::int64_t first = task % tasksOfGroup * rowsOfTask;
            run(group, group * layout.rows + first, std::min(rowsOfTask, layout.rows - first));
        }
    });
}

/// Sums of each channel, [sum][group x channels].
template <std::size_t count>
using Sums = std::array<std::vector<double>, count>;

/// add(group, first row, rows, sums of `count` x channels) adds what a few rows hold.
template <std::size_t count, class T, class Add>
Sums<count> sumsOf(const Layout& layout, Add add)
{
    const std::size_t channels = static_cast<std::size_t>(layout.channels);
    const std::int64_t tasksOfGroup = layout.tasksOfGroup();
    std::vector<double> ofTasks(static_cast<std::size_t>(layout.groups * tasksOfGroup) * count * channels);
    forTasks(layout, [&](std::int64_t group, std::int64_t first, std::int64_t rows) {
        const std::int64_t task = group * tasksOfGroup + (first - group * layout.rows) / rowsOfTask;
        double* total = ofTasks.data() + static_cast<std::size_t>(task) * count * channels;
        std::vector<Wide<T>> block(count * channels);
        for (std::int64_t row = 0; row < rows; row += rowsOfSum) {
            std::fill(block.begin(), block.end(), Wide<T>(0));
            add(group, first + row, std::min(rowsOfSum, rows - row), block.data());
            for (std::size_t i = 0; i < block.size(); ++i) {
                total[i] += static_cast<double>(block[i]);
            }
        }
    });
    Sums<count> sums;
    for (std::size_t sum = 0; sum < count; ++sum) {
        sums[sum].assign(static_cast<std::size_t>(layout.groups) * channels, 0.0);
        for (std::size_t task = 0; task < ofTasks.size() / count / channels; ++task) {
            const std::size_t group = task / static_cast<std::size_t>(tasksOfGroup);
            for (std::size_t c = 0; c < channels; ++c) {
                sums[sum][group * channels + c] += ofTasks[(task * count + sum) * channels + c];
            }
        }
    }
    return sums;
}

/// A coefficient for each channel of each group.
template <class T>
class Coefficients {
public:
    explicit Coefficients(const Layout& layout)
        : m_channels(layout.channels), m_values(static_cast<std::size_t>(layout.groups * layout.channels))
    {
    }
    Wide<T>& operator[](std::size_t i) { return m_values[i]; }
    [[nodiscard]] const Wide<T>* of(std::int64_t group) const { return m_values.data() + group * m_channels; }

private:
    std::int64_t m_channels;
    std::vector<Wide<T>> m_values;
};

/// The norm as the affine map a x + b, with what the formulas of its derivatives are written in.
template <class T>
struct AffineMap {
    Coefficients<T> mean;
    Coefficients<T> a;
    Coefficients<T> b;
    std::vector<double> inverseDeviation;
    std::vector<double> weight;

    AffineMap(const Layout& layout, const Tensor& means, const Tensor& variances, const Tensor& weights,
              const Tensor& biases, double eps)
        : mean(layout), a(layout), b(layout)
    {
        const auto* meanValues = means.const_data_ptr<Wide<T>>();
        const auto* varianceValues = variances.const_data_ptr<Wide<T>>();
        const auto* weightValues = weights.const_data_ptr<Wide<T>>();
        const auto* biasValues = biases.const_data_ptr<Wide<T>>();
        const auto count = static_cast<std::size_t>(layout.groups * layout.channels);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t c = i % static_cast<std::size_t>(layout.channels);
            inverseDeviation.push_back(1.0 / std::sqrt(static_cast<double>(varianceValues[i]) + eps));
            weight.push_back(static_cast<double>(weightValues[c]));
            mean[i] = meanValues[i];
            a[i] = static_cast<Wide<T>>(weight[i] * inverseDeviation[i]);
            b[i] = biasValues[c] - meanValues[i] * a[i];
        }
    }
};

struct Norm {
    std::int64_t groups;
    double eps;
    double negativeSlope;
};

/// {mean, variance}, each {groups, channels}.
std::array<Tensor, 2> statisticsOf(const Tensor& images, const Tensor& rowsOfImages, const Norm& norm)
{
    const Layout layout(images, norm.groups);
    const auto type = images.scalar_type() == torch::kDouble ? torch::kDouble : torch::kFloat;
    Tensor mean = torch::empty({layout.groups, layout.channels}, type);
    Tensor variance = torch::empty_like(mean);
    dispatch(images, [&](auto tag) {
        using T = decltype(tag);
        const T* x = elements<T>(rowsOfImages);
        // Moments about a value of the group itself lose nothing where the mean is far from 0.
        Coefficients<T> shift(layout);
        for (std::int64_t i = 0; i < layout.groups * layout.channels; ++i) {
            shift[static_cast<std::size_t>(i)] = widened(
                x[i / layout.channels * layout.rows * layout.channels + i % layout.channels]);
        }
        const auto sums = sumsOf<2, T>(
            layout, [&](std::int64_t group, std::int64_t first, std::int64_t rows, Wide<T>* out) {
                norm_rows::addMoments(x + first * layout.channels, rows, layout.channels, shift.of(group),
                                      out, out + layout.channels);
            });
        auto* means = mean.data_ptr<Wide<T>>();
        auto* variances = variance.data_ptr<Wide<T>>();
        const auto rows = static_cast<double>(layout.rows);
        for (std::size_t i = 0; i < sums[0].size(); ++i) {
            const double offset = sums[0][i] / rows;
            means[i] = static_cast<Wide<T>>(static_cast<double>(shift[i]) + offset);
            // Written so that NaN stays NaN.
            const double moment = sums[1][i] / rows - offset * offset;
            variances[i] = static_cast<Wide<T>>(moment < 0.0 ? 0.0 : moment);
        }
    });
    return {mean, variance};
}

void keep(AutogradContext* context, const Norm& norm)
{
    context->saved_data["groups"] = norm.groups;
    context->saved_data["eps"] = norm.eps;
    context->saved_data["slope"] = norm.negativeSlope;
}

Norm keptNorm(AutogradContext* context)
{
    return {context->saved_data["groups"].toInt(), context->saved_data["eps"].toDouble(),
            context->saved_data["slope"].toDouble()};
}

/// With g the gradient behind the activation, X = x - mean, r = 1 / sqrt(variance + eps), sums over the M
/// rows of a group, S0 = sum g and S1 = sum g X:
///   dx = w r (g - S0 / M - X r^2 S1 / M),  dw = r S1,  db = S0.
struct FirstDerivative : Function<FirstDerivative> {
    static Gradients forward(AutogradContext* context, const Tensor& gradient, const Tensor& images,
                             const Tensor& weight, const Tensor& bias, const Tensor& means,
                             const Tensor& variances, const Norm& norm)
    {
        context->save_for_backward({gradient, images, weight, bias, means, variances});
        keep(context, norm);
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        const Layout layout(images, norm.groups);
        const Tensor x = channelsLast(images);
        const Tensor above = channelsLast(gradient);
        Tensor out = torch::empty_like(x);
        Tensor ofWeight = torch::zeros_like(weight);
        Tensor ofBias = torch::zeros_like(bias);
        dispatch(images, [&](auto tag) {
            using T = decltype(tag);
            const AffineMap<T> map(layout, means, variances, weight, bias, norm.eps);
            const T* xRows = elements<T>(x);
            const T* gradientRows = elements<T>(above);
            T* outRows = elements<T>(out);
            const auto slope = static_cast<Wide<T>>(norm.negativeSlope);
            const std::int64_t channels = layout.channels;
            const auto sums = sumsOf<2, T>(
                layout, [&](std::int64_t group, std::int64_t first, std::int64_t rows, Wide<T>* sum) {
                    norm_rows::addGradients(xRows + first * channels, gradientRows + first * channels, rows,
                                            channels, map.a.of(group), map.b.of(group), map.mean.of(group),
                                            slope, sum, sum + channels);
                });
            Coefficients<T> ofX(layout);
            Coefficients<T> constant(layout);
            auto* weightGradient = ofWeight.data_ptr<Wide<T>>();
            auto* biasGradient = ofBias.data_ptr<Wide<T>>();
            const auto count = static_cast<double>(layout.rows);
            for (std::size_t i = 0; i < sums[0].size(); ++i) {
                const double r = map.inverseDeviation[i];
                ofX[i] = static_cast<Wide<T>>(-map.weight[i] * r * r * r * sums[1][i] / count);
                constant[i] = static_cast<Wide<T>>(-map.weight[i] * r * sums[0][i] / count);
                weightGradient[i % static_cast<std::size_t>(channels)] += static_cast<Wide<T>>(r *
                                                                                               sums[1][i]);
                biasGradient[i % static_cast<std::size_t>(channels)] += static_cast<Wide<T>>(sums[0][i]);
            }
            forTasks(layout, [&](std::int64_t group, std::int64_t first, std::int64_t rows) {
                norm_rows::propagate(xRows + first * channels, gradientRows + first * channels,
                                     outRows + first * channels, rows, channels, map.a.of(group),
                                     map.b.of(group), map.mean.of(group), slope, map.a.of(group),
                                     ofX.of(group), constant.of(group));
            });
        });
        return {channelsFirst(out), ofWeight, ofBias};
    }

    /// With v the gradient of dx, u that of dw and t that of db, P0 = sum v, P1 = sum v X, Q = sum v g, what
    /// is differentiated is  w r (Q - S0 P0 / M - r^2 S1 P1 / M) + u r S1 + t S0.
    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        TORCH_CHECK(!torch::GradMode::is_enabled(),
                    "third derivatives of norms cannot be computed by "
                    "Synthslice's kernels; set training.kernels to reference");
        const Norm norm = keptNorm(context);
        const auto saved = context->get_saved_variables();
        const Tensor& gradient = saved[0];
        const Tensor& images = saved[1];
        const Tensor& weight = saved[2];
        const Layout layout(images, norm.groups);
        const Tensor x = channelsLast(images);
        const Tensor above = channelsLast(gradient);
        const Tensor second = gradients[0].defined() ? channelsLast(gradients[0]) : torch::zeros_like(x);
        const Tensor ofDw = gradients[1].defined() ? gradients[1].contiguous() : torch::zeros_like(weight);
        const Tensor ofDb = gradients[2].defined() ? gradients[2].contiguous() : torch::zeros_like(weight);
        Tensor toGradient = torch::empty_like(x);
        Tensor toImages = torch::empty_like(x);
        Tensor toWeight = torch::zeros_like(weight);
        dispatch(images, [&](auto tag) {
            using T = decltype(tag);
            const AffineMap<T> map(layout, saved[4], saved[5], weight, saved[3], norm.eps);
            const T* xRows = elements<T>(x);
            const T* gradientRows = elements<T>(above);
            const T* secondRows = elements<T>(second);
            T* toGradientRows = elements<T>(toGradient);
            T* toImageRows = elements<T>(toImages);
            const auto slope = static_cast<Wide<T>>(norm.negativeSlope);
            const std::int64_t channels = layout.channels;
            const auto sums = sumsOf<5, T>(
                layout, [&](std::int64_t group, std::int64_t first, std::int64_t rows, Wide<T>* sum) {
                    const T* rowsOfX = xRows + first * channels;
                    const T* rowsOfG = gradientRows + first * channels;
                    norm_rows::addGradients(rowsOfX, rowsOfG, rows, channels, map.a.of(group),
                                            map.b.of(group), map.mean.of(group), slope, sum, sum + channels);
                    norm_rows::addSecond(rowsOfX, rowsOfG, secondRows + first * channels, rows, channels,
                                         map.a.of(group), map.b.of(group), map.mean.of(group), slope,
                                         sum + 2 * channels, sum + 3 * channels, sum + 4 * channels);
                });
            const auto* u = ofDw.const_data_ptr<Wide<T>>();
            const auto* t = ofDb.const_data_ptr<Wide<T>>();
            auto* weightGradient = toWeight.data_ptr<Wide<T>>();
            Coefficients<T> gradientConstant(layout);
            Coefficients<T> ofV(layout);
            Coefficients<T> ofG(layout);
            Coefficients<T> ofX(layout);
            Coefficients<T> constant(layout);
            const auto count = static_cast<double>(layout.rows);
            for (std::size_t i = 0; i < sums[0].size(); ++i) {
                const std::size_t c = i % static_cast<std::size_t>(channels);
                const auto& [s0, s1, p0, p1, q] = std::array{sums[0][i], sums[1][i], sums[2][i], sums[3][i],
                                                             sums[4][i]};
                const double r = map.inverseDeviation[i];
                const double w = map.weight[i];
                const double cubed = w * r * r * r / count;
                const double byRoot = w * (q - s0 * p0 / count - 3.0 * r * r * s1 * p1 / count) +
                                      static_cast<double>(u[c]) * s1;
                const double v = -cubed * s1;
                const double g = -cubed * p1 + static_cast<double>(u[c]) * r;
                ofV[i] = static_cast<Wide<T>>(v);
                ofG[i] = static_cast<Wide<T>>(g);
                ofX[i] = static_cast<Wide<T>>(-r * r * r / count * byRoot);
                constant[i] = static_cast<Wide<T>>(-(v * p0 + g * s0) / count);
                gradientConstant[i] = static_cast<Wide<T>>(-w * r * p0 / count + static_cast<double>(t[c]));
                weightGradient[c] += static_cast<Wide<T>>(r *
                                                          (q - s0 * p0 / count - r * r * s1 * p1 / count));
            }
            forTasks(layout, [&](std::int64_t group, std::int64_t first, std::int64_t rows) {
                const T* rowsOfX = xRows + first * channels;
                const T* rowsOfV = secondRows + first * channels;
                norm_rows::propagateToGradient(rowsOfX, rowsOfV, toGradientRows + first * channels, rows,
                                               channels, map.a.of(group), map.b.of(group), map.mean.of(group),
                                               slope, map.a.of(group), ofG.of(group),
                                               gradientConstant.of(group));
                norm_rows::propagateSecond(rowsOfX, gradientRows + first * channels, rowsOfV,
                                           toImageRows + first * channels, rows, channels, map.a.of(group),
                                           map.b.of(group), map.mean.of(group), slope, ofV.of(group),
                                           ofG.of(group), ofX.of(group), constant.of(group));
            });
        });
        return {channelsFirst(toGradient),
                channelsFirst(toImages),
                toWeight,
                Tensor(),
                Tensor(),
                Tensor(),
                Tensor()};
    }
};

struct Forward : Function<Forward> {
    static Gradients forward(AutogradContext* context, const Tensor& images, const Tensor& weight,
                             const Tensor& bias, const Norm& norm)
    {
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        const Layout layout(images, norm.groups);
        const Tensor x = channelsLast(images);
        const auto [means, variances] = statisticsOf(images, x, norm);
        Tensor out = torch::empty_like(x);
        dispatch(images, [&, &mean = means, &variance = variances](auto tag) {
            using T = decltype(tag);
            const AffineMap<T> map(layout, mean, variance, weight, bias, norm.eps);
            const T* in = elements<T>(x);
            T* made = elements<T>(out);
            forTasks(layout, [&](std::int64_t group, std::int64_t first, std::int64_t rows) {
                norm_rows::activate(in + first * layout.channels, made + first * layout.channels, rows,
                                    layout.channels, map.a.of(group), map.b.of(group),
                                    static_cast<Wide<T>>(norm.negativeSlope));
            });
        });
        context->save_for_backward({images, weight, bias, means, variances});
        context->mark_non_differentiable({means, variances});
        keep(context, norm);
        return {channelsFirst(out), means, variances};
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto derivatives = FirstDerivative::apply(gradients[0], saved[0], saved[1], saved[2], saved[3],
                                                        saved[4], keptNorm(context));
        return {derivatives[0], derivatives[1], derivatives[2], Tensor()};
    }
};

}  // namespace

NormActivation normActivation(const Tensor& images, const Tensor& weight, const Tensor& bias,
                              std::int64_t groups, double eps, double negativeSlope)
{
    const auto made = Forward::apply(images, weight, bias, Norm{groups, eps, negativeSlope});
    return {made[0], made[1], made[2]};
}

}  // namespace synthslice::kernels
