#include "engine/families/variational/bound_judge.h"

#include <algorithm>
#include <cmath>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include "engine/base/random.h"
#include "engine/families/variational/pixel_likelihood.h"
#include "engine/training/images/latent_images.h"

namespace synthslice::training {
namespace {

/// Of one image.
struct ImageBounds {
    double elbo = 0.0;
    double logLikelihood = 0.0;
    double reconstruction = 0.0;
    double kl = 0.0;
    torch::Tensor posteriorMean;
};

class BoundJudge final : public LikelihoodJudge {
public:
    BoundJudge(std::shared_ptr<LatentModel> model, spec::LikelihoodSpec likelihood, data::GreyCoding coding)
        : m_model(std::move(model)), m_likelihood(likelihood), m_coding(std::move(coding))
    {
    }

    [[nodiscard]] Result<LikelihoodEstimate> judge(std::span<const GreyImage> images, std::int64_t samples,
                                                   std::uint64_t seed, const Progress& progress) override
    {
        const torch::NoGradGuard noGradients;
        std::vector<ImageBounds> bounds;
        for (std::size_t i = 0; i < images.size(); ++i) {
            if (progress.cancelled()) return cancelled();
            bounds.push_back(
                boundsOf(images[i], samples, at::detail::createCPUGenerator(Random(seed, i).next())));
            progress.at(static_cast<double>(i + 1) / static_cast<double>(images.size()),
                        "Drawing importance samples");
        }
        return summaryOf(bounds, samples);
    }

private:
    [[nodiscard]] ImageBounds boundsOf(const GreyImage& image, std::int64_t samples,
                                       const torch::Generator& random)
    {
        const torch::Tensor target = targetOf(m_likelihood, toPatches({&image, 1}, m_coding), random);
        constexpr std::int64_t most = 1 << 18;  // pixels at a time, for their memory
        const std::int64_t together = std::max<std::int64_t>(1, most / target.numel());
        std::vector<torch::Tensor> weights;
        ImageBounds bounds;
        bounds.posteriorMean = torch::zeros(spec::batchOf(m_model->latentShape(), 1));
        for (std::int64_t done = 0; done < samples; done += together) {
            const std::int64_t drawn = std::min(together, samples - done);
            const double share = static_cast<double>(drawn) / static_cast<double>(samples);
            const torch::Tensor noise = torch::randn(spec::batchOf(m_model->latentShape(), drawn), random);
            const auto [posterior, outputs, measures] = m_model->tell(target, noise);
            const torch::Tensor likelihood = logLikelihood(m_likelihood, outputs, target).to(torch::kFloat64);
            weights.push_back(logWeights(posterior, noise, likelihood));
            bounds.reconstruction += share * likelihood.mean().item<double>();
            bounds.kl += share * klOfUnits(posterior).sum(1).mean().item<double>();
            bounds.posteriorMean += share * posterior.mean.mean(0, true);
        }
        bounds.logLikelihood = importanceBound(torch::cat(weights).unsqueeze(1)).item<double>();
        bounds.elbo = bounds.reconstruction - bounds.kl;
        return bounds;
    }

    [[nodiscard]] LikelihoodEstimate summaryOf(const std::vector<ImageBounds>& bounds,
                                               std::int64_t samples) const
    {
        const auto valuesOf = [&](double ImageBounds::*member) {
            std::vector<double> values;
            for (const ImageBounds& each : bounds) values.push_back(each.*member);
            return torch::tensor(values, torch::kFloat64);
        };
        const auto meanOf = [&](double ImageBounds::*member) {
            return valuesOf(member).mean().item<double>();
        };
        const auto errorOf = [&](double ImageBounds::*member) {
            return valuesOf(member).std().item<double>() / std::sqrt(static_cast<double>(bounds.size()));
        };
        std::vector<torch::Tensor> means;
        for (const ImageBounds& each : bounds) means.push_back(each.posteriorMean);
        const bool binarises = m_likelihood.distribution == spec::PixelDistribution::Bernoulli;
        const auto nameOf = [](auto value) {
            return std::string(spec::enumNames<decltype(value)>.at(static_cast<std::size_t>(value)));
        };
        return {static_cast<std::int64_t>(bounds.size()),
                samples,
                meanOf(&ImageBounds::elbo),
                errorOf(&ImageBounds::elbo),
                meanOf(&ImageBounds::logLikelihood),
                errorOf(&ImageBounds::logLikelihood),
                meanOf(&ImageBounds::reconstruction),
                meanOf(&ImageBounds::kl),
                activeUnits(torch::cat(means)),
                bounds.front().posteriorMean.numel(),
                nameOf(m_likelihood.distribution),
                binarises ? nameOf(m_likelihood.binarisation) : std::string()};
    }

    std::shared_ptr<LatentModel> m_model;
    spec::LikelihoodSpec m_likelihood;
    data::GreyCoding m_coding;
};

}  // namespace

Result<std::unique_ptr<LikelihoodJudge>> openBoundJudge(std::shared_ptr<LatentModel> model,
                                                        const spec::LikelihoodSpec& likelihood,
                                                        const session::CheckpointData& checkpoint,
                                                        const std::vector<double>& labelOrder)
{
    return model->load(checkpoint)
        .and_then([&] { return isFinite(*model, "encoder and decoder", checkpoint.step); })
        .map([&]() -> std::unique_ptr<LikelihoodJudge> {
            model->eval();
            return std::make_unique<BoundJudge>(std::move(model), likelihood,
                                                codingOf(checkpoint, labelOrder));
        });
}

}  // namespace synthslice::training
