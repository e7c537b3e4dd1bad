#pragma once

#include <vector>

#include "ui/latent/latent_move.h"

class QSlider;
class QSpinBox;
class QLabel;

namespace synthslice::ui {

/// The image of a seed, some of whose numbers are moved by sliders.
class NumberMove : public LatentMove {
    Q_OBJECT

public:
    explicit NumberMove(QWidget* parent = nullptr);

    [[nodiscard]] Finder view() const override;
    /// The slider that was moved last, from its one end to the other.
    [[nodiscard]] Finder film() const override;
    void setPlace(const LatentPlace& place) override;
    void follow(const std::vector<latent::Point>& points) override;

private:
    struct Moved {
        std::size_t number;
        float value;
    };
    [[nodiscard]] std::vector<Moved> moved() const;
    void showNumbers();

    QSpinBox* m_seed;
    QSpinBox* m_first;  ///< number of the first slider
    std::vector<QSlider*> m_sliders;
    std::vector<QLabel*> m_labels;
    std::vector<QLabel*> m_values;
    std::vector<bool> m_isMoved;  ///< else it follows what the seed gives
    std::vector<float> m_drawn;   ///< values of the seed
    std::size_t m_last = 0;       ///< slider that was moved last
    LatentPlace m_place;
};

}  // namespace synthslice::ui
