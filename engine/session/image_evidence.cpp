#include "engine/session/image_evidence.h"

#include <cmath>

#include "engine/base/text/text.h"

namespace synthslice::session {

namespace {

bool imagesAreOff(const SampleStatistics& samples)
{
    return samples.neighbourCorrelation < 0.8 || samples.neighbourCorrelation > 1.25 ||
           std::abs(samples.greyShift) > 0.5 || samples.greySd < 0.7 || samples.greySd > 1.4 ||
           samples.inversion > -0.3;
}

bool hasWrongContrast(const SampleStatistics& samples)
{
    return samples.greySd < 0.6 || samples.greySd > 1.7;
}

/// Inverted images keep their contrast, and noise is its own negative.
bool lookInverted(const HealthEvidence& evidence)
{
    return evidence.samples.inversion > 0.0 && !hasWrongContrast(evidence.samples) &&
           !imagesAreNoise(evidence);
}

}  // namespace

std::optional<Symptom> scoresDiverge(const HealthEvidence& evidence)
{
    return when(evidence.largestScore > 1e4, SYNTHSLICE_TEXT("the discriminator's score"),
                evidence.largestScore, SYNTHSLICE_TEXT("healthy below 10000"));
}

std::optional<Symptom> imagesCollapse(const HealthEvidence& evidence)
{
    const SampleStatistics& samples = evidence.samples;
    if (auto alike = when(samples.pairCorrelation > 0.5,
                          SYNTHSLICE_TEXT("the mean correlation of pairs of generated images"),
                          samples.pairCorrelation, SYNTHSLICE_TEXT("healthy below 0.1")))
        return alike;
    if (auto alike = when(samples.pairCorrelation > 0.1 && samples.similarity > 5.0,
                          SYNTHSLICE_TEXT("the MS-SSIM of pairs of generated images over that of real ones"),
                          samples.similarity, SYNTHSLICE_TEXT("healthy below 2")))
        return alike;
    return when(samples.pairCorrelation > 0.1 && samples.spread < 0.5,
                SYNTHSLICE_TEXT("the spread of generated images over that of real ones"), samples.spread,
                SYNTHSLICE_TEXT("healthy from 0.8 to 1.2"));
}

std::optional<Symptom> discriminatorIsSure(const HealthEvidence& evidence)
{
    const double apart = evidence.mean("d_real") - evidence.mean("d_fake");
    return when(apart > 0.96, SYNTHSLICE_TEXT("D(x) - D(G(z))"), apart, SYNTHSLICE_TEXT("healthy below 0.9"));
}

std::optional<Symptom> discriminatorIsBlind(const HealthEvidence& evidence)
{
    const double real = evidence.mean("score_real");
    const double fake = evidence.mean("score_fake");
    return when(std::abs(real - fake) < 0.02 && imagesAreOff(evidence.samples),
                SYNTHSLICE_TEXT("the difference between the scores of real and generated images"),
                real - fake, SYNTHSLICE_TEXT("it should grow while the images differ from the real ones"));
}

std::optional<Symptom> imagesAreNoise(const HealthEvidence& evidence)
{
    return when(evidence.samples.neighbourCorrelation < 0.5,
                SYNTHSLICE_TEXT("the correlation of adjacent pixels over that of real images"),
                evidence.samples.neighbourCorrelation, SYNTHSLICE_TEXT("healthy from 0.9 to 1.1"));
}

std::optional<Symptom> imagesAreFlat(const HealthEvidence& evidence)
{
    return when(evidence.samples.greySd < 0.25, SYNTHSLICE_TEXT("the SD of grey over that of real images"),
                evidence.samples.greySd, SYNTHSLICE_TEXT("healthy from 0.8 to 1.2"));
}

std::optional<Symptom> imagesAreInverted(const HealthEvidence& evidence)
{
    return when(lookInverted(evidence), SYNTHSLICE_TEXT("the similarity to inverted real images"),
                evidence.samples.inversion, SYNTHSLICE_TEXT("-1 as real, 1 inverted"));
}

std::optional<Symptom> imagesAreScaledWrongly(const HealthEvidence& evidence)
{
    const SampleStatistics& samples = evidence.samples;
    if (imagesAreFlat(evidence) || lookInverted(evidence)) return std::nullopt;  // other failures
    if (auto shifted = when(std::abs(samples.greyShift) > 0.75,
                            SYNTHSLICE_TEXT("the shift of grey in SD of real grey"), samples.greyShift,
                            SYNTHSLICE_TEXT("healthy within 0.3")))
        return shifted;
    return when(hasWrongContrast(samples), SYNTHSLICE_TEXT("the SD of grey over that of real images"),
                samples.greySd, SYNTHSLICE_TEXT("healthy from 0.8 to 1.2"));
}

HealthRule invertedGreyRule()
{
    const auto anotherSeed = [](const spec::ExperimentSpec& experiment) {
        return std::vector<std::vector<LiveEdit>>{{{"training.seed", experiment.training.seed + 1}}};
    };
    return {
        "inverted_grey",
        SYNTHSLICE_TEXT("The generated images are inverted: dark is bright"),
        SYNTHSLICE_TEXT("Start again with another seed, and look whether the slices have the grey that you "
                        "expect."),
        2,
        300,
        imagesAreInverted,
        anotherSeed};
}

}  // namespace synthslice::session
