#pragma once

#include "engine/data/dataset/grey_coding.h"
#include "engine/families/draw/draw_network.h"
#include "engine/session/messages.h"

namespace synthslice::training {

/// Images of standard normal latents {images, T z, 1, 1} after each glimpse, with the windows that wrote.
[[nodiscard]] session::ImageFilm filmOfDrawing(DrawNetworkImpl& network, const torch::Tensor& latents,
                                               const data::GreyCoding& coding);

/// Targets {images, 1, side, side} drawn again, with the windows that read and wrote.
[[nodiscard]] session::ImageFilm filmOfDrawingAgain(DrawNetworkImpl& network, const torch::Tensor& targets,
                                                    const data::GreyCoding& coding);

}  // namespace synthslice::training
