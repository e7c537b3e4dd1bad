// The blind test as it is done: by keys alone, with answers taken back, a pause, and going on another day.

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/blind/blind_picture.h"
#include "ui/blind/blind_test_dialog.h"

namespace synthslice::ui::test_blind_test {

namespace {

constexpr int patchSize = 32;
constexpr int waitMs = 30000;

/// Even grey, which is never seen in a real patch.
class EvenSource final : public acceptance::ImageSource {
public:
    Result<std::vector<GreyImage>> generate(std::span<const Latent> latents) override
    {
        return std::vector<GreyImage>(latents.size(), GreyImage(patchSize, patchSize, 0.5F));
    }
    [[nodiscard]] spec::Json provenance() const override { return {{"step", 40}}; }
};

Result<std::unique_ptr<acceptance::ImageSource>> openEvenSource(const std::filesystem::path&,
                                                                const training::GeneratorChoice& choice)
{
    if (choice.step != 40) return failed("another checkpoint");
    return std::make_unique<EvenSource>();
}

bool isEven(const QImage& picture)
{
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, y) != picture.pixel(0, 0)) return false;
        }
    }
    return true;
}

}  // namespace

class TestBlindTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<const data::SliceDataset> m_slices;
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    /// A test of 5 images of each kind, at its first question.
    [[nodiscard]] std::unique_ptr<BlindTestDialog> begun() const
    {
        auto dialog = std::make_unique<BlindTestDialog>(path("run"), m_slices, openEvenSource);
        dialog->show();
        if (auto* count = dialog->findChild<QSpinBox*>("blindCount"); count->isEnabled()) count->setValue(5);
        dialog->findChild<QPushButton*>("blindBegin")->click();
        const auto* picture = dialog->findChild<BlindPicture*>("blindPicture");
        [&] { QTRY_VERIFY_WITH_TIMEOUT(picture->isVisible() && !picture->picture().isNull(), waitMs); }();
        return dialog;
    }
    static QImage shown(const BlindTestDialog& dialog)
    {
        return dialog.findChild<BlindPicture*>("blindPicture")->picture();
    }
    static QString position(const BlindTestDialog& dialog)
    {
        return dialog.findChild<QLabel*>("blindPosition")->text();
    }

private slots:
    void init() { test::failOnQtWarnings(); }

    void initTestCase()
    {
        data::FibreSliceSpec spec;
        spec.size = 256;
        std::filesystem::create_directories(path("slices"));
        QVERIFY(data::writeImage(path("slices") / "a.png", data::makeFibreSlice(spec)->image, {}));
        spec::DataSpec data;
        data.patchSize = patchSize;
        data.blockSize = 64;
        auto dataset = data::SliceDataset::load(path("slices"), data, {});
        QVERIFY(dataset.has_value());
        m_slices = std::make_shared<const data::SliceDataset>(std::move(*dataset));
        store::RunRecord record;
        record.metrics = test::fakeMetrics();
        auto recorder = store::RunRecorder::create(path("run"), record);
        QVERIFY(recorder.has_value());
        session::CheckpointData checkpoint{40, {}, {}};
        checkpoint.state = {{"experiment", spec::Json::object()}};
        QVERIFY((*recorder)->saveCheckpoint(checkpoint));
    }

    void isDoneByKeysAndGoesOnAnotherDay()
    {
        std::size_t told = 0;
        {
            const auto dialog = begun();
            for (int i = 0; i < 4; ++i) {
                QTest::keyClick(dialog.get(), isEven(shown(*dialog)) ? Qt::Key_Right : Qt::Key_Left);
            }
            QVERIFY(position(*dialog).startsWith("Image 5 of 10"));
            const QImage fifth = shown(*dialog);
            QTest::keyClick(dialog.get(), isEven(fifth) ? Qt::Key_R : Qt::Key_G);  // wrong
            QTest::keyClick(dialog.get(), Qt::Key_Backspace);
            QCOMPARE(shown(*dialog), fifth);
            QTest::keyClick(dialog.get(), Qt::Key_Space);
            QVERIFY(shown(*dialog).isNull());
            QTest::keyClick(dialog.get(), Qt::Key_Left);  // is no answer in a pause
            QTest::keyClick(dialog.get(), Qt::Key_Space);
            QCOMPARE(shown(*dialog), fifth);
            told = blind::readUnfinished(path("run"))->answers.size();
        }
        QCOMPARE(told, std::size_t{4});

        const auto dialog = begun();
        QVERIFY(position(*dialog).startsWith("Image 5 of 10"));
        for (int i = 4; i < 10; ++i) {
            QTest::keyClick(dialog.get(), isEven(shown(*dialog)) ? Qt::Key_G : Qt::Key_R);
        }
        const auto* result = dialog->findChild<QLabel*>("blindResult");
        QVERIFY(result->isVisible());
        QVERIFY2(result->text().contains("Generated images taken for real: 0 of 5, 0 % (0 to 43 %)"),
                 qPrintable(result->text()));
        QVERIFY2(result->text().contains("Right answers: 10 of 10, 100 % (72 to 100 %)"),
                 qPrintable(result->text()));
        QCOMPARE(dialog->findChild<QTableWidget*>("blindTable")->rowCount(), 10);
        QVERIFY(!blind::readUnfinished(path("run")));
        const auto past = blind::readTests(path("run"));
        QCOMPARE(past.size(), std::size_t{1});
        QCOMPARE(past[0].step, std::int64_t{40});
        QCOMPARE(past[0].result.correct.count, std::size_t{10});
    }

    void anotherTestShowsOtherImages()
    {
        const auto dialog = begun();
        for (int i = 0; i < 10; ++i) QTest::keyClick(dialog.get(), Qt::Key_R);
        QVERIFY(dialog->findChild<QLabel*>("blindResult")->text().contains("5 of 5, 100 % (57 to 100 %)"));
        dialog->findChild<QPushButton*>("blindAgain")->click();
        QCOMPARE(dialog->findChild<QSpinBox*>("blindSeed")->value(), 1);
        QVERIFY(dialog->findChild<QLabel*>("blindPast")->text().count("step 40") == 2);
    }

    void whatFailsIsSaid()
    {
        BlindTestDialog dialog(
            path("run"), m_slices,
            [](const auto&, const auto&) -> Result<std::unique_ptr<acceptance::ImageSource>> {
                return failed("the checkpoint is damaged", "take another");
            });
        dialog.show();
        dialog.findChild<QPushButton*>("blindBegin")->click();
        const auto* error = dialog.findChild<QLabel*>("blindError");
        QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), waitMs);
        QCOMPARE(error->text(), QString("the checkpoint is damaged: take another"));
    }
};

SYNTHSLICE_TEST(TestBlindTest)

}  // namespace synthslice::ui::test_blind_test

#include "test_blind_test.moc"
