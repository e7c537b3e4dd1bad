#include "engine/families/variational/reconstructions.h"

#include "engine/base/text/text.h"
#include "engine/training/images/image_synthesis.h"

namespace synthslice::training {

session::ImageGrid reconstructionGrid(const torch::Tensor& patches, const torch::Tensor& reconstructions,
                                      const data::GreyCoding& coding)
{
    constexpr int pairsInARow = 4;
    session::ImageGrid grid{
        SYNTHSLICE_TEXT("Reconstructions: each held-out patch, and what becomes of it"), 2 * pairsInARow, {}};
    for (std::int64_t i = 0; i < patches.size(0); ++i) {
        grid.images.push_back(toGreyImage(patches[i], coding));
        grid.images.push_back(toGreyImage(reconstructions[i], coding));
    }
    return grid;
}

}  // namespace synthslice::training
