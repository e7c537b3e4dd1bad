#include <QJsonArray>
#include <QRegularExpression>
#include <QtTest>

#include "tests/shared/command_line.h"
#include "tests/shared/test_program.h"

namespace synthslice::test_data_commands {

using test::errorLine;

/// What the command line says of slices.
class TestDataCommands : public test::CommandLineTest {
    Q_OBJECT

private slots:
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
        QVERIFY(QDir(folder()).mkpath("classes/train") && QDir(folder()).mkpath("classes/test"));
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
};

SYNTHSLICE_TEST(TestDataCommands)

}  // namespace synthslice::test_data_commands

#include "test_data_commands.moc"
