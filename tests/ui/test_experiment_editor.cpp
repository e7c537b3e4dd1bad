// The experiment editor, driven as a user does it: by the controls' object names, without a display.

#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QUndoStack>

#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/presets/presets.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "tests/ui/editor_driver.h"
#include "ui/experiment/live_parameters.h"

namespace synthslice::ui::test_experiment_editor {

using spec::Json;
using test::find;
using test::typeInto;
using test::valueAt;

class TestExperimentEditor : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnQtWarnings(); }

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

    /// A control that goes while it has the focus says that it is left: to nobody.
    void anotherExperimentMayComeWhileALayerIsEdited()
    {
        ExperimentEditor editor;
        editor.setExperiment(spec::presetNamed("dcgan-64").value().experiment, QStringLiteral("test"));
        editor.show();
        auto* table = find<QTableView>(editor, "discriminator.layers");
        table->setCurrentIndex(table->model()->index(0, 0));
        auto* box = find<QAbstractSpinBox>(editor, "discriminator.layers.0.out_channels");
        QVERIFY(box != nullptr);
        box->setFocus();
        editor.setExperiment(spec::presetNamed("mlp-gan-mnist").value().experiment, QStringLiteral("test"));
        QCOMPARE(editor.experiment(), spec::presetNamed("mlp-gan-mnist").value().experiment);
    }

    /// Each step holds two experiments: a day of opening runs would take more and more memory.
    void onlyTheNewestStepsAreKept()
    {
        ExperimentEditor editor;
        spec::ExperimentSpec experiment = editor.experiment();
        for (experiment.training.seed = 1; experiment.training.seed <= 120; ++experiment.training.seed)
            editor.setExperiment(experiment, QStringLiteral("test"));
        QCOMPARE(editor.undoStack()->count(), 100);
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
        test::addLayer(editor, "discriminator", "avg_pool2d");
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
        const auto layers = spec::ganOf(editor.experiment()).generator.layers;
        const std::unique_ptr<QMimeData> dragged(model->mimeData({model->index(0, 0)}));
        model->dropMimeData(dragged.get(), Qt::MoveAction, 3, 0, {});
        QCOMPARE(spec::ganOf(editor.experiment()).generator.layers[2], layers[0]);
        QCOMPARE(spec::ganOf(editor.experiment()).generator.layers[0], layers[1]);
        QCOMPARE(spec::ganOf(editor.experiment()).generator.layers.size(), layers.size());
        // Back up, two together; a drop onto themselves moves nothing.
        const std::unique_ptr<QMimeData> two(model->mimeData({model->index(2, 0), model->index(3, 0)}));
        model->dropMimeData(two.get(), Qt::MoveAction, 3, 0, {});
        QCOMPARE(spec::ganOf(editor.experiment()).generator.layers[2], layers[0]);
        model->dropMimeData(two.get(), Qt::MoveAction, 0, 0, {});
        QCOMPARE(spec::ganOf(editor.experiment()).generator.layers[0], layers[0]);
        QCOMPARE(spec::ganOf(editor.experiment()).generator.layers[1], layers[3]);
        QCOMPARE(spec::ganOf(editor.experiment()).generator.layers[2], layers[1]);
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

    void onlyLiveParametersOfWhatRunsAreShownAndChange()
    {
        LiveParameters running;
        const auto started = spec::presetNamed("dcgan-64").value().experiment;
        running.setExperiment(started, QStringLiteral("test"));
        QSignalSpy live(&running, &LiveParameters::edited);

        QVERIFY(running.findChild<QAbstractSpinBox*>(QStringLiteral("running.training.batch_size")) ==
                nullptr);
        QVERIFY(running.findChild<QComboBox*>(QStringLiteral("running.optimizer.generator.type")) == nullptr);
        typeInto(find<QAbstractSpinBox>(running, "running.optimizer.generator.lr"), QStringLiteral("3e-5"));
        QVERIFY(!live.isEmpty());
        const auto last = live.last().first().value<session::LiveEdit>();
        QCOMPARE(last.path, std::string("optimizer.generator.lr"));
        QCOMPARE(last.value.get<double>(), 3e-5);

        running.setValue("training.batch_size", 8);
        QCOMPARE(running.experiment().training.batchSize, started.training.batchSize);
        QVERIFY(find<QLabel>(running, "liveMessage")->text().contains(QLatin1String("training.batch_size")));

        // Undo takes back the edit and tells the run so.
        running.undoStack()->undo();
        QVERIFY(live.last().first().value<session::LiveEdit>().value ==
                spec::valueAt(started, "optimizer.generator.lr").value());
        QCOMPARE(running.experiment(), started);
    }

    /// A mixture half written is none.
    void aTextOfARunIsTakenAsAWhole()
    {
        LiveParameters running;
        running.setExperiment(spec::presetNamed("gan-2d-ring").value().experiment, QStringLiteral("test"));
        QSignalSpy live(&running, &LiveParameters::edited);
        auto* mixture = find<QLineEdit>(running, "running.real.mixture");
        const auto enter = [mixture](const QString& text) {
            mixture->selectAll();
            QTest::keyClicks(mixture, text);
            QTest::keyClick(mixture, Qt::Key_Return);
        };
        mixture->selectAll();
        QTest::keyClicks(mixture, QStringLiteral("N(3, 3, 0.3); N("));
        QVERIFY(live.isEmpty() && find<QLabel>(running, "liveMessage")->isHidden());
        enter(QStringLiteral("N(3, 3"));
        QVERIFY(live.isEmpty());
        QCOMPARE(mixture->text(), QStringLiteral("N(3, 3"));  // to be put right
        QVERIFY(find<QLabel>(running, "liveMessage")->text().contains(QLatin1String("is no Gaussian")));
        enter(QStringLiteral("N(3, 3, 0.3)"));
        QCOMPARE(live.count(), 1);
        QCOMPARE(live.first().first().value<session::LiveEdit>().value.get<std::string>(), "N(3, 3, 0.3)");
    }

    void aRunRefusesALiveEditThatCannotBeTrained()
    {
        LiveParameters running;
        const auto started = spec::presetNamed("wgan-gp-64").value().experiment;
        running.setExperiment(started, QStringLiteral("test"));
        QSignalSpy live(&running, &LiveParameters::edited);
        running.setValue("loss.gradient_penalty", 0.0);  // nothing would bound the critic
        QCOMPARE(running.experiment(), started);
        QVERIFY(live.isEmpty());
        QVERIFY(find<QLabel>(running, "liveMessage")->text().contains(QLatin1String("bounded slope")));
        running.setValue("loss.gradient_penalty", 5.0);
        QCOMPARE(live.count(), 1);
    }

    void aValueThatTheRunKeepsIsShownAgain()
    {
        LiveParameters running;
        running.setExperiment(spec::presetNamed("texture-64").value().experiment, QStringLiteral("test"));
        running.setValue("terms.circles.weight", 1.0);
        running.takeBack({"terms.circles.weight", 0.0});
        QCOMPARE(spec::ganOf(running.experiment()).terms.circles.weight, 0.0);
    }

    void formsFollowTheFamily()
    {
        ExperimentEditor editor;
        LiveParameters running;
        editor.setExperiment(spec::presetNamed("texture-64").value().experiment, QStringLiteral("GAN"));
        for (const spec::Preset& preset : spec::presets()) {
            editor.setExperiment(preset.experiment, QString::fromStdString(preset.name));
            running.setExperiment(preset.experiment, QString::fromStdString(preset.name));
            const bool isGan = preset.experiment.family.name() == "gan";
            QCOMPARE(editor.findChild<QToolButton*>(QStringLiteral("section.condition")) != nullptr, isGan);
            for (const spec::Part& part : preset.experiment.family.parts()) {
                const std::string name = std::holds_alternative<spec::OptimizerSpec*>(part.value)
                                             ? "section.optimizer"
                                             : "section." + part.section();
                QVERIFY2(find<QToolButton>(editor, name) != nullptr, name.c_str());
            }
        }
        while (editor.undoStack()->canUndo()) editor.undoStack()->undo();
        QVERIFY(editor.experiment() == spec::ExperimentSpec());
    }

    void partsAreCopiedToTheOtherNetwork()
    {
        ExperimentEditor editor;
        find<QComboBox>(editor, "optimizer.generator.type")->setCurrentText(QStringLiteral("rmsprop"));
        typeInto(find<QAbstractSpinBox>(editor, "optimizer.generator.alpha"), QStringLiteral("0.5"));
        find<QToolButton>(editor, "optimizer.generator.copy")->click();
        QCOMPARE(spec::ganOf(editor.experiment()).optimizer.discriminator,
                 spec::ganOf(editor.experiment()).optimizer.generator);

        const auto before = editor.experiment();
        editor.setValue("discriminator.initialization.type", "xavier_normal");
        editor.setValue("discriminator.initialization.gain", 2.0);
        find<QToolButton>(editor, "discriminator.initialization.copy")->click();
        QCOMPARE(spec::ganOf(editor.experiment()).generator.initialization.gain, 2.0);
        QCOMPARE(spec::ganOf(editor.experiment()).generator.initialization,
                 spec::ganOf(editor.experiment()).discriminator.initialization);
        editor.undoStack()->undo();
        QCOMPARE(spec::ganOf(editor.experiment()).generator, spec::ganOf(before).generator);

        editor.setValue("general_loss.discriminator.mse", 3.0);
        find<QToolButton>(editor, "general_loss.discriminator.copy")->click();
        QCOMPARE(spec::ganOf(editor.experiment()).generalLoss.generator.mse, 3.0);
    }

    void layersGoToTheOtherNetworkByTheClipboard()
    {
        ExperimentEditor editor;
        editor.setExperiment(spec::presetNamed("dcgan-64").value().experiment, QStringLiteral("test"));
        const auto preset = editor.experiment();
        auto* from = find<QTableView>(editor, "generator.layers");
        editor.show();
        editor.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
        editor.reveal("generator.layers.1");
        from->setFocus();
        QTest::keyClick(from, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(from, Qt::Key_C, Qt::ControlModifier);
        const auto copied = Json::parse(QGuiApplication::clipboard()->text().toStdString());
        QVERIFY(copied ==
                Json::array({valueAt(editor, "generator.layers.1"), valueAt(editor, "generator.layers.2")}));

        auto* to = find<QTableView>(editor, "discriminator.layers");
        to->setCurrentIndex(to->model()->index(0, 0));
        editor.reveal("discriminator.layers.0");
        to->setFocus();
        QTest::keyClick(to, Qt::Key_V, Qt::ControlModifier);
        const auto& pasted = spec::ganOf(editor.experiment()).discriminator.layers;
        QCOMPARE(pasted.size(), spec::ganOf(preset).discriminator.layers.size() + 2);
        QCOMPARE(pasted[0], spec::ganOf(preset).discriminator.layers[0]);
        QCOMPARE(pasted[1], spec::ganOf(preset).generator.layers[1]);
        QCOMPARE(pasted[2], spec::ganOf(preset).generator.layers[2]);
        QCOMPARE(pasted[3], spec::ganOf(preset).discriminator.layers[1]);
        QCOMPARE(to->selectionModel()->selectedRows().size(), 2);
        // What has been pasted is selected, so that it can be moved or taken away at once.
        find<QToolButton>(editor, "discriminator.layers.down")->click();
        QCOMPARE(spec::ganOf(editor.experiment()).discriminator.layers[3],
                 spec::ganOf(preset).generator.layers[2]);
        find<QToolButton>(editor, "discriminator.layers.remove")->click();
        QCOMPARE(editor.experiment(), preset);
        for (int i = 0; i < 3; ++i) editor.undoStack()->undo();
        QCOMPARE(editor.experiment(), preset);
    }

    void whatIsNoLayerIsNotPasted()
    {
        ExperimentEditor editor;
        const auto before = editor.experiment();
        auto* message = find<QLabel>(editor, "editorMessage");
        auto* paste = find<QToolButton>(editor, "generator.layers.paste");
        for (const char* text : {"", "fibres", "{}", "[]", "[1]", "{\"lr\": 0.1}"}) {
            QGuiApplication::clipboard()->setText(QString::fromLatin1(text));
            paste->click();
            QVERIFY2(message->text().contains(QLatin1String("clipboard")), text);
            QVERIFY(!message->isHidden());
        }
        QGuiApplication::clipboard()->setText(QStringLiteral("{\"type\": \"conv3d\"}"));
        paste->click();
        QVERIFY(message->text().contains(QLatin1String("conv3d")));
        QGuiApplication::clipboard()->setText(
            QStringLiteral("[{\"type\": \"conv2d\", \"stride\": \"wide\"}]"));
        paste->click();
        QVERIFY(message->text().contains(QLatin1String("stride")));
        QCOMPARE(editor.experiment(), before);

        QGuiApplication::clipboard()->setText(QStringLiteral("{\"type\": \"relu\"}"));
        paste->click();
        QVERIFY(message->isHidden());
        QCOMPARE(spec::ganOf(editor.experiment()).generator.layers.size(),
                 spec::ganOf(before).generator.layers.size() + 1);
    }

    void sectionsWithoutMeaningAreHidden()
    {
        ExperimentEditor editor;
        auto* section = find<QToolButton>(editor, "section.general_loss");
        const auto formOf = [&](const char* path) {
            return find<QWidget>(editor, path)->parentWidget()->parentWidget();
        };
        auto* generator = formOf("general_loss.generator.mse");
        auto* discriminator = formOf("general_loss.discriminator.mse");
        QVERIFY(section->parentWidget()->isHidden());
        find<QComboBox>(editor, "loss.discriminator")->setCurrentText(QStringLiteral("general"));
        QVERIFY(!section->parentWidget()->isHidden());
        QVERIFY(section->isChecked());
        QVERIFY(generator->isHidden());
        QVERIFY(!discriminator->isHidden());
        find<QComboBox>(editor, "loss.generator")->setCurrentText(QStringLiteral("general"));
        QVERIFY(!generator->isHidden());
        editor.undoStack()->undo();
        editor.undoStack()->undo();
        QVERIFY(section->parentWidget()->isHidden());

        // A search finds what is hidden, and its help says that it has no effect.
        auto* search = find<QLineEdit>(editor, "searchParameters");
        search->setText(QStringLiteral("rmse"));
        QVERIFY(!section->parentWidget()->isHidden());
        QVERIFY(!generator->isHidden());
        QVERIFY(find<QWidget>(editor, "general_loss.generator.rmse")
                    ->parentWidget()
                    ->toolTip()
                    .contains(QLatin1String("no effect")));
        search->clear();
        QVERIFY(section->parentWidget()->isHidden());
    }

    void termsAreTitledAndShowTheirStartOnceTheyAreOn()
    {
        ExperimentEditor editor;
        auto* title = find<QLabel>(editor, "terms.circles.title");
        QCOMPARE(title->text(), QStringLiteral("<b>Circles</b>"));
        QVERIFY(title->toolTip().contains(QLatin1String("overlapping fibres")));
        QCOMPARE(find<QWidget>(editor, "terms.circles.weight")->accessibleName(),
                 QStringLiteral("Circles: Weight"));
        auto* start = find<QWidget>(editor, "terms.circles.start")->parentWidget();
        QVERIFY(start->isHidden());
        typeInto(find<QAbstractSpinBox>(editor, "terms.circles.weight"), QStringLiteral("0.5"));
        QVERIFY(!start->isHidden());
        QVERIFY(find<QWidget>(editor, "terms.total_variation.start")->parentWidget()->isHidden());
        find<QLineEdit>(editor, "searchParameters")->setText(QStringLiteral("circles"));
        QVERIFY(!find<QWidget>(editor, "terms.circles.weight")->parentWidget()->isHidden());
        QVERIFY(title->parentWidget()->isVisibleTo(&editor));
        QVERIFY(!find<QLabel>(editor, "terms.total_variation.title")->isVisibleTo(&editor));
    }

    void theFocusIsExplained()
    {
        ExperimentEditor editor;
        editor.show();
        editor.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
        editor.reveal("training.batch_size");
        const auto help = [&editor] { return find<QTextBrowser>(editor, "parameterHelp")->toPlainText(); };
        QTRY_VERIFY2(help().startsWith(QLatin1String("Batch size\n")), qPrintable(help()));
        for (const char* part :
             {"Default 64", "from 1 to", "fixed once a run has started", "training.batch_size"}) {
            QVERIFY2(help().contains(QLatin1String(part)), qPrintable(help()));
        }
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

SYNTHSLICE_TEST(TestExperimentEditor)

}  // namespace synthslice::ui::test_experiment_editor

#include "test_experiment_editor.moc"
