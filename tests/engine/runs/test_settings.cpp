#include <QTest>

#include "engine/runs/settings.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "tests/shared/test_program.h"

namespace test_settings {

using namespace synthslice;

class TestSettings : public QObject {
    Q_OBJECT

private slots:
    void everyParameterHasThePathThatSetTakes()
    {
        const auto experiment = spec::presetNamed("wgan-gp-64")->experiment;
        const auto settings = runs::settingsOf(experiment);
        QVERIFY(settings.contains("optimizer.generator.lr"));
        QVERIFY(settings.at("generator.layers").is_array());
        for (const auto& [path, value] : settings)
            QVERIFY2(spec::valueAt(experiment, path) == value, path.c_str());
    }

    void differenceNamesTheChangedAndTheMissing()
    {
        const auto base = spec::presetNamed("wgan-gp-64")->experiment;
        const auto changed = spec::withText(base, "optimizer.generator.lr", "0.5").value();
        const auto other = spec::withText(changed, "optimizer.generator.type", "sgd").value();
        const std::vector two{runs::settingsOf(base), runs::settingsOf(changed)};
        QCOMPARE(runs::differing(two), std::set<std::string>{"optimizer.generator.lr"});
        const std::vector three{two[0], two[1], runs::settingsOf(other)};
        const auto paths = runs::differing(three);
        QVERIFY(paths.contains("optimizer.generator.type"));
        QVERIFY(paths.contains("optimizer.generator.momentum"));  // only SGD has it
        QVERIFY(!paths.contains("optimizer.discriminator.lr"));
        QVERIFY(runs::differing(std::vector<runs::Settings>{two[0]}).empty());
    }

    void seedsAreChanceOnly()
    {
        const auto base = spec::presetNamed("wgan-gp-64")->experiment;
        auto again = base;
        again.name = "again";
        again.training.seed = 7;
        again.training.sampleSeed = 8;
        QCOMPARE(runs::withoutSeed(runs::settingsOf(base)), runs::withoutSeed(runs::settingsOf(again)));
        again.training.batchSize = 7;
        QVERIFY(runs::withoutSeed(runs::settingsOf(base)) != runs::withoutSeed(runs::settingsOf(again)));
    }
};

SYNTHSLICE_TEST(TestSettings)

}  // namespace test_settings

#include "test_settings.moc"
