// The dialog for raw volumes on files written here.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <vector>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/slices/raw_volume_dialog.h"

namespace synthslice::ui::test_raw_volume_dialog {

class TestRawVolumeDialog : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// 12 × 8 × 3 values of 16 bit; in the middle slice they grow with x, elsewhere they are 0.
    [[nodiscard]] std::filesystem::path volume(const std::string& name, std::size_t headerBytes = 0) const
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::vector<std::uint16_t> values(12 * 8 * 3, 0);
        for (std::size_t i = 96; i < 192; ++i) values[i] = static_cast<std::uint16_t>(1000 * (i % 12));
        std::ofstream file(path, std::ios::binary);
        file << std::string(headerBytes, 'h');
        file.write(reinterpret_cast<const char*>(values.data()),
                   static_cast<std::streamsize>(values.size() * sizeof values.front()));
        return path;
    }

    template <class Widget>
    static Widget* find(const RawVolumeDialog& dialog, const char* name)
    {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }

    static QPushButton* open(const RawVolumeDialog& dialog)
    {
        return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
    }

private slots:
    void init() { test::failOnQtWarnings(); }

    void beginsWithWhatTheNameTells()
    {
        const RawVolumeDialog dialog(volume("wood_12x8x3_uint16.raw"), {});
        QCOMPARE(QString::fromStdString(data::rawLayoutText(dialog.layout())),
                 QStringLiteral("12x8x3:u16le:0"));
        QVERIFY(open(dialog)->isEnabled());
        auto* preview = find<QLabel>(dialog, "rawPreview");
        QTRY_VERIFY(!preview->pixmap().isNull());
        const QImage picture = preview->pixmap().toImage();
        QCOMPARE(picture.size(), QSize(288, 192));
        QVERIFY(qGray(picture.pixel(2, 96)) < 20 && qGray(picture.pixel(285, 96)) > 235);
    }

    void proposesWhatTheSizeLeaves()
    {
        const RawVolumeDialog behindHeader(volume("wood_12x8x3_uint16.raw", 100), {});
        QCOMPARE(data::rawLayoutText(behindHeader.layout()), std::string("12x8x3:u16le:100"));
        const RawVolumeDialog likeBefore(volume("unknown.raw"), "8x12x3:i16be:0");
        QCOMPARE(data::rawLayoutText(likeBefore.layout()), std::string("8x12x3:i16be:0"));
    }

    void saysWhatDoesNotFitAndHelps()
    {
        const RawVolumeDialog dialog(volume("unknown.raw", 100), "12x8x3:u8:0");
        QVERIFY(!open(dialog)->isEnabled());
        auto* bytes = find<QLabel>(dialog, "rawBytes");
        QCOMPARE(bytes->text(), QStringLiteral("These numbers need 288 bytes, the file has 676."));
        find<QComboBox>(dialog, "rawType")->setCurrentIndex(static_cast<int>(data::SampleType::U16));
        QVERIFY(!open(dialog)->isEnabled());
        find<QPushButton>(dialog, "rawSkipRest")->click();
        QCOMPARE(find<QSpinBox>(dialog, "rawHeader")->value(), 100);
        QVERIFY(open(dialog)->isEnabled());
        QVERIFY(!find<QPushButton>(dialog, "rawSkipRest")->isEnabled());
        find<QSpinBox>(dialog, "rawWidth")->setValue(1000);
        QVERIFY(!open(dialog)->isEnabled());
        QVERIFY(!find<QPushButton>(dialog, "rawSkipRest")->isEnabled());
    }

    void theByteOrderChangesThePicture()
    {
        RawVolumeDialog dialog(volume("wood_12x8x3_uint16.raw"), {});
        auto* preview = find<QLabel>(dialog, "rawPreview");
        QTRY_VERIFY(!preview->pixmap().isNull());
        const QImage before = preview->pixmap().toImage();
        find<QComboBox>(dialog, "rawByteOrder")->setCurrentIndex(1);
        QVERIFY(dialog.layout().bigEndian);
        QTRY_VERIFY(!preview->pixmap().isNull());
        QVERIFY(preview->pixmap().toImage() != before);
    }

    void isAskedForRawFilesOnly()
    {
        QVERIFY(RawVolumeDialog::isNeededFor(volume("a.RAW")));
        QVERIFY(!RawVolumeDialog::isNeededFor(volume("a.tif")));
        QVERIFY(!RawVolumeDialog::isNeededFor(m_folder.path().toStdString()));
    }
};

SYNTHSLICE_TEST(TestRawVolumeDialog)

}  // namespace synthslice::ui::test_raw_volume_dialog

#include "test_raw_volume_dialog.moc"
