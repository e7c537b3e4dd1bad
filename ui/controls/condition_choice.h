#pragma once

#include <optional>

#include <QWidget>

#include "engine/acceptance/image_source.h"

class QCheckBox;
class QDoubleSpinBox;

namespace synthslice::ui {

/// What the images of a conditional network are asked for; hidden for one that can be asked for nothing.
class ConditionChoice : public QWidget {
    Q_OBJECT

public:
    /// The names are those of the check box and of the number.
    ConditionChoice(const char* asksName, const char* valueName, QWidget* parent = nullptr);

    void setRange(const std::optional<acceptance::ConditionRange>& range);
    /// Nothing where each image draws its own.
    [[nodiscard]] std::optional<double> value() const;

signals:
    void changed();

private:
    QCheckBox* m_asks;
    QDoubleSpinBox* m_value;
};

}  // namespace synthslice::ui
