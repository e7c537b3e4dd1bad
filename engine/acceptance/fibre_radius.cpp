#include "engine/acceptance/fibre_radius.h"

#include <vector>

#include "engine/measure/circles/circles.h"
#include "engine/measure/quantile.h"

namespace synthslice::acceptance {

double medianFibreRadiusPx(const data::SliceStack& stack)
{
    constexpr std::size_t mostSlices = 9;
    const std::size_t step = (stack.slices.size() + mostSlices - 1) / mostSlices;
    std::vector<double> radii;
    for (std::size_t slice = 0; slice < stack.slices.size(); slice += step) {
        const GreyImage image = toGrey(stack.slices[slice]);
        const double radius = measure::estimateFibreScale(
                                  image, stack.region(slice).pixels.mask(image.width, image.height))
                                  .radiusPx;
        if (radius > 0.0) radii.push_back(radius);
    }
    return measure::quantile(radii, 0.5);
}

}  // namespace synthslice::acceptance
