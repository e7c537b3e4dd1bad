#pragma once

#include "ui/latent/latent_move.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace synthslice::ui {

/// A path between two images: samples, or real patches where the run's network has an encoder.
class PathMove : public LatentMove {
    Q_OBJECT

public:
    explicit PathMove(QWidget* parent = nullptr);

    [[nodiscard]] Finder view() const override;
    void setPlace(const LatentPlace& place) override;

private:
    struct End {
        QComboBox* kind;
        QSpinBox* number;
    };
    [[nodiscard]] End makeEnd(const char* kindName, const char* numberName, const QString& kind,
                              const QString& number, int value);

    End m_from;
    End m_to;
    QSpinBox* m_count;
    QCheckBox* m_linear;
    LatentPlace m_place;
};

}  // namespace synthslice::ui
