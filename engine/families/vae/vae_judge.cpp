#include "engine/families/vae/vae_judge.h"

#include <algorithm>
#include <cmath>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include "engine/base/random.h"
#include "engine/families/vae/vae_networks.h"
#include "engine/families/variational/pixel_likelihood.h"
#include "engine/training/latent_images.h"

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

class VaeJudge final : public LikelihoodJudge {
public:
    VaeJudge(spec::ExperimentSpec experiment, VaeNetworks networks, data::GreyCoding coding)
        : m_experiment(std::move(experiment)), m_networks(std::move(networks)), m_coding(std::move(coding))
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
    [[nodiscard]] const spec::VaeSpec& vae() const { return spec::vaeOf(m_experiment); }

    [[nodiscard]] ImageBounds boundsOf(const GreyImage& image, std::int64_t samples,
                                       const torch::Generator& random)
    {
        const torch::Tensor target = targetOf(vae().likelihood, toPatches({&image, 1}, m_coding), random);
        const Posterior posterior = m_networks->encode(target);
        constexpr std::int64_t most = 1 << 18;  // pixels at a time, for their memory
        const std::int64_t together = std::max<std::int64_t>(1, most / target.numel());
        std::vector<torch::Tensor> weights;
        double reconstruction = 0.0;
        for (std::int64_t done = 0; done < samples; done += together) {
            spec::Shape shape = spec::shapeOf(vae().latent);
            shape.insert(shape.begin(), std::min(together, samples - done));
            const torch::Tensor noise = torch::randn(shape, random);
            const torch::Tensor outputs = m_networks->decode(sampleOf(posterior, noise));
            const torch::Tensor likelihood = logLikelihood(vae().likelihood, outputs, target)
                                                 .to(torch::kFloat64);
            weights.push_back(logWeights(posterior, noise, likelihood));
            reconstruction += likelihood.sum().item<double>();
        }
        ImageBounds bounds;
        bounds.logLikelihood = importanceBound(torch::cat(weights).unsqueeze(1)).item<double>();
        bounds.reconstruction = reconstruction / static_cast<double>(samples);
        bounds.kl = klOfUnits(posterior).sum().item<double>();
        bounds.elbo = bounds.reconstruction - bounds.kl;
        bounds.posteriorMean = posterior.mean;
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
        const spec::LikelihoodSpec& likelihood = vae().likelihood;
        const bool binarises = likelihood.distribution == spec::PixelDistribution::Bernoulli;
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
                nameOf(likelihood.distribution),
                binarises ? nameOf(likelihood.binarisation) : std::string()};
    }

    spec::ExperimentSpec m_experiment;
    VaeNetworks m_networks;
    data::GreyCoding m_coding;
};

}  // namespace

Result<std::unique_ptr<LikelihoodJudge>> openVaeJudge(const spec::ExperimentSpec& experiment,
                                                      const session::CheckpointData& checkpoint,
                                                      const std::vector<double>& labelOrder)
{
    VaeNetworks networks(experiment, at::detail::createCPUGenerator(), at::detail::createCPUGenerator());
    return networks->load(checkpoint)
        .and_then([&] { return isFinite(*networks, "encoder and decoder", checkpoint.step); })
        .map([&]() -> std::unique_ptr<LikelihoodJudge> {
            networks->eval();
            return std::make_unique<VaeJudge>(experiment, networks, codingOf(checkpoint, labelOrder));
        });
}

}  // namespace synthslice::training
