#pragma once

#include "engine/training/family_training.h"

namespace synthslice::training {

/// The generator of a GAN's checkpoint, raw or averaged. An error if its weights are not finite, or if its
/// layers cannot make images of the size asked for.
[[nodiscard]] Result<std::unique_ptr<ImageMaker>> openGanImages(const spec::ExperimentSpec& experiment,
                                                                const session::CheckpointData& checkpoint,
                                                                const ImageRequest& request);

}  // namespace synthslice::training
