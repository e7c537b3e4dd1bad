#include <algorithm>

#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTreeWidget>

#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/guide/guide_window.h"

namespace synthslice::ui::test_guide {

namespace {

/// What a page's links and pictures (which = "!") lead to.
QStringList targets(const QUrl& page, const QString& which)
{
    QFile file(u':' + page.path());
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString text = QString::fromUtf8(file.readAll());
    const QRegularExpression link(which + QStringLiteral("\\[[^\\]]*\\]\\(([^)]+)\\)"));
    QStringList found;
    for (auto match = link.globalMatch(text); match.hasNext();) found << match.next().captured(1);
    return found;
}

QList<int> levels(const GuidePage& page)
{
    QList<int> found;
    for (const GuideHeading& heading : page.headings) found << heading.level;
    return found;
}

}  // namespace

class TestGuide : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnQtWarnings();
        QLocale::setDefault(QLocale(QStringLiteral("en")));
    }

    void bothLanguagesHaveTheSameHeadingsAndPictures()
    {
        QLocale::setDefault(QLocale(QStringLiteral("en")));
        const GuidePage english = guidePages().front();
        QLocale::setDefault(QLocale(QStringLiteral("fr")));
        const GuidePage french = guidePages().front();
        QCOMPARE(french.url.fileName(), QStringLiteral("guide.fr.md"));
        QVERIFY(english.headings.size() > 10);
        QCOMPARE(levels(french), levels(english));
        QCOMPARE(targets(french.url, "!"), targets(english.url, "!"));
    }

    void everyLinkAndPictureLeadsSomewhere()
    {
        for (const char* language : {"en", "fr"}) {
            QLocale::setDefault(QLocale(QLatin1String(language)));
            const QList<GuidePage> pages = guidePages();
            for (const GuidePage& page : pages) {
                QVERIFY2(!page.headings.isEmpty() && page.headings.front().level == 1,
                         qPrintable(page.url.fileName()));
                for (const QString& picture : targets(page.url, "!")) {
                    const QString file = u':' + page.url.resolved(QUrl(picture)).path();
                    QVERIFY2(!QImage(file).isNull() || file.endsWith(QStringLiteral(".svg")),
                             qPrintable(file));
                }
                for (const QString& link : targets(page.url, "")) {
                    const QUrl url = page.url.resolved(QUrl(link));
                    if (url.scheme() != QStringLiteral("qrc") ||
                        !url.path().endsWith(QStringLiteral(".md"))) {
                        continue;
                    }
                    QVERIFY2(QFile::exists(u':' + url.path()), qPrintable(page.url.fileName() + ": " + link));
                    if (!url.hasFragment()) continue;
                    const auto to = std::find_if(pages.begin(), pages.end(), [&](const GuidePage& other) {
                        return other.url == url.adjusted(QUrl::RemoveFragment);
                    });
                    if (to == pages.end()) continue;  // of another language, or a decision
                    QVERIFY2(std::any_of(to->headings.begin(), to->headings.end(),
                                         [&](const GuideHeading& heading) {
                                             return headingAnchor(heading.text) ==
                                                    url.fragment(QUrl::FullyDecoded);
                                         }),
                             qPrintable(page.url.fileName() + ": " + link));
                }
            }
        }
    }

    void contentsAndLinksLeadToHeadings()
    {
        GuideWindow window;
        window.show();
        auto* browser = window.findChild<QTextBrowser*>();
        auto* contents = window.findChild<QTreeWidget*>();
        QTreeWidgetItem* manyRuns = contents
                                        ->findItems(QStringLiteral("Many runs"),
                                                    Qt::MatchExactly | Qt::MatchRecursive)
                                        .front();
        contents->setCurrentItem(manyRuns);
        QCOMPARE(browser->cursorForPosition({20, 20}).block().text(), QStringLiteral("Many runs"));
        browser->setSource(QUrl(QStringLiteral("formats.md#images-with-classes")));
        QCOMPARE(browser->textCursor().block().text(), QStringLiteral("Images with classes"));
        window.findChild<QPushButton*>(QStringLiteral("guideBack"))->click();
        QCOMPARE(browser->source().fileName(), QStringLiteral("guide.md"));
        browser->setSource(QUrl(QStringLiteral("../engine/plain_network/loss.cpp")));
        QCOMPARE(browser->source().fileName(), QStringLiteral("guide.md"));
        QVERIFY(window.findChild<QLabel*>()->text().contains(QStringLiteral("loss.cpp")));
    }

    void searchGoesThroughAllPagesAndRound()
    {
        GuideWindow window;
        auto* browser = window.findChild<QTextBrowser*>();
        auto* words = window.findChild<QLineEdit*>();
        auto* answer = window.findChild<QLabel*>();
        words->setText(QStringLiteral("COLLAPSE"));
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(browser->textCursor().selectedText().toLower(), QStringLiteral("collapse"));
        QCOMPARE(browser->source().fileName(), QStringLiteral("guide.md"));

        const int first = browser->textCursor().position();
        QTest::mouseClick(window.findChild<QPushButton*>(QStringLiteral("guidePrevious")), Qt::LeftButton);
        QVERIFY(browser->source().fileName() != QStringLiteral("guide.md"));
        QCOMPARE(browser->textCursor().selectedText().toLower(), QStringLiteral("collapse"));
        QTest::mouseClick(window.findChild<QPushButton*>(QStringLiteral("guideNext")), Qt::LeftButton);
        QCOMPARE(browser->source().fileName(), QStringLiteral("guide.md"));
        QCOMPARE(browser->textCursor().position(), first);
        QVERIFY(answer->text().isEmpty());

        words->setText(QStringLiteral("no page has these words"));
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(!answer->text().isEmpty());
        QCOMPARE(browser->source().fileName(), QStringLiteral("guide.md"));
    }
};

SYNTHSLICE_TEST(TestGuide)

}  // namespace synthslice::ui::test_guide

#include "test_guide.moc"
