#pragma once

#include <optional>

#include <QWidget>

#include "engine/acceptance/export/accepted_export.h"
#include "ui/controls/export_actions.h"

class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QTableWidget;

namespace synthslice::ui {

class CandidateDelegate;
class CandidateFilterModel;
class CandidateModel;

/// The gallery of generated images: filter, tiles, and beside them the chosen image with the reasons why it
/// was refused and its measures. A accepts by hand, R refuses, U takes the decision back.
class CandidateGallery : public QWidget {
    Q_OBJECT

public:
    CandidateGallery(CandidateModel* model, const ShowError& showError, QWidget* parent = nullptr);

    void setCriteria(const acceptance::CriteriaSet& criteria);
    /// What may raise the yield, shown beside it; empty for nothing.
    void setAdvice(const QString& advice);
    /// Of the images, for lengths and scale bars; nothing where it is not known.
    void setPixelSizeUm(std::optional<double> pixelSizeUm);

signals:
    /// The user decides about the image in a row of the model; nothing takes the decision back.
    void decided(int row, std::optional<bool> accept);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeDetails(const ShowError& showError);
    QPushButton* makeDecision(const char* name, const QString& text, const QString& help, Qt::Key key,
                              std::optional<bool> accept);
    [[nodiscard]] int currentRow() const;
    /// The first of the images shown, in one picture.
    [[nodiscard]] QImage sheet() const;
    /// A picture of `zoom` of its pixels for each of the image, with a scale bar if pictures have one.
    [[nodiscard]] QImage withBar(const QImage& picture, double zoom) const;
    void showCurrent();
    void showMeasures(const acceptance::Candidate& candidate);
    void showNearest(int row);

    CandidateModel* m_model;
    CandidateFilterModel* m_shown;
    acceptance::CriteriaSet m_criteria;
    QString m_advice;
    std::optional<double> m_pixelSizeUm;
    CandidateDelegate* m_delegate;
    QComboBox* m_filter = nullptr;
    QLabel* m_summary = nullptr;
    QListView* m_tiles = nullptr;
    QLabel* m_picture = nullptr;
    QLabel* m_nearest = nullptr;
    QLabel* m_nearestText = nullptr;
    QLabel* m_verdict = nullptr;
    QTableWidget* m_measures = nullptr;
    QList<QPushButton*> m_decisions;
};

}  // namespace synthslice::ui
