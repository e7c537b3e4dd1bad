#pragma once

#include <QAbstractSpinBox>

#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::ui {

/// A spin box for one number of the parameter table. It takes scientific notation and keeps every digit, of
/// which it shows seven; on a logarithmic scale it steps through 1, 2, 5, 10 (whole numbers double), on a
/// linear one by 1 or by a hundredth of the range. Emits edited() for every valid text while typing.
class NumberBox : public QAbstractSpinBox {
    Q_OBJECT

public:
    NumberBox(spec::ParameterInfo number, QWidget* parent);

    [[nodiscard]] const spec::Json& value() const { return m_value; }
    void setValue(const spec::Json& number);

    void stepBy(int steps) override;
    QValidator::State validate(QString& text, int& position) const override;

signals:
    void edited();

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;

private:
    [[nodiscard]] spec::Json parse(const QString& text) const;
    [[nodiscard]] QString textOf(const spec::Json& number) const;
    void showValue();
    void takeText(const QString& text);

    spec::ParameterInfo m_info;
    spec::Json m_value;
};

}  // namespace synthslice::ui
