#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include <QTemporaryDir>
#include <QTest>

#include "engine/acceptance/criteria/criteria_set.h"
#include "engine/acceptance/criteria/criterion.h"
#include "engine/acceptance/image_judge.h"
#include "tests/shared/test_program.h"

namespace test_criteria {

using namespace synthslice;
using acceptance::CriteriaSet;
using spec::Json;

namespace {

CriteriaSet example()
{
    CriteriaSet criteria;
    criteria.patchSize = 64;
    criteria.material.thresholds = {0.5};
    criteria.pixelSizeUm = 1.25;
    criteria.material.circles.radiusPx = 4.0;
    criteria.material.circles.gradientThreshold = 0.01;
    criteria.material.circles.peakThreshold = 0.02;
    criteria.material.circles.innerGrey = 0.5;
    criteria.limits = {{"volume_fraction", 0.25, 0.75, true, 0.01}, {"grey_mean", 0.1, 0.9, false, 0.02}};
    criteria.refuseRealAsked = 0.1;
    criteria.realRefused = 0.09;
    criteria.datasetFingerprint = "abc";
    return criteria;
}

measure::Material fibres()
{
    return {};
}

measure::Material phases(int count)
{
    measure::Material material;
    material.roundInclusions = false;
    material.thresholds.clear();
    for (int i = 1; i < count; ++i) material.thresholds.push_back(static_cast<double>(i) / count);
    return material;
}

measure::Material labels()
{
    measure::Material material = phases(2);
    material.labels = {0.0, 128.0 / 255.0, 1.0};
    return material;
}

std::filesystem::path writeText(const QTemporaryDir& folder, const std::string& text)
{
    const auto file = std::filesystem::path(folder.path().toStdString()) / "criteria.json";
    std::ofstream(file) << text;
    return file;
}

/// Top half bright: a volume fraction of exactly `brightRows` / 64.
GreyImage bright(int brightRows)
{
    GreyImage image(64, 64, 0.2F);
    std::fill_n(image.grey.begin(), brightRows * 64, 0.8F);
    return image;
}

}  // namespace

class TestCriteria : public QObject {
    Q_OBJECT

private slots:
    void criteriaFollowTheMaterial()
    {
        for (const measure::Material& material : {fibres(), phases(2), phases(3), labels()}) {
            std::set<std::string> names;
            measure::Aspect last = measure::Aspect::Structure;
            for (const acceptance::Criterion* criterion : acceptance::criteriaOf(material)) {
                names.insert(criterion->key);
                QVERIFY(!criterion->isCurve());
                QVERIFY(!criterion->label.empty());
                QVERIFY(criterion->help.ends_with('.'));
                QVERIFY(last <= *criterion->criterion);
                last = *criterion->criterion;
                QCOMPARE(acceptance::findCriterion(criterion->key, material), criterion);
            }
            QCOMPARE(names.size(), acceptance::criteriaOf(material).size());
            QVERIFY(acceptance::findCriterion("beauty", material) == nullptr);
            QCOMPARE(names.contains("fibre_count"), material.roundInclusions);
            QCOMPARE(names.contains("noise_power"), !material.isSegmented());
        }
    }

    void judgesByItsLimits()
    {
        const auto inside = acceptance::judge(bright(32), example());
        QVERIFY(inside.accepted && inside.refusals.empty());
        QCOMPARE(inside.measures.at("volume_fraction"), 0.5);
        QCOMPARE(inside.measures.size(), acceptance::criteriaOf(example().material).size());
        QVERIFY(acceptance::judge(bright(16), example()).accepted);  // the ends belong to the range
        const auto outside = acceptance::judge(bright(60), example());
        QVERIFY(!outside.accepted);
        QCOMPARE(outside.refusals.size(), std::size_t{1});
        QCOMPARE(nameOf(outside.refusals.front()), std::string("volume_fraction"));
        QCOMPARE(toText(outside.refusals.front()),
                 std::string("Volume fraction, fibres 0.9375 is outside 0.25 to 0.75"));
    }

    /// Closed forms: stripes of 4 px, a single phase, a ramp, one straight interface.
    void areForImagesWithTheirLabels()
    {
        CriteriaSet grey = example();
        CriteriaSet segmented = example();
        segmented.material.labels = {0.0, 1.0 / 3.0, 1.0};
        QVERIFY(acceptance::isForLabels(grey, {}) && !acceptance::isForLabels(grey, {0.0, 1.0}));
        QVERIFY(acceptance::isForLabels(segmented, {0.0, 1.0 / 3.0, 1.0}));
        QVERIFY(!acceptance::isForLabels(segmented, {}) &&
                !acceptance::isForLabels(segmented, {0.0, 0.5, 1.0}));
    }

    void descriptorsAreCriteria()
    {
        const auto measured = [](const GreyImage& image) {
            return acceptance::judge(image, example()).measures;
        };
        GreyImage stripes(64, 64, 0.0F);
        GreyImage ramp(64, 64, 0.0F);
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x) {
                stripes.at(x, y) = x % 8 < 4 ? 1.0F : 0.0F;
                ramp.at(x, y) = static_cast<float>(3 * x) / 255.0F;
            }
        }
        QCOMPARE(measured(stripes).at("chord_length_fibres"), 4.0);
        QCOMPARE(measured(stripes).at("chord_length_matrix"), 4.0);
        QVERIFY(std::abs(measured(ramp).at("gradient_mean") - 3.0 / 255.0) < 1e-6);
        const auto full = measured(GreyImage(64, 64, 1.0F));
        QCOMPARE(full.at("lineal_path"), 64.0);
        QCOMPARE(full.at("cluster_length"), 33.0);
        QVERIFY(std::isnan(full.at("correlation_length")));
        QCOMPARE(full.at("specific_surface"), 0.0);
        QVERIFY(std::isnan(full.at("clark_evans")));
        QVERIFY(std::abs(64.0 * measured(bright(32)).at("specific_surface") - 1.0) < 0.06);
        QVERIFY(measured(stripes).at("correlation_length") > 1.0);
    }

    void borderlineIsNearALimit()
    {
        const auto margin = [](int rows) { return acceptance::judge(bright(rows), example()).margin; };
        QCOMPARE(margin(32), 0.5);  // in the middle of 0.25 to 0.75
        QCOMPARE(margin(16), 0.0);
        QCOMPARE(margin(60), -0.375);
        QVERIFY(acceptance::judge(bright(16), example()).isBorderline());
        QVERIFY(!acceptance::judge(bright(60), example()).isBorderline());
        auto fromZero = example();
        fromZero.limits = {{"fibre_count", 0.0, 0.5, true, 0.0}};
        QCOMPARE(acceptance::judge(GreyImage(64, 64, 0.5F), fromZero).margin, 1.0);  // nothing lies below 0
    }

    void aDisabledCriterionRefusesNothing()
    {
        auto criteria = example();
        criteria.limits[0].enabled = false;
        QVERIFY(acceptance::judge(bright(60), criteria).accepted);
        criteria.limits[1] = {"grey_mean", 0.9, 1.0, true, 0.0};
        QVERIFY(!acceptance::judge(bright(60), criteria).accepted);
    }

    void refusesWhatCannotBeMeasured()
    {
        auto criteria = example();
        criteria.limits = {{"neighbour_distance", 1.0, 100.0, true, 0.0}};
        const auto judgement = acceptance::judge(GreyImage(64, 64, 0.5F), criteria);
        QVERIFY(!judgement.accepted);
        QVERIFY(std::isnan(judgement.measures.at("neighbour_distance")));
        QCOMPARE(toText(judgement.refusals.front()), std::string("Neighbour distance cannot be measured"));
    }

    void refusesAnotherSize()
    {
        const auto judgement = acceptance::judge(GreyImage(32, 64, 0.5F), example());
        QVERIFY(!judgement.accepted);
        QVERIFY(toText(judgement.refusals.front()).find("32 x 64") != std::string::npos);
    }

    void judgesWhatAFileWouldStore()
    {
        GreyImage image(64, 64, 0.4F);
        image.grey[0] = 1.7F;
        image.grey[1] = -0.3F;
        const auto stored = measure::asStored(image, example().material);
        QCOMPARE(stored.grey[0], 1.0F);
        QCOMPARE(stored.grey[1], 0.0F);
        QCOMPARE(stored.grey[2], 102.0F / 255.0F);
        QCOMPARE(acceptance::judge(stored, example()).measures.at("grey_sd"),
                 acceptance::judge(image, example()).measures.at("grey_sd"));
        QVERIFY(measure::asStored(stored, example().material) == stored);
        auto deep = example();
        deep.material.bitDepth = 16;
        image = GreyImage(64, 64, 0.5F);
        image.grey[0] = 0.5F + 1.0F / 65535.0F;
        QCOMPARE(acceptance::judge(image, example()).measures.at("grey_sd"), 0.0);
        QVERIFY(acceptance::judge(image, deep).measures.at("grey_sd") > 0.0);
    }

    void everyMaterialSurvivesTheFile()
    {
        QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "criteria.json";
        for (const measure::Material& material : {phases(2), phases(3), labels()}) {
            auto criteria = example();
            criteria.material = material;
            criteria.material.circles.radiusPx = 0.0;
            criteria.limits = {{acceptance::criteriaOf(material).front()->key, 0.25, 0.75, true, 0.01}};
            QVERIFY(acceptance::writeCriteria(file, criteria).has_value());
            const auto read = acceptance::readCriteria(file);
            QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
            QCOMPARE(read->material.labels, material.labels);
            QCOMPARE(read->material.thresholds, material.thresholds);
            QVERIFY(!read->material.roundInclusions);
            QVERIFY(read->limits == criteria.limits);
        }
    }

    /// A file of version 1, as programs before materials wrote it.
    void readsTheFirstVersion()
    {
        Json json = acceptance::toJson(example());
        json["version"] = 1;
        json["grey_threshold"] = 0.5;
        json["bit_depth"] = 8;
        json.erase("material");
        QTemporaryDir folder;
        const auto read = acceptance::readCriteria(writeText(folder, json.dump()));
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QVERIFY(*read == example());
    }

    void labelsAreStoredAsLabels()
    {
        GreyImage image(64, 64, 0.4F);
        image.grey[0] = 0.1F;
        image.grey[1] = 0.9F;
        const auto stored = measure::asStored(image, labels());
        QCOMPARE(stored.grey[0], 0.0F);
        QCOMPARE(stored.grey[1], 1.0F);
        QCOMPARE(stored.grey[2], static_cast<float>(128.0 / 255.0));
        auto criteria = example();
        criteria.material = labels();
        criteria.limits = {{"volume_fraction_phase_1", 0.9, 1.0, true, 0.0}};
        const auto judgement = acceptance::judge(image, criteria);
        QVERIFY(judgement.accepted);
        QCOMPARE(judgement.measures.at("volume_fraction_phase_2"), 1.0 / 4096.0);
        QVERIFY(!judgement.measures.contains("fibre_count"));
    }

    void survivesTheFile()
    {
        QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "criteria.json";
        QVERIFY(acceptance::writeCriteria(file, example()).has_value());
        const auto read = acceptance::readCriteria(file);
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QVERIFY(*read == example());
        const Json json = acceptance::toJson(example());
        QVERIFY(json["format"] == Json("synthslice-criteria"));
        QVERIFY(json["criteria"][0]["name"] == Json("volume_fraction"));
        QVERIFY(json["criteria"][0]["real_refused"] == Json(0.01));
    }

    void refusesBadFiles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const auto& change, const QString& named) {
            Json json = acceptance::toJson(example());
            change(json);
            QTest::newRow(name) << QString::fromStdString(json.dump()) << named;
        };
        QTest::newRow("empty") << ""
                               << "not JSON";
        QTest::newRow("cut off") << "{\"format\": \"synthslice-crit"
                                 << "not JSON";
        QTest::newRow("a list") << "[1, 2]"
                                << "not a criteria file";
        row(
            "another format", [](Json& json) { json["format"] = "synthslice-experiment"; },
            "not a criteria file");
        row(
            "another version", [](Json& json) { json["version"] = 3; }, "version 3");
        row(
            "unknown key", [](Json& json) { json["patchsize"] = 1; }, "did you mean 'patch_size'");
        row(
            "missing key", [](Json& json) { json["material"].erase("bit_depth"); }, "'bit_depth' is missing");
        row(
            "missing circles", [](Json& json) { json.erase("circles"); }, "circles");
        row(
            "missing threshold", [](Json& json) { json["circles"].erase("inner_grey"); },
            "'inner_grey' is missing");
        row(
            "wrong type", [](Json& json) { json["patch_size"] = "64"; }, "patch_size");
        row(
            "out of range", [](Json& json) { json["material"]["bit_depth"] = 32; }, "material.bit_depth");
        row(
            "threshold out of range", [](Json& json) { json["material"]["thresholds"] = Json::array({2.0}); },
            "material.thresholds");
        row(
            "no phases", [](Json& json) { json["material"]["thresholds"] = Json::array(); }, "material");
        row(
            "labels not ascending",
            [](Json& json) {
                json["material"]["labels"] = {0.5, 0.2};
            },
            "material.labels");
        row(
            "unknown method", [](Json& json) { json["circles"]["method"] = "hough"; }, "circles.method");
        row(
            "limits no list", [](Json& json) { json["criteria"] = 3; }, "criteria");
        row(
            "unknown criterion", [](Json& json) { json["criteria"][0]["name"] = "volume_fractoin"; },
            "did you mean 'volume_fraction'");
        row(
            "empty range", [](Json& json) { json["criteria"][1]["low"] = 5.0; }, "criteria.1");
        row(
            "null limit", [](Json& json) { json["criteria"][1]["low"] = nullptr; }, "criteria.1.low");
        row(
            "limit without end", [](Json& json) { json["criteria"][1].erase("high"); }, "'high' is missing");
    }
    void refusesBadFiles()
    {
        QFETCH(QString, text);
        QFETCH(QString, named);
        QTemporaryDir folder;
        const auto file = writeText(folder, text.toStdString());
        const auto read = acceptance::readCriteria(file);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        const QString said = QString::fromStdString(read.error().text());
        QVERIFY2(said.contains(named) && said.contains("criteria.json"), qPrintable(said));
    }

    void refusesAMissingFile()
    {
        const auto read = acceptance::readCriteria("there/is/no/criteria.json");
        QVERIFY(!read);
        QVERIFY(read.error().message.find("criteria.json") != std::string::npos);
    }
};

SYNTHSLICE_TEST(TestCriteria)

}  // namespace test_criteria

#include "test_criteria.moc"
