#include "engine/families/distribution/distribution_rules.h"

#include "engine/base/text/text.h"
#include "engine/families/distribution/distribution_spec.h"
#include "engine/families/distribution/point_mixture.h"
#include "engine/spec/network/networks.h"

namespace synthslice::spec {

namespace {

template <std::size_t D>
Problems mixturesCanBe(const DistributionSpec& spec)
{
    Problems problems;
    const auto check = [&](const char* path, const auto& points) {
        if (const auto mixture = mixtureOf<D>(points); !mixture) {
            problems.push_back({path, mixture.error().message, mixture.error().hint});
        }
    };
    if (spec.real.kind == RealKind::Mixture) check("real.mixture", spec.real);
    if (spec.generated.kind == GeneratedKind::Mixture) check("generated.mixture", spec.generated);
    return problems;
}

Problems distributionsAreGiven(const ExperimentSpec& experiment)
{
    const DistributionSpec& spec = distributionOf(experiment);
    Problems problems = spec.real.dimension == 1 ? mixturesCanBe<1>(spec) : mixturesCanBe<2>(spec);
    if (spec.real.kind == RealKind::Points && spec.real.points.empty()) {
        problems.push_back({"real.points", text("No file of points is named"),
                            text("name a CSV file, or take a gaussian or mixture as real.kind")});
    }
    return problems;
}

bool isUsed(const DistributionSpec& spec, const std::string& network)
{
    return network != "generator" || spec.learnsToGenerate();
}

/// Networks of points give a score each, or a point.
Problems networksFit(const ExperimentSpec& experiment)
{
    const DistributionSpec& spec = distributionOf(experiment);
    Problems problems;
    for (const NamedNetwork& named : networksOf(experiment)) {
        if (!isUsed(spec, named.name)) continue;
        const std::string path = named.name + ".layers";
        const std::int64_t outputs = named.name == "generator" ? spec.real.dimension : 1;
        if (named.network.layers.empty()) {
            problems.push_back(
                {path, text("The %1 has no layers", named.name), text("add layers or start from a preset")});
        } else if (!named.shapes.problems.empty()) {
            append(problems, named.shapes.problems);
        } else if (named.shapes.output != Shape{outputs}) {
            problems.push_back(
                {path,
                 text("The %1 gives %2 instead of %3", named.name, toText(named.shapes.output), outputs),
                 text("end it with a linear layer that has out_features %1", outputs)});
        }
    }
    return problems;
}

/// Losses are computed from raw scores, point by point.
Problems scoresAreRaw(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const NamedNetwork& named : networksOf(experiment)) {
        if (!isUsed(distributionOf(experiment), named.name)) continue;
        for (std::size_t i = 0; i < named.network.layers.size(); ++i) {
            const LayerSpec& layer = named.network.layers[i];
            const std::string path = named.name + ".layers." + std::to_string(i);
            if (isBatchNorm(layer) || std::holds_alternative<MinibatchStdSpec>(layer)) {
                problems.push_back({path, text("The layer ties the points of a batch together"),
                                    text("remove it or use layer_norm")});
            } else if (named.name != "generator" && i + 1 == named.network.layers.size() &&
                       std::holds_alternative<SigmoidSpec>(layer)) {
                problems.push_back(
                    {path,
                     text("The %1 ends in a sigmoid, but losses are computed from raw scores", named.name),
                     text("remove that layer; the loss applies the sigmoid itself")});
            }
        }
    }
    return problems;
}

Problems slopeIsBounded(const ExperimentSpec& experiment)
{
    const PointLossSpec& loss = distributionOf(experiment).loss;
    if (loss.gradientPenalty > 0.0 || loss.clipValue > 0.0) return {};
    return {{"loss.gradient_penalty", text("The critic needs a bounded slope"),
             text("set the gradient penalty to 10, or weight clipping to 0.01")}};
}

Reason idleDistribution(const std::string& key, bool isGaussian, bool isMixture)
{
    if (key == "mean" || key == "sd")
        return unless(isGaussian, SYNTHSLICE_TEXT("the distribution is no Gaussian"));
    if (key == "mixture") return unless(isMixture, SYNTHSLICE_TEXT("the distribution is no mixture"));
    return {};
}

}  // namespace

Shape pointNetworkInput(const ExperimentSpec& experiment, const std::string& network)
{
    const DistributionSpec& spec = distributionOf(experiment);
    return {network == "generator" ? spec.generated.latent : spec.real.dimension};
}

Problems distributionProblems(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const auto rule : {distributionsAreGiven, networksFit, scoresAreRaw, slopeIsBounded}) {
        append(problems, rule(experiment));
    }
    return problems;
}

Reason idleDistributionParameter(const ExperimentSpec& experiment, const std::string& path)
{
    const DistributionSpec& spec = distributionOf(experiment);
    const std::string key = keyOf(path);
    const char* noNetwork = "no generator network makes the points";
    if (path.starts_with("real.")) {
        if (key == "points")
            return unless(spec.real.kind == RealKind::Points, SYNTHSLICE_TEXT("no file is read"));
        return idleDistribution(key, spec.real.kind == RealKind::Gaussian,
                                spec.real.kind == RealKind::Mixture);
    }
    if (path.starts_with("generated.")) {
        if (key == "latent") return unless(spec.learnsToGenerate(), noNetwork);
        return idleDistribution(key, spec.generated.kind == GeneratedKind::Gaussian,
                                spec.generated.kind == GeneratedKind::Mixture);
    }
    if (path == "loss.generator" || path.starts_with("optimizer.generator.") ||
        path.starts_with("generator.initialization.")) {
        return unless(spec.learnsToGenerate(), noNetwork);
    }
    if (path == "training.ema_decay" || path == "training.sample_count" ||
        path == "training.assessed_images") {
        return "the family makes no images";
    }
    return {};
}

}  // namespace synthslice::spec
