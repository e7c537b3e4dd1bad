#include <QTest>

#include "engine/runs/run_query.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "tests/shared/test_program.h"

namespace test_run_query {

using namespace synthslice;
using namespace synthslice::runs;

namespace {

std::shared_ptr<const RunCard> card(const char* name)
{
    auto made = std::make_shared<RunCard>();
    made->folder = std::string("/runs/") + name;
    made->name = name;
    return made;
}

/// A relativistic GAN, a WGAN and a classifier.
std::vector<std::shared_ptr<const RunCard>> cards()
{
    std::vector<std::shared_ptr<const RunCard>> all;
    const auto add = [&](const char* name, const char* preset, auto change) {
        auto made = std::make_shared<RunCard>(*card(name));
        const auto experiment = spec::presetNamed(preset)->experiment;
        made->settings = settingsOf(experiment);
        made->family = experiment.family.name();
        made->preset = preset;
        change(*made);
        all.push_back(made);
    };
    add("Glass", "texture-64", [](RunCard& run) {
        run.bestQ = 1.25;
        run.state = store::RunOutcome::Finished;
        run.notes.tags = {"best", "glass fibre"};
        run.data = "/data/InSegt";
        run.seconds = 7200.0;
        run.changed = "2026-11-29T10:00:00";
    });
    add("Carbon", "wgan-gp-64", [](RunCard& run) {
        run.bestQ = 2.5;
        run.state = store::RunOutcome::Interrupted;
        run.notes.tags = {"bad"};
        run.notes.note = "Collapsed at step 500";
        run.changed = "2026-11-30T10:00:00";
    });
    add("Digits", "lenet-mnist", [](RunCard& run) {
        run.bestAccuracy = 0.985;
        run.state = store::RunOutcome::Finished;
        run.notes.archived = true;
        run.changed = "2026-11-30T11:00:00";
    });
    return all;
}

}  // namespace

class TestRunQuery : public QObject {
    Q_OBJECT

private slots:
    void findsRuns_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* query, const char* found) { QTest::newRow(query) << query << found; };
        row("", "Glass Carbon Digits");
        row("glass", "Glass");
        row("GLASS", "Glass");
        row("insegt", "Glass");
        row("collapsed", "Carbon");
        row("\"step 500\"", "Carbon");
        row("500 \"at step\"", "Carbon");
        row("-glass", "Carbon Digits");
        row("gan finished", "Glass");
        row("q = 1.25", "Glass");
        row("q=1.25", "Glass");
        row("q != 1.25", "Carbon");
        row("q < 2.5", "Glass");
        row("q <= 2.5", "Glass Carbon");
        row("q > 1.25", "Carbon");
        row("q >= 1.25", "Glass Carbon");
        row("accuracy > 98%", "Digits");
        row("time >= 2h", "Glass");
        row("time < 120min", "Carbon Digits");
        row("state = interrupted", "Carbon");
        row("state != interrupted", "Glass Digits");
        row("name ~ ar", "Carbon");
        row("tag:best", "Glass");
        row("tag:\"glass fibre\"", "Glass");
        row("tag:glass", "");  // a tag is compared as a whole
        row("-tag:bad", "Glass Digits");
        row("tags ~ fib", "Glass");
        row("tags != bad", "Glass");
        row("loss.generator = relativistic", "Glass");
        row("loss.generator != relativistic", "Carbon");  // a classifier has none
        row("optimizer.generator.type = adam", "Glass Carbon");
        row("training.seed >= 0", "Glass Carbon Digits");
        row("training.seed < -1", "");
        row("generator.layers ~ instance_norm2d", "");
        row("data.flips = true", "Glass Carbon Digits");
        row("changed >= 2026-11-30", "Carbon Digits");
        row("changed < 2026-11-30", "Glass");
        row("archived = true", "Digits");
        row("q < 3 state = finished glass", "Glass");
    }
    void findsRuns()
    {
        QFETCH(QString, query);
        QFETCH(QString, found);
        const auto all = cards();
        const auto parsed = RunQuery::parse(query.toStdString(), knownParameters(all));
        QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().text().c_str());
        QStringList names;
        for (const auto& run : all)
            if (parsed->matches(*run)) names << QString::fromStdString(run->name);
        QCOMPARE(names.join(u' '), found);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* query, const char* message) {
            QTest::newRow(query) << query << message;
        };
        row("loss.generatr = relativistic", "did you mean 'loss.generator'?");
        row("stat = finished", "did you mean 'state'?");
        row("nothing.like.it.at.all = 3", "a parameter's path");
        row("q < good", "'good' is none");
        row("= 3", "nothing before its sign");
        row("q <", "nothing is compared with 'q'");
        row("\"open", "a quote is not closed");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, query);
        QFETCH(QString, message);
        const auto parsed = RunQuery::parse(query.toStdString(), knownParameters({}));
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().text().find(message.toStdString()) != std::string::npos,
                 parsed.error().text().c_str());
    }

    void archivedRunsAreAskedForByName()
    {
        QVERIFY(RunQuery::parse("archived = true", {})->asksForArchived());
        QVERIFY(!RunQuery::parse("archived", {})->asksForArchived());  // a word
    }

    void everyFieldHasAValueOrNull()
    {
        const auto all = cards();
        for (const CardField& field : cardFields()) {
            QVERIFY2(!field.label.empty() && !field.help.empty(), field.key.c_str());
            for (const auto& run : all) {
                const spec::Json value = field.value(*run);
                QVERIFY2(value.is_null() || value.is_number() == field.numeric, field.key.c_str());
            }
        }
        QVERIFY(valueOf(*all[0], "optimizer.generator.lr").is_number());
        QVERIFY(valueOf(*all[0], "no.such").is_null());
    }

    void valuesAreOrdered()
    {
        QCOMPARE(compareValues(2.0, 10), -1);
        QCOMPARE(compareValues("b", "A"), 1);
        QCOMPARE(compareValues(spec::Json(), 1.0), 1);  // what a run does not have comes last
        QCOMPARE(compareValues(spec::Json(), spec::Json()), 0);
    }
};

SYNTHSLICE_TEST(TestRunQuery)

}  // namespace test_run_query

#include "test_run_query.moc"
