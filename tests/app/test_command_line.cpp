#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtEndian>

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QByteArray error;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Outcome run(const QStringList& arguments, const QString& folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(SYNTHSLICE_CLI, arguments);
    if (!process.waitForFinished(240000)) {
        process.kill();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The last line of stderr, where the error stands.
QByteArray errorLine(const Outcome& outcome)
{
    return outcome.error.trimmed().split('\n').last();
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

}  // namespace

/// Runs the real program as a script would: contract of docs/command-line.md.
class TestCommandLine : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] Outcome cli(const QStringList& arguments) const { return run(arguments, m_folder.path()); }
    [[nodiscard]] QStringList entries(const QString& name) const
    {
        return QDir(path(name)).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    }

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
        for (const auto& entry : list) {
            const auto name = entry.toObject()["name"].toString();
            writeFile(path("preset.json"), cli({"presets", name}).out);
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
        writeFile(path("bad.json"), text);
        const auto checked = cli({"check", "bad.json", "--json", "-"});
        QCOMPARE(checked.exitCode, 2);
        const auto problems = checked.json()["problems"].toArray();
        QVERIFY(!problems.isEmpty());
        QVERIFY(problems.last().toObject()["path"].toString().startsWith("discriminator.layers."));
        QVERIFY(!problems[0].toObject()["hint"].toString().isEmpty());
        QVERIFY2(errorLine(checked).startsWith("synthslice-cli: bad.json: "), checked.error);
    }

    void inspectTakesPartOfTheSlices()
    {
        QCOMPARE(cli({"make-fibres", "part", "--count", "4", "--size", "256"}).exitCode, 0);
        const auto range = cli({"inspect", "part", "--slices", "2::2", "--roi", "16,0,128,200",
                                "--block-size", "64", "--json", "-"});
        QVERIFY2(range.exitCode == 0, range.error);
        QCOMPARE(range.json()["images"].toInt(), 2);
        QCOMPARE(range.json()["width"].toInt(), 128);
        QCOMPARE(range.json()["height"].toInt(), 200);
        QCOMPARE(range.json()["notes"].toArray().size(), 2);
        const auto masked = cli(
            {"inspect", "part", "--mask", "part/fibres0000.png", "--patch-size", "8", "--json", "-"});
        QVERIFY2(masked.exitCode == 0, masked.error);
        QCOMPARE(masked.json()["images"].toInt(), 3);
        const auto outside = cli({"inspect", "part", "--roi", "200,0,128,200"});
        QCOMPARE(outside.exitCode, 2);
        QVERIFY2(errorLine(outside).contains("data.roi_x"), outside.error);
        const auto few = cli({"calibrate", "part", "--out", "few.json", "--slices", "1:1"});
        QVERIFY2(errorLine(few).contains("--block-size"), few.error);
    }

    void inspectCountsTheImagesOfEachClass()
    {
        const auto make = [&](const char* folder, const char* count, const char* diameter) {
            const auto made = cli(
                {"make-fibres", folder, "--count", count, "--size", "64", "--diameter", diameter});
            QVERIFY2(made.exitCode == 0, made.error);
        };
        QVERIFY(QDir(m_folder.path()).mkpath("classes/train") &&
                QDir(m_folder.path()).mkpath("classes/test"));
        make("classes/train/thick", "5", "9");
        make("classes/train/fine", "3", "5");
        make("classes/test/thick", "3", "9");
        make("classes/test/fine", "1", "5");
        const auto inspected = cli({"inspect", "classes", "--json", "-"});
        QVERIFY2(inspected.exitCode == 0, inspected.error);
        QCOMPARE(inspected.json()["images"].toInt(), 12);
        QCOMPARE(inspected.json()["width"].toInt(), 64);
        QCOMPARE(inspected.json()["fingerprint"].toString().size(), 64);
        const auto classes = inspected.json()["classes"].toArray();
        QCOMPARE(classes.size(), 2);
        QCOMPARE(classes[1]["name"].toString(), QString("thick"));
        QCOMPARE(classes[1]["training"]["count"].toInt(), 5);
        QCOMPARE(classes[1]["training"]["share"].toDouble(), 5.0 / 8.0);
        QCOMPARE(classes[1]["test"]["count"].toInt(), 3);
        QVERIFY(classes[1]["validation"]["share"].isNull());
        const auto table = cli({"inspect", "classes"}).out;
        const QRegularExpression row("^thick +5 +62\\.5 +3 +75\\.0$", QRegularExpression::MultilineOption);
        QVERIFY2(row.match(QString::fromUtf8(table)).hasMatch(), table);
        QVERIFY2(!table.contains("validation"), table);
        QCOMPARE(cli({"inspect", "classes", "--patch-size", "32", "--json", "-"}).json()["images"].toInt(),
                 48);
        const auto small = cli({"inspect", "classes", "--patch-size", "128"});
        QCOMPARE(small.exitCode, 2);
        QVERIFY2(errorLine(small).contains("train/fine/fibres0000.png is of 64 x 64 px"), small.error);
        const auto region = cli({"inspect", "classes", "--roi", "0,0,9,9"});
        QVERIFY2(errorLine(region).contains("no images in classes"), region.error);
    }

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

    /// Thick and fine fibres, a folder each.
    void patchesOfClassesAreToldApart()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("fibres-by-class"));
        const auto make = [&](const char* folder, const char* diameter) {
            const auto made = cli(
                {"make-fibres", folder, "--count", "2", "--size", "256", "--diameter", diameter});
            QVERIFY2(made.exitCode == 0, made.error);
        };
        make("fibres-by-class/fine", "6");
        make("fibres-by-class/thick", "24");
        const QStringList common = {"train",  "--preset",        "patch-classifier-64",
                                    "--data", "fibres-by-class", "--threads",
                                    "1",      "--set",           "training.sample_every_steps=10"};
        const auto trained = cli(common + QStringList{"--run", "told", "--steps", "120", "--json", "-"});
        QVERIFY2(trained.exitCode == 0, trained.error);
        QVERIFY(trained.json()["losses"].toObject().contains("loss_test"));

        const auto evaluated = cli({"evaluate", "told", "--out", "tables", "--json", "-"});
        QVERIFY2(evaluated.exitCode == 0, evaluated.error);
        const QJsonObject json = evaluated.json();
        QCOMPARE(json["step"].toInt(), 120);
        QCOMPARE(json["classes"].toArray()[1].toString(), QString("thick"));
        const auto count = [&](int row, int column) {
            return json["confusion"].toArray()[row].toArray()[column].toInt();
        };
        const int images = json["images"].toInt();
        QCOMPARE(count(0, 0) + count(0, 1) + count(1, 0) + count(1, 1), images);
        QCOMPARE(json["accuracy"].toDouble(), double(count(0, 0) + count(1, 1)) / images);
        QCOMPARE(json["accuracy"].toDouble(),
                 trained.json()["metrics"].toObject()["accuracy_test"].toDouble());
        QVERIFY(json["accuracy"].toDouble() > 0.9);
        QCOMPARE(entries("tables"),
                 QStringList({"classes.csv", "confusion.csv", "evaluation.json", "mistakes.csv"}));
        QCOMPARE(cli({"evaluate", "told", "--part", "training", "--json", "-"}).json()["part"].toString(),
                 QString("training"));
        QCOMPARE(cli({"evaluate", "told", "--classifier", "told"}).exitCode, 2);

        const auto narrow = cli(common +
                                QStringList{"--run", "narrow", "--set", "classes.names=fine, coarse"});
        QCOMPARE(narrow.exitCode, 2);
        QVERIFY2(errorLine(narrow).contains("coarse"), narrow.error);
        const auto wide = cli(common +
                              QStringList{"--run", "wide", "--set", "network.layers.18.out_features=3"});
        QCOMPARE(wide.exitCode, 2);
        QVERIFY2(
            errorLine(wide).contains("network.layers.18: The network gives 3 values, but the data have 2"),
            wide.error);
    }

    void badInputGivesOneLineAndExitCode2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("named");
        writeFile(path("text.png"), "this is not a picture");
        QDir(m_folder.path()).mkdir("empty");
        writeFile(path("unknown.json"), R"({"format":"synthslice-experiment","version":1,"traning":{}})");
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

    /// The whole way from slices to accepted images, small.
    void slicesBecomeAcceptedImages()
    {
        const auto made = cli({"make-fibres", "slices", "--count", "2", "--size", "384", "--json", "-"});
        QCOMPARE(made.exitCode, 0);
        QCOMPARE(made.json()["truth"].toArray().size(), 2);
        QVERIFY(made.json()["truth"].toArray()[0].toObject()["circles"].toArray().size() > 500);

        const auto inspected = cli({"inspect", "slices", "--json", "-"});
        QCOMPARE(inspected.exitCode, 0);
        QCOMPARE(inspected.json()["images"].toInt(), 2);
        QCOMPARE(inspected.json()["width"].toInt(), 384);
        QCOMPARE(inspected.json()["fingerprint"].toString().size(), 64);

        const QStringList small = {
            "--set", "training.batch_size=2", "--set", "training.sample_count=4", "--threads", "1"};
        const auto trained = cli(QStringList{"train", "--data", "slices", "--run", "run", "--steps", "3",
                                             "--set", "data.scale=1", "--json", "-"} +
                                 small);
        QVERIFY2(trained.exitCode == 0, trained.error);
        QCOMPARE(trained.json()["steps"].toInt(), 3);
        QCOMPARE(trained.json()["outcome"].toString(), QString("finished"));
        QVERIFY(trained.json()["losses"].toObject().contains("loss_generator"));

        const auto again = cli(QStringList{"train", "--data", "slices", "--run", "run", "--steps", "3"} +
                               small);
        QCOMPARE(again.exitCode, 2);

        const auto generated = cli(
            {"generate", "run", "--count", "3", "--seed", "7", "--out", "images", "--json", "-"});
        QVERIFY2(generated.exitCode == 0, generated.error);
        QCOMPARE(generated.json()["written"].toInt(), 3);
        QCOMPARE(entries("images").size(), 3);
        QCOMPARE(generated.json()["bits"].toInt(), 8);  // as the slices
        const auto deep = cli(
            {"generate", "run", "--count", "1", "--bits", "16", "--out", "deep", "--json", "-"});
        QCOMPARE(deep.json()["bits"].toInt(), 16);

        // What a classifier takes them for.
        const auto shares = cli({"evaluate", "run", "--classifier", "told", "--count", "32", "--json", "-"});
        QVERIFY2(shares.exitCode == 0, shares.error);
        QVERIFY(shares.json()["inception_like_score"].toDouble() >= 1.0);
        const QJsonObject ofClasses = shares.json()["shares"].toObject();
        QCOMPARE(ofClasses["fine"].toDouble() + ofClasses["thick"].toDouble(), 1.0);
        QCOMPARE(shares.json()["step"].toInt(), 3);

        const auto calibrated = cli(
            {"calibrate", "slices", "--out", "criteria.json", "--refuse-real", "0.1", "--json", "-"});
        QVERIFY2(calibrated.exitCode == 0, calibrated.error);
        // Criteria of a run are those of its slices as it cuts them.
        const auto scaledRun = cli(QStringList{"train", "--data", "slices", "--run", "scaled", "--steps", "1",
                                               "--set", "data.scale=0.8"} +
                                   small);
        QVERIFY2(scaledRun.exitCode == 0, scaledRun.error);
        for (const auto& [option, side] :
             {std::pair{QString("--bits"), 64}, {QString("--original-scale"), 80}}) {
            QStringList arguments{"generate", "scaled", "--count", "1", "--out", option.mid(2), option};
            if (option == "--bits") arguments << "8";
            QCOMPARE(cli(arguments).exitCode, 0);
            QFile image(path(option.mid(2) + "/seed-000000.png"));
            QVERIFY(image.open(QIODevice::ReadOnly));
            QCOMPARE(qFromBigEndian<int>(image.readAll().constData() + 16), side);  // the width in a PNG
        }
        const auto ofRun = cli({"calibrate", "scaled", "--out", "scaled.json", "--json", "-"});
        QVERIFY2(ofRun.exitCode == 0, ofRun.error);
        QCOMPARE(ofRun.json()["scale"].toDouble(), 0.8);
        QCOMPARE(ofRun.json(),
                 cli({"calibrate", "slices", "--scale", "0.8", "--out", "same.json", "--json", "-"}).json());
        const auto told = cli({"calibrate", "scaled", "--scale", "0.8", "--out", "none.json"});
        QCOMPARE(told.exitCode, 2);
        QVERIFY2(errorLine(told).contains("--scale"), told.error);
        QCOMPARE(cli({"calibrate", "slices", "--data", "slices", "--out", "none.json"}).exitCode, 2);
        const auto fitting = cli({"export", "scaled", "--count", "1", "--tries", "1", "--criteria",
                                  "scaled.json", "--out", "accepted"});
        QVERIFY2(errorLine(fitting).contains("none of 1 image"), fitting.error);
        const auto otherScale = cli(
            {"export", "run", "--count", "1", "--criteria", "scaled.json", "--out", "accepted"});
        QCOMPARE(otherScale.exitCode, 2);
        QVERIFY2(errorLine(otherScale).contains("calibrate run"), otherScale.error);
        QVERIFY(QFile::rename(path("run"), path("a run")));
        const auto spaced = cli(
            {"export", "a run", "--count", "1", "--criteria", "scaled.json", "--out", "accepted"});
        QVERIFY2(errorLine(spaced).contains("calibrate 'a run'"), spaced.error);
        QVERIFY(QFile::rename(path("a run"), path("run")));
        QCOMPARE(cli({"make-fibres", "others", "--count", "2", "--size", "384", "--seed", "9"}).exitCode, 0);
        for (const QString command : {"calibrate", "evaluate"}) {
            const auto others = cli({command, "run", "--data", "others", "--out", "none"});
            QCOMPARE(others.exitCode, 2);
            QVERIFY2(errorLine(others).contains("are not those that run learned from"), others.error);
        }

        const auto judged = cli({"judge", "images", "--criteria", "criteria.json", "--json", "-"});
        QVERIFY2(judged.exitCode == 0, judged.error);
        QCOMPARE(judged.json()["judged"].toInt(), 3);
        QCOMPARE(judged.json()["accepted"].toInt(), 0);  // an untrained generator
        QFile raw(path("images.raw"));
        QVERIFY(raw.open(QIODevice::WriteOnly) && raw.write(QByteArray(2 * 64 * 64, '\x40')) > 0);
        raw.close();
        const auto pages = cli(
            {"judge", "images.raw", "--raw", "64x64x2:u8:0", "--criteria", "criteria.json", "--json", "-"});
        QVERIFY2(pages.exitCode == 0, pages.error);
        QCOMPARE(pages.json()["images"].toArray()[1].toObject()["file"].toString(), "images.raw#2");

        const auto exported = cli({"export", "run", "--count", "2", "--tries", "4", "--criteria",
                                   "criteria.json", "--out", "accepted"});
        QCOMPARE(exported.exitCode, 1);
        QVERIFY2(errorLine(exported).contains("none of 4 images was accepted"), exported.error);
        QVERIFY(!QFileInfo::exists(path("accepted")));

        const auto moved = cli({"export", "run", "--data", "nowhere", "--count", "1", "--criteria",
                                "criteria.json", "--out", "accepted"});
        QCOMPARE(moved.exitCode, 2);
        QVERIFY2(errorLine(moved).contains("--allow-copies"), moved.error);

        const auto described = cli({"describe", "images", "--criteria", "criteria.json", "--csv",
                                    "images.csv", "--figures", "figures", "--json", "-"});
        QVERIFY2(described.exitCode == 0, described.error);
        QCOMPARE(described.json()["images"].toArray().size(), 3);
        QVERIFY(described.json()["mean"].toObject().contains("clark_evans"));
        QVERIFY(entries("figures").contains("two_point_correlation.svg"));
        const auto phases = cli({"describe", "images", "--phases", "3", "--json", "-"});
        QVERIFY2(phases.exitCode == 0, phases.error);
        QCOMPARE(phases.json()["phases"].toInt(), 3);
        const auto fibres = cli({"describe", "images", "--phases", "3", "--material", "fibres"});
        QCOMPARE(fibres.exitCode, 2);
        QVERIFY2(errorLine(fibres).contains("add --material phases"), fibres.error);
        QFile csv(path("images.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().trimmed().split('\n').size(), 4);

        QVERIFY(trained.json()["score"].isDouble());
        const auto evaluated = cli({"evaluate", "run", "--count", "32", "--out", "report", "--json", "-"});
        QVERIFY2(evaluated.exitCode == 0, evaluated.error);
        QCOMPARE(evaluated.json()["step"].toInt(), 3);
        QVERIFY(evaluated.json()["score"].toDouble() > 3.0);
        QVERIFY(evaluated.json()["floor"].toDouble() < 2.0);
        QCOMPARE(evaluated.json()["autoencoder"].toObject()["hash"].toString().size(), 64);
        QCOMPARE(evaluated.json()["beats_null_models"].toBool(), false);
        QCOMPARE(evaluated.json()["copies"].toObject()["share"].toDouble(), 0.0);
        QVERIFY(entries("report").contains("report.html"));
        QVERIFY(entries("report").contains("descriptors.csv"));
        QVERIFY(entries("report").contains("quality.json"));
        QCOMPARE(cli({"evaluate", "run", "--count", "32", "--out", "report"}).exitCode, 2);  // not empty

        const auto forked = cli({"resume", "run", "--fork", "fork", "--step", "3", "--set",
                                 "training.steps=5", "--set", "loss.r1_gamma=0.7", "--json", "-"});
        QVERIFY2(forked.exitCode == 0, forked.error);
        QCOMPARE(forked.json()["steps"].toInt(), 5);
        QFile experiment(path("fork/experiment.json"));
        QVERIFY(experiment.open(QIODevice::ReadOnly));
        QVERIFY(experiment.readAll().contains("\"r1_gamma\": 0.7"));
        QVERIFY(entries("run/checkpoints") == QStringList{"step-000003"});  // the source stays as it was
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
        QFile document(path("all.html"));
        QVERIFY(document.open(QIODevice::ReadOnly));
        QVERIFY(document.readAll().contains("<h2>What differs</h2>"));
        QVERIFY(cli({"compare", "seed0", "fast"}).out.contains("optimizer.critic.lr"));

        const auto noRun = cli({"compare", "seed0", "nowhere"});
        QCOMPARE(noRun.exitCode, 2);
        QVERIFY(errorLine(noRun).contains("nowhere"));
        QCOMPARE(cli({"compare", "seed0"}).exitCode, 2);
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
        interrupted.setWorkingDirectory(m_folder.path());
        interrupted.start(SYNTHSLICE_CLI, QStringList{"train", "--run", "cut"} + common);
        QVERIFY(interrupted.waitForStarted());
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
        const auto read = [&](const QString& name) {
            QFile file(path(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(!read("whole/metrics.csv").isEmpty());
        QCOMPARE(read("cut/metrics.csv"), read("whole/metrics.csv"));
        const QString ema = QString("/checkpoints/step-%1/ema.safetensors").arg(saved + 4, 6, 10, QChar('0'));
        QVERIFY(!read("whole" + ema).isEmpty());
        QCOMPARE(read("cut" + ema), read("whole" + ema));
        // --steps ends sessions; where schedules end is training.steps of the experiment.
        QCOMPARE(read("cut/experiment.json"), read("whole/experiment.json"));
        QVERIFY(!read("whole/experiment.json").contains("\"steps\": " + end.toUtf8()));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
