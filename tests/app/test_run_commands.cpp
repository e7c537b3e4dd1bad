#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

#include "tests/shared/command_line.h"
#include "tests/shared/test_program.h"

namespace synthslice::test_run_commands {

using test::errorLine;
using test::Outcome;

/// Runs trained, resumed, forked, listed, compared and shown by the command line.
class TestRunCommands : public test::CommandLineTest {
    Q_OBJECT

private slots:
    void aRunWithoutDataIsTrainedTakenUpAndForked()
    {
        const auto trained = cli({"train", "--preset", "two-gaussians", "--threads", "1", "--run",
                                  "gaussians", "--steps", "3", "--json", "-"});
        QVERIFY2(trained.exitCode == 0, trained.error);
        QVERIFY(trained.json()["losses"].toObject().contains("loss_critic"));
        const auto eventFiles = [&] { return entries("gaussians").filter("events.out.tfevents.").size(); };
        QCOMPARE(eventFiles(), 0);
        const auto resumed = cli({"resume", "gaussians", "--steps", "5", "--tensorboard"});
        QVERIFY2(resumed.exitCode == 0, resumed.error);
        QCOMPARE(eventFiles(), 1);
        const auto forked = cli(
            {"resume", "gaussians", "--fork", "moved", "--set", "generated.mean=9", "--steps", "6"});
        QVERIFY2(forked.exitCode == 0, forked.error);
        const auto evaluated = cli({"evaluate", "gaussians"});
        QCOMPARE(evaluated.exitCode, 2);
        QVERIFY2(errorLine(evaluated).contains("did not learn from slices"), evaluated.error);
        const auto ofPart = cli({"evaluate", "gaussians", "--part", "test"});
        QCOMPARE(ofPart.exitCode, 2);
        QVERIFY2(errorLine(ofPart).contains("--part is of a classifier's images"), ofPart.error);
        const auto unused = cli({"train", "--preset", "two-gaussians", "--data", "slices", "--run", "none"});
        QCOMPARE(unused.exitCode, 2);
        QVERIFY2(errorLine(unused).contains("learn from no files"), unused.error);
        QVERIFY(!QFile::exists(path("none")));
    }

    void runsAreListedFilteredSortedAndAnnotated()
    {
        const auto train = [this](const char* run, const char* mean) {
            return cli({"train", "--preset", "two-gaussians", "--threads", "1", "--set",
                        "generated.mean=" + QString(mean), "--run", QString("many/") + run, "--steps", "3"});
        };
        QVERIFY(train("near", "1").exitCode == 0 && train("far", "9").exitCode == 0);
        QCOMPARE(cli({"resume", "many/near", "--fork", "many/more/fork", "--steps", "4"}).exitCode, 0);
        const auto names = [](const Outcome& listed) {
            QStringList folders;
            for (const auto& run : listed.json()["runs"].toArray())
                folders << run.toObject()["folder"].toString().section('/', -1);
            return folders.join(' ');
        };
        const auto all = cli({"runs", "many", "--sort", "folder", "--json", "-"});
        QVERIFY2(all.exitCode == 0, all.error);
        QCOMPARE(names(all), QString("far fork near"));
        const auto fork = all.json()["runs"].toArray()[1].toObject();
        QVERIFY(fork["parent"].toString().endsWith("/many/near"));
        QCOMPARE(fork["parent_step"].toInt(), 3);
        QCOMPARE(fork["preset"].toString(), QString("two-gaussians"));
        QCOMPARE(fork["state"].toString(), QString("finished"));
        QCOMPARE(fork["step"].toInt(), 4);
        const auto far = cli({"runs", "many", "--filter", "generated.mean > 5", "--columns",
                              "name,generated.mean", "--json", "-"});
        QCOMPARE(names(far), QString("far"));
        QVERIFY(far.json()["runs"].toArray()[0].toObject().contains("generated.mean"));

        const auto noted = cli({"annotate", "many/far", "--name", "The far one", "--tag", "a b", "--tag", "c",
                                "--note", "kept", "--archive"});
        QVERIFY2(noted.exitCode == 0, noted.error);
        QCOMPARE(names(cli({"runs", "many", "--sort", "-folder", "--json", "-"})), QString("near fork"));
        const auto tagged = cli({"runs", "many", "--archived", "--filter", "tag:\"a b\"", "--json", "-"});
        QCOMPARE(tagged.json()["runs"].toArray()[0].toObject()["note"].toString(), QString("kept"));
        QVERIFY(cli({"runs", "many", "--archived"}).out.contains("The far one"));
        QCOMPARE(cli({"annotate", "many/far", "--unarchive", "--untag", "a b", "--name", ""}).exitCode, 0);
        QCOMPARE(names(cli({"runs", "many", "--filter", "tag:c two-gaussians", "--json", "-"})),
                 QString("far"));
    }

    /// Seeds are taken together, and all goes into one file.
    void runsAreCompared()
    {
        for (const auto& [name, seed, rate] :
             {std::tuple("seed0", "0", "0.001"), {"seed1", "1", "0.001"}, {"fast", "0", "0.01"}}) {
            const auto trained = cli({"train", "--preset", "two-gaussians", "--threads", "1", "--run", name,
                                      "--steps", "20", "--seed", seed, "--set",
                                      QString("optimizer.critic.lr=") + rate});
            QVERIFY2(trained.exitCode == 0, trained.error);
        }
        const auto compared = cli({"compare", "seed0", "seed1", "fast", "--out", "all.html", "--json", "-"});
        QVERIFY2(compared.exitCode == 0, compared.error);
        const auto json = compared.json();
        QStringList paths;
        for (const auto& parameter : json["parameters"].toArray()) {
            paths << parameter.toObject()["path"].toString();
            QCOMPARE(parameter.toObject()["values"].toArray().size(), 3);
        }
        QCOMPARE(paths, (QStringList{"optimizer.critic.lr", "training.seed"}));
        QCOMPARE(json["groups"].toArray().size(), 2);
        const auto metric = json["metrics"].toArray()[0].toObject();
        QCOMPARE(metric["values"].toArray().size(), 3);
        QCOMPARE(metric["groups"].toArray()[0].toObject()["seeds"].toInt(), 2);
        QVERIFY(!json["verdicts"].toArray()[0].toObject()["text"].toString().isEmpty());
        QVERIFY(content("all.html").contains("<h2>What differs</h2>"));
        QVERIFY(cli({"compare", "seed0", "fast"}).out.contains("optimizer.critic.lr"));

        const auto noRun = cli({"compare", "seed0", "nowhere"});
        QCOMPARE(noRun.exitCode, 2);
        QVERIFY(errorLine(noRun).contains("nowhere"));
        QCOMPARE(cli({"compare", "seed0"}).exitCode, 2);
    }

    void aRunIsFilmedAndConvertedForTensorBoard()
    {
        const QString run = SYNTHSLICE_SOURCE_DIR "/tests/data/runs/gan-0.1.0";
        const auto filmed = cli({"film", run, run, "--out", "film.gif", "--scale", "2", "--json", "-"});
        QVERIFY2(filmed.exitCode == 0, filmed.error);
        QCOMPARE(filmed.json()["steps"].toArray(), QJsonArray({0, 4, 8}));
        // Two grids of two samples of 16 px in a row, enlarged, 2 px apart, with borders of 8 px.
        QCOMPARE(filmed.json()["width"].toInt(), 2 * (2 * 32 + 2) + 3 * 8);
        QVERIFY(QFileInfo(path("film.gif")).size() > 1000);
        const auto refused = cli({"film", run, "--out", "film.avi"});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(errorLine(refused).contains("choose .gif, .webm or .mp4"), refused.error);
        const auto undrawn = cli({"film", run, "--drawing", "--out", "film.gif"});
        QCOMPARE(undrawn.exitCode, 2);
        QVERIFY2(errorLine(undrawn).contains("nothing of how they were drawn"), undrawn.error);

        const auto plane = cli({"latent", run, "--plane", "3", "--numbers", "0,1", "--side", "3", "--scale",
                                "2", "--out", "plane.png", "--json", "-"});
        QVERIFY2(plane.exitCode == 0, plane.error);
        QCOMPARE(plane.json()["images"].toInt(), 9);
        QCOMPARE(plane.json()["width"].toInt(), 3 * 32 + 2 * 2);
        const auto there = cli(
            {"latent", run, "--path", "3,9,4", "--frames", "4", "--out", "path.gif", "--json", "-"});
        QVERIFY2(there.exitCode == 0, there.error);
        QCOMPARE(there.json()["images"].toInt(), 7);  // the middle stop once
        const auto near = cli({"latent", run, "--neighbours", "3", "--count", "5", "--out", "near.png"});
        QVERIFY2(near.exitCode == 0, near.error);
        QVERIFY2(errorLine(cli({"latent", run, "--path", "3", "--out", "a.png"})).contains("two stops"),
                 "one");
        QVERIFY2(errorLine(cli({"latent", run, "--plane", "3", "--out", "a.bmp"})).contains(".png"),
                 "ending");
        QVERIFY2(errorLine(cli({"latent", run, "--path-images", "plane.png", "--out", "a.png"}))
                     .contains("no encoder"),
                 "encoder");
        const auto idle = cli({"latent", "--neighbours", "3", run, "--span", "2", "--out", "a.png"});
        QVERIFY2(idle.exitCode == 2 && idle.error.contains("--span"), idle.error);
        const auto many = cli({"latent", "--path", "3,9,4", run, "--frames", "9000", "--out", "a.PNG"});
        QVERIFY2(errorLine(many).contains("17999 images"), many.error);

        const auto converted = cli({"tensorboard", run + "/", "--out", "events", "--json", "-"});
        QVERIFY2(converted.exitCode == 0, converted.error);
        QCOMPARE(entries("events/gan-0.1.0").filter("events.out.tfevents.").size(), 1);
        const auto twice = cli({"tensorboard", run, run, "--out", "events"});
        QVERIFY2(errorLine(twice).contains("Two of the runs are called gan-0.1.0"), twice.error);
    }

    /// Metrics do not depend on where a run was interrupted.
    void resumedRunEqualsUninterrupted()
    {
        QCOMPARE(cli({"make-fibres", "fibres", "--count", "1", "--size", "384"}).exitCode, 0);
        const QStringList common = {"--data",    "fibres",
                                    "--set",     "training.batch_size=2",
                                    "--set",     "training.sample_count=1",
                                    "--threads", "1",
                                    "--set",     "training.assessed_images=0",
                                    "--set",     "training.checkpoint_every_steps=2"};
        QProcess interrupted;
        start(interrupted, SYNTHSLICE_CLI, QStringList{"train", "--run", "cut"} + common);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(path("cut/checkpoints/step-000002")), 120000);
        interrupted.kill();  // long before its last step
        QVERIFY(interrupted.waitForFinished());
        QCOMPARE(interrupted.exitStatus(), QProcess::CrashExit);

        const int
            saved = entries("cut/checkpoints").filter(QRegularExpression("^step-")).last().mid(5).toInt();
        const QString end = QString::number(saved + 4);
        const auto resumed = cli({"resume", "cut", "--steps", end, "--json", "-"});
        QVERIFY2(resumed.exitCode == 0, resumed.error);
        QCOMPARE(resumed.json()["steps"].toInt(), saved + 4);
        QCOMPARE(cli(QStringList{"train", "--run", "whole", "--steps", end} + common).exitCode, 0);
        QVERIFY(!content("whole/metrics.csv").isEmpty());
        QCOMPARE(content("cut/metrics.csv"), content("whole/metrics.csv"));
        const QString ema = QString("/checkpoints/step-%1/ema.safetensors").arg(saved + 4, 6, 10, QChar('0'));
        QVERIFY(!content("whole" + ema).isEmpty());
        QCOMPARE(content("cut" + ema), content("whole" + ema));
        // --steps ends sessions; where schedules end is training.steps of the experiment.
        QCOMPARE(content("cut/experiment.json"), content("whole/experiment.json"));
        QVERIFY(!content("whole/experiment.json").contains("\"steps\": " + end.toUtf8()));
    }
};

SYNTHSLICE_TEST(TestRunCommands)

}  // namespace synthslice::test_run_commands

#include "test_run_commands.moc"
