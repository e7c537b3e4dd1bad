#include "ui/shared/value_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>

#include "ui/shared/number_box.h"

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

void ValueEditor::arrange(const QList<QWidget*>& controls)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
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
        controls[i]->setAccessibleName(
            controls.size() == 1 ? accessibleName : QStringLiteral("%1 %2").arg(accessibleName).arg(i + 1));
    }
    return editor;
}

void guardControl(QWidget* control)
{
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(new ControlGuard(control));
}

}  // namespace synthslice::ui
