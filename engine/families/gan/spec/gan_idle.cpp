#include "engine/families/gan/spec/gan_idle.h"

#include <algorithm>

#include "engine/base/text/text.h"

namespace synthslice::spec {

namespace {

Reason idleLoss(const GanLossSpec& loss, const std::string& key)
{
    using enum DiscriminatorLoss;
    if (key == "gamma_final_factor") {
        return unless(loss.r1Gamma > 0 || loss.r2Gamma > 0, SYNTHSLICE_TEXT("neither R1 nor R2 is on"));
    }
    if (key == "label_smoothing") {
        return unless(loss.discriminator == Minimax || loss.discriminator == LeastSquares ||
                          loss.discriminator == General,
                      SYNTHSLICE_TEXT("the discriminator's loss has no labels"));
    }
    return {};
}

Reason idleTerm(const LossTermsSpec& terms, const std::string& path)
{
    const auto found = std::ranges::find_if(
        lossTerms(), [&](const LossTermInfo& term) { return path.starts_with("terms." + term.key + "."); });
    const std::string key = keyOf(path);
    if (found == lossTerms().end() || key == "gradient_share") return {};
    const LossTermSpec& term = terms.*found->member;
    if (key == "weight")
        return unless(term.gradientShare == 0, SYNTHSLICE_TEXT("gradient_share sets the weight"));
    return unless(term.isOn(), SYNTHSLICE_TEXT("the term is off"));
}

Reason idleAugmentation(const AugmentationSpec& augmentation, const std::string& key)
{
    const bool amount = key == "translation" || key == "cutout" || key == "brightness" || key == "contrast";
    if (amount) return {};
    if (!augmentation.isOn()) return "all amounts of augmentation are 0";
    if (key == "target" || key == "adaptation_images") {
        return unless(augmentation.adaptive, SYNTHSLICE_TEXT("the augmentation is not adaptive"));
    }
    return {};
}

}  // namespace

Reason idleGanParameter(const GanSpec& gan, const std::string& path)
{
    const std::string key = keyOf(path);
    const auto isIn = [&](const char* prefix) { return path.starts_with(prefix); };
    if (isIn("loss.")) return idleLoss(gan.loss, key);
    if (isIn("general_loss.generator.")) {
        return unless(gan.loss.generator == GeneratorLoss::General,
                      SYNTHSLICE_TEXT("loss.generator is not general"));
    }
    if (isIn("general_loss.discriminator.")) {
        return unless(gan.loss.discriminator == DiscriminatorLoss::General,
                      SYNTHSLICE_TEXT("loss.discriminator is not general"));
    }
    if (isIn("terms.")) return idleTerm(gan.terms, path);
    if (isIn("augmentation.")) return idleAugmentation(gan.augmentation, key);
    return {};
}

}  // namespace synthslice::spec
