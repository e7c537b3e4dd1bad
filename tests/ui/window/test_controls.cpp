// Every control of the window can be found by name, read out by a screen reader, and explains itself.

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include "tests/shared/fake_runs.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/window/main_window.h"

namespace synthslice::ui::test_controls {

namespace {

/// Parts that Qt makes inside its own widgets.
bool isInternal(const QWidget* widget)
{
    const QWidget* parent = widget->parentWidget();
    return widget->objectName().startsWith(QLatin1String("qt_")) ||
           widget->inherits("QDockWidgetTitleButton") || widget->inherits("QToolBarExtension") ||
           widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QComboBoxListView") ||
           qobject_cast<const QHeaderView*>(widget) != nullptr ||
           qobject_cast<const QScrollBar*>(widget) != nullptr ||
           qobject_cast<const QTabBar*>(parent) != nullptr ||
           qobject_cast<const QMenuBar*>(parent) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
           qobject_cast<const QComboBox*>(parent) != nullptr ||
           (parent != nullptr && parent->inherits("QTableView") && widget->inherits("QAbstractButton")) ||
           (qobject_cast<const QLineEdit*>(parent) != nullptr && widget->inherits("QAbstractButton"));
}

bool isControl(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) != nullptr ||
           qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(widget) != nullptr ||
           qobject_cast<const QLineEdit*>(widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(widget) != nullptr;
}

}  // namespace

class TestControls : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnQtWarnings(); }

    void eachHasNameAndHelp()
    {
        Settings settings;
        MainWindow window(test::fakeTrainingCalls({}), settings);
        window.show();
        QStringList faults;
        int controls = 0;
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            if (!isControl(widget) || isInternal(widget)) continue;
            ++controls;
            const QString who = QStringLiteral("%1 '%2' in '%3'")
                                    .arg(QLatin1String(widget->metaObject()->className()),
                                         widget->objectName(), widget->parentWidget()->objectName());
            if (widget->objectName().isEmpty()) faults << who + QStringLiteral(": no object name");
            if (widget->accessibleName().isEmpty()) faults << who + QStringLiteral(": no accessible name");
            // Without a tool tip of its own a widget shows its parent's: a form row explains its editor.
            if (widget->toolTip().isEmpty() && widget->parentWidget()->toolTip().isEmpty())
                faults << who + QStringLiteral(": no tool tip");
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        QVERIFY(controls > 100);
    }

    /// The keyboard comes to all that the mouse can use: by Tab, by the arrows within what Tab comes to, or
    /// by a shortcut.
    void eachIsReachedByKeyboard()
    {
        Settings settings;
        MainWindow window(test::fakeTrainingCalls({}), settings);
        window.show();
        QSet<const QWidget*> chain;
        for (QWidget* widget = window.nextInFocusChain(); widget != &window;
             widget = widget->nextInFocusChain())
            chain << widget;
        QStringList faults;
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            if (!isControl(widget) || isInternal(widget)) continue;
            const bool byTab = (widget->focusPolicy() & Qt::TabFocus) != 0 && chain.contains(widget);
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const auto* tool = qobject_cast<const QToolButton*>(widget);
            const bool byShortcut = (button != nullptr && !button->shortcut().isEmpty()) ||
                                    (tool != nullptr && tool->defaultAction() != nullptr);
            if (!byTab && !byShortcut) faults << widget->objectName();
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    /// And, within a menu, letters of their own.
    void actionsHaveNames()
    {
        Settings settings;
        MainWindow window(test::fakeTrainingCalls({}), settings);
        QStringList faults;
        for (const QMenu* menu : window.findChildren<QMenu*>()) {
            QMap<QChar, QString> users;
            for (const QAction* action : menu->actions()) {
                if (action->isSeparator()) continue;
                if (action->menu() == nullptr && action->objectName().isEmpty()) faults << action->text();
                const QString text = QString(action->text()).remove(QStringLiteral("&&"));
                const auto mark = text.indexOf(u'&');
                if (mark < 0 || menu->parent() == nullptr) continue;
                const QChar letter = text[mark + 1].toLower();
                if (users.contains(letter)) faults << text + QStringLiteral(" and ") + users[letter];
                users[letter] = text;
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void actionsHaveUniqueShortcuts()
    {
        Settings settings;
        MainWindow window(test::fakeTrainingCalls({}), settings);
        QHash<QKeySequence, QString> users;
        for (const QAction* action : window.findChildren<QAction*>()) {
            // Those of one widget, as copying its table, are for when that has the focus.
            if (action->shortcut().isEmpty() || action->shortcutContext() == Qt::WidgetShortcut) continue;
            QVERIFY2(!users.contains(action->shortcut()),
                     qPrintable(action->shortcut().toString() + QStringLiteral(": ") + action->text() +
                                QStringLiteral(" and ") + users[action->shortcut()]));
            users[action->shortcut()] = action->text();
        }
        QVERIFY(users.size() > 12);
    }
};

SYNTHSLICE_TEST(TestControls)

}  // namespace synthslice::ui::test_controls

#include "test_controls.moc"
