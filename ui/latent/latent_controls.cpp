#include "ui/latent/latent_controls.h"

#include "ui/controls/control.h"
#include "ui/controls/value_editor.h"

namespace synthslice::ui {

QSpinBox* makeWhole(LatentMove* move, const char* objectName, const QString& accessibleName,
                    const QString& toolTip, int least, int most, int value)
{
    auto* box = named(new QSpinBox(move), objectName, accessibleName, toolTip);
    box->setRange(least, most);
    box->setValue(value);
    guardControl(box);
    QObject::connect(box, &QSpinBox::valueChanged, move, &LatentMove::changed);
    return box;
}

QDoubleSpinBox* makeReal(LatentMove* move, const char* objectName, const QString& accessibleName,
                         const QString& toolTip, double least, double most, double step, double value)
{
    auto* box = named(new QDoubleSpinBox(move), objectName, accessibleName, toolTip);
    box->setRange(least, most);
    box->setSingleStep(step);
    box->setValue(value);
    guardControl(box);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, move, &LatentMove::changed);
    return box;
}

}  // namespace synthslice::ui
