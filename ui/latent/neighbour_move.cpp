#include "ui/latent/neighbour_move.h"

#include <limits>
#include <utility>

#include <QFormLayout>
#include <QPushButton>

#include "engine/base/square_columns.h"
#include "engine/latent/latent_moves.h"
#include "ui/controls/control.h"
#include "ui/controls/value_editor.h"
#include "ui/latent/latent_controls.h"

namespace synthslice::ui {

NeighbourMove::NeighbourMove(QWidget* parent)
    : LatentMove(parent),
      m_seed(makeWhole(this, "neighbourSeed", tr("Seed in the middle"),
                       tr("The first image is that of this seed"), 0, std::numeric_limits<int>::max(), 0)),
      m_distance(makeReal(this, "neighbourDistance", tr("Distance"),
                          tr("How far the others are: 0 the image itself, 1 any other image"), 0.0, 1.0, 0.05,
                          0.3)),
      m_count(
          makeWhole(this, "neighbourCount", tr("Images"), tr("How many images, with the first"), 2, 400, 25)),
      m_drawn(makeWhole(this, "neighbourDraw", tr("Draw"), tr("Another number draws other neighbours"), 0,
                        std::numeric_limits<int>::max(), 0)),
      m_image(named(new QSpinBox(this), "neighbourImage", tr("Number of an image"),
                    tr("Images are counted line by line, from 1"))),
      m_choose(named(new QPushButton(tr("Make it the first"), this), "neighbourChoose",
                     tr("Make it the first"),
                     tr("The image of this number; a click on an image does the same"))),
      m_back(named(new QPushButton(tr("Back to the seed"), this), "neighbourBack", tr("Back to the seed"),
                   tr("Puts the image of the seed into the middle again")))
{
    auto* form = new QFormLayout(this);
    form->addRow(tr("Near seed"), m_seed);
    form->addRow(tr("Distance"), m_distance);
    form->addRow(tr("Images"), m_count);
    form->addRow(tr("Draw"), m_drawn);
    form->addRow(tr("Image"), sideBySide({m_image, m_choose}));
    form->addRow(QString(), m_back);
    m_image->setRange(2, m_count->value());
    guardControl(m_image);
    connect(m_count, &QSpinBox::valueChanged, m_image, &QSpinBox::setMaximum);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        const auto image = static_cast<std::size_t>(m_image->value()) - 1;
        if (image < m_points.size()) choose(m_points[image]);
    });
    connect(m_seed, &QSpinBox::valueChanged, this, [this] { setCentre({}); });
    connect(m_back, &QPushButton::clicked, this, [this] { setCentre({}); });
    m_back->setEnabled(false);
}

void NeighbourMove::setCentre(std::optional<latent::Point> centre)
{
    m_centre = std::move(centre);
    m_back->setEnabled(m_centre.has_value());
    emit changed();
}

void NeighbourMove::setPlace(const LatentPlace& place)
{
    if (std::exchange(m_run, place.run) != place.run && m_centre) setCentre({});
}

void NeighbourMove::choose(const latent::Point& point)
{
    setCentre(point);
}

LatentMove::Finder NeighbourMove::view() const
{
    return [centre = m_centre, seed = static_cast<std::uint64_t>(m_seed->value()),
            distance = m_distance->value(), count = static_cast<std::size_t>(m_count->value()),
            draw = static_cast<std::uint64_t>(m_drawn->value())](latent::Space& space) -> Result<LatentView> {
        return LatentView{
            latent::neighboursOf(centre ? *centre : space.pointOf({seed}), distance, count, draw),
            squareColumns(count)};
    };
}

}  // namespace synthslice::ui
