#include "ui/guide/guide_browser.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QImage>
#include <QScrollBar>
#include <QTextBlock>

#include "ui/controls/control.h"
#include "ui/guide/guide_pages.h"

namespace synthslice::ui {

namespace {

constexpr int widestPicturePx = 860;

}  // namespace

GuideBrowser::GuideBrowser(QWidget* parent) : QTextBrowser(parent)
{
    named(this, "guide", tr("User guide"), tr("The user guide; links lead to its other pages"));
    setOpenExternalLinks(true);
}

QVariant GuideBrowser::loadResource(int type, const QUrl& name)
{
    const QVariant loaded = QTextBrowser::loadResource(type, name);
    if (type != QTextDocument::ImageResource) return loaded;
    const QImage picture = loaded.typeId() == QMetaType::QByteArray ? QImage::fromData(loaded.toByteArray())
                                                                    : loaded.value<QImage>();
    // In true colours, as scaling a palette dithers.
    return picture.width() > widestPicturePx ? picture.convertToFormat(QImage::Format_RGB32)
                                                   .scaledToWidth(widestPicturePx, Qt::SmoothTransformation)
                                             : picture;
}

void GuideBrowser::doSetSource(const QUrl& name, QTextDocument::ResourceType type)
{
    const QUrl page = source().resolved(name);
    if (page.scheme() == QStringLiteral("qrc") && !QFile::exists(u':' + page.path())) {
        emit linkMissing(page.fileName());
        return;
    }
    QTextBrowser::doSetSource(name, type);
    if (page.hasFragment()) scrollToHeading(page.fragment(QUrl::FullyDecoded));
}

void GuideBrowser::scrollToHeading(const QString& anchor)
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0 && headingAnchor(block.text()) == anchor) {
            setTextCursor(QTextCursor(block));
            verticalScrollBar()->setValue(
                static_cast<int>(document()->documentLayout()->blockBoundingRect(block).top()));
            return;
        }
    }
}

}  // namespace synthslice::ui
