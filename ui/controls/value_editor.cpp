#include "ui/controls/value_editor.h"

#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>

#include "ui/controls/number_box.h"

namespace synthslice::ui {

namespace {

class ControlGuard : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool wheel = event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus();
        if (wheel || isUndo(event)) {
            event->ignore();
            return true;
        }
        return false;
    }

private:
    static bool isUndo(QEvent* event)
    {
        if (event->type() != QEvent::ShortcutOverride) {
            return false;
        }
        const auto* key = static_cast<QKeyEvent*>(event);
        return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
    }
};

class BooleanEditor : public ValueEditor {
public:
    BooleanEditor(const spec::ParameterInfo& /*info*/, QWidget* parent)
        : ValueEditor(parent), m_box(new QCheckBox(this))
    {
        arrange({m_box});
        connect(m_box, &QCheckBox::clicked, this, [this] {
            emit edited();
            emit editingFinished();
        });
    }
    [[nodiscard]] spec::Json value() const override { return m_box->isChecked(); }
    void setValue(const spec::Json& value) override { m_box->setChecked(value.get<bool>()); }

private:
    QCheckBox* m_box;
};

class NumberEditor : public ValueEditor {
public:
    NumberEditor(const spec::ParameterInfo& info, QWidget* parent)
        : ValueEditor(parent), m_box(new NumberBox(info, this))
    {
        arrange({m_box});
        connect(m_box, &NumberBox::edited, this, &ValueEditor::edited);
        connect(m_box, &NumberBox::editingFinished, this, &ValueEditor::editingFinished);
    }
    [[nodiscard]] spec::Json value() const override { return m_box->value(); }
    void setValue(const spec::Json& value) override { m_box->setValue(value); }

private:
    NumberBox* m_box;
};

/// A number with a slider over its usual values; the box takes all others too.
class SliderEditor : public ValueEditor {
public:
    SliderEditor(const spec::ParameterInfo& info, QWidget* parent)
        : ValueEditor(parent), m_info(info), m_box(new NumberBox(info, this)),
          m_slider(new QSlider(Qt::Horizontal, this))
    {
        m_slider->setRange(0, places);
        m_slider->setPageStep(places / 20);
        arrange({m_box, m_slider}, QBoxLayout::TopToBottom);
        connect(m_box, &NumberBox::edited, this, [this] {
            showOnSlider();
            emit edited();
        });
        connect(m_box, &NumberBox::editingFinished, this, &ValueEditor::editingFinished);
        connect(m_slider, &QSlider::valueChanged, this, [this](int place) {
            m_box->setValue(numberAt(place));
            emit edited();
        });
        connect(m_slider, &QSlider::sliderReleased, this, &ValueEditor::editingFinished);
    }
    [[nodiscard]] spec::Json value() const override { return m_box->value(); }
    void setValue(const spec::Json& value) override
    {
        m_box->setValue(value);
        showOnSlider();
    }

private:
    static constexpr int places = 400;
    [[nodiscard]] bool isLogarithmic() const { return m_info.scale == spec::Scale::Logarithmic; }
    /// With two decimals, on a logarithmic scale with three digits.
    [[nodiscard]] double numberAt(int place) const
    {
        const auto [low, high] = *m_info.usual;
        const double share = static_cast<double>(place) / places;
        if (!isLogarithmic()) return std::round(100.0 * (low + share * (high - low))) / 100.0;
        const double number = low * std::pow(high / low, share);
        const double digit = std::pow(10.0, std::floor(std::log10(number)) - 2.0);
        return std::round(number / digit) * digit;
    }
    void showOnSlider()
    {
        const auto [low, high] = *m_info.usual;
        const double number = m_box->value().get<double>();
        const double share = isLogarithmic() ? std::log(number / low) / std::log(high / low)
                                             : (number - low) / (high - low);
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * places)));
    }

    spec::ParameterInfo m_info;
    NumberBox* m_box;
    QSlider* m_slider;
};

class PairEditor : public ValueEditor {
public:
    PairEditor(const spec::ParameterInfo& info, QWidget* parent) : ValueEditor(parent)
    {
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            spec::ParameterInfo half = info;
            half.type = spec::ParameterType::Real;
            half.defaultValue = info.defaultValue.at(i);
            m_boxes.at(i) = new NumberBox(half, this);
            connect(m_boxes.at(i), &NumberBox::edited, this, &ValueEditor::edited);
            connect(m_boxes.at(i), &NumberBox::editingFinished, this, &ValueEditor::editingFinished);
        }
        arrange({m_boxes[0], m_boxes[1]});
    }
    [[nodiscard]] spec::Json value() const override
    {
        return spec::Json::array({m_boxes[0]->value(), m_boxes[1]->value()});
    }
    void setValue(const spec::Json& value) override
    {
        m_boxes[0]->setValue(value.at(0));
        m_boxes[1]->setValue(value.at(1));
    }

private:
    std::array<NumberBox*, 2> m_boxes{};
};

class ChoiceEditor : public ValueEditor {
public:
    ChoiceEditor(const spec::ParameterInfo& info, QWidget* parent)
        : ValueEditor(parent), m_box(new QComboBox(this))
    {
        for (const auto& choice : info.choices) {
            m_box->addItem(QString::fromStdString(choice));
        }
        arrange({m_box});
        connect(m_box, &QComboBox::currentIndexChanged, this, [this] {
            emit edited();
            emit editingFinished();
        });
    }
    [[nodiscard]] spec::Json value() const override { return m_box->currentText().toStdString(); }
    void setValue(const spec::Json& value) override
    {
        const QSignalBlocker blocker(m_box);
        m_box->setCurrentText(QString::fromStdString(value.get<std::string>()));
    }

private:
    QComboBox* m_box;
};

class TextEditor : public ValueEditor {
public:
    TextEditor(const spec::ParameterInfo& /*info*/, QWidget* parent)
        : ValueEditor(parent), m_line(new QLineEdit(this))
    {
        arrange({m_line});
        connect(m_line, &QLineEdit::textEdited, this, &ValueEditor::edited);
        connect(m_line, &QLineEdit::editingFinished, this, &ValueEditor::editingFinished);
    }
    [[nodiscard]] spec::Json value() const override { return m_line->text().toStdString(); }
    void setValue(const spec::Json& value) override
    {
        const auto text = QString::fromStdString(value.get<std::string>());
        if (text != m_line->text()) {
            m_line->setText(text);
        }
    }

private:
    QLineEdit* m_line;
};

ValueEditor* makeEditor(const spec::ParameterInfo& info, QWidget* parent)
{
    switch (info.type) {
    case spec::ParameterType::Boolean:
        return new BooleanEditor(info, parent);
    case spec::ParameterType::Integer:
    case spec::ParameterType::Real:
        if (info.usual) return new SliderEditor(info, parent);
        return new NumberEditor(info, parent);
    case spec::ParameterType::RealPair:
        return new PairEditor(info, parent);
    case spec::ParameterType::Choice:
        return new ChoiceEditor(info, parent);
    case spec::ParameterType::Text:
        break;
    }
    return new TextEditor(info, parent);
}

}  // namespace

ValueEditor::~ValueEditor()
{
    // A control that has the focus says that it is left while the editor, half gone, takes it along.
    for (QWidget* control : findChildren<QWidget*>()) control->disconnect(this);
}

void ValueEditor::arrange(const QList<QWidget*>& controls, QBoxLayout::Direction direction)
{
    auto* row = new QBoxLayout(direction, this);
    row->setContentsMargins(0, 0, 0, 0);
    if (direction == QBoxLayout::TopToBottom) row->setSpacing(0);
    for (auto* control : controls) {
        row->addWidget(control);
        guardControl(control);
    }
    setFocusProxy(controls.first());
}

ValueEditor* makeValueEditor(const spec::ParameterInfo& info, const QString& objectName,
                             const QString& accessibleName, QWidget* parent)
{
    auto* editor = makeEditor(info, parent);
    const auto controls = editor->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    for (qsizetype i = 0; i < controls.size(); ++i) {
        controls[i]->setObjectName(i == 0 ? objectName : QStringLiteral("%1.%2").arg(objectName).arg(i));
        controls[i]->setAccessibleName(info.type == spec::ParameterType::RealPair
                                           ? QStringLiteral("%1 %2").arg(accessibleName).arg(i + 1)
                                           : accessibleName);
    }
    return editor;
}

void guardControl(QWidget* control)
{
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(new ControlGuard(control));
}

}  // namespace synthslice::ui
