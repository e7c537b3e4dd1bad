#include "ui/latent/plane_move.h"

#include <algorithm>
#include <limits>

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

#include "engine/latent/latent_moves.h"
#include "ui/controls/control.h"
#include "ui/controls/value_editor.h"
#include "ui/latent/latent_controls.h"

namespace synthslice::ui {

namespace {
enum Along { Random, Numbers };
}

PlaneMove::PlaneMove(QWidget* parent)
    : LatentMove(parent), m_seed(makeWhole(this, "planeSeed", tr("Seed in the middle"),
                                           tr("The plane goes through the latent of this seed"), 0,
                                           std::numeric_limits<int>::max(), 0)),
      m_along(named(new QComboBox(this), "planeAlong", tr("Directions"),
                    tr("Random directions mix all numbers of the latent; or along two of its numbers"))),
      m_right(makeWhole(this, "planeRight", tr("Direction to the right"), QString(), 0,
                        std::numeric_limits<int>::max(), 0)),
      m_up(makeWhole(this, "planeUp", tr("Direction upwards"), QString(), 0, std::numeric_limits<int>::max(),
                     1)),
      m_span(makeReal(this, "planeSpan", tr("Reach"),
                      tr("From minus this to this along both directions, in standard deviations of what is "
                         "drawn; 3 shows nearly all"),
                      0.1, 20.0, 0.5, 3.0)),
      m_side(
          makeWhole(this, "planeSide", tr("Images a side"), tr("How many images along each side"), 2, 24, 9))
{
    m_along->addItems({tr("random, of seeds"), tr("along numbers")});
    guardControl(m_along);
    m_span->setSuffix(tr(" SD"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("Through seed"), m_seed);
    form->addRow(tr("Directions"), m_along);
    form->addRow(tr("Right, up"), sideBySide({m_right, m_up}));
    form->addRow(tr("Reach ±"), m_span);
    form->addRow(tr("Images a side"), m_side);
    connect(m_along, &QComboBox::currentIndexChanged, this, [this] {
        showDirections();
        emit changed();
    });
    showDirections();
}

void PlaneMove::showDirections()
{
    const bool numbers = m_along->currentIndex() == Numbers;
    const bool known = numbers && m_size > 0;
    const int most = known ? static_cast<int>(m_size) - 1 : std::numeric_limits<int>::max();
    const QString toolTip = known     ? tr("Which number of the latent, from 0 to %L1").arg(most)
                            : numbers ? tr("Which number of the latent, from 0")
                                      : tr("Seed of a random direction");
    for (QSpinBox* box : {m_right, m_up}) {
        box->setMaximum(most);
        box->setToolTip(toolTip);
    }
}

void PlaneMove::setPlace(const LatentPlace& place)
{
    m_size = place.size;
    showDirections();
}

LatentMove::Finder PlaneMove::view() const
{
    const auto directionOf = [this](const QSpinBox* box) {
        const auto value = static_cast<std::size_t>(box->value());
        return m_along->currentIndex() == Numbers ? latent::Direction{value}
                                                  : latent::Direction{std::nullopt, value};
    };
    const latent::Plane plane{directionOf(m_right), directionOf(m_up), m_span->value(),
                              static_cast<std::size_t>(m_side->value())};
    return [plane, seed = static_cast<std::uint64_t>(m_seed->value())](latent::Space& space) {
        return latent::planeThrough(space.pointOf({seed}), plane).map([&](std::vector<latent::Point> points) {
            return LatentView{std::move(points), static_cast<int>(plane.pointsASide)};
        });
    };
}

}  // namespace synthslice::ui
