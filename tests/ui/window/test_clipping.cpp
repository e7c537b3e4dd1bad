// Nothing that the pages say is cut off, in either language, theme and at any size of the font.

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QScopeGuard>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

#include "tests/shared/fake_runs.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/controls/scrolling.h"
#include "ui/run/run_page.h"
#include "ui/shared/settings.h"
#include "ui/window/language.h"
#include "ui/window/main_window.h"

namespace synthslice::ui::test_clipping {

namespace {

constexpr int waitMs = 30000;

/// What is too wide for its place, and would have to be scrolled to; empty if nothing.
QString tooWide(const QWidget* widget)
{
    const auto* area = qobject_cast<const Scrolling*>(widget);
    if (area == nullptr || area->horizontalScrollBar()->maximum() == 0) return {};
    return QStringLiteral("'%1' is too narrow by %2")
        .arg(area->parentWidget()->objectName())
        .arg(area->horizontalScrollBar()->maximum());
}

/// What the text of a control needs more than it has; empty if nothing.
QString lacking(const QWidget* widget)
{
    QSize needed;
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        if (label->text().isEmpty()) return {};
        needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width()))
                                   : label->minimumSizeHint();
    } else if (qobject_cast<const QAbstractButton*>(widget) != nullptr ||
               qobject_cast<const QComboBox*>(widget) != nullptr) {
        needed = widget->minimumSizeHint();
    }
    if (needed.width() <= widget->width() && needed.height() <= widget->height()) return {};
    return QStringLiteral("%1 '%2' in '%3': %4 x %5 of %6 x %7")
        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
             widget->parentWidget() == nullptr ? QString() : widget->parentWidget()->objectName())
        .arg(widget->width())
        .arg(widget->height())
        .arg(needed.width())
        .arg(needed.height());
}

}  // namespace

class TestClipping : public QObject {
    Q_OBJECT

private slots:
    void everyTextHasItsRoom_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QByteArray>("frozen");
        for (const char* language : {"en", "fr"}) {
            for (const int percent : {100, 150, 200}) {
                // Themes differ in colours alone; one size shows that.
                for (const bool dark : {false, true}) {
                    if (dark && percent != 100) continue;
                    QTest::addRow("%s, %s, %d %%", language, dark ? "dark" : "light", percent)
                        << QString::fromLatin1(language) << dark << percent << QByteArray("gan-0.1.0");
                }
            }
            for (const char* run :
                 {"classifier-0.1.0", "distribution-0.1.0", "draw-0.1.0", "vae-gan-0.1.0"}) {
                QTest::addRow("%s, %s", language, run)
                    << QString::fromLatin1(language) << false << 100 << QByteArray(run);
            }
        }
    }
    void everyTextHasItsRoom()
    {
        test::failOnQtWarnings();
        QFETCH(QString, language);
        QFETCH(bool, dark);
        QFETCH(int, percent);
        QFETCH(QByteArray, frozen);
        const QFont usual = QApplication::font();
        const auto back = qScopeGuard([&] {
            QApplication::setFont(usual);
            applyTheme(Theme::Light);
            applyLanguage(QStringLiteral("en"));
        });
        QFont font = usual;
        font.setPointSizeF(usual.pointSizeF() * percent / 100.0);
        QApplication::setFont(font);
        applyLanguage(language);
        applyTheme(dark ? Theme::Dark : Theme::Light);
        Settings settings;
        MainWindow window(test::fakeTrainingCalls({}), settings);
        window.resize(1280, 720);
        window.show();
        // People's folders are long.
        QTemporaryDir folder;
        const std::filesystem::path run = toPath(folder.filePath(QStringLiteral(
            "tomography of the composites/glass fibres in epoxy/third sample, annealed/a run")));
        std::filesystem::create_directories(run.parent_path());
        std::filesystem::copy(SYNTHSLICE_SOURCE_DIR "/tests/data/runs/" + frozen.toStdString(), run,
                              std::filesystem::copy_options::recursive);
        window.open(run);
        QTRY_VERIFY_WITH_TIMEOUT(!window.runPage().run().history().metrics.steps.empty(), waitMs);
        QStringList faults;
        const auto look = [&] {
            QTest::qWait(50);  // docks and flowing rows take their sizes
            for (const QWidget* widget : window.findChildren<QWidget*>()) {
                // Docks behind others are visible, but nowhere.
                if (!widget->isVisible() || widget->visibleRegion().isEmpty() ||
                    widget->objectName().startsWith(QLatin1String("qt_")) ||
                    widget->inherits("QDockWidgetTitleButton") || widget->inherits("QToolBarExtension") ||
                    qobject_cast<const QTabBar*>(widget->parentWidget()) != nullptr)
                    continue;
                for (const QString& fault : {lacking(widget), percent == 100 ? tooWide(widget) : QString()})
                    if (!fault.isEmpty() && !faults.contains(fault)) faults << fault;
            }
        };
        for (int page = MainWindow::Start; page <= MainWindow::Accept; ++page) {
            window.goTo(static_cast<MainWindow::Page>(page));
            look();
            if (page != MainWindow::Train) continue;
            for (QDockWidget* dock : window.runPage().docks()) {
                dock->raise();
                look();
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
        if (percent == 100) QVERIFY(window.minimumSizeHint().width() <= 1280);
    }
};

SYNTHSLICE_TEST(TestClipping)

}  // namespace synthslice::ui::test_clipping

#include "test_clipping.moc"
