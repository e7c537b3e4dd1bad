#pragma once

#include <optional>

#include <QWidget>

#include "engine/spec/experiment_spec.h"
#include "engine/spec/parameters/parameter_info.h"

class QLabel;
class QToolButton;

namespace synthslice::ui {

/// Where slices are used: the region of interest, drawn on the slice, and a mask of images. Both are
/// parameters of the experiment's data; their numbers are edited in its form.
class RegionPanel : public QWidget {
    Q_OBJECT

public:
    explicit RegionPanel(QWidget* parent = nullptr);

    /// Shows what the slices were read with.
    void setSpec(const spec::DataSpec& spec, std::optional<double> filePixelSizeUm);
    /// Whether the slice's view lets the user draw.
    void setDrawing(bool on);

signals:
    void drawingRequested(bool on);
    /// Members of the experiment's data that the user gives other values, by their keys.
    void edited(const synthslice::spec::Json& changes);

private:
    QToolButton* makeButton(const char* name, const QString& text, const QString& help);
    void connectMask(QToolButton* choose);

    QLabel* m_region;
    QToolButton* m_draw;
    QToolButton* m_whole;
    QLabel* m_mask;
    QToolButton* m_noMask;
};

/// The members of the experiment's data that make `region` the region of interest: px of slices read with
/// `spec` (which may cut out a region already) and resized by `scale`.
[[nodiscard]] spec::Json regionOfInterest(const QRect& region, const spec::DataSpec& spec, double scale);

}  // namespace synthslice::ui
