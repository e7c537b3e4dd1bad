#include "ui/window/guide_window.h"

#include <QImage>
#include <QTextBrowser>

#include "ui/shared/control.h"
#include "ui/window/main_window.h"

namespace synthslice::ui {

namespace {

constexpr int guideWidthPx = 920;
constexpr int pictureWidthPx = guideWidthPx - 60;

/// Pictures are as wide as the page at most, and in true colours, as scaling a palette dithers.
class GuideBrowser : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;

protected:
    QVariant loadResource(int type, const QUrl& name) override
    {
        const QVariant loaded = QTextBrowser::loadResource(type, name);
        if (type != QTextDocument::ImageResource) return loaded;
        const QImage picture = loaded.typeId() == QMetaType::QByteArray
                                   ? QImage::fromData(loaded.toByteArray())
                                   : loaded.value<QImage>();
        return picture.width() > pictureWidthPx ? picture.convertToFormat(QImage::Format_RGB32)
                                                      .scaledToWidth(pictureWidthPx, Qt::SmoothTransformation)
                                                : picture;
    }
};

}  // namespace

void showGuide(QWidget& window)
{
    auto* guide = window.findChild<GuideBrowser*>(QStringLiteral("guide"));
    if (guide == nullptr) {
        guide = named(new GuideBrowser(&window), "guide", MainWindow::tr("User guide"),
                      MainWindow::tr("The user guide; links lead to its other pages"));
        guide->setWindowFlags(Qt::Window);
        guide->setWindowTitle(MainWindow::tr("User guide"));
        guide->setOpenExternalLinks(true);
        guide->resize(guideWidthPx, 760);
        guide->setSource(QUrl(QStringLiteral("qrc:/docs/guide.md")));
    }
    guide->show();
    guide->raise();
    guide->activateWindow();
}

}  // namespace synthslice::ui
