#include <ATen/Parallel.h>
#include <QTest>

#include "engine/families/gan/spec/gan_spec.h"
#include "engine/models/network_builder.h"
#include "engine/spec/presets/presets.h"
#include "engine/training/images/image_synthesis.h"
#include "tests/shared/seeded.h"
#include "tests/shared/test_program.h"

namespace test_image_synthesis {

using namespace synthslice;

/// An image depends on its seed alone: neither on the others nor on how many threads there are.
class TestImageSynthesis : public QObject {
    Q_OBJECT

private slots:
    void imagesDependOnTheirSeedsAlone_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<int>("size");
        for (const char* preset : {"texture-64", "texture-wgan-gp-64", "dcgan-64", "mlp-gan-mnist"}) {
            QTest::addRow("%s", preset) << preset << 1;
        }
        QTest::newRow("texture-64, large") << "texture-64" << 3;
    }
    void imagesDependOnTheirSeedsAlone()
    {
        QFETCH(QString, preset);
        QFETCH(int, size);
        const spec::ExperimentSpec experiment = spec::presetNamed(preset.toStdString())->experiment;
        auto generator = models::buildNetwork(spec::ganOf(experiment).generator,
                                              spec::shapeOf(spec::ganOf(experiment).latent), test::seeded(5));
        generator->eval();
        spec::Shape latent = spec::shapeOf(spec::ganOf(experiment).latent);
        latent[1] *= size;
        const std::int64_t pixels = size * size * experiment.data.patchSize * experiment.data.patchSize;
        const auto made = [&](int threads, const std::vector<std::uint64_t>& seeds,
                              std::int64_t imagePixels) {
            at::set_num_threads(threads);
            std::vector<Latent> latents;
            for (const auto seed : seeds) latents.push_back({seed});
            return training::synthesize(generator, {latent}, latents, {}, imagePixels);
        };
        const int before = at::get_num_threads();
        const auto byOne = made(1, {7, 8, 9}, pixels);
        QVERIFY(byOne[0] != byOne[1]);
        QVERIFY(byOne == made(2, {7, 8, 9}, pixels));
        QVERIFY(byOne == made(2, {7, 8, 9}, std::int64_t{1} << 40));  // too large for two at a time
        for (const int threads : {1, 2}) QVERIFY(made(threads, {8}, pixels).front() == byOne[1]);
        at::set_num_threads(before);
    }
};

SYNTHSLICE_TEST(TestImageSynthesis)

}  // namespace test_image_synthesis

#include "test_image_synthesis.moc"
