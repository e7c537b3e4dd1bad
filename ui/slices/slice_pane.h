#pragma once

#include <cstdint>
#include <memory>

#include <QWidget>

#include "ui/controls/export_actions.h"
#include "ui/slices/slice_picture.h"

class QLabel;
class QSlider;

namespace synthslice::ui {

class BackgroundTask;
class ContrastPanel;

/// The slices of a dataset, one at a time: the slice with what is drawn over it, its number, the value under
/// the pointer, brightness and contrast. Drawn in the background.
class SlicePane : public QWidget {
    Q_OBJECT

public:
    explicit SlicePane(const ShowError& showError, QWidget* parent = nullptr);

    /// Shows the first slice.
    void setDataset(std::shared_ptr<const data::SliceDataset> dataset);

    [[nodiscard]] SliceView& view() { return *m_view; }

public slots:
    void showOtherPatches();

signals:
    /// Another slice, or other patches of it, are shown now.
    void patchesChanged(const synthslice::ui::SlicePicture& picture);

private:
    struct Shown {
        std::shared_ptr<const data::SliceDataset> dataset;
        std::size_t slice = 0;
        std::uint64_t previewSeed = 0;
        bool operator==(const Shown&) const = default;
    };
    QWidget* makeLegend();
    QWidget* makeBar();
    void showSlice();
    void take(const SlicePicture& picture, const Shown& what);
    void showPixel(QPoint pixel);
    void setRange(std::optional<GreyRange> range);

    Shown m_asked;  ///< what is to be shown
    Shown m_shown;  ///< what the view holds; without a dataset until the first slice is drawn
    std::optional<GreyRange> m_range;  ///< for all slices; as the networks see them where there is none
    bool m_wanted = false;             ///< something else is to be shown while a slice is drawn

    SliceView* m_view;
    ContrastPanel* m_contrast;
    QSlider* m_slider = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_pixel = nullptr;
    BackgroundTask* m_drawing;
};

}  // namespace synthslice::ui
