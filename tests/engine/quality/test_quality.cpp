#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>

#include <opencv2/imgproc.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/random.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/quality/disjoint_patches.h"
#include "engine/quality/evaluation.h"
#include "engine/quality/quality_reference.h"
#include "tests/shared/test_program.h"

namespace test_quality {

using namespace synthslice;
using quality::QualityReference;

namespace {

constexpr std::size_t count = 512;
using Images = std::vector<GreyImage>;

cv::Mat1f matOf(const GreyImage& image)
{
    return cv::Mat1f(image.height, image.width, const_cast<float*>(image.grey.data())).clone();
}

GreyImage imageOf(const cv::Mat1f& mat)
{
    GreyImage image(mat.cols, mat.rows);
    std::copy(mat.begin(), mat.end(), image.grey.begin());
    return image;
}

template <class Change>
Images changed(const Images& images, Change change)
{
    Images result;
    for (const GreyImage& image : images) result.push_back(imageOf(change(matOf(image))));
    return result;
}

Images blurred(const Images& images, double sigma)
{
    return changed(images, [&](const cv::Mat1f& image) {
        cv::Mat1f blurredImage;
        cv::GaussianBlur(image, blurredImage, {}, sigma);
        return blurredImage;
    });
}

/// The middle of patches cut larger or smaller, resized so that fibres become `factor` times as large.
Images resized(const Images& larger, double factor, int patchSize)
{
    return changed(larger, [&](const cv::Mat1f& image) {
        cv::Mat1f scaled;
        cv::resize(image, scaled, {}, factor, factor, factor < 1.0 ? cv::INTER_AREA : cv::INTER_CUBIC);
        const int x = (scaled.cols - patchSize) / 2;
        const int y = (scaled.rows - patchSize) / 2;
        return cv::Mat1f(scaled(cv::Rect(x, y, patchSize, patchSize)).clone());
    });
}

/// The same amplitudes with random phases, then each image's greys put in order of rank.
Images randomPhase(const Images& images)
{
    Random random(3);
    return changed(images, [&](const cv::Mat1f& image) {
        cv::Mat1f noise(image.size());
        for (float& value : noise) value = static_cast<float>(random.normal());
        cv::Mat spectrum;
        cv::Mat noiseSpectrum;
        cv::dft(image - cv::mean(image)[0], spectrum, cv::DFT_COMPLEX_OUTPUT);
        cv::dft(noise, noiseSpectrum, cv::DFT_COMPLEX_OUTPUT);
        for (int y = 0; y < spectrum.rows; ++y) {
            for (int x = 0; x < spectrum.cols; ++x) {
                auto& phase = noiseSpectrum.at<cv::Vec2f>(y, x);
                phase *= cv::norm(spectrum.at<cv::Vec2f>(y, x)) / std::max(1e-12, cv::norm(phase));
            }
        }
        cv::Mat1f field;
        cv::dft(noiseSpectrum, field, cv::DFT_INVERSE | cv::DFT_REAL_OUTPUT | cv::DFT_SCALE);
        std::vector<float> greys(image.begin(), image.end());
        std::ranges::sort(greys);
        std::vector<int> order(greys.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::sort(order, {}, [&](int i) { return field(i / field.cols, i % field.cols); });
        for (std::size_t rank = 0; rank < order.size(); ++rank) {
            field(order[rank] / field.cols, order[rank] % field.cols) = greys[rank];
        }
        return field;
    });
}

data::SliceDataset datasetOf(const Images& slices, const spec::DataSpec& spec = {})
{
    const QTemporaryDir folder;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const std::string name = std::to_string(i) + ".png";
        if (!data::writeImage(std::filesystem::path(folder.path().toStdString()) / name, slices[i], {}))
            qFatal("no slices");
    }
    auto dataset = data::SliceDataset::load(folder.path().toStdString(), spec, {});
    if (!dataset) qFatal("%s", dataset.error().text().c_str());
    return std::move(*dataset);
}

GreyImage fibres(int size, std::uint64_t seed, double volumeFraction = 0.55)
{
    return data::makeFibreSlice({.size = size, .volumeFraction = volumeFraction, .seed = seed})->image;
}

/// Fibres whose contrast differs from block to block, as real material does.
GreyImage uneven(int size, std::uint64_t seed)
{
    constexpr int block = 128;
    GreyImage image = fibres(size, seed);
    Random random(seed);
    for (int top = 0; top < size; top += block) {
        for (int left = 0; left < size; left += block) {
            const auto contrast = static_cast<float>(1.0 + 0.25 * (2.0 * random.uniform() - 1.0));
            for (int y = top; y < top + block; ++y) {
                for (int x = left; x < left + block; ++x)
                    image.at(x, y) = 0.56F + contrast * (image.at(x, y) - 0.56F);
            }
        }
    }
    return image;
}

double floorOf(const quality::Evaluation& evaluation, const std::string& key)
{
    return std::ranges::find(evaluation.metrics, key, &quality::QualityMetric::key)->floor;
}

}  // namespace

class TestQuality : public QObject {
    Q_OBJECT

private slots:
    /// What is wrong on purpose is poor and what is of the same kind is not, whatever the number of images.
    void syntheticSetsAreTold()
    {
        const data::SliceDataset dataset = datasetOf({uneven(640, 1)});
        std::vector<double> fresh;
        for (const std::size_t images : {256, 64}) {
            const auto reference = QualityReference::make(dataset, images, {});
            QVERIFY2(reference, reference ? "" : reference.error().text().c_str());
            double logs = 0.0;
            for (const std::uint64_t seed : {7, 8, 9}) {
                const auto drawn = dataset.drawPatches(data::Half::Training, images, seed);
                const auto real = reference->assess(drawn, {});
                logs += std::log(real->score) / 3.0;
                QVERIFY(real->scoreInterval.low < real->score && real->score < real->scoreInterval.high);
                QVERIFY(real->realInterval.low < 1.3 && real->realInterval.high > 0.9);
                QVERIFY(real->enoughReal());
            }
            fresh.push_back(std::exp(logs));
            const Images own = dataset.drawPatches(data::Half::Training, images, 7);
            const double blur = reference->assess(blurred(own, 1.0), {})->score;
            const double phase = reference->assess(randomPhase(own), {})->score;
            qInfo("%zu images: fresh crops %.2f, blurred %.2f, random phase %.2f", images, fresh.back(), blur,
                  phase);
            QVERIFY(fresh.back() > 0.6 && fresh.back() < 1.4);
            QVERIFY(blur > 2.0 * fresh.back() && phase > 2.0 * fresh.back());
        }
        QVERIFY(std::abs(std::log(fresh[0] / fresh[1])) < 0.2);
    }

    /// Components that hardly vary in real patches must not outweigh all others: a bright bar in one of the
    /// images of sparse fibres.
    void oneOddImageMovesTheScoreLittle()
    {
        constexpr std::size_t images = 256;
        const data::SliceDataset dataset = datasetOf({fibres(512, 3, 0.05)});
        const auto reference = QualityReference::make(dataset, images, {});
        QVERIFY2(reference, reference ? "" : reference.error().text().c_str());
        Images set = dataset.drawPatches(data::Half::Training, images, 7);
        const double clean = reference->assess(set, {})->score;
        for (int y = 30; y < 33; ++y) {
            for (int x = 0; x < 64; ++x) set.front().at(x, y) = 0.67F;
        }
        const double odd = reference->assess(set, {})->score;
        qInfo("one bar in %zu images: Q %.2f to %.2f", images, clean, odd);
        QVERIFY(odd < 1.15 * clean);
    }

    void tooLittleRealDataIsSaid()
    {
        const data::SliceDataset dataset = datasetOf({fibres(256, 4)});
        const auto reference = QualityReference::make(dataset, 32, {});
        QVERIFY2(reference, reference ? "" : reference.error().text().c_str());
        const auto assessment = reference->assess(dataset.drawPatches(data::Half::Training, 32, 7), {});
        QVERIFY(assessment);
        QVERIFY(!assessment->enoughReal());
        QCOMPARE(assessment->realPatches.value_or(0), std::int64_t{8});  // half of 4 x 4
        QVERIFY(tooLittleReal(*assessment).find("8 patches") != std::string::npos);
    }

    void disjointPatchesShareNoPixels()
    {
        Images same(6, fibres(256, 5));
        Images different;
        for (std::uint64_t seed = 10; seed < 16; ++seed) different.push_back(fibres(256, seed));
        constexpr std::size_t most = 1000;
        for (const bool copies : {true, false}) {
            const data::SliceDataset dataset = datasetOf(copies ? same : different);
            const auto patches = quality::disjointPatches(dataset, data::Half::Training, most);
            // Six copies of a slice are one slice.
            QCOMPARE(quality::independentSliceDistance(dataset), std::size_t{copies ? 6U : 1U});
            QCOMPARE(patches.size(), std::size_t{copies ? 8U : 48U});
            for (std::size_t i = 0; i < patches.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    QVERIFY(patches[i].slice != patches[j].slice ||
                            std::abs(patches[i].x - patches[j].x) >= 64 ||
                            std::abs(patches[i].y - patches[j].y) >= 64);
                }
            }
            QCOMPARE(quality::disjointPatches(dataset, data::Half::Training, 5).size(), std::size_t{5});
        }
    }

    /// Two halves of one texture are told to be alike, and so are images of the same texture.
    void realSetsAreToldToBeAlike()
    {
        const auto dataset = std::make_shared<const data::SliceDataset>(datasetOf({fibres(768, 6)}));
        const data::SliceDataset other = datasetOf({fibres(768, 16)});
        Images images;
        for (const data::PatchOrigin& origin : quality::disjointPatches(other, data::Half::Training, 64))
            images.push_back(other.patch(origin));
        const auto evaluation = quality::evaluate(dataset, images, nullptr, {});
        QVERIFY2(evaluation, evaluation ? "" : evaluation.error().text().c_str());
        for (const auto& metric : evaluation->metrics)
            qInfo("%s %.2f +- %.2f, real %.2f", metric.key.c_str(), metric.value, metric.error, metric.floor);
        QVERIFY(std::abs(floorOf(*evaluation, "nearest_neighbour_accuracy") - 0.5) < 0.12);
        QVERIFY(std::abs(floorOf(*evaluation, "linear_classifier_accuracy") - 0.5) < 0.15);
        QVERIFY(floorOf(*evaluation, "precision") > 0.6 && floorOf(*evaluation, "coverage") > 0.6);
        QVERIFY(std::abs(floorOf(*evaluation, "density") - 1.0) < 0.4);
        QVERIFY(std::abs(floorOf(*evaluation, "data_copying")) < 3.0);
        for (const auto& metric : evaluation->metrics) {
            if (metric.key == "nearest_neighbour_accuracy") QVERIFY(std::abs(metric.value - 0.5) < 0.15);
            if (metric.key == "data_copying") QVERIFY(std::abs(metric.value) < 3.0);
        }
        QCOMPARE(evaluation->copies, 0.0);
        QVERIFY(evaluation->beatsNullModels());
        QVERIFY2(evaluation->quilting < evaluation->randomPhase,
                 qPrintable(QString::number(evaluation->quilting)));
    }

    void scoresOfKnownSets_data()
    {
        QTest::addColumn<QString>("slice");
        QTest::addColumn<QString>("set");
        QTest::addColumn<double>("expected");
        const auto row = [](const char* slice, const char* set, double expected) {
            QTest::addRow("%s, %s", slice, set) << slice << set << expected;
        };
        // A prototype in Python; fresh crops as docs/quality.md has them.
        row("glass", "fresh crops", 1.15);
        row("carbon", "fresh crops", 1.03);
        row("glass", "blur 0.7", 3.5);
        row("glass", "blur 1", 5.6);
        row("glass", "blur 2", 14.5);
        row("glass", "random phase", 3.0);
        row("carbon", "random phase", 5.4);
        row("carbon", "10 % smaller", 3.0);
        row("carbon", "10 % larger", 3.35);
    }
    void scoresOfKnownSets()
    {
        QFETCH(QString, slice);
        QFETCH(QString, set);
        QFETCH(double, expected);
        const std::filesystem::path folder = std::filesystem::path(SYNTHSLICE_SHARED_DATA "/tomography") /
                                             slice.toStdString();
        if (!std::filesystem::exists(folder)) QSKIP("the slices are not there");
        const QualityReference& reference = referenceOf(slice, folder);
        const auto drawn = [&](int size, std::uint64_t seed = 77) {
            spec::DataSpec spec;
            spec.patchSize = size;
            return data::SliceDataset::load(folder, spec, {})->drawPatches(data::Half::Training, count, seed);
        };
        if (set == "fresh crops") {  // the mean of three draws: chance moves each by a tenth
            double mean = 0.0;
            for (const std::uint64_t seed : {77, 78, 79})
                mean += reference.assess(drawn(64, seed), {})->score / 3.0;
            qInfo("%s, fresh crops: Q %.2f (expected %.2f)", qPrintable(slice), mean, expected);
            QVERIFY2(std::abs(mean / expected - 1.0) <= 0.15, qPrintable(QString::number(mean)));
            return;
        }
        Images images = drawn(64);
        if (set.startsWith("blur")) images = blurred(images, set.mid(5).toDouble());
        if (set == "random phase") images = randomPhase(images);
        if (set == "10 % smaller") images = resized(drawn(72), 0.9, 64);
        if (set == "10 % larger") images = resized(drawn(60), 1.1, 64);
        const auto assessment = reference.assess(images, {});
        QVERIFY2(assessment, assessment ? "" : assessment.error().text().c_str());
        const auto* worst = worstOf(*assessment);
        QString ratios;
        for (const auto& each : assessment->descriptors) {
            ratios += QStringLiteral(" %1 %2").arg(each.key.c_str()).arg(each.ratio, 0, 'f', 2);
        }
        qInfo("%s, %s: Q %.2f +- %.2f (expected %.2f), worst %s %.1f;%s", qPrintable(slice), qPrintable(set),
              assessment->score, assessment->scoreSd, expected, worst->key.c_str(), worst->ratio,
              qPrintable(ratios));
        QVERIFY2(std::abs(assessment->score - expected) <= 0.15 * expected + assessment->scoreSd,
                 qPrintable(QString("%1 instead of %2").arg(assessment->score).arg(expected)));
    }

    /// The prototype has 2.3 to 2.4 for these, measured with a circle finder and set-up of its own.
    void sizeErrorsOfGlass()
    {
        const std::filesystem::path folder = SYNTHSLICE_SHARED_DATA "/tomography/glass";
        if (!std::filesystem::exists(folder)) QSKIP("the slices are not there");
        spec::DataSpec spec;
        for (const auto& [size, factor] : {std::pair{72, 0.9}, {60, 1.1}}) {
            spec.patchSize = size;
            const Images larger = data::SliceDataset::load(folder, spec, {})
                                      ->drawPatches(data::Half::Training, count, 77);
            const double score = referenceOf("glass", folder).assess(resized(larger, factor, 64), {})->score;
            qInfo("glass, size x %.1f: Q %.2f", factor, score);
            QVERIFY(score > 2.0 && score < 3.4);
        }
    }

    /// One patch repeated: which one matters, so the median of nine; the prototype has 5.1 for one.
    void onePatchRepeated()
    {
        const std::filesystem::path folder = SYNTHSLICE_SHARED_DATA "/tomography/glass";
        if (!std::filesystem::exists(folder)) QSKIP("the slices are not there");
        const auto dataset = data::SliceDataset::load(folder, {}, {});
        std::vector<double> scores;
        for (const GreyImage& patch : dataset->drawPatches(data::Half::Training, 9, 5)) {
            scores.push_back(referenceOf("glass", folder).assess(Images(count, patch), {})->score);
        }
        std::ranges::sort(scores);
        qInfo("one patch repeated: Q %.2f, %.2f to %.2f", scores[4], scores.front(), scores.back());
        QVERIFY(std::abs(scores[4] / 5.1 - 1.0) <= 0.15);
    }

private:
    const QualityReference& referenceOf(const QString& slice, const std::filesystem::path& folder)
    {
        if (m_slice != slice) {
            m_slice = slice;
            m_reference = std::make_unique<QualityReference>(
                *QualityReference::make(*data::SliceDataset::load(folder, {}, {}), count, {}));
        }
        return *m_reference;
    }

    QString m_slice;
    std::unique_ptr<QualityReference> m_reference;
};

SYNTHSLICE_TEST(TestQuality)

}  // namespace test_quality

#include "test_quality.moc"
