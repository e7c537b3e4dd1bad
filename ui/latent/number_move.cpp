#include "ui/latent/number_move.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include "ui/controls/control.h"
#include "ui/controls/value_editor.h"
#include "ui/latent/latent_controls.h"

namespace synthslice::ui {

namespace {

constexpr int sliders = 10;
constexpr int stepsOfOne = 100;
constexpr int reach = 3 * stepsOfOne;

float valueAt(int place)
{
    return static_cast<float>(place) / stepsOfOne;
}

}  // namespace

NumberMove::NumberMove(QWidget* parent)
    : LatentMove(parent),
      m_seed(makeWhole(this, "numberSeed", tr("Seed"), tr("The latent whose numbers are moved"), 0,
                       std::numeric_limits<int>::max(), 0)),
      m_first(makeWhole(this, "firstNumber", tr("First number"),
                        tr("Which number of the latent the first slider moves, from 0"), 0, 0, 0)),
      m_isMoved(sliders, false), m_drawn(sliders, 0.0F)
{
    auto* form = new QFormLayout(this);
    form->addRow(tr("Seed"), m_seed);
    form->addRow(tr("First number"), m_first);
    for (std::size_t i = 0; i < sliders; ++i) {
        auto* slider = named(
            new QSlider(Qt::Horizontal, this), ("number" + std::to_string(i)).c_str(), {},
            tr("Value of this number of the latent, in standard deviations of what is drawn: "
               "-3 to 3"));
        slider->setRange(-reach, reach);
        guardControl(slider);
        m_sliders.push_back(slider);
        m_values.push_back(new QLabel(this));
        m_values.back()->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("-0.00 ")));
        m_labels.push_back(new QLabel(this));
        m_labels.back()->setBuddy(slider);
        form->addRow(m_labels.back(), sideBySide({slider, m_values.back()}));
        connect(slider, &QSlider::valueChanged, this, [this, i] {
            m_isMoved[i] = true;
            m_last = i;
            showNumbers();
            emit changed();
        });
    }
    auto* reset = named(new QPushButton(tr("As drawn"), this), "resetNumbers", tr("As drawn"),
                        tr("Gives all numbers the values of the seed again"));
    form->addRow(QString(), reset);
    const auto forget = [this] {
        m_isMoved.assign(sliders, false);
        m_last = 0;
        emit changed();
    };
    connect(reset, &QPushButton::clicked, this, forget);
    connect(m_first, &QSpinBox::valueChanged, this, forget);
    showNumbers();
}

void NumberMove::showNumbers()
{
    for (std::size_t i = 0; i < sliders; ++i) {
        const std::size_t number = static_cast<std::size_t>(m_first->value()) + i;
        const QString name = tr("Number %L1").arg(static_cast<qulonglong>(number));
        m_labels[i]->setText(name);
        m_sliders[i]->setAccessibleName(name);
        // What is drawn may lie beyond the slider.
        const float value = m_isMoved[i] ? valueAt(m_sliders[i]->value()) : m_drawn[i];
        m_values[i]->setText(QLocale().toString(value, 'f', 2));
        static_cast<QFormLayout*>(layout())->setRowVisible(static_cast<int>(i) + 2, number < m_place.size);
    }
}

void NumberMove::setPlace(const LatentPlace& place)
{
    if (place.run != m_place.run) m_isMoved.assign(sliders, false);
    m_place = place;
    if (place.size > 0) m_first->setMaximum(static_cast<int>(place.size) - 1);
    showNumbers();
}

void NumberMove::follow(const std::vector<latent::Point>& points)
{
    const auto first = static_cast<std::size_t>(m_first->value());
    for (std::size_t i = 0; i < sliders; ++i) {
        if (m_isMoved[i] || points.size() != 1 || first + i >= points.front().numbers.size()) continue;
        m_drawn[i] = points.front().numbers[first + i];
        const QSignalBlocker quiet(m_sliders[i]);
        m_sliders[i]->setValue(static_cast<int>(std::lround(m_drawn[i] * stepsOfOne)));
    }
    showNumbers();
}

std::vector<NumberMove::Moved> NumberMove::moved() const
{
    std::vector<Moved> all;
    for (std::size_t i = 0; i < sliders; ++i) {
        if (m_isMoved[i])
            all.push_back({static_cast<std::size_t>(m_first->value()) + i, valueAt(m_sliders[i]->value())});
    }
    return all;
}

LatentMove::Finder NumberMove::view() const
{
    return [seed = static_cast<std::uint64_t>(m_seed->value()),
            moved = moved()](latent::Space& space) -> Result<LatentView> {
        latent::Point point = space.pointOf({seed});
        for (const Moved& each : moved) {
            if (each.number < point.numbers.size()) point.numbers[each.number] = each.value;
        }
        return LatentView{{std::move(point)}, 1};
    };
}

LatentMove::Finder NumberMove::film() const
{
    return [still = view(), number = static_cast<std::size_t>(m_first->value()) +
                                     m_last](latent::Space& space) -> Result<LatentView> {
        auto view = still(space);
        if (!view) return view;
        const latent::Point from = view->points.front();
        view->points.clear();
        constexpr int framesOfOne = 10;
        for (int place = -reach; place <= reach; place += stepsOfOne / framesOfOne) {
            view->points.push_back(from);
            if (number < from.numbers.size()) view->points.back().numbers[number] = valueAt(place);
        }
        return view;
    };
}

}  // namespace synthslice::ui
