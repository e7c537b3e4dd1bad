#include <cmath>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/training/images/autoencoder_space.h"
#include "tests/shared/test_program.h"

namespace test_autoencoder_space {

using namespace synthslice;

class TestAutoencoderSpace : public QObject {
    Q_OBJECT

private slots:
    /// Trained twice it is the same; its features are standardized, and tell darker patches from real ones.
    void isFrozenAndTellsDarkerPatches()
    {
        const QTemporaryDir folder;
        data::FibreSliceSpec fibres;
        fibres.size = 384;
        const auto slice = data::makeFibreSlice(fibres);
        QVERIFY(slice.has_value());
        const std::filesystem::path file = folder.filePath("slice.png").toStdString();
        QVERIFY(data::writeImage(file, slice->image, {}).has_value());
        spec::DataSpec patches;
        patches.patchSize = 48;  // resampled
        const auto loaded = data::SliceDataset::load(file, patches, {});
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
        const auto dataset = std::make_shared<const data::SliceDataset>(*loaded);

        const auto space = training::autoencoderSpace(dataset, {});
        const auto again = training::autoencoderSpace(dataset, {});
        QVERIFY(space.has_value() && again.has_value());
        QCOMPARE(space->hash.size(), std::size_t{64});
        QCOMPARE(space->hash, again->hash);

        const std::vector<GreyImage> real = dataset->drawPatches(data::Half::Training, 256, 7);
        const quality::Features features = space->features(real);
        QCOMPARE(features.size(), real.size());
        QCOMPARE(features, again->features(real));
        for (std::size_t k = 0; k < features.front().size(); ++k) {
            double mean = 0.0;
            double square = 0.0;
            for (const auto& row : features) {
                mean += row[k] / 256.0;
                square += row[k] * row[k] / 256.0;
            }
            QVERIFY2(std::abs(mean) < 0.35, qPrintable(QString::number(mean)));
            QVERIFY2(std::abs(std::sqrt(square) - 1.0) < 0.35, qPrintable(QString::number(square)));
        }

        std::vector<GreyImage> changed = dataset->drawPatches(data::Half::Training, 256, 8);
        const double toReal = quality::kernelDistance(features, space->features(changed));
        for (GreyImage& image : changed) {
            for (float& grey : image.grey) grey *= 0.8F;
        }
        const double toDarker = quality::kernelDistance(features, space->features(changed));
        QVERIFY2(toReal < 0.05 && toDarker > 0.5, qPrintable(QString("%1 %2").arg(toReal).arg(toDarker)));
    }
};

SYNTHSLICE_TEST(TestAutoencoderSpace)

}  // namespace test_autoencoder_space

#include "test_autoencoder_space.moc"
