#pragma once

#include "ui/latent/latent_move.h"

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace synthslice::ui {

/// A plane of two directions through the image of a seed.
class PlaneMove : public LatentMove {
    Q_OBJECT

public:
    explicit PlaneMove(QWidget* parent = nullptr);

    [[nodiscard]] Finder view() const override;
    void setPlace(const LatentPlace& place) override;

private:
    void showDirections();

    QSpinBox* m_seed;
    QComboBox* m_along;
    QSpinBox* m_right;
    QSpinBox* m_up;
    QDoubleSpinBox* m_span;
    QSpinBox* m_side;
    std::size_t m_size = 0;
};

}  // namespace synthslice::ui
