#include "ui/latent/path_move.h"

#include <limits>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QStandardItemModel>

#include "engine/base/square_columns.h"
#include "engine/latent/latent_moves.h"
#include "ui/controls/control.h"
#include "ui/controls/value_editor.h"
#include "ui/latent/latent_controls.h"

namespace synthslice::ui {

namespace {

enum Kind { Sample, RealPatch };

/// One end of a path.
struct Stop {
    bool real = false;
    std::uint64_t number = 0;
};

struct FoundStop {
    latent::Point point;
    std::vector<GreyImage> patch;  ///< the real one, if it is
};

Result<FoundStop> locate(const Stop& stop, latent::Space& space, const data::SliceDataset* slices)
{
    if (!stop.real) return FoundStop{space.pointOf({stop.number}), {}};
    const data::Half half = slices->originCount(data::Half::HeldOut) > 0 ? data::Half::HeldOut
                                                                         : data::Half::Training;
    std::vector<GreyImage> patch = slices->drawPatches(half, 1, stop.number);
    return space.encode(patch).map([&](const std::vector<latent::Point>& points) {
        return FoundStop{points.front(), std::move(patch)};
    });
}

}  // namespace

PathMove::PathMove(QWidget* parent)
    : LatentMove(parent),
      m_from(makeEnd("pathFromKind", "pathFrom", tr("Kind of the first image"), tr("First image"), 0)),
      m_to(makeEnd("pathToKind", "pathTo", tr("Kind of the last image"), tr("Last image"), 1)),
      m_count(makeWhole(this, "pathCount", tr("Images"), tr("How many images the path has, with both ends"),
                        2, 400, 25)),
      m_linear(named(new QCheckBox(tr("Straight"), this), "pathLinear", tr("Straight path"),
                     tr("A straight line, which comes nearer to the middle than drawn latents do; otherwise "
                        "along a great circle (White 2016)")))
{
    auto* form = new QFormLayout(this);
    form->addRow(tr("From"), sideBySide({m_from.kind, m_from.number}));
    form->addRow(tr("To"), sideBySide({m_to.kind, m_to.number}));
    form->addRow(tr("Images"), m_count);
    form->addRow(QString(), m_linear);
    connect(m_linear, &QCheckBox::toggled, this, &PathMove::changed);
    setPlace({});
}

PathMove::End PathMove::makeEnd(const char* kindName, const char* numberName, const QString& kind,
                                const QString& number, int value)
{
    End end{
        named(new QComboBox(this), kindName, kind,
              tr("The sample of a seed; or a real patch, held out from training if there are such, through "
                 "the encoder of the run's network")),
        makeWhole(this, numberName, number, tr("Seed of the sample, or of the patch that is drawn"), 0,
                  std::numeric_limits<int>::max(), value)};
    end.kind->addItems({tr("sample of seed"), tr("real patch")});
    guardControl(end.kind);
    connect(end.kind, &QComboBox::currentIndexChanged, this, &PathMove::changed);
    return end;
}

void PathMove::setPlace(const LatentPlace& place)
{
    m_place = place;
    const bool real = place.encodes && place.slices != nullptr;
    for (QComboBox* kind : {m_from.kind, m_to.kind}) {
        auto* item = qobject_cast<QStandardItemModel*>(kind->model())->item(RealPatch);
        item->setEnabled(real);
        item->setToolTip(real            ? QString()
                         : place.encodes ? tr("Open the slices that the run learned from")
                                         : tr("The run's network has no encoder"));
        if (!real && place.size > 0) kind->setCurrentIndex(Sample);
    }
}

LatentMove::Finder PathMove::view() const
{
    const auto stopOf = [](const End& end) {
        return Stop{end.kind->currentIndex() == RealPatch, static_cast<std::uint64_t>(end.number->value())};
    };
    const auto interpolation = m_linear->isChecked() ? latent::Interpolation::Linear
                                                     : latent::Interpolation::Spherical;
    return [from = stopOf(m_from), to = stopOf(m_to), count = static_cast<std::size_t>(m_count->value()),
            interpolation, slices = m_place.slices](latent::Space& space) -> Result<LatentView> {
        auto first = locate(from, space, slices.get());
        if (!first) return tl::unexpected(first.error());
        auto last = locate(to, space, slices.get());
        if (!last) return tl::unexpected(last.error());
        return LatentView{latent::pathBetween(first->point, last->point, count, interpolation),
                          squareColumns(count + first->patch.size() + last->patch.size()),
                          std::move(first->patch), std::move(last->patch)};
    };
}

}  // namespace synthslice::ui
