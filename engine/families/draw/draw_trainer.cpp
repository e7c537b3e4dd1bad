#include "engine/families/draw/draw_trainer.h"

#include <algorithm>

#include "engine/families/draw/draw_film.h"
#include "engine/families/variational/spec/evaluation_scope.h"
#include "engine/training/images/image_synthesis.h"

namespace synthslice::training {

session::Samples DrawTrainer::sample()
{
    session::Samples samples = BoundTrainer::sample();
    const EvaluationScope evaluation(m_network);
    const std::int64_t filmed = std::min<std::int64_t>(16, experiment().training.sampleCount);
    std::vector<torch::Tensor> latents;
    for (const Latent& latent : latentsOf(experiment().training.sampleSeed, Stream::Samples, filmed)) {
        latents.push_back(inputOf(latent, {m_network->latentShape()}));
    }
    samples.films.push_back(filmOfDrawing(*m_network, torch::cat(latents).to(device()), coding()));
    if (heldOut().defined()) {
        const torch::Tensor targets = heldOut().narrow(0, 0, std::min(filmed, heldOut().size(0)));
        samples.films.push_back(filmOfDrawingAgain(*m_network, targets.to(device()), coding()));
    }
    return samples;
}

}  // namespace synthslice::training
