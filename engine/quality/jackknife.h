#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace synthslice::quality {

/// Standard errors of statistics of a sample by leaving out one of eight groups in turn (Efron and Tibshirani
/// 1993, An Introduction to the Bootstrap, ch. 11); unlike the bootstrap it repeats no item, which measures
/// of nearest neighbours would take for a copy. `statistics` gives the same number of values for any sample.
template <class Item, class Statistics>
[[nodiscard]] std::vector<double> jackknifeErrors(std::span<const Item> sample, Statistics statistics)
{
    constexpr std::size_t groups = 8;
    std::vector<std::vector<double>> without;
    for (std::size_t group = 0; group < groups; ++group) {
        std::vector<Item> rest;
        for (std::size_t i = 0; i < sample.size(); ++i) {
            if (i % groups != group) rest.push_back(sample[i]);
        }
        without.push_back(statistics(rest));
    }
    std::vector<double> errors;
    for (std::size_t k = 0; k < without.front().size(); ++k) {
        double mean = 0.0;
        for (const auto& values : without) mean += values[k] / groups;
        double squares = 0.0;
        for (const auto& values : without) squares += (values[k] - mean) * (values[k] - mean);
        errors.push_back(std::sqrt(squares * (groups - 1) / groups));
    }
    return errors;
}

}  // namespace synthslice::quality
