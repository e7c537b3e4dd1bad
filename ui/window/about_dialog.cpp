#include "ui/window/about_dialog.h"

#include <QApplication>
#include <QCoreApplication>
#include <QMessageBox>

#include <qcustomplot.h>

#include "ui/controls/control.h"
#include "ui/window/main_window.h"

namespace synthslice::ui {

void showAbout(MainWindow& window)
{
    auto* about = new QMessageBox(
        QMessageBox::NoIcon, MainWindow::tr("About Synthslice"),
        QStringLiteral("<h3>Synthslice %1</h3>").arg(QCoreApplication::applicationVersion()), QMessageBox::Ok,
        &window);
    named(about, "aboutDialog", MainWindow::tr("About Synthslice"),
          MainWindow::tr("Version, licence and libraries"));
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->setIconPixmap(QApplication::windowIcon().pixmap(64, 64));
    about->setInformativeText(
        MainWindow::tr(
            "Interactive experiments with generative adversarial networks on X-ray tomography slices.\n\n"
            "Free software under the GNU General Public License, version 3 or later. It comes without any "
            "warranty.\n\n"
            "Built with Qt %1, QCustomPlot %2, LibTorch, OpenCV, FFTW, libtiff and nlohmann-json.")
            .arg(QLatin1String(qVersion()), QStringLiteral(QCUSTOMPLOT_VERSION_STR)));
    about->open();
}

}  // namespace synthslice::ui
