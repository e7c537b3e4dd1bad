#include "engine/families/vae_gan/vae_gan_metrics.h"

#include "engine/base/text/text.h"

namespace synthslice::training {
namespace {

/// One column and the measure that fills it.
struct VaeGanColumn {
    session::MetricInfo info;
    double VaeGanMeasures::*measure;
};

const std::vector<VaeGanColumn>& vaeGanColumns()
{
    using M = VaeGanMeasures;
    static const std::vector<VaeGanColumn> all{
        {{"loss_discriminator", SYNTHSLICE_TEXT("Discriminator loss"), "loss", "nats"},
         &M::lossDiscriminator},
        {{"loss_real", SYNTHSLICE_TEXT("Cross-entropy on patches"), "loss", "nats"}, &M::onPatches},
        {{"loss_reconstructed", SYNTHSLICE_TEXT("Cross-entropy on reconstructions"), "loss", "nats"},
         &M::onReconstructions},
        {{"loss_fake", SYNTHSLICE_TEXT("Cross-entropy on generated images"), "loss", "nats"},
         &M::onGenerated},
        {{"loss_decoder", SYNTHSLICE_TEXT("Decoder's loss in the game"), "loss", "nats"}, &M::lossDecoder},
        {{"loss_encoder", SYNTHSLICE_TEXT("Encoder's loss: features and weighted KL"), "reconstruction",
          "nats"},
         &M::lossEncoder},
        {{"features", SYNTHSLICE_TEXT("Reconstruction of features"), "reconstruction", "nats"}, &M::features},
        {{"features_test", SYNTHSLICE_TEXT("Reconstruction of features, held out"), "reconstruction", "nats",
          true},
         &M::featuresTest},
        {{"kl", SYNTHSLICE_TEXT("KL of the latent"), "kl", "nats"}, &M::kl},
        {{"kl_test", SYNTHSLICE_TEXT("KL of the latent, held out"), "kl", "nats", true}, &M::klTest},
        {{"active_units", SYNTHSLICE_TEXT("Active latent units, held out"), "count", "", true},
         &M::activeUnits},
        {{"beta", SYNTHSLICE_TEXT("Weight of KL"), "ratio", ""}, &M::beta},
        {{"feature_share", SYNTHSLICE_TEXT("Differences of features over those of other patches"), "ratio",
          ""},
         &M::featureShare},
        {{"error_share", SYNTHSLICE_TEXT("Squared error over that of the mean image"), "ratio", ""},
         &M::errorShare},
        {{"error_share_test", SYNTHSLICE_TEXT("Squared error over that of the mean image, held out"), "ratio",
          "", true},
         &M::errorShareTest},
        {{"reconstruction_spread", SYNTHSLICE_TEXT("Spread of reconstructions over that of patches"), "ratio",
          ""},
         &M::reconstructionSpread},
        {{"d_real", SYNTHSLICE_TEXT("D(x), belief in patches"), "probability", ""}, &M::beliefInPatches},
        {{"d_reconstructed", SYNTHSLICE_TEXT("Belief in reconstructions"), "probability", ""},
         &M::beliefInReconstructions},
        {{"d_fake", SYNTHSLICE_TEXT("D(G(z)), belief in generated images"), "probability", ""},
         &M::beliefInGenerated},
        {{"score_real", SYNTHSLICE_TEXT("Score of patches"), "score", ""}, &M::scoreOfPatches},
        {{"score_reconstructed", SYNTHSLICE_TEXT("Score of reconstructions"), "score", ""},
         &M::scoreOfReconstructions},
        {{"score_fake", SYNTHSLICE_TEXT("Score of generated images"), "score", ""}, &M::scoreOfGenerated},
        {{"decoder_updated", SYNTHSLICE_TEXT("Decoder updated"), "updates", ""}, &M::decoderUpdated},
        {{"discriminator_updated", SYNTHSLICE_TEXT("Discriminator updated"), "updates", ""},
         &M::discriminatorUpdated},
        {{"gradient_norm_encoder", SYNTHSLICE_TEXT("Encoder gradient norm"), "gradient", ""},
         &M::gradientNormEncoder},
        {{"gradient_norm_decoder", SYNTHSLICE_TEXT("Decoder gradient norm"), "gradient", "", true},
         &M::gradientNormDecoder},
        {{"gradient_norm_discriminator", SYNTHSLICE_TEXT("Discriminator gradient norm"), "gradient", "",
          true},
         &M::gradientNormDiscriminator},
        {{"lr_encoder", SYNTHSLICE_TEXT("Encoder learning rate"), "rate", ""}, &M::lrEncoder},
        {{"lr_decoder", SYNTHSLICE_TEXT("Decoder learning rate"), "rate", ""}, &M::lrDecoder},
        {{"lr_discriminator", SYNTHSLICE_TEXT("Discriminator learning rate"), "rate", ""},
         &M::lrDiscriminator}};
    return all;
}

}  // namespace

std::vector<session::MetricInfo> vaeGanMetrics()
{
    std::vector<session::MetricInfo> metrics;
    for (const VaeGanColumn& column : vaeGanColumns()) metrics.push_back(column.info);
    return metrics;
}

std::vector<double> valuesOf(const VaeGanMeasures& measures)
{
    std::vector<double> values;
    for (const VaeGanColumn& column : vaeGanColumns()) values.push_back(measures.*column.measure);
    return values;
}

}  // namespace synthslice::training
