#include <QJsonArray>
#include <QJsonObject>
#include <QtEndian>
#include <QtTest>

#include "tests/shared/command_line.h"
#include "tests/shared/test_program.h"

namespace synthslice::test_image_commands {

using test::errorLine;

/// From slices to accepted images by the command line.
class TestImageCommands : public test::CommandLineTest {
    Q_OBJECT

private slots:
    /// Thick and fine fibres, a folder each.
    void patchesOfClassesAreToldApart()
    {
        QVERIFY(QDir(folder()).mkpath("fibres-by-class"));
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
            const QByteArray image = content(option.mid(2) + "/seed-000000.png");
            QVERIFY(image.size() > 20);
            QCOMPARE(qFromBigEndian<int>(image.constData() + 16), side);  // the width in a PNG
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
        write("images.raw", QByteArray(2 * 64 * 64, '\x40'));
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
        QCOMPARE(content("images.csv").trimmed().split('\n').size(), 4);

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
        const auto brought = cli({"evaluate", "run", "--count", "32", "--calibrate-output", "--json", "-"});
        QVERIFY2(brought.exitCode == 0, brought.error);
        QVERIFY(brought.json()["calibrated_output"].toBool());
        const auto spectrumOf = [](const test::Outcome& result) {
            return result.json()["descriptors"].toObject()["spectrum"].toObject()["ratio"].toDouble();
        };
        QVERIFY(spectrumOf(brought) < spectrumOf(evaluated));
        QCOMPARE(cli({"evaluate", "run", "--images", "images", "--calibrate-output"}).exitCode, 2);

        const auto forked = cli({"resume", "run", "--fork", "fork", "--step", "3", "--set",
                                 "training.steps=5", "--set", "loss.r1_gamma=0.7", "--json", "-"});
        QVERIFY2(forked.exitCode == 0, forked.error);
        QCOMPARE(forked.json()["steps"].toInt(), 5);
        QVERIFY(content("fork/experiment.json").contains("\"r1_gamma\": 0.7"));
        QVERIFY(entries("run/checkpoints") == QStringList{"step-000003"});  // the source stays as it was
    }
};

SYNTHSLICE_TEST(TestImageCommands)

}  // namespace synthslice::test_image_commands

#include "test_image_commands.moc"
