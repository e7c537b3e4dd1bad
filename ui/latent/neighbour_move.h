#pragma once

#include <optional>

#include "ui/latent/latent_move.h"

class QDoubleSpinBox;
class QPushButton;
class QSpinBox;

namespace synthslice::ui {

/// An image and others near it; a click on one makes it the middle.
class NeighbourMove : public LatentMove {
    Q_OBJECT

public:
    explicit NeighbourMove(QWidget* parent = nullptr);

    [[nodiscard]] Finder view() const override;
    void setPlace(const LatentPlace& place) override;
    void choose(const latent::Point& point) override;
    void follow(const std::vector<latent::Point>& points) override { m_points = points; }

private:
    void setCentre(std::optional<latent::Point> centre);

    QSpinBox* m_seed;
    QDoubleSpinBox* m_distance;
    QSpinBox* m_count;
    QSpinBox* m_drawn;
    QSpinBox* m_image;
    QPushButton* m_choose;
    QPushButton* m_back;
    std::vector<latent::Point> m_points;
    std::filesystem::path m_run;
    std::optional<latent::Point> m_centre;  ///< that was clicked on; else the seed's
};

}  // namespace synthslice::ui
