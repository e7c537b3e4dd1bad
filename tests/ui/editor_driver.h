#pragma once

#include <QAbstractSpinBox>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include "engine/spec/spec_json.h"
#include "ui/experiment/experiment_editor.h"

namespace synthslice::test {

/// The control of that name.
template <class Widget>
Widget* find(const QWidget& editor, const std::string& name)
{
    auto* widget = editor.findChild<Widget*>(QString::fromStdString(name));
    if (widget == nullptr) {
        qWarning("no control named %s", name.c_str());
    }
    return widget;
}

inline spec::Json valueAt(const ui::ExperimentEditor& editor, const std::string& path)
{
    return spec::valueAt(editor.experiment(), path).value();
}

inline void typeInto(QWidget* control, const QString& text)
{
    auto* line = control->findChild<QLineEdit*>();
    line->selectAll();
    QTest::keyClicks(line, text);
}

/// Adds a layer to a network by its menu.
inline void addLayer(const ui::ExperimentEditor& editor, const std::string& network, const std::string& type)
{
    find<QToolButton>(editor, network + ".layers.add")
        ->menu()
        ->findChild<QAction*>(QString::fromStdString(network + ".layers.add." + type))
        ->trigger();
}

/// Another valid value of a number, as text for its control.
inline QString otherText(const spec::ParameterInfo& info, const spec::Json& now)
{
    const double wished = now.get<double>() + (info.type == spec::ParameterType::Integer ? 1.0 : 0.25);
    const double other = wished <= info.range.max ? wished : info.range.min;
    return QString::number(other, 'g', 17);
}

/// Gives the parameter at `path` another valid value through its control.
inline void editByControl(const ui::ExperimentEditor& editor, const std::string& path,
                          const spec::ParameterInfo& info)
{
    const spec::Json before = valueAt(editor, path);
    switch (info.type) {
    case spec::ParameterType::Boolean:
        find<QCheckBox>(editor, path)->click();
        break;
    case spec::ParameterType::Choice: {
        auto* box = find<QComboBox>(editor, path);
        QCOMPARE(box->count(), static_cast<int>(info.choices.size()));
        box->setCurrentIndex((box->currentIndex() + 1) % box->count());
        break;
    }
    case spec::ParameterType::Text:
        typeInto(find<QLineEdit>(editor, path)->parentWidget(), QStringLiteral("another"));
        break;
    case spec::ParameterType::RealPair: {
        spec::ParameterInfo half = info;
        half.type = spec::ParameterType::Real;
        typeInto(find<QAbstractSpinBox>(editor, path), otherText(half, before.at(0)));
        break;
    }
    default:
        typeInto(find<QAbstractSpinBox>(editor, path), otherText(info, before));
    }
    QVERIFY2(valueAt(editor, path) != before, path.c_str());
    QVERIFY2(spec::valueProblem(info, valueAt(editor, path)).empty(), path.c_str());
    find<QWidget>(editor, path)->clearFocus();
}

}  // namespace synthslice::test
