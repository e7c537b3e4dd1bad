#include <algorithm>
#include <atomic>

#include <QTemporaryDir>
#include <QtTest>

#include "tests/shared/test_program.h"
#include "ui/shared/settings.h"
#include "ui/window/preset_trials.h"

namespace synthslice::ui::test_preset_trials {

namespace {

constexpr int waitMs = 20'000;

std::size_t presetsWithACard()
{
    return static_cast<std::size_t>(std::ranges::count_if(
        spec::presets(), [](const spec::Preset& preset) { return preset.variationOf.empty(); }));
}

}  // namespace

class TestPresetTrials : public QObject {
    Q_OBJECT

private slots:
    void eachIsTriedOnceAndItsSpeedKept()
    {
        Settings settings;
        std::vector<std::string> tried;
        PresetTrials trials(
            [](const spec::ExperimentSpec& experiment, const Progress&) -> Result<double> {
                if (experiment.name == spec::presetNamed("dcgan-64")->experiment.name)
                    return failed("No device");
                return static_cast<double>(experiment.training.batchSize) / 0.5;
            },
            settings);
        connect(&trials, &PresetTrials::tried, this,
                [&](const spec::Preset& preset) { tried.push_back(preset.name); });
        trials.run(true);
        QTRY_COMPARE_WITH_TIMEOUT(tried.size(), presetsWithACard() - 1, waitMs);
        QVERIFY(std::ranges::find(tried, "dcgan-64") == tried.end());
        QCOMPARE(settings.measuredSpeed(QStringLiteral("texture-64")),
                 static_cast<double>(spec::presetNamed("texture-64")->experiment.training.batchSize) / 0.5);
        trials.run(true);
        QTest::qWait(50);
        QCOMPARE(tried.size(), presetsWithACard() - 1);
    }

    /// One that was stopped is begun again.
    void stopsAndGoesOn()
    {
        Settings settings;
        std::atomic<int> begun = 0;
        std::atomic<bool> isFree = false;
        int tried = 0;
        PresetTrials trials(
            [&](const spec::ExperimentSpec&, const Progress& progress) -> Result<double> {
                ++begun;
                while (!isFree) {
                    if (progress.cancelled()) return cancelled();
                    QThread::msleep(1);
                }
                return 1.0;
            },
            settings);
        connect(&trials, &PresetTrials::tried, this, [&] { ++tried; });
        trials.run(true);
        QTRY_COMPARE_WITH_TIMEOUT(begun.load(), 1, waitMs);
        trials.run(false);
        trials.run(true);
        QTRY_COMPARE_WITH_TIMEOUT(begun.load(), 2, waitMs);
        QCOMPARE(tried, 0);
        trials.run(false);
        isFree = true;
        QTest::qWait(50);
        trials.run(true);
        QTRY_COMPARE_WITH_TIMEOUT(tried, static_cast<int>(presetsWithACard()), waitMs);
    }

    void withoutAWayToTryNothingIsTried()
    {
        Settings settings;
        PresetTrials trials({}, settings);
        trials.run(true);
    }
};

SYNTHSLICE_TEST(TestPresetTrials)

}  // namespace synthslice::ui::test_preset_trials

#include "test_preset_trials.moc"
