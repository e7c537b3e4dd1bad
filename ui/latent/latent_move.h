#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include <QWidget>

#include "engine/data/dataset/slice_dataset.h"
#include "engine/latent/latent_space.h"

namespace synthslice::ui {

/// What of a latent space is shown.
struct LatentView {
    std::vector<latent::Point> points;
    int columns = 1;
    std::vector<GreyImage> before = {};  ///< real patches, in front of the images of the points
    std::vector<GreyImage> after = {};
};

/// The space that is moved in.
struct LatentPlace {
    std::filesystem::path run;
    std::size_t size = 0;  ///< numbers of a point; 0 while that is not known
    bool encodes = false;
    std::shared_ptr<const data::SliceDataset> slices;  ///< that the run learned from; may be null
};

/// The settings of one way to move through a latent space.
class LatentMove : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Finds a view; on any thread, of the settings as they were.
    using Finder = std::function<Result<LatentView>(latent::Space&)>;
    [[nodiscard]] virtual Finder view() const = 0;
    /// Its images one after the other.
    [[nodiscard]] virtual Finder film() const { return view(); }

    virtual void setPlace(const LatentPlace& place) = 0;
    /// The view of this way is shown.
    virtual void follow(const std::vector<latent::Point>& /*points*/) {}
    /// The user has clicked on an image of what is shown, made from `point`.
    virtual void choose(const latent::Point& /*point*/) {}

signals:
    void changed();
};

}  // namespace synthslice::ui
