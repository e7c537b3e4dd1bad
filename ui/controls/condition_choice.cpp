#include "ui/controls/condition_choice.h"

#include <cmath>

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>

#include "ui/controls/control.h"
#include "ui/controls/value_editor.h"

namespace synthslice::ui {

ConditionChoice::ConditionChoice(const char* asksName, const char* valueName, QWidget* parent)
    : QWidget(parent),
      m_asks(named(
          new QCheckBox(tr("Ask for a volume fraction of"), this), asksName, tr("Ask for a volume fraction"),
          tr("All images are asked for this volume fraction; otherwise for as many different ones as "
             "the training patches have"))),
      m_value(
          named(new QDoubleSpinBox(this), valueName, tr("Volume fraction"), tr("Share of the bright phase")))
{
    auto* row = sideBySide({m_asks, m_value});
    row->setContentsMargins(0, 0, 0, 0);
    setLayout(row);
    guardControl(m_value);
    m_value->setDecimals(3);
    m_value->setSingleStep(0.01);
    m_value->setEnabled(false);
    connect(m_asks, &QCheckBox::toggled, m_value, &QWidget::setEnabled);
    connect(m_asks, &QCheckBox::toggled, this, &ConditionChoice::changed);
    connect(m_value, &QDoubleSpinBox::valueChanged, this, [this] {
        if (m_asks->isChecked()) emit changed();
    });
    setRange({});
}

void ConditionChoice::setRange(const std::optional<acceptance::ConditionRange>& range)
{
    setVisible(range.has_value());
    if (!range) {
        m_asks->setChecked(false);
        return;
    }
    // Only what the training patches have, to the last digit shown.
    m_value->setRange(std::ceil(1000.0 * range->low) / 1000.0, std::floor(1000.0 * range->high) / 1000.0);
    if (!m_asks->isChecked()) m_value->setValue(0.5 * (range->low + range->high));
    m_value->setToolTip(tr("Share of the bright phase; the training patches have %L1 to %L2")
                            .arg(range->low, 0, 'f', 3)
                            .arg(range->high, 0, 'f', 3));
}

std::optional<double> ConditionChoice::value() const
{
    return m_asks->isChecked() ? std::optional(m_value->value()) : std::nullopt;
}

}  // namespace synthslice::ui
