#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/acceptance/export/accepted_export.h"
#include "engine/acceptance/export/export_folder.h"
#include "engine/acceptance/export/export_manifest.h"
#include "engine/acceptance/export/image_labels.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/random.h"
#include "engine/base/version.h"
#include "engine/data/reading/image_reader.h"
#include "tests/shared/test_program.h"

namespace test_accepted_export {

using namespace synthslice;
using acceptance::CriteriaSet;
using acceptance::ExportSpec;
using spec::Json;

namespace {

/// Noise images whose mean grey is even seeds' 0.3 and odd seeds' 0.7.
class NoiseSource final : public acceptance::ImageSource {
public:
    Result<std::vector<GreyImage>> generate(std::span<const Latent> latents) override
    {
        if (fails) return failed("the generator broke");
        std::vector<GreyImage> images;
        for (const auto& [seed, condition] : latents) {
            Random random(seed);
            images.emplace_back(32, 32);
            for (float& grey : images.back().grey) {
                grey = static_cast<float>((seed % 2 == 0 ? 0.3 : 0.7) + 0.1 * random.normal());
            }
        }
        return images;
    }
    Json provenance() const override
    {
        return {{"run", "runs/a, \"quoted\" run"}, {"step", 500}, {"weights", "ema"}};
    }

    bool fails = false;
};

CriteriaSet darkOnly()
{
    CriteriaSet criteria;
    criteria.patchSize = 32;
    criteria.limits = {{"grey_mean", 0.2, 0.4, true, 0.0}};
    return criteria;
}

std::string textOf(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

ExportSpec into(const QTemporaryDir& folder, std::size_t count)
{
    ExportSpec spec;
    spec.folder = std::filesystem::path(folder.path().toStdString()) / "accepted";
    spec.count = count;
    spec.first.seed = 100;
    return spec;
}

}  // namespace

class TestAcceptedExport : public QObject {
    Q_OBJECT

private slots:
    /// Two fibres that overlap, and one that the border cuts.
    void labelsTellWhichFibreAPixelBelongsTo()
    {
        const std::vector<measure::Circle> circles{{8.0, 8.0, 5.0}, {16.0, 8.0, 4.0}, {31.0, 24.25, 3.0}};
        const GreyImage labels = acceptance::fibreLabels(circles, 32, 32);
        const auto at = [&](int x, int y) {
            const float grey = labels.grey[static_cast<std::size_t>(y * 32 + x)];
            return static_cast<int>(std::lround(grey * 65535.0F));
        };
        QCOMPARE(at(8, 8), 1);
        QCOMPARE(at(16, 8), 2);
        QCOMPARE(at(12, 8), 1);  // 4/5 of the first radius, all of the second
        QCOMPARE(at(13, 8), 2);  // all of the first, 3/4 of the second
        QCOMPARE(at(31, 24), 3);
        QCOMPARE(at(3, 8), 1);
        QCOMPARE(at(2, 8), 0);
        QCOMPARE(at(20, 20), 0);
        QCOMPARE(acceptance::fibreRows("a.png", circles, 2.0), std::string("a.png,1,8,8,5,17,17,10\n"
                                                                           "a.png,2,16,8,4,33,17,8\n"
                                                                           "a.png,3,31,24.25,3,63,49.5,6\n"));
    }

    void labelsAreThoseOfTheFibresInTheFile()
    {
        QTemporaryDir folder;
        auto spec = into(folder, 1);
        spec.labels = true;
        acceptance::Candidate candidate;
        candidate.image = GreyImage(32, 32, 0.2F);
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 32; ++x) {
                const bool inFibre = std::hypot(x - 9, y - 9) < 4.0 || std::hypot(x - 22, y - 20) < 4.0;
                if (inFibre) candidate.image.grey[static_cast<std::size_t>(y * 32 + x)] = 0.9F;
            }
        }
        const auto report = exportCandidates({candidate}, darkOnly(), nullptr, Json(), spec, {});
        QVERIFY2(report.has_value(), report ? "" : report.error().text().c_str());
        const auto labels = data::readImages(spec.folder / "labels/image-000001.png");
        QVERIFY(labels.has_value() && labels->size() == 1);
        QCOMPARE(labels->front().bitDepth, 16);
        const auto& pixels = labels->front().pixels16;
        QCOMPARE(std::set<int>(pixels.begin(), pixels.end()), (std::set<int>{0, 1, 2}));
        QCOMPARE(pixels[9 * 32 + 9] + pixels[20 * 32 + 22], 1 + 2);
        QCOMPARE(static_cast<int>(std::ranges::count(textOf(spec.folder / "fibres.csv"), '\n')), 3);
        const Json manifest = Json::parse(textOf(spec.folder / "manifest.json"));
        QCOMPARE(manifest["labels"]["table"].get<std::string>(), std::string("fibres.csv"));
    }

    void labelsAreThePhasesWhereThereAreNoFibres()
    {
        QTemporaryDir folder;
        auto spec = into(folder, 1);
        spec.labels = true;
        CriteriaSet criteria = darkOnly();
        criteria.material.roundInclusions = false;
        criteria.material.thresholds = {0.5};
        acceptance::Candidate candidate;
        candidate.image = GreyImage(32, 32, 0.2F);
        for (int y = 0; y < 32; ++y) candidate.image.at(5, y) = 0.9F;
        const auto report = exportCandidates({candidate}, criteria, nullptr, Json(), spec, {});
        QVERIFY2(report.has_value(), report ? "" : report.error().text().c_str());
        const auto labels = data::readImages(spec.folder / "labels/image-000001.png");
        QVERIFY(labels.has_value() && labels->size() == 1);
        for (std::size_t i = 0; i < labels->front().pixels16.size(); ++i)
            QCOMPARE(int{labels->front().pixels16[i]}, i % 32 == 5 ? 1 : 0);
        QVERIFY(!std::filesystem::exists(spec.folder / "fibres.csv"));
        QVERIFY(!Json::parse(textOf(spec.folder / "manifest.json"))["labels"].contains("table"));
    }

    /// kill -9 leaves its folder aside, under a name of chance; the next export into the same place removes
    /// it.
    void whatAKilledExportLeftIsRemoved()
    {
        QTemporaryDir folder;
        const pid_t child = ::fork();
        if (child == 0) {
            const auto begun = acceptance::ExportFolder::begin(into(folder, 1).folder);
            _exit(begun && writeFileAtomically(begun->aside() / "image.png", "half") ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QCOMPARE(namesIn(folder.path()).size(), 1);
        {
            const auto running = acceptance::ExportFolder::begin(into(folder, 1).folder);
            QVERIFY(running);
            QCOMPARE(namesIn(folder.path()).size(), 1);
            NoiseSource source;
            QVERIFY(exportAccepted(source, darkOnly(), nullptr, nullptr, into(folder, 1), {}));
            QCOMPARE(namesIn(folder.path()).size(), 2);  // what another one is writing stays
        }
        QCOMPARE(namesIn(folder.path()), QStringList{"accepted"});
    }

    void writesOnlyAcceptedImages_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("tiff");
        QTest::newRow("PNG, 8 bit") << 8 << false;
        QTest::newRow("PNG, 16 bit") << 16 << false;
        QTest::newRow("TIFF, 8 bit") << 8 << true;
        QTest::newRow("TIFF, 16 bit") << 16 << true;
    }
    void writesOnlyAcceptedImages()
    {
        QFETCH(int, bits);
        QFETCH(bool, tiff);
        QTemporaryDir folder;
        auto spec = into(folder, 5);
        spec.encoding = {tiff ? data::ImageFormat::Tiff : data::ImageFormat::Png, bits, 1.5};
        NoiseSource source;
        const auto report = exportAccepted(source, darkOnly(), nullptr, nullptr, spec, {});
        QVERIFY2(report.has_value(), report ? "" : report.error().text().c_str());
        QCOMPARE(report->accepted, std::size_t{5});
        QCOMPARE(report->generated, std::size_t{9});  // every other seed; the fifth even one is the ninth
        QCOMPARE(report->refusedBy.at("grey_mean"), std::size_t{4});
        const QString exported = folder.path() + "/accepted";
        QCOMPARE(namesIn(folder.path()), QStringList{"accepted"});
        QCOMPARE(namesIn(exported).size(), 7);
        const Json manifest = Json::parse(textOf(spec.folder / "manifest.json"));
        for (const Json& image : manifest["images"]) {
            const auto read = data::readImages(spec.folder / image["file"].get<std::string>());
            QVERIFY(read.has_value() && read->size() == 1);
            QCOMPARE(read->front().bitDepth, bits);
            QVERIFY(std::abs(read->front().pixelSize.value_or(data::PixelSize()).xUm - 1.5) < 1e-3);
            // Judged is what is stored: reading it back gives the same measures.
            const auto again = judge(data::toGrey(read->front()), darkOnly());
            QVERIFY(again.accepted);
            QCOMPARE(Json(again.measures).dump(), image["measures"].dump());
        }
    }

    void interruptedItKeepsWhatIsAccepted()
    {
        QTemporaryDir folder;
        const auto spec = into(folder, 1000);
        NoiseSource source;
        std::stop_source user;
        const Progress progress{[&](double fraction, std::string_view) {
                                    if (fraction > 0.0) user.request_stop();
                                },
                                user.get_token()};
        const auto report = exportAccepted(source, darkOnly(), nullptr, nullptr, spec, progress);
        QVERIFY2(report.has_value(), report ? "" : report.error().text().c_str());
        QVERIFY(report->interrupted);
        QVERIFY(report->accepted > 0 && report->accepted < 1000);
        const Json manifest = Json::parse(textOf(spec.folder / "manifest.json"));
        QCOMPARE(manifest["images"].size(), report->accepted);
        QCOMPARE(namesIn(folder.path() + "/accepted").size(), qsizetype(report->accepted) + 2);

        // Before anything is accepted there is nothing to keep.
        QTemporaryDir empty;
        const auto nothing = exportAccepted(source, darkOnly(), nullptr, nullptr, into(empty, 5),
                                            {{}, user.get_token()});
        QVERIFY(!nothing && nothing.error().code == ErrorCode::Cancelled);
        QCOMPARE(namesIn(empty.path()), QStringList());
    }

    void manifestTellsHowToMakeEachImageAgain()
    {
        QTemporaryDir folder;
        const auto spec = into(folder, 3);
        NoiseSource source;
        acceptance::OutputCalibration calibration;
        calibration.n = 32;
        calibration.gain = std::vector<double>(24, 1.0);
        calibration.generatedGrey = {0.0, 1.0};
        calibration.realGrey = {0.05, 0.95};
        QVERIFY(exportAccepted(source, darkOnly(), &calibration, nullptr, spec, {}).has_value());
        const Json manifest = Json::parse(textOf(spec.folder / "manifest.json"));
        QVERIFY(manifest["format"] == Json("synthslice-manifest"));
        QVERIFY(manifest["version"] == Json(1));
        QVERIFY(manifest["synthslice_version"] == Json(version()));
        QVERIFY(manifest["provenance"] == source.provenance());
        QVERIFY(manifest["criteria"] == toJson(darkOnly()));
        QVERIFY(manifest["output_calibration"] == toJson(calibration));
        QVERIFY(acceptance::readRecordedCalibration(spec.folder / "manifest.json") == calibration);
        QVERIFY(manifest["encoding"]["format"] == Json("png"));
        QVERIFY(manifest["yield"] == Json(3.0 / 5.0));
        QVERIFY(manifest["images"][1]["latent_seed"] == Json(102));
        QVERIFY(manifest["images"][1]["condition"].is_null());
        const Latent latent{manifest["images"][1]["latent_seed"].get<std::uint64_t>()};
        const auto again = calibration.apply(source.generate({&latent, 1})->front());
        QCOMPARE(Json(judge(again, darkOnly()).measures).dump(), manifest["images"][1]["measures"].dump());

        const QStringList
            lines = QString::fromStdString(textOf(spec.folder / "manifest.csv")).trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith("file,run,step,weights,latent_seed,accepted_by,"));
        QVERIFY(lines[0].contains(",grey_mean"));
        QVERIFY2(lines[1].startsWith("image-000001.png,\"runs/a, \"\"quoted\"\" run\",500,ema,100,rule,"),
                 qPrintable(lines[1]));
        QVERIFY(lines[2].startsWith("image-000002.png,") && lines[2].contains(",102,rule,"));
    }

    void stopsAfterTheTriesAllowed()
    {
        QTemporaryDir folder;
        auto spec = into(folder, 100);
        spec.maxTries = 21;
        NoiseSource source;
        const auto report = exportAccepted(source, darkOnly(), nullptr, nullptr, spec, {});
        QVERIFY(report.has_value());
        QCOMPARE(report->generated, std::size_t{21});
        QCOMPARE(report->accepted, std::size_t{11});
        QCOMPARE(report->yield(), 11.0 / 21.0);
    }

    void leavesNothingWhenNothingIsAccepted()
    {
        QTemporaryDir folder;
        auto criteria = darkOnly();
        criteria.limits[0].high = 0.2;
        auto spec = into(folder, 2);
        spec.maxTries = 20;
        NoiseSource source;
        const auto report = exportAccepted(source, criteria, nullptr, nullptr, spec, {});
        QVERIFY(!report);
        QVERIFY2(report.error().message.find("20 were refused by grey_mean") != std::string::npos,
                 report.error().text().c_str());
        QVERIFY(namesIn(folder.path()).isEmpty());
    }

    void leavesNothingWhenBroken()
    {
        QTemporaryDir folder;
        NoiseSource source;
        source.fails = true;
        const auto broken = exportAccepted(source, darkOnly(), nullptr, nullptr, into(folder, 50), {});
        QVERIFY(!broken);
        QCOMPARE(broken.error().message, std::string("the generator broke"));
        QVERIFY(namesIn(folder.path()).isEmpty());
    }

    void leavesNothingWhenTheDiskIsFull()
    {
        // A limit on file size makes the write of any image fail as a full disk does.
        QTemporaryDir folder;
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit tiny{256, before.rlim_max};
        std::signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &tiny);
        NoiseSource source;
        const auto report = exportAccepted(source, darkOnly(), nullptr, nullptr, into(folder, 5), {});
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Failed);
        QVERIFY2(report.error().message.find("image-000001.png") != std::string::npos,
                 report.error().text().c_str());
        QVERIFY(namesIn(folder.path()).isEmpty());
    }

    void touchesNoFolderThatHoldsSomething()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("accepted"));
        NoiseSource source;
        QVERIFY(exportAccepted(source, darkOnly(), nullptr, nullptr, into(folder, 2), {})
                    .has_value());  // empty: fine
        QCOMPARE(namesIn(folder.path()), QStringList{"accepted"});
        const QStringList held = namesIn(folder.path() + "/accepted");
        const auto again = exportAccepted(source, darkOnly(), nullptr, nullptr, into(folder, 3), {});
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::InvalidInput);
        QVERIFY(again.error().message.find("accepted") != std::string::npos);
        QCOMPARE(namesIn(folder.path() + "/accepted"), held);
        QCOMPARE(namesIn(folder.path()), QStringList{"accepted"});
    }

    void handDecisionsOverruleTheCriteria()
    {
        QTemporaryDir folder;
        NoiseSource source;
        std::vector<acceptance::Candidate> candidates;
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            acceptance::Candidate candidate;
            candidate.latent = {seed, 0.25};
            candidate.image = source.generate({&candidate.latent, 1})->front();
            candidate.judgement = judge(candidate.image, darkOnly());
            candidates.push_back(candidate);
        }
        candidates[0].decidedByHand = false;
        candidates[1].decidedByHand = true;
        const auto spec = into(folder, 0);
        const auto report = exportCandidates(candidates, darkOnly(), nullptr, source.provenance(), spec, {});
        QVERIFY2(report.has_value(), report ? "" : report.error().text().c_str());
        QCOMPARE(report->generated, std::size_t{4});
        const Json manifest = Json::parse(textOf(spec.folder / "manifest.json"));
        QCOMPARE(manifest["images"].size(), std::size_t{2});
        QVERIFY(manifest["images"][0]["latent_seed"] == Json(1));
        QVERIFY(manifest["images"][0]["accepted_by"] == Json("hand"));
        QVERIFY(manifest["images"][1]["latent_seed"] == Json(2));
        QVERIFY(manifest["images"][1]["condition"] == Json(0.25));
        QVERIFY(manifest["images"][1]["accepted_by"] == Json("rule"));
    }

    /// Images of 12-bit data fill nine levels of 8 bit: what was accepted at 16 bit need not be at 8.
    void candidatesAreJudgedAsTheyAreStored_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("accepted");
        QTest::newRow("as shown") << 16 << 2;
        QTest::newRow("coarser") << 8 << 1;
    }
    void candidatesAreJudgedAsTheyAreStored()
    {
        QFETCH(int, bits);
        QFETCH(int, accepted);
        CriteriaSet criteria;
        criteria.patchSize = 32;
        criteria.material.bitDepth = 16;
        criteria.limits = {{"grey_mean", 0.0195, 0.0205, true, 0.0}};
        std::vector<acceptance::Candidate> candidates;
        for (std::uint64_t seed = 0; seed < 2; ++seed) {
            acceptance::Candidate candidate;
            candidate.latent.seed = seed;
            candidate.image = GreyImage(32, 32, 5.0F / 255.0F);
            for (std::size_t i = 0; seed == 1 && i < candidate.image.grey.size(); ++i) {
                candidate.image.grey[i] = i % 2 == 0 ? 0.0177F
                                                     : 0.0221F;  // of 255, 5 and 6: 0.0216 in the mean
            }
            candidate.judgement = judge(candidate.image, criteria);
            QVERIFY(candidate.judgement.accepted);
            candidates.push_back(candidate);
        }
        QTemporaryDir folder;
        auto spec = into(folder, 0);
        spec.encoding.bits = bits;
        const auto report = exportCandidates(candidates, criteria, nullptr, Json(), spec, {});
        QVERIFY2(report.has_value(), report ? "" : report.error().text().c_str());
        QCOMPARE(report->accepted, static_cast<std::size_t>(accepted));
        const Json manifest = Json::parse(textOf(spec.folder / "manifest.json"));
        for (const Json& image : manifest["images"]) {
            const auto read = data::readImages(spec.folder / image["file"].get<std::string>());
            const auto again = judge(data::toGrey(read->front()), criteria);
            QVERIFY(again.accepted);
            QCOMPARE(Json(again.measures).dump(), image["measures"].dump());
        }
    }
};

SYNTHSLICE_TEST(TestAcceptedExport)

}  // namespace test_accepted_export

#include "test_accepted_export.moc"
