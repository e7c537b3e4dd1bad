#include "engine/distribution/mixture_text.h"

#include <string>

#include "engine/base/text/text.h"
#include "engine/distribution/text_fields.h"

namespace synthslice::distribution {

namespace {

constexpr std::size_t longestQuote = 60;

template <std::size_t D>
tl::unexpected<Error> noGaussian(std::string_view term)
{
    return invalidInput(text("\"%1\" is no Gaussian", std::string(term.substr(0, longestQuote))),
                        D == 1 ? text("write 0.5:N(mean, sd) with sd of 1e-6 at least and numbers up to 1e9")
                               : text("write 0.5:N(x, y, sd), N(x, y, sd_x, sd_y) or N(x, y, sd_x, sd_y, "
                                      "correlation) with each sd of 1e-6 at least and numbers up to 1e9"));
}

/// The numbers between commas; none if one of them is no number.
std::vector<double> numbersOf(std::string_view text)
{
    std::vector<double> numbers;
    while (!text.empty()) {
        double number = 0.0;
        if (!isNumber(withoutSpaces(takeUpTo(",", text)), number)) return {};
        numbers.push_back(number);
    }
    return numbers;
}

/// The square of a negative one would pass, that of a tiny one be 0 in fp32.
bool areWidths(double a, double b)
{
    constexpr double least = 1e-6;
    return a >= least && b >= least;
}

bool place(const std::vector<double>& numbers, WeightedGaussian<1>& gaussian)
{
    if (numbers.size() != 2 || !areWidths(numbers[1], numbers[1])) return false;
    gaussian.mean = {numbers[0]};
    gaussian.covariance = {{{numbers[1] * numbers[1]}}};
    return true;
}

bool place(const std::vector<double>& numbers, WeightedGaussian<2>& gaussian)
{
    if (numbers.size() < 3 || numbers.size() > 5) return false;
    const double sdX = numbers[2];
    const double sdY = numbers.size() > 3 ? numbers[3] : sdX;
    if (!areWidths(sdX, sdY)) return false;
    const double covariance = numbers.size() > 4 ? numbers[4] * sdX * sdY : 0.0;
    gaussian.mean = {numbers[0], numbers[1]};
    gaussian.covariance = {{{sdX * sdX, covariance}, {covariance, sdY * sdY}}};
    return true;
}

}  // namespace

template <std::size_t D>
Result<Mixture<D>> parseMixture(std::string_view text)
{
    std::vector<WeightedGaussian<D>> components;
    while (!text.empty()) {
        const std::string_view term = withoutSpaces(takeUpTo(";", text));
        if (term.empty()) continue;
        WeightedGaussian<D> component;
        std::string_view gaussian = term;
        if (term.find(':') != std::string_view::npos &&
            !isNumber(withoutSpaces(takeUpTo(":", gaussian)), component.weight)) {
            return noGaussian<D>(term);
        }
        gaussian = withoutSpaces(gaussian);
        if (!gaussian.starts_with("N(") || !gaussian.ends_with(")") ||
            !place(numbersOf(gaussian.substr(2, gaussian.size() - 3)), component)) {
            return noGaussian<D>(term);
        }
        components.push_back(component);
    }
    return Mixture<D>::make(components);
}

template Result<Mixture<1>> parseMixture<1>(std::string_view);
template Result<Mixture<2>> parseMixture<2>(std::string_view);

}  // namespace synthslice::distribution
