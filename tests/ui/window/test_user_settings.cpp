#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include "tests/shared/test_program.h"
#include "ui/shared/settings.h"

namespace synthslice::ui::test_user_settings {

class TestUserSettings : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QFile::remove(UserSettings().fileName());
        earlier().clear();
    }

    void valuesComeBack()
    {
        const QByteArray layout("\0\xff layout", 9);
        const std::vector<std::filesystem::path> folders{"/runs", "/more \xff"};
        {
            Settings settings;
            settings.setRunsFolder("/runs");
            settings.setWatchedRunFolders(folders);
            settings.setLayout(QStringLiteral("docks"), layout);
            settings.setMeasuredSpeed(QStringLiteral("texture-64"), 43.5);
            settings.setWritesTensorBoard(true);
            QVERIFY(settings.save());
        }
        const Settings settings;
        QCOMPARE(settings.watchedRunFolders()[0], folders[0]);
        QCOMPARE(settings.layout(QStringLiteral("docks")), layout);
        QCOMPARE(settings.measuredSpeed(QStringLiteral("texture-64")), std::optional(43.5));
        QVERIFY(settings.writesTensorBoard());
        QVERIFY(!settings.measuredSpeed(QStringLiteral("vae-64")));
    }

    void thoseOfAnEarlierVersionAreTakenOver()
    {
        earlier().setValue(QStringLiteral("theme"), QStringLiteral("dark"));
        earlier().setValue(QStringLiteral("layout/docks"), QByteArray("\1\2"));
        QCOMPARE(Settings().theme(), Theme::Dark);
        earlier().setValue(QStringLiteral("theme"), QStringLiteral("light"));
        QCOMPARE(Settings().theme(), Theme::Dark);  // once only
        QCOMPARE(Settings().layout(QStringLiteral("docks")), QByteArray("\1\2"));
    }

    void aDamagedFileIsTold()
    {
        QFile file(UserSettings().fileName());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"theme\": ");
        file.close();
        Settings settings;
        QCOMPARE(settings.theme(), Theme::Light);
        const auto saved = settings.save();
        QVERIFY(!saved && saved.error().message.find("Cannot read the settings") == 0);
    }

private:
    static QSettings& earlier()
    {
        static QSettings settings(QSettings::NativeFormat, QSettings::UserScope, QStringLiteral("Synthslice"),
                                  QCoreApplication::applicationName());
        return settings;
    }
};

SYNTHSLICE_TEST(TestUserSettings)

}  // namespace synthslice::ui::test_user_settings

#include "test_user_settings.moc"
