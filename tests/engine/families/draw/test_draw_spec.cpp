#include <algorithm>

#include <QTest>

#include "engine/families/draw/draw_health.h"
#include "engine/families/draw/draw_spec.h"
#include "engine/spec/applies.h"
#include "engine/spec/family.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "tests/shared/test_program.h"

namespace test_draw_spec {

using namespace synthslice;
using namespace synthslice::spec;

namespace {

ExperimentSpec preset(const char* name)
{
    return presetNamed(name)->experiment;
}

}  // namespace

class TestDrawSpec : public QObject {
    Q_OBJECT

private slots:
    void whatChangesNothingIsSaid()
    {
        ExperimentSpec experiment = preset("draw-mnist");
        const auto idle = [&](const char* path) { return whyIdle(experiment, path).has_value(); };
        QVERIFY(idle("likelihood.sd") && idle("training.ema_decay"));
        QVERIFY(!idle("likelihood.binarisation") && !idle("network.glimpses") && !idle("network.attention"));
        QVERIFY(!idle("network.read_size") && !idle("network.write_size"));
        drawOf(experiment).network.attention = false;
        QVERIFY(idle("network.read_size") && idle("network.write_size"));
    }

    void whatCannotBeTrainedIsRefused()
    {
        const auto refused = [](const ExperimentSpec& experiment, const std::string& path) {
            return std::ranges::any_of(findProblems(experiment),
                                       [&](const Problem& problem) { return problem.path == path; });
        };
        ExperimentSpec experiment = preset("draw-mnist");
        drawOf(experiment).network.readSize = 29;
        QVERIFY(refused(experiment, "network.read_size") && !refused(experiment, "network.write_size"));
        drawOf(experiment).network = {10, 10, 4096, false, 2, 5};
        experiment.data.patchSize = 1024;
        QVERIFY(refused(experiment, "network.hidden_size"));
        drawOf(experiment).network.attention = true;
        QVERIFY(!refused(experiment, "network.hidden_size"));
    }

    void itSurvivesJson()
    {
        ExperimentSpec experiment = preset("draw-64");
        drawOf(experiment).network = {3, 7, 11, false, 4, 6};
        const auto read = experimentFromText(toJson(experiment).dump(), "x");
        QVERIFY(read.has_value() && *read == experiment);
        QVERIFY(!withValue(experiment, "network.glimpses", 0).has_value());
        QVERIFY(!withValue(experiment, "network.write_size", 65).has_value());
        QCOMPARE(DrawSpec{}.loss.clipGradNorm, 10.0);
    }

    /// Multiplications of both cells, latents, strokes and windows, written out, three times for a step.
    void costIsThatOfItsLayers()
    {
        ExperimentSpec experiment = preset("draw-mnist");
        experiment.training.batchSize = 3;
        drawOf(experiment).network = {2, 5, 7, true, 2, 3};
        const double cells = 4 * 7 * ((8 + 7) + 7) + 4 * 7 * (5 + 7);
        const double layers = 7 * 10 + 7 * 9 + 7 * 5 + 7 * 5;
        const double read = 2 * (2 * 28 * 28 + 2 * 28 * 2);
        const double written = 3 * 28 * 28 + 3 * 28 * 3;
        QCOMPARE(familyOf(experiment).stepFlops(experiment),
                 3 * 2 * 3 * 2 * (cells + layers + read + written));
        drawOf(experiment).network.attention = false;
        const double whole = 4 * 7 * ((2 * 784 + 7) + 7) + 4 * 7 * (5 + 7) + 7 * 10 + 7 * 784;
        QCOMPARE(familyOf(experiment).stepFlops(experiment), 3 * 2 * 3 * 2 * whole);
    }

    void everyRemedyCanBeTrained()
    {
        for (const char* name : {"draw-mnist", "draw-64"}) {
            for (const session::HealthRule& rule : session::drawHealthRules()) {
                for (const auto& edits : rule.remedies(preset(name))) {
                    Result<ExperimentSpec> edited = preset(name);
                    for (const session::LiveEdit& edit : edits) {
                        if (edited) edited = withValue(*edited, edit.path, edit.value);
                    }
                    QVERIFY2(edited && findProblems(*edited).empty() && *edited != preset(name),
                             (std::string(name) + ": " + rule.failure).c_str());
                }
            }
        }
    }
};

SYNTHSLICE_TEST(TestDrawSpec)

}  // namespace test_draw_spec

#include "test_draw_spec.moc"
