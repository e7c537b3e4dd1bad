#include "engine/distribution/mixture_divergences.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <sstream>

#include "engine/base/text/text.h"
#include "engine/distribution/quadrature.h"

namespace synthslice::distribution {

namespace {

// Beyond so many standard deviations lie 2e-17 of a Gaussian.
constexpr double gridReach = 8.5;
constexpr double stepsPerSd = 4.0;
constexpr double mostSteps = 2000.0;

/// p ln(p / q) from the logarithms of both.
double kullbackLeiblerTerm(double logP, double logQ)
{
    const double p = std::exp(logP);
    return p == 0.0 ? 0.0 : p * (logP - logQ);
}

/// p ln(p / m) with m = (p + q) / 2, which is p (ln 2 - ln(1 + q / p)).
double towardsMiddle(double logP, double logQ)
{
    const double p = std::exp(logP);
    if (p == 0.0) return 0.0;
    const double ratio = logQ - logP;
    const double logOfSum = std::max(ratio, 0.0) + std::log1p(std::exp(-std::abs(ratio)));
    return p * (std::numbers::ln2 - logOfSum);
}

double jensenShannonTerm(double logP, double logQ)
{
    return 0.5 * towardsMiddle(logP, logQ) + 0.5 * towardsMiddle(logQ, logP);
}

using Term = double (*)(double logP, double logQ);

/// Where integrands of both change: every second standard deviation around each component.
std::vector<double> bordersOf(const Mixture<1>& p, const Mixture<1>& q)
{
    std::vector<double> borders;
    for (const Mixture<1>* mixture : {&p, &q}) {
        for (const auto& component : mixture->components()) {
            for (int k = -10; k <= 10; k += 2) {
                borders.push_back(component.gaussian.mean()[0] + k * component.gaussian.sd(0));
            }
        }
    }
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
    return borders;
}

double integralOf(Term term, const Mixture<1>& p, const Mixture<1>& q)
{
    return integral([&](double x) { return term(p.logDensity({x}), q.logDensity({x})); }, bordersOf(p, q));
}

struct Range {
    double from;
    double to;
};

Range rangeOf(const Mixture<2>& p, const Mixture<2>& q, std::size_t coordinate)
{
    const double start = p.components().front().gaussian.mean()[coordinate];
    Range range{start, start};
    for (const Mixture<2>* mixture : {&p, &q}) {
        for (const auto& component : mixture->components()) {
            const double mean = component.gaussian.mean()[coordinate];
            const double reach = gridReach * component.gaussian.sd(coordinate);
            range.from = std::min(range.from, mean - reach);
            range.to = std::max(range.to, mean + reach);
        }
    }
    return range;
}

double narrowestOf(const Mixture<2>& p, const Mixture<2>& q)
{
    double narrowest = p.components().front().gaussian.narrowest();
    for (const Mixture<2>* mixture : {&p, &q}) {
        for (const auto& component : mixture->components()) {
            narrowest = std::min(narrowest, component.gaussian.narrowest());
        }
    }
    return narrowest;
}

/// The trapezoidal rule, which for smooth functions that vanish at the borders converges faster than any
/// power of the step.
Result<double> integralOf(Term term, const Mixture<2>& p, const Mixture<2>& q)
{
    const Range xs = rangeOf(p, q, 0);
    const Range ys = rangeOf(p, q, 1);
    const double narrowest = narrowestOf(p, q);
    const double step = narrowest / stepsPerSd;
    const double widest = std::max(xs.to - xs.from, ys.to - ys.from);
    if (!(widest <= mostSteps * step)) {
        std::ostringstream message;
        message << "The mixtures spread over " << widest << " and have a standard deviation of only "
                << narrowest;
        return invalidInput(message.str(),
                            text("make the narrowest component wider or bring the components nearer"));
    }
    double sum = 0.0;
    for (double y = ys.from; y <= ys.to; y += step) {
        for (double x = xs.from; x <= xs.to; x += step)
            sum += term(p.logDensity({x, y}), q.logDensity({x, y}));
    }
    return sum * step * step;
}

double normalCdf(double t)
{
    return 0.5 * std::erfc(-t / std::numbers::sqrt2);
}

double normalDensity(double t)
{
    return std::exp(-0.5 * t * t) / std::sqrt(2.0 * std::numbers::pi);
}

}  // namespace

double kullbackLeibler(const Mixture<1>& p, const Mixture<1>& q)
{
    return integralOf(kullbackLeiblerTerm, p, q);
}

double jensenShannon(const Mixture<1>& p, const Mixture<1>& q)
{
    return integralOf(jensenShannonTerm, p, q);
}

Result<double> kullbackLeibler(const Mixture<2>& p, const Mixture<2>& q)
{
    return integralOf(kullbackLeiblerTerm, p, q);
}

Result<double> jensenShannon(const Mixture<2>& p, const Mixture<2>& q)
{
    return integralOf(jensenShannonTerm, p, q);
}

double wasserstein1(const Mixture<1>& p, const Mixture<1>& q)
{
    return integral([&](double x) { return std::abs(cdf(p, x) - cdf(q, x)); }, bordersOf(p, q));
}

double wasserstein2(const Mixture<1>& p, const Mixture<1>& q)
{
    // With u = Phi(t) the tails are as smooth as those of a Gaussian.
    const auto term = [&](double t) {
        const double share = normalCdf(t);
        const double apart = quantile(p, share) - quantile(q, share);
        return apart * apart * normalDensity(t);
    };
    return std::sqrt(integral(term, {-8.0, -6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0}));
}

}  // namespace synthslice::distribution
