#pragma once

#include <QTextBrowser>

namespace synthslice::ui {

/// Shows pages of the user guide: links lead to headings too, pictures are as wide as the page at most.
class GuideBrowser : public QTextBrowser {
    Q_OBJECT

public:
    explicit GuideBrowser(QWidget* parent = nullptr);

signals:
    /// A link leads to a file that the program does not bring along.
    void linkMissing(const QString& file);

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    void doSetSource(const QUrl& name, QTextDocument::ResourceType type) override;

private:
    void scrollToHeading(const QString& anchor);
};

}  // namespace synthslice::ui
