// What somebody else has written into a run or a sweep is shown as it stands: labels and tool tips take what
// looks like HTML for HTML, and would read the file of an <img>.

#include <fstream>

#include <QAbstractItemView>
#include <QLabel>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include "engine/base/files/read_file.h"
#include "engine/runs/sweep/sweep_plan.h"
#include "engine/spec/spec_json.h"
#include "tests/shared/fake_runs.h"
#include "tests/shared/test_program.h"
#include "ui/run/run_page.h"
#include "ui/shared/literal_text.h"
#include "ui/window/main_window.h"

namespace synthslice::ui::test_strangers_texts {

namespace {

namespace fs = std::filesystem;
using spec::Json;

constexpr int waitMs = 30000;
const std::string html = "<img src=\"file:///dev/zero\">";

void change(const fs::path& file, const std::function<void(Json&)>& edit)
{
    Json json = Json::parse(readFile(file).value());
    edit(json);
    std::ofstream(file) << json.dump();
}

/// A run of which all texts are html.
void makeRun(const fs::path& run, const char* frozen)
{
    fs::copy(fs::path(SYNTHSLICE_SOURCE_DIR "/tests/data/runs") / frozen, run, fs::copy_options::recursive);
    change(run / "experiment.json", [](Json& json) { json["name"] = html; });
    change(run / "run.json", [](Json& json) {
        for (const char* key : {"data", "device", "processor", "software_version", "parent"})
            json[key] = html;
        json["parent_step"] = 4;
        for (Json& metric : json["metrics"]) metric["label"] = html + metric["key"].get<std::string>();
    });
    for (const char* kind : {"warning", "edit", "finished"}) {
        std::ofstream(run / "events.jsonl", std::ios::app)
            << Json{{"time", "2026-11-30T02:45:49"}, {"step", 8}, {"kind", kind}, {"message", html}}.dump()
            << "\n";
    }
    std::ofstream(run / "notes.json") << Json{
        {"format", "synthslice-notes"},
        {"version", 1},
        {"name", html},
        {"tags", {html}},
        {"note", html},
        {"archived", false}}.dump();
    for (const auto& samples : fs::directory_iterator(run / "samples")) {
        if (samples.path().extension() != ".json") continue;
        change(samples.path(), [](Json& json) {
            if (json.contains("panels"))
                for (Json& panel : json["panels"]) panel["title"] = html;
            if (json.contains("confusion"))
                for (Json& name : json["confusion"]["classes"]) name = html + name.get<std::string>();
        });
    }
}

bool isTakenForHtml(const QString& text)
{
    return text.contains(QLatin1String("<img")) && Qt::mightBeRichText(text);
}

/// Tool tips of a model, of its headers too.
bool isTakenForHtml(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    bool taken = false;
    for (int column = 0; column < model.columnCount(parent); ++column) {
        taken = taken || isTakenForHtml(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, column, parent);
            taken = taken || isTakenForHtml(index.data(Qt::ToolTipRole).toString()) ||
                    (model.hasChildren(index) && isTakenForHtml(model, index));
        }
    }
    return taken;
}

QStringList takenForHtml(const QWidget& window)
{
    QStringList names;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        bool taken = isTakenForHtml(widget->toolTip()) || isTakenForHtml(widget->whatsThis());
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            taken = taken || (label->textFormat() != Qt::PlainText && isTakenForHtml(label->text()));
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view && view->model())
            taken = taken || isTakenForHtml(*view->model());
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
            for (int tab = 0; tab < tabs->count(); ++tab)
                taken = taken || isTakenForHtml(tabs->tabToolTip(tab));
        if (taken)
            names << widget->objectName() + QLatin1String(" in ") + widget->parentWidget()->objectName();
    }
    for (const QAction* action : window.findChildren<QAction*>())
        if (isTakenForHtml(action->toolTip())) names << action->objectName();
    return names;
}

}  // namespace

class TestStrangersTexts : public QObject {
    Q_OBJECT

private slots:
    void aTextIsShownAsItStands()
    {
        for (const char* text :
             {"<img src=\"file:///dev/zero\">", "a\n<b>b</b>", "1 < 2 & 3 > 2", "&lt;b&gt;", "<b>a\nb"}) {
            QTextDocument shown;
            const QString literal = literalText(QString::fromLatin1(text));
            if (Qt::mightBeRichText(literal)) {
                shown.setHtml(literal);
            } else {
                shown.setPlainText(literal);
            }
            QCOMPARE(shown.toPlainText(), QString::fromLatin1(text));
        }
    }

    void noTextIsTakenForHtml_data()
    {
        QTest::addColumn<QByteArray>("frozen");
        for (const char* frozen : {"gan-0.1.0", "classifier-0.1.0", "draw-0.1.0", "distribution-0.1.0"})
            QTest::newRow(frozen) << QByteArray(frozen);
    }
    void noTextIsTakenForHtml()
    {
        QFETCH(QByteArray, frozen);
        const QTemporaryDir scratch;
        const fs::path runs = fs::path(scratch.path().toStdString()) / "runs";
        fs::create_directories(runs);
        const fs::path run = runs / "<b>a run";
        makeRun(run, frozen.constData());
        makeRun(runs / "other", "gan-0.1.0");
        spec::ExperimentSpec experiment = spec::presetNamed("wgan-gp-64")->experiment;
        experiment.name = html;
        const fs::path sweep = fs::path(scratch.path().toStdString()) / "<b>a sweep";
        QVERIFY(
            runs::writeNewPlan(sweep, {experiment, {}, {}, {{html, {{"training.seed", 1}}}, {html, {}}}}));

        Settings settings;
        settings.setRunsFolder(runs);
        MainWindow window(test::fakeTrainingCalls({}), settings);
        window.resize(1280, 720);
        window.show();
        window.open(run);
        QTRY_VERIFY_WITH_TIMEOUT(!window.runPage().run().history().metrics.steps.empty(), waitMs);
        window.compareRuns({run, runs / "other"});
        window.openSweep(sweep);
        QStringList names;
        for (int page = MainWindow::Start; page <= MainWindow::Accept; ++page) {
            window.goTo(static_cast<MainWindow::Page>(page));
            QTest::qWait(200);
            names << takenForHtml(window);
        }
        names.removeDuplicates();
        QVERIFY2(names.isEmpty(), qPrintable(names.join(u'\n')));
    }
};

SYNTHSLICE_TEST(TestStrangersTexts)

}  // namespace synthslice::ui::test_strangers_texts

#include "test_strangers_texts.moc"
