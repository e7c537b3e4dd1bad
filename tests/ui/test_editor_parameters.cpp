// Every parameter of an experiment has a control that explains it and edits it, at every place where it
// occurs.

#include <algorithm>
#include <set>

#include <QTextBrowser>

#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/applies.h"
#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/presets/presets.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "tests/ui/editor_driver.h"

namespace synthslice::ui::test_editor_parameters {

using spec::Json;
using spec::ParameterInfo;
using test::find;

namespace {

/// The dotted paths of all values of an experiment that have a row in a table.
std::set<std::string> allPaths(const spec::ExperimentSpec& experiment)
{
    std::set<std::string> paths;
    const Json flat = spec::toJson(experiment).flatten();
    for (const auto& item : flat.items()) {
        std::string path = item.key().substr(1);
        std::replace(path.begin(), path.end(), '/', '.');
        const std::string pair = path.substr(0, path.rfind('.'));
        for (const auto& candidate : {path, pair}) {
            if (spec::parameterAt(experiment, candidate)) paths.insert(candidate);
        }
    }
    return paths;
}

/// Changes other parameters, as a user would, until the one at `path` has an effect.
void giveEffect(ExperimentEditor& editor, const std::string& path)
{
    const std::string parent = path.substr(0, path.rfind('.'));
    const std::vector<std::pair<std::string, Json>> edits = {
        {"loss.discriminator", "general"},    {"loss.generator", "general"},
        {"loss.discriminator", "minimax"},    {"loss.r1_gamma", 1.0},
        {"augmentation.translation", 0.1},    {"augmentation.adaptive", true},
        {"training.lr_schedule", "cosine"},   {"training.lr_schedule", "step"},
        {"data.held_out_fraction", 0.5},      {"data.held_out_split", "block"},
        {parent + ".gradient_share", 0.0},    {parent + ".weight", 1.0},
        {parent + ".momentum", 0.5},          {parent + ".mode", "bilinear"},
        {parent + ".type", "constant"},       {parent + ".type", "uniform"},
        {parent + ".type", "normal"},         {parent + ".type", "xavier_uniform"},
        {parent + ".type", "kaiming_uniform"}};
    for (const auto& [other, value] : edits) {
        if (!spec::whyIdle(editor.experiment(), path)) return;
        const bool known = other != path && spec::withValue(editor.experiment(), other, value).has_value() &&
                           !(other.ends_with(".type") && path.starts_with("optimizer."));
        if (known) editor.setValue(other, value);
    }
}

void checkControl(ExperimentEditor& editor, const std::string& path)
{
    const ParameterInfo info = spec::parameterAt(editor.experiment(), path).value();
    auto* control = find<QWidget>(editor, path);
    QVERIFY2(control != nullptr, path.c_str());
    giveEffect(editor, path);
    find<QLineEdit>(editor, "searchParameters")->setText(QString::fromStdString(info.label));
    QVERIFY2(control->isVisibleTo(&editor), path.c_str());
    find<QLineEdit>(editor, "searchParameters")->clear();
    QVERIFY2(!control->accessibleName().isEmpty(), path.c_str());
    QVERIFY2(control->focusPolicy() & Qt::TabFocus, path.c_str());
    const QString help = control->parentWidget()->whatsThis();
    QCOMPARE(help, control->parentWidget()->toolTip());
    QVERIFY2(help.contains(QString::fromStdString(info.help).toHtmlEscaped()), path.c_str());
    for (const auto& choice : info.choices) {
        QVERIFY2(help.contains(QString::fromStdString(choice)), path.c_str());
    }
    QVERIFY2(help.contains(info.changes == spec::Changes::Live
                               ? QStringLiteral("can be changed while a run goes on")
                               : QStringLiteral("fixed once a run has started")),
             path.c_str());
    // What the mouse comes to is explained below the editor.
    QEvent enter(QEvent::Enter);
    QCoreApplication::sendEvent(control, &enter);
    QVERIFY2(find<QTextBrowser>(editor, "parameterHelp")
                 ->toPlainText()
                 .contains(QString::fromStdString(info.help).left(40)),
             path.c_str());

    test::editByControl(editor, path, info);
    QCOMPARE(spec::experimentFromJson(spec::toJson(editor.experiment())).value(), editor.experiment());
}

}  // namespace

class TestEditorParameters : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnQtWarnings(); }

    void everySectionsParametersHaveControls()
    {
        ExperimentEditor editor;
        editor.setExperiment(spec::presetNamed("dcgan-64").value().experiment, QStringLiteral("test"));
        std::set<std::string> groups;
        for (const auto& path : allPaths(editor.experiment())) {
            // Layers and optimizers follow below; the name stands above the sections.
            const bool ofType = path.find(".layers.") != std::string::npos || path.starts_with("optimizer.");
            if (ofType || path == "name") continue;
            groups.insert(path.substr(0, path.rfind('.')));
            checkControl(editor, path);
        }
        std::set<std::string> expected{"data", "latent", "condition", "loss", "augmentation", "training"};
        for (const auto& network : {"generator", "discriminator"}) {
            expected.insert(network + std::string(".initialization"));
            expected.insert(std::string("general_loss.") + network);
        }
        for (const auto& term : spec::lossTerms()) expected.insert("terms." + term.key);
        QVERIFY(groups == expected);
    }

    void everyOptimizersParametersHaveControls()
    {
        for (const auto& type : spec::optimizerTypes()) {
            ExperimentEditor editor;
            for (const std::string place : {"optimizer.generator", "optimizer.discriminator"}) {
                find<QComboBox>(editor, place + ".type")->setCurrentText(QString::fromStdString(type));
                QCOMPARE(test::valueAt(editor, place + ".type").get<std::string>(), type);
                for (const auto& info : spec::parameterGroup("optimizer." + type).parameters) {
                    checkControl(editor, place + "." + info.key);
                }
            }
        }
    }

    void everyLayersParametersHaveControls()
    {
        for (const std::string network : {"generator", "discriminator"}) {
            ExperimentEditor editor;
            for (const auto& type : spec::layerTypes()) {
                test::addLayer(editor, network, type);
                const auto& layers = network == "generator"
                                         ? spec::ganOf(editor.experiment()).generator.layers
                                         : spec::ganOf(editor.experiment()).discriminator.layers;
                const std::string place = network + ".layers." + std::to_string(layers.size() - 1);
                QCOMPARE(test::valueAt(editor, place + ".type").get<std::string>(), type);
                for (const auto& info : spec::parameterGroup("layers." + type).parameters) {
                    checkControl(editor, place + "." + info.key);
                }
            }
        }
    }

    void layersAreOfferedByKind()
    {
        ExperimentEditor editor;
        auto* menu = find<QToolButton>(editor, "generator.layers.add")->menu();
        QVERIFY(menu->actions().size() <= 8);
        std::size_t offered = 0;
        for (const auto* kind : menu->actions()) {
            QVERIFY(kind->menu() != nullptr && !kind->text().isEmpty());
            QVERIFY(kind->menu()->actions().size() <= 8);
            offered += static_cast<std::size_t>(kind->menu()->actions().size());
        }
        QCOMPARE(offered, spec::layerTypes().size());
        for (const auto& type : spec::layerTypes()) {
            auto* action = menu->findChild<QAction*>(QString::fromStdString("generator.layers.add." + type));
            QVERIFY2(action != nullptr, type.c_str());
            const auto& group = spec::parameterGroup("layers." + type);
            QCOMPARE(action->toolTip(), QString::fromStdString(group.help));
            QVERIFY(action->text().contains(QString::fromStdString(group.title)));
        }
    }
};

SYNTHSLICE_TEST(TestEditorParameters)

}  // namespace synthslice::ui::test_editor_parameters

#include "test_editor_parameters.moc"
