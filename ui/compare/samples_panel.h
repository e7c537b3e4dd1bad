#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <QWidget>

#include "engine/session/messages.h"
#include "ui/controls/export_actions.h"
#include "ui/plots/colour_map.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace synthslice::ui {

class BackgroundTask;
class ComparedRuns;
class SampleWall;

/// The samples of all runs at one step, side by side in one grey window, with a slider over the steps at
/// which any of them has some. A run without samples of that step shows the newest before it.
class SamplesPanel : public QWidget {
    Q_OBJECT

public:
    SamplesPanel(const ComparedRuns& compared, const ShowError& showError, QWidget* parent = nullptr);

    /// That of the slider; 0 where there are no samples.
    [[nodiscard]] std::int64_t step() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    using Samples = std::shared_ptr<const session::Samples>;
    using SampleKey = std::pair<std::string, std::int64_t>;  ///< folder and step
    struct Shown;
    [[nodiscard]] static QString stepText(std::int64_t step);
    [[nodiscard]] static std::vector<Shown> drawn(std::vector<Shown> all, bool stretched, ColourMap colours);
    [[nodiscard]] QWidget* makeControls();
    void takeRuns();
    void load();
    void display(const std::vector<Shown>& all);
    void updateBlink();
    void choose(int tile);

    const ComparedRuns& m_compared;
    std::vector<std::int64_t> m_steps;
    std::map<SampleKey, Samples> m_read;
    SampleWall* m_wall;
    QSlider* m_slider;
    QLabel* m_label;
    QCheckBox* m_stretch;
    QToolButton* m_blink;
    QComboBox* m_first;
    QComboBox* m_second;
    BackgroundTask* m_loading;
    bool m_again = false;
};

}  // namespace synthslice::ui
