#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "ui/latent/latent_move.h"
#include "ui/shared/training_calls.h"

class QLabel;
class QPushButton;
class QTabWidget;

namespace synthslice::ui {

class BackgroundTask;
class CheckpointChoice;
class ConditionChoice;
class SampleGridView;

/// Latent: moves through the latent space of a run's network, and shows what it makes there: a plane, a path,
/// an image whose numbers are moved by sliders, neighbours. Images are made in the background, anew with
/// every change.
class LatentPage : public QWidget {
    Q_OBJECT

public:
    explicit LatentPage(OpenGenerator openGenerator, QWidget* parent = nullptr);
    ~LatentPage() override;

    /// The run whose network makes the images; no network is opened before the page is shown.
    void setRun(const std::filesystem::path& runFolder);
    /// Where real patches come from.
    void setSlices(std::shared_ptr<const data::SliceDataset> slices);

signals:
    void failed(const synthslice::Error& error);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Made;
    QWidget* makeControls();
    QWidget* makePicture();
    [[nodiscard]] LatentMove* move() const;
    void useOtherWeights();
    /// Collects changes: a view is made a moment after the first of them.
    void change();
    void refresh();
    void take(Result<Made> made);
    void setPlace(std::size_t size, bool encodes);
    void showNothing(const QString& why);
    void updateFilm();
    void saveFilm();

    OpenGenerator m_openGenerator;
    std::filesystem::path m_run;
    std::shared_ptr<acceptance::ImageSource> m_source;  ///< used by m_working only; null until it is opened
    LatentPlace m_place;
    std::shared_ptr<const data::SliceDataset> m_slices;  ///< that are open
    std::string m_fingerprint;                           ///< of those that the run learned from
    std::vector<LatentMove*> m_moves;
    std::vector<latent::Point> m_points;  ///< of the images that are shown, without real patches
    int m_before = 0;                     ///< real patches in front of them
    bool m_again = false;                 ///< something has changed while a view was made
    bool m_dirty = true;                  ///< what is shown is old
    std::uint64_t m_weights = 0;          ///< counts choices of weights
    QTimer m_delay;                       ///< collects changes
    CheckpointChoice* m_checkpoint;
    ConditionChoice* m_condition;
    QTabWidget* m_kinds;
    SampleGridView* m_images;
    QLabel* m_note;
    QPushButton* m_film;
    BackgroundTask* m_working;
    BackgroundTask* m_filming;
};

}  // namespace synthslice::ui
