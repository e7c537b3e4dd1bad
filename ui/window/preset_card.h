#pragma once

#include <QPushButton>

#include "engine/spec/presets/presets.h"

class QLabel;

namespace synthslice::ui {

/// A button that shows a preset: thumbnail, title, one sentence, expected time.
class PresetCard : public QPushButton {
    Q_OBJECT

public:
    PresetCard(const spec::Preset& preset, const QString& expectedTime, QWidget* parent = nullptr);

    void setExpectedTime(const QString& text);

    /// Those of the words, whatever their font.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_summary;
    QLabel* m_time;
};

}  // namespace synthslice::ui
