#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/files/read_file.h"
#include "engine/blind/blind_record.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "tests/shared/test_program.h"

namespace test_blind {

using namespace synthslice;
using namespace synthslice::blind;
namespace fs = std::filesystem;

namespace {

constexpr int patchSize = 32;

/// Values between those of 8 bit, and beyond full scale.
class SmoothSource final : public acceptance::ImageSource {
public:
    Result<std::vector<GreyImage>> generate(std::span<const Latent> latents) override
    {
        std::vector<GreyImage> images;
        for (const Latent& latent : latents) {
            GreyImage& image = images.emplace_back(patchSize, patchSize);
            for (std::size_t i = 0; i < image.grey.size(); ++i) {
                image.grey[i] = -0.1F + static_cast<float>(i) * 0.00117F +
                                static_cast<float>(latent.seed % 100) * 1e-4F;
            }
        }
        return images;
    }
    [[nodiscard]] spec::Json provenance() const override { return {{"run", "run"}, {"step", 40}}; }
};

BlindTest told(const std::vector<bool>& generated, const std::vector<bool>& said)
{
    BlindTest test(generated);
    for (const bool each : said) test.answer(each);
    return test;
}

}  // namespace

class TestBlind : public QObject {
    Q_OBJECT

    QTemporaryDir m_scratch;
    std::shared_ptr<const data::SliceDataset> m_slices;
    [[nodiscard]] fs::path folder() const { return m_scratch.path().toStdString(); }

    [[nodiscard]] std::vector<BlindImage> images(const BlindTestSpec& spec) const
    {
        SmoothSource source;
        return blindImages(*m_slices, source, spec, {}).value();
    }

private slots:
    void initTestCase()
    {
        data::FibreSliceSpec spec;
        spec.size = 256;
        const fs::path slices = folder() / "slices";
        fs::create_directories(slices);
        QVERIFY(data::writeImage(slices / "a.png", data::makeFibreSlice(spec)->image, {}));
        spec::DataSpec data;
        data.patchSize = patchSize;
        data.blockSize = 64;
        auto dataset = data::SliceDataset::load(slices, data, {});
        QVERIFY2(dataset, dataset ? "" : dataset.error().message.c_str());
        m_slices = std::make_shared<const data::SliceDataset>(std::move(*dataset));
    }

    void intervalsAreWilsons()
    {
        // scipy 1.17.1, binomtest(count, of).proportion_ci(0.95, "wilson").
        struct Expected {
            std::size_t count;
            std::size_t of;
            double low;
            double high;
        };
        for (const auto& [count, of, low, high] : {Expected{0, 10, 0.0, 0.277533},
                                                   {10, 10, 0.722467, 1.0},
                                                   {10, 20, 0.299298, 0.700702},
                                                   {5, 20, 0.111862, 0.468701},
                                                   {81, 263, 0.255289, 0.366210}}) {
            const session::Interval interval = Share{count, of}.interval();
            QVERIFY2(std::abs(interval.low - low) < 1e-6, qPrintable(QString::number(interval.low, 'g', 9)));
            QVERIFY2(std::abs(interval.high - high) < 1e-6,
                     qPrintable(QString::number(interval.high, 'g', 9)));
        }
        QVERIFY(std::isnan(Share{}.interval().low));
    }

    void sharesAreOfTheirKind()
    {
        const BlindResult result = told({true, true, true, false, false}, {false, true, false, true, false})
                                       .result();
        QCOMPARE(result.fooled.count, std::size_t{2});
        QCOMPARE(result.fooled.of, std::size_t{3});
        QCOMPARE(result.doubted.count, std::size_t{1});
        QCOMPARE(result.doubted.of, std::size_t{2});
        QCOMPARE(result.correct.count, std::size_t{2});
        QCOMPARE(result.correct.of, std::size_t{5});
    }

    void answersAreTakenBack()
    {
        BlindTest test({true, false});
        test.undo();  // of nothing
        test.answer(true);
        test.answer(true);
        QVERIFY(!test.current());
        test.undo();
        QCOMPARE(test.current(), std::optional<std::size_t>(1));
        test.answer(false);
        QCOMPARE(test.answers(), (std::vector<bool>{true, false}));
        QCOMPARE(test.result().correct.count, std::size_t{2});
    }

    void imagesTellNothingButWhatTheyShow()
    {
        for (const int bits : {8, 16}) {
            const auto shown = images({12, 3, bits});
            QCOMPARE(shown.size(), std::size_t{24});
            QCOMPARE(std::ranges::count(shown, true, &BlindImage::generated), 12);
            const double full = bits == 8 ? 255 : 65535;
            std::set<std::uint64_t> latents;
            for (const BlindImage& each : shown) {
                QCOMPARE(each.image.width, patchSize);
                QCOMPARE(each.image.height, patchSize);
                for (const float grey : each.image.grey) {
                    const double level = grey * full;
                    QVERIFY(grey >= 0 && grey <= 1 && std::abs(level - std::round(level)) < 0.01);
                }
                if (each.generated) latents.insert(each.latentSeed);
            }
            QCOMPARE(latents.size(), std::size_t{12});
        }
    }

    void realImagesAreOfTheHeldOutHalfTurnedAsTheNetworksSeeThem()
    {
        std::size_t turned = 0;
        for (const BlindImage& each : images({16, 5, 16})) {
            if (each.generated) continue;
            bool heldOut = false;
            for (std::int64_t i = 0; i < m_slices->originCount(data::Half::HeldOut); ++i) {
                heldOut = heldOut || m_slices->origin(data::Half::HeldOut, i) == each.origin;
            }
            QVERIFY(heldOut);
            std::vector<float> stored = m_slices->patch(each.origin).grey;
            std::vector<float> shown = each.image.grey;
            turned += std::ranges::equal(stored, shown,
                                         [](float a, float b) { return std::abs(a - b) < 1e-4F; })
                          ? 0
                          : 1;
            std::ranges::sort(stored);
            std::ranges::sort(shown);
            for (std::size_t i = 0; i < stored.size(); ++i) QVERIFY(std::abs(stored[i] - shown[i]) < 1e-4F);
        }
        QVERIFY(turned >= 8);  // one of eight symmetries leaves a patch as it is
    }

    void theOrderIsOfTheSeed()
    {
        const auto kinds = [&](std::uint64_t seed) {
            std::vector<bool> generated;
            for (const BlindImage& each : images({20, seed, 8})) generated.push_back(each.generated);
            return generated;
        };
        QCOMPARE(kinds(1), kinds(1));
        QVERIFY(kinds(1) != kinds(2));
    }

    void whatTheNetworksHaveSeenIsNoTest()
    {
        spec::DataSpec data = m_slices->spec();
        data.heldOutFraction = 0.0;
        const auto all = data::SliceDataset::load(folder() / "slices", data, {});
        QVERIFY(all);
        SmoothSource source;
        const auto refused = blindImages(*all, source, {}, {});
        QVERIFY(!refused);
        QVERIFY(refused.error().hint.find("data.held_out_fraction") != std::string::npos);
    }

    void aCancelledTestIsNone()
    {
        SmoothSource source;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(blindImages(*m_slices, source, {}, {{}, stop.get_token()}).error().code,
                 ErrorCode::Cancelled);
    }

    void aTestIsRecordedWithEachImage()
    {
        const fs::path run = folder() / "recorded";
        fs::create_directories(run);
        const auto shown = images({5, 1, 8});
        std::vector<bool> generated;
        for (const BlindImage& each : shown) generated.push_back(each.generated);
        const BlindTest test = told(generated, std::vector<bool>(10, false));
        for (int time = 0; time < 2; ++time) {
            QVERIFY(recordTest(run, SmoothSource().provenance(), {5, 1, 8}, shown, test));
        }
        const auto past = readTests(run);
        QCOMPARE(past.size(), std::size_t{2});
        QCOMPARE(past[1].step, std::int64_t{40});
        QCOMPARE(past[1].result.fooled.count, std::size_t{5});
        QCOMPARE(past[1].result.fooled.of, std::size_t{5});
        const std::string text = readFile(run / "blind_tests.jsonl").value();
        const auto line = spec::parseJson(text.substr(0, text.find('\n')));
        QVERIFY(line);
        QCOMPARE(line->at("images").size(), std::size_t{10});
        for (std::size_t i = 0; i < 10; ++i) {
            const spec::Json& image = line->at("images")[i];
            QCOMPARE(image.at("was").get<std::string>(), std::string(generated[i] ? "generated" : "real"));
            QCOMPARE(image.at("said").get<std::string>(), std::string("real"));
            QCOMPARE(image.contains("latent_seed"), bool{generated[i]});
        }
        QVERIFY(std::abs(line->at("fooled").at("interval")[0].get<double>() - 0.565518) < 1e-6);
    }

    void anUnfinishedTestIsFoundAgain()
    {
        const fs::path run = folder() / "left";
        fs::create_directories(run);
        QVERIFY(!readUnfinished(run));
        const UnfinishedTest test{{20, 7, 16}, 500, {true, false, true}};
        QVERIFY(saveUnfinished(run, test));
        QVERIFY(readUnfinished(run) == test);
        QVERIFY(saveUnfinished(run, {}));
        QVERIFY(!readUnfinished(run));
        for (const char* damaged :
             {"{", "{}", R"({"of_each_kind":1,"seed":0,"bits":8,"step":1,"answers":[true,true,true]})",
              R"({"of_each_kind":1,"seed":0,"bits":9,"step":1,"answers":[]})"}) {
            QFile file(QString::fromStdString((run / "blind_test.json").string()));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(damaged);
            file.close();
            QVERIFY(!readUnfinished(run));
        }
    }
};

SYNTHSLICE_TEST(TestBlind)

}  // namespace test_blind

#include "test_blind.moc"
