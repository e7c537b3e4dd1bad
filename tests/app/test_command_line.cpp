#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

#include "tests/shared/command_line.h"
#include "tests/shared/test_program.h"

namespace synthslice::test_command_line {

using test::errorLine;

/// Runs the real program as a script would: contract of docs/command-line.md.
class TestCommandLine : public test::CommandLineTest {
    Q_OBJECT

private slots:
    void everyCommandHasHelpWithAnExample()
    {
        const auto commands = {"presets",     "parameters", "check",    "inspect",   "make-fibres",
                               "train",       "resume",     "generate", "calibrate", "judge",
                               "export",      "benchmark",  "runs",     "annotate",  "film",
                               "tensorboard", "compare",    "sweep",    "latent"};
        for (const auto* command : commands) {
            const auto help = cli({command, "--help"});
            QCOMPARE(help.exitCode, 0);
            QVERIFY2(help.out.contains("Example:\n  synthslice-cli " + QByteArray(command)), command);
            QVERIFY2(help.out.contains("--json"), command);
        }
    }

    void presetsPrintExperimentsThatCheck()
    {
        const auto list = cli({"presets", "--json", "-"}).json()["presets"].toArray();
        QVERIFY(list.size() >= 5);
        QCOMPARE(list[0].toObject()["name"].toString(), QString("texture-64"));
        for (const QString name : {"texture-64", "lenet-mnist", "two-gaussians"}) {
            write("preset.json", cli({"presets", name}).out);
            const auto checked = cli({"check", "preset.json", "--json", "-"});
            QCOMPARE(checked.exitCode, 0);
            QVERIFY(checked.json()["ok"].toBool());
        }
    }

    void parametersAreListed()
    {
        const auto list = cli({"parameters", "optimizer.adam", "--json", "-"}).json()["parameters"].toArray();
        QCOMPARE(list.size(), 6);
        QCOMPARE(list[0].toObject()["path"].toString(), QString("optimizer.adam.lr"));
        QVERIFY(list[0].toObject()["live"].toBool());
    }

    void checkNamesTheImpossibleLayer()
    {
        auto text = cli({"presets", "dcgan-64"}).out;
        text.replace("\"out_channels\": 64", "\"out_channels\": 63");
        text.replace("\"kernel_size\": 4", "\"kernel_size\": 60");
        write("bad.json", text);
        const auto checked = cli({"check", "bad.json", "--json", "-"});
        QCOMPARE(checked.exitCode, 2);
        const auto problems = checked.json()["problems"].toArray();
        QVERIFY(!problems.isEmpty());
        QVERIFY(problems.last().toObject()["path"].toString().startsWith("discriminator.layers."));
        QVERIFY(!problems[0].toObject()["hint"].toString().isEmpty());
        QVERIFY2(errorLine(checked).startsWith("synthslice-cli: bad.json: "), checked.error);
    }

    void badInputGivesOneLineAndExitCode2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("named");
        write("text.png", "this is not a picture");
        QDir(folder()).mkdir("empty");
        write("unknown.json", R"({"format":"synthslice-experiment","version":1,"traning":{}})");
        QTest::newRow("no such command") << QStringList{"trian"} << QByteArray("did you mean 'train'?");
        QTest::newRow("no such folder") << QStringList{"inspect", "nowhere"} << QByteArray("nowhere");
        QTest::newRow("empty folder") << QStringList{"inspect", "empty"} << QByteArray("empty");
        QTest::newRow("text renamed") << QStringList{"inspect", "text.png"} << QByteArray("text.png");
        QTest::newRow("unknown key") << QStringList{"check", "unknown.json"} << QByteArray("'training'");
        QTest::newRow("no such preset") << QStringList{"presets", "texture-65"} << QByteArray("'texture-64'");
        QTest::newRow("bad --set") << QStringList{"train", "--data", "empty", "--set", "training.stps=3"}
                                   << QByteArray("'steps'");
        QTest::newRow("no steps") << QStringList{"train", "--data", "empty", "--steps", "0"}
                                  << QByteArray("more than 0");
        QTest::newRow("no range") << QStringList{"inspect", "empty", "--slices", "5"}
                                  << QByteArray("10:200:2");
        QTest::newRow("part of a region")
            << QStringList{"inspect", "empty", "--roi", "5,5"} << QByteArray("--roi");
        QTest::newRow("no such run") << QStringList{"resume", "nowhere"} << QByteArray("nowhere");
        QTest::newRow("no folder of runs") << QStringList{"runs", "nowhere"} << QByteArray("nowhere");
        QTest::newRow("unknown field") << QStringList{"runs", "empty", "--filter", "loss.generatr = x"}
                                       << QByteArray("'loss.generator'");
        QTest::newRow("unknown column")
            << QStringList{"runs", "empty", "--columns", "nam"} << QByteArray("'name'");
        QTest::newRow("no run to annotate")
            << QStringList{"annotate", "empty", "--tag", "x"} << QByteArray("empty is no run");
        QTest::newRow("no such criteria")
            << QStringList{"judge", "empty", "--criteria", "nowhere.json"} << QByteArray("nowhere.json");
    }
    void badInputGivesOneLineAndExitCode2()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, named);
        const auto outcome = cli(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(errorLine(outcome).contains(named), outcome.error);
        QVERIFY2(errorLine(outcome).startsWith("synthslice-cli: "), outcome.error);
        QVERIFY(outcome.out.isEmpty());
    }
};

SYNTHSLICE_TEST(TestCommandLine)

}  // namespace synthslice::test_command_line

#include "test_command_line.moc"
