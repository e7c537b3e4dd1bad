#pragma once

#include <QWidget>

#include "engine/acceptance/export/accepted_export.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace synthslice::ui {

class BackgroundTask;

/// What to export and where: the accepted images of the gallery, or as many new ones as asked for.
class ExportPanel : public QWidget {
    Q_OBJECT

public:
    /// `exporting` is the task that the export runs on.
    explicit ExportPanel(BackgroundTask* exporting, QWidget* parent = nullptr);

    /// Generate until `count` are accepted, else write those of the gallery.
    [[nodiscard]] bool generatesMore() const;
    [[nodiscard]] acceptance::ExportSpec spec() const;

    /// What the slices tell; told again, it leaves what the user has entered.
    void setPixelSizeUm(double pixelSizeUm);
    /// 8 or 16, of the slices that the run learned from: what images are written with until another format is
    /// chosen.
    void setBitDepth(int bits);
    void setAcceptedInGallery(int accepted);
    /// Why the gallery, and why new images, cannot be exported; empty if they can.
    void setObstacles(const QString& ofGallery, const QString& ofNewImages);
    void showReport(const acceptance::ExportReport& report);
    void showError(const Error& error);

signals:
    void exportRequested();

private:
    void chooseFolder();
    void openFolder();
    void refresh();

    QComboBox* m_source;
    QSpinBox* m_count;
    QSpinBox* m_tries;
    QLineEdit* m_folder;
    QPushButton* m_choose;
    QComboBox* m_format;
    QDoubleSpinBox* m_pixelSize;
    QCheckBox* m_labels;
    QPushButton* m_export;
    QLabel* m_report;
    QPushButton* m_openFolder;
    BackgroundTask* m_exporting;
    double m_givenPixelSizeUm = 0.0;
    int m_bitDepth = 0;  ///< of the run's slices; 0 before there is a run
    int m_accepted = 0;
    QString m_whyNotGallery;
    QString m_whyNotNewImages;
};

}  // namespace synthslice::ui
