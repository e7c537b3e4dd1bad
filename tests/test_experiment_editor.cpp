// The experiment editor, driven as a user does it: by the controls' object names, without a display.

#include <QAbstractSpinBox>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include "engine/spec/parameter_catalogue.h"
#include "engine/spec/presets.h"
#include "engine/spec/spec_json.h"
#include "tests/no_qt_warnings.h"
#include "ui/experiment_editor.h"

namespace synthslice::ui {

using spec::Json;
using spec::ParameterInfo;
using spec::ParameterType;

namespace {

/// Another valid value of the parameter, as text for its control.
QString otherText(const ParameterInfo& info, const Json& now)
{
    const double wished = now.get<double>() + (info.type == ParameterType::Integer ? 1.0 : 0.25);
    const double other = wished <= info.range.max ? wished : info.range.min;
    return QString::number(other, 'g', 17);
}

void typeInto(QWidget* control, const QString& text)
{
    auto* line = control->findChild<QLineEdit*>();
    line->selectAll();
    QTest::keyClicks(line, text);
}

}  // namespace

class TestExperimentEditor : public QObject {
    Q_OBJECT

private:
    template <class Widget>
    static Widget* find(const ExperimentEditor& editor, const std::string& name)
    {
        auto* widget = editor.findChild<Widget*>(QString::fromStdString(name));
        if (widget == nullptr) {
            qWarning("no control named %s", name.c_str());
        }
        return widget;
    }

    static Json valueAt(const ExperimentEditor& editor, const std::string& path)
    {
        return spec::valueAt(editor.experiment(), path).value();
    }

    /// Edits the parameter at `path` through its control.
    static void editByControl(const ExperimentEditor& editor, const std::string& path,
                              const ParameterInfo& info)
    {
        const Json before = valueAt(editor, path);
        switch (info.type) {
        case ParameterType::Boolean:
            find<QCheckBox>(editor, path)->click();
            break;
        case ParameterType::Choice: {
            auto* box = find<QComboBox>(editor, path);
            QCOMPARE(box->count(), static_cast<int>(info.choices.size()));
            box->setCurrentIndex((box->currentIndex() + 1) % box->count());
            break;
        }
        case ParameterType::Text:
            typeInto(find<QLineEdit>(editor, path)->parentWidget(), QStringLiteral("another"));
            break;
        case ParameterType::RealPair: {
            ParameterInfo half = info;
            half.type = ParameterType::Real;
            typeInto(find<QAbstractSpinBox>(editor, path), otherText(half, before.at(0)));
            break;
        }
        default:
            typeInto(find<QAbstractSpinBox>(editor, path), otherText(info, before));
        }
        QVERIFY2(valueAt(editor, path) != before, path.c_str());
        QVERIFY2(spec::valueProblem(info, valueAt(editor, path)).empty(), path.c_str());
        QCOMPARE(spec::experimentFromJson(spec::toJson(editor.experiment())).value(), editor.experiment());
        editor.findChild<QWidget*>(QString::fromStdString(path))->clearFocus();
    }

    static void checkControl(const ExperimentEditor& editor, const std::string& path,
                             const ParameterInfo& info)
    {
        auto* control = find<QWidget>(editor, path);
        QVERIFY2(control != nullptr, path.c_str());
        QVERIFY2(!control->accessibleName().isEmpty(), path.c_str());
        QVERIFY2(
            control->parentWidget()->toolTip().contains(QString::fromStdString(info.help).toHtmlEscaped()),
            path.c_str());
        QVERIFY2(control->focusPolicy() & Qt::TabFocus, path.c_str());
        editByControl(editor, path, info);
    }

private slots:
    void init() { test::failOnQtWarnings(); }

    void everyParameterHasAControlThatEditsIt()
    {
        for (const auto& group : spec::parameterGroups()) {
            ExperimentEditor editor;
            editor.setExperiment(spec::presetNamed("dcgan-64").value().experiment, QStringLiteral("test"));
            const auto parts = QString::fromStdString(group.path).split(QLatin1Char('.'));
            std::vector<std::string> places = {group.path};
            if (parts.first() == QLatin1String("layers")) {
                find<QToolButton>(editor, "generator.layers.add")
                    ->menu()
                    ->findChild<QAction*>(QStringLiteral("generator.layers.add.") + parts[1])
                    ->trigger();
                places = {"generator.layers." +
                          std::to_string(editor.experiment().generator.layers.size() - 1)};
            } else if (parts.first() == QLatin1String("optimizer")) {
                places = {"optimizer.generator", "optimizer.discriminator"};
                for (const auto& place : places) {
                    find<QComboBox>(editor, place + ".type")->setCurrentText(parts[1]);
                }
            } else if (group.path == "initialization") {
                places = {"generator.initialization", "discriminator.initialization"};
            }
            for (const auto& place : places) {
                for (const auto& info : group.parameters) {
                    checkControl(editor, place + "." + info.key, info);
                }
            }
        }
    }

    void typingIsOneUndoStep()
    {
        ExperimentEditor editor;
        const auto before = editor.experiment();
        typeInto(find<QAbstractSpinBox>(editor, "training.batch_size"), QStringLiteral("128"));
        QCOMPARE(editor.experiment().training.batchSize, 128);
        QCOMPARE(editor.undoStack()->count(), 1);
        editor.undoStack()->undo();
        QCOMPARE(editor.experiment(), before);
        QCOMPARE(find<QAbstractSpinBox>(editor, "training.batch_size")->text(), QStringLiteral("64"));
        editor.undoStack()->redo();
        QCOMPARE(editor.experiment().training.batchSize, 128);
    }

    void realsTakeScientificNotationAndStepLogarithmically()
    {
        ExperimentEditor editor;
        auto* rate = find<QAbstractSpinBox>(editor, "optimizer.generator.lr");
        typeInto(rate, QStringLiteral("2e-4"));
        QCOMPARE(valueAt(editor, "optimizer.generator.lr").get<double>(), 2e-4);
        QTest::keyClick(rate, Qt::Key_Up);
        QCOMPARE(valueAt(editor, "optimizer.generator.lr").get<double>(), 5e-4);
        QTest::keyClick(rate, Qt::Key_Down);
        QTest::keyClick(rate, Qt::Key_Down);
        QCOMPARE(valueAt(editor, "optimizer.generator.lr").get<double>(), 1e-4);
        // What is no number stays out, what is out of range is not taken.
        typeInto(rate, QStringLiteral("x-1"));
        QCOMPARE(valueAt(editor, "optimizer.generator.lr").get<double>(), 1e-4);
    }

    void rowsThatDifferCanBeTakenBack()
    {
        ExperimentEditor editor;
        editor.setExperiment(spec::presetNamed("texture-64").value().experiment,
                             QStringLiteral("Preset texture-64"));
        const auto preset = editor.experiment();
        auto* reset = find<QToolButton>(editor, "training.batch_size.reset");
        QVERIFY(reset->isHidden());
        typeInto(find<QAbstractSpinBox>(editor, "training.batch_size"), QStringLiteral("7"));
        QVERIFY(!reset->isHidden());
        reset->click();
        QCOMPARE(editor.experiment(), preset);
        QVERIFY(reset->isHidden());
    }

    void layersAreAddedMovedAndRemovedWithTheirShapes()
    {
        ExperimentEditor editor;
        editor.setExperiment(spec::presetNamed("dcgan-64").value().experiment, QStringLiteral("test"));
        const auto preset = editor.experiment();
        auto* table = find<QTableView>(editor, "discriminator.layers");
        const int rows = table->model()->rowCount();
        const auto outputOf = [&](int row) { return table->model()->index(row, 2).data().toString(); };
        const QString output = outputOf(0);

        table->setCurrentIndex(table->model()->index(0, 0));
        find<QToolButton>(editor, "discriminator.layers.add")
            ->menu()
            ->findChild<QAction*>(QStringLiteral("discriminator.layers.add.avg_pool2d"))
            ->trigger();
        QCOMPARE(table->model()->rowCount(), rows + 1);
        QCOMPARE(table->currentIndex().row(), 1);
        const auto halved = spec::discriminatorShapes(editor.experiment()).layers[1].output;
        QCOMPARE(halved[1], spec::discriminatorShapes(editor.experiment()).layers[0].output[1] / 2);
        QCOMPARE(outputOf(1), QStringLiteral("%1×%2×%3").arg(halved[0]).arg(halved[1]).arg(halved[2]));

        find<QToolButton>(editor, "discriminator.layers.up")->click();
        QCOMPARE(table->currentIndex().row(), 0);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("avg_pool2d"));
        find<QToolButton>(editor, "discriminator.layers.duplicate")->click();
        QCOMPARE(table->model()->rowCount(), rows + 2);
        find<QToolButton>(editor, "discriminator.layers.remove")->click();
        find<QToolButton>(editor, "discriminator.layers.remove")->click();
        QCOMPARE(editor.undoStack()->count(), 6);
        for (int i = 0; i < 5; ++i) {
            editor.undoStack()->undo();
        }
        QCOMPARE(editor.experiment(), preset);
        QCOMPARE(outputOf(0), output);
    }

    void layersCanBeDragged()
    {
        ExperimentEditor editor;
        editor.setExperiment(spec::presetNamed("dcgan-64").value().experiment, QStringLiteral("test"));
        auto* model = find<QTableView>(editor, "generator.layers")->model();
        const auto layers = editor.experiment().generator.layers;
        const std::unique_ptr<QMimeData> dragged(model->mimeData({model->index(0, 0)}));
        model->dropMimeData(dragged.get(), Qt::MoveAction, 3, 0, {});
        QCOMPARE(editor.experiment().generator.layers[2], layers[0]);
        QCOMPARE(editor.experiment().generator.layers[0], layers[1]);
        QCOMPARE(editor.experiment().generator.layers.size(), layers.size());
    }

    void problemsAreShownInPlaceAndLedTo()
    {
        ExperimentEditor editor;
        editor.setExperiment(spec::presetNamed("dcgan-64").value().experiment, QStringLiteral("test"));
        QVERIFY(!editor.hasProblems());
        auto* table = find<QTableView>(editor, "discriminator.layers");
        table->setCurrentIndex(table->model()->index(0, 0));
        typeInto(find<QAbstractSpinBox>(editor, "discriminator.layers.0.kernel_size"), QStringLiteral("63"));
        typeInto(find<QAbstractSpinBox>(editor, "discriminator.layers.0.padding"), QStringLiteral("0"));
        QVERIFY(editor.hasProblems());
        auto* problems = find<QListWidget>(editor, "problems");
        QVERIFY(!problems->isHidden());
        const auto path = problems->item(0)->toolTip();
        QVERIFY2(path.startsWith(QLatin1String("discriminator.layers.")), qPrintable(path));
        const int row = path.split(QLatin1Char('.'))[2].toInt();
        QVERIFY(table->model()->index(row, 0).data(Qt::DecorationRole).isValid());
        QVERIFY(!table->model()->index(row, 0).data(Qt::ToolTipRole).toString().isEmpty());

        table->setCurrentIndex({});
        emit problems->itemClicked(problems->item(0));
        QCOMPARE(table->currentIndex().row(), row);
    }

    void onlyWhatAppliesIsShownAndAdvancedRowsUnfold()
    {
        ExperimentEditor editor;
        auto experiment = editor.experiment();
        experiment.training.lrSchedule = spec::LrSchedule::Constant;
        editor.setExperiment(experiment, QStringLiteral("test"));
        auto* factor = find<QAbstractSpinBox>(editor, "training.lr_final_factor");
        QVERIFY(factor->parentWidget()->isHidden());
        find<QComboBox>(editor, "training.lr_schedule")->setCurrentText(QStringLiteral("cosine"));
        QVERIFY(factor->parentWidget()->isHidden());
        find<QToolButton>(editor, "training.advanced")->click();
        QVERIFY(!factor->parentWidget()->isHidden());
    }

    void searchShowsOnlyWhatMatches()
    {
        ExperimentEditor editor;
        find<QLineEdit>(editor, "searchParameters")->setText(QStringLiteral("learning rate"));
        QVERIFY(!find<QAbstractSpinBox>(editor, "optimizer.generator.lr")->parentWidget()->isHidden());
        QVERIFY(find<QToolButton>(editor, "section.latent")->parentWidget()->isHidden());
        find<QLineEdit>(editor, "searchParameters")->clear();
        QVERIFY(!find<QToolButton>(editor, "section.latent")->parentWidget()->isHidden());
    }

    void aRunLocksAllButLiveParameters()
    {
        ExperimentEditor editor;
        editor.setExperiment(spec::presetNamed("dcgan-64").value().experiment, QStringLiteral("test"));
        typeInto(find<QAbstractSpinBox>(editor, "training.batch_size"), QStringLiteral("32"));
        editor.setLocked(true);
        const auto started = editor.experiment();
        QSignalSpy live(&editor, &ExperimentEditor::liveEdited);
        QSignalSpy fork(&editor, &ExperimentEditor::startAsNewRunRequested);

        auto* batchSize = find<QAbstractSpinBox>(editor, "training.batch_size");
        QVERIFY(!batchSize->isEnabled());
        QVERIFY(batchSize->parentWidget()->toolTip().contains(QLatin1String("Start as new run")));
        QVERIFY(!find<QToolButton>(editor, "generator.layers.add")->isEnabled());
        QVERIFY(!find<QComboBox>(editor, "optimizer.generator.type")->isEnabled());

        typeInto(find<QAbstractSpinBox>(editor, "optimizer.generator.lr"), QStringLiteral("3e-5"));
        QVERIFY(!live.isEmpty());
        const auto last = live.last().first().value<session::LiveEdit>();
        QCOMPARE(last.path, std::string("optimizer.generator.lr"));
        QCOMPARE(last.value.get<double>(), 3e-5);

        editor.setValue("training.batch_size", 8);
        QCOMPARE(editor.experiment().training.batchSize, 32);
        QVERIFY(find<QLabel>(editor, "editorMessage")->text().contains(QLatin1String("training.batch_size")));

        // Undo takes back the live edit, tells the run so, and leaves what is locked alone.
        editor.undoStack()->undo();
        QVERIFY(live.last().first().value<session::LiveEdit>().value ==
                spec::valueAt(started, "optimizer.generator.lr").value());
        QCOMPARE(editor.experiment(), started);
        editor.undoStack()->undo();
        QCOMPARE(editor.experiment(), started);

        find<QPushButton>(editor, "startAsNewRun")->click();
        QCOMPARE(fork.count(), 1);
        editor.setLocked(false);
        QVERIFY(batchSize->isEnabled());
    }

    void optimizersAreCopied()
    {
        ExperimentEditor editor;
        find<QComboBox>(editor, "optimizer.generator.type")->setCurrentText(QStringLiteral("rmsprop"));
        typeInto(find<QAbstractSpinBox>(editor, "optimizer.generator.alpha"), QStringLiteral("0.5"));
        find<QToolButton>(editor, "optimizer.generator.copy")->click();
        QCOMPARE(editor.experiment().optimizer.discriminator, editor.experiment().optimizer.generator);
    }

    void filesAreWrittenAndReadWithClearErrors()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("experiment.json"));
        ExperimentEditor editor;
        editor.setExperiment(spec::presetNamed("mlp-gan-mnist").value().experiment, QStringLiteral("test"));
        const auto saved = editor.experiment();
        QVERIFY(editor.saveFile(file));
        find<QToolButton>(editor, "choosePreset")
            ->menu()
            ->findChild<QAction*>(QStringLiteral("preset.texture-64"))
            ->trigger();
        QCOMPARE(editor.experiment(), spec::presetNamed("texture-64").value().experiment);
        QVERIFY(editor.openFile(file));
        QCOMPARE(editor.experiment(), saved);

        QFile broken(folder.filePath(QStringLiteral("broken.json")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\"format\": \"synthslice-experiment\", \"version\": 1, \"trainig\": {}}");
        broken.close();
        QVERIFY(!editor.openFile(broken.fileName()));
        QCOMPARE(editor.experiment(), saved);
        const auto message = find<QLabel>(editor, "editorMessage");
        QVERIFY(!message->isHidden());
        QVERIFY2(message->text().contains(QLatin1String("trainig")) &&
                     message->text().contains(QLatin1String("broken.json")),
                 qPrintable(message->text()));
        QVERIFY(!editor.saveFile(folder.filePath(QStringLiteral("none/experiment.json"))));
        QVERIFY(!message->isHidden());
    }
};

}  // namespace synthslice::ui

QTEST_MAIN(synthslice::ui::TestExperimentEditor)
#include "test_experiment_editor.moc"
