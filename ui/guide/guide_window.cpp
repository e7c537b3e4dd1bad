#include "ui/guide/guide_window.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTreeWidget>

#include "ui/controls/control.h"
#include "ui/guide/guide_browser.h"

namespace synthslice::ui {

GuideWindow::GuideWindow(QWidget* parent)
    : QWidget(parent, Qt::Window), m_pages(guidePages()), m_browser(new GuideBrowser(this))
{
    named(this, "guideWindow", tr("User guide"), {});
    setWindowTitle(tr("User guide"));
    auto* parts = new QSplitter(this);
    parts->addWidget(makeContents());
    parts->addWidget(m_browser);
    parts->setStretchFactor(1, 1);
    parts->setSizes({260, 920});
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(makeToolbar());
    layout->addWidget(parts, 1);
    resize(1200, 780);
    connect(m_browser, &GuideBrowser::linkMissing, this,
            [this](const QString& file) { say(tr("%1 is not part of the guide").arg(file)); });
    connect(m_browser, &QTextBrowser::sourceChanged, this, [this] { say({}); });
    m_browser->setSource(m_pages.front().url);
    m_browser->setFocus();
}

QWidget* GuideWindow::makeToolbar()
{
    auto* bar = new QWidget(this);
    const auto button = [&](const char* name, const QString& text, const QString& toolTip) {
        return named(new QPushButton(text, bar), name, text, toolTip);
    };
    auto* back = button("guideBack", tr("Back"), tr("To where you were before (Alt+left arrow)"));
    auto* forward = button("guideForward", tr("Forward"),
                           tr("To where you came back from (Alt+right arrow)"));
    back->setEnabled(false);
    forward->setEnabled(false);
    connect(back, &QPushButton::clicked, m_browser, &QTextBrowser::backward);
    connect(forward, &QPushButton::clicked, m_browser, &QTextBrowser::forward);
    connect(m_browser, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);

    m_words = named(new QLineEdit(bar), "guideWords", tr("Search the guide"),
                    tr("Words to look for in all pages of the guide (Ctrl+F)"));
    m_words->setPlaceholderText(tr("Search the guide"));
    m_words->setClearButtonEnabled(true);
    auto* previous = button("guidePrevious", tr("Previous"),
                            tr("The place before with these words (Shift+F3)"));
    auto* next = button("guideNext", tr("Next"), tr("The next place with these words (Enter or F3)"));
    m_answer = named(new QLabel(bar), "guideAnswer", tr("What the search came to"), {});
    connect(m_words, &QLineEdit::returnPressed, this, [this] { find(false); });
    connect(next, &QPushButton::clicked, this, [this] { find(false); });
    connect(previous, &QPushButton::clicked, this, [this] { find(true); });
    const auto key = [this](const QKeySequence& keys, auto&& does) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, does);
    };
    key(QKeySequence::Find, [this] {
        m_words->setFocus();
        m_words->selectAll();
    });
    key(QKeySequence::FindNext, [this] { find(false); });
    key(QKeySequence::FindPrevious, [this] { find(true); });

    auto* row = sideBySide({back, forward, m_words, previous, next, m_answer});
    row->setContentsMargins({});
    row->setStretchFactor(m_words, 1);
    bar->setLayout(row);
    return bar;
}

QTreeWidget* GuideWindow::makeContents()
{
    auto* contents = named(new QTreeWidget(this), "guideContents", tr("Contents"),
                           tr("Pages of the guide and their headings"));
    contents->setHeaderHidden(true);
    for (const GuidePage& page : m_pages) {
        QList<QTreeWidgetItem*> above;  // one for each level
        for (const auto& [level, text] : page.headings) {
            QUrl url = page.url;
            if (!above.isEmpty()) url.setFragment(headingAnchor(text));
            above.resize(std::min<qsizetype>(above.size(), level - 1));
            auto* item = above.isEmpty() ? new QTreeWidgetItem(contents) : new QTreeWidgetItem(above.back());
            item->setText(0, text);
            item->setToolTip(0, text);
            item->setData(0, Qt::UserRole, url);
            above.append(item);
        }
    }
    contents->topLevelItem(0)->setExpanded(true);
    const auto show = [this](const QTreeWidgetItem* item) {
        if (item != nullptr) m_browser->setSource(item->data(0, Qt::UserRole).toUrl());
    };
    connect(contents, &QTreeWidget::currentItemChanged, m_browser, show);
    connect(contents, &QTreeWidget::itemClicked, m_browser, show);  // also the current one again
    return contents;
}

qsizetype GuideWindow::currentPage() const
{
    const QUrl url = m_browser->source().adjusted(QUrl::RemoveFragment);
    const auto here = std::find_if(m_pages.begin(), m_pages.end(),
                                   [&](const GuidePage& page) { return page.url == url; });
    return here == m_pages.end() ? 0 : here - m_pages.begin();
}

void GuideWindow::find(bool backwards)
{
    const QString words = m_words->text().simplified();
    if (words.isEmpty()) return;
    const QTextDocument::FindFlags flags = backwards ? QTextDocument::FindBackward
                                                     : QTextDocument::FindFlags();
    if (m_browser->find(words, flags)) {
        say({});
        return;
    }
    // The following pages in turn, and last the beginning (or end) of this one.
    const qsizetype here = currentPage();
    const qsizetype count = m_pages.size();
    for (qsizetype i = 1; i <= count; ++i) {
        const GuidePage& page = m_pages[(here + (backwards ? count - i : i)) % count];
        if (!page.text.contains(words, Qt::CaseInsensitive)) continue;
        m_browser->setSource(page.url);
        m_browser->moveCursor(backwards ? QTextCursor::End : QTextCursor::Start);
        if (m_browser->find(words, flags)) return;
    }
    m_browser->setSource(m_pages[here].url);
    say(tr("Not in the guide"));
}

void GuideWindow::say(const QString& text)
{
    m_answer->setText(text);
}

void showGuide(QWidget& window)
{
    auto* guide = window.findChild<GuideWindow*>();
    if (guide == nullptr) guide = new GuideWindow(&window);
    guide->show();
    guide->raise();
    guide->activateWindow();
}

}  // namespace synthslice::ui
