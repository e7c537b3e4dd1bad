#include "engine/data/labelled/class_balance.h"

namespace synthslice::data {

std::size_t ClassBalance::total(Part part) const
{
    std::size_t sum = 0;
    for (const auto& ofClass : counts) sum += ofClass[static_cast<std::size_t>(part)];
    return sum;
}

double ClassBalance::share(std::size_t label, Part part) const
{
    return static_cast<double>(count(label, part)) / static_cast<double>(total(part));
}

}  // namespace synthslice::data
