#pragma once

#include <QWidget>

#include "ui/guide/guide_pages.h"

class QLabel;
class QLineEdit;
class QTreeWidget;

namespace synthslice::ui {

class GuideBrowser;

/// The user guide, which the program brings along, in a window of its own: table of contents, a page, and a
/// search through all pages.
class GuideWindow : public QWidget {
    Q_OBJECT

public:
    explicit GuideWindow(QWidget* parent = nullptr);

private:
    [[nodiscard]] QWidget* makeToolbar();
    [[nodiscard]] QTreeWidget* makeContents();
    [[nodiscard]] qsizetype currentPage() const;
    void find(bool backwards);
    void say(const QString& text);

    QList<GuidePage> m_pages;
    GuideBrowser* m_browser;
    QLineEdit* m_words = nullptr;
    QLabel* m_answer = nullptr;
};

/// Shows the guide's window of another window, which is made when it is first asked for.
void showGuide(QWidget& window);

}  // namespace synthslice::ui
