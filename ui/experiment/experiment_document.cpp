#include "ui/experiment/experiment_document.h"

#include <algorithm>

#include <QUndoCommand>

#include "engine/spec/spec_json.h"

namespace synthslice::ui {

namespace {

spec::Json::json_pointer pointer(std::string path)
{
    std::replace(path.begin(), path.end(), '.', '/');
    return spec::Json::json_pointer(path.empty() ? path : "/" + path);
}

}  // namespace

/// Holds the states before and after; edits of one path made in one go (typing, stepping) merge.
class ExperimentDocument::EditCommand : public QUndoCommand {
public:
    EditCommand(ExperimentDocument& document, State after, std::string path, const QString& text)
        : QUndoCommand(text), m_document(document), m_before(document.m_state), m_after(std::move(after)),
          m_path(std::move(path)), m_mergeGroup(document.m_mergeGroup)
    {
    }

    void undo() override { m_document.take(m_before, m_path); }
    void redo() override { m_document.take(m_after, m_path); }
    [[nodiscard]] int id() const override { return 1; }

    bool mergeWith(const QUndoCommand* next) override
    {
        const auto* other = static_cast<const EditCommand*>(next);
        if (m_path.empty() || other->m_path != m_path || other->m_mergeGroup != m_mergeGroup) {
            return false;
        }
        m_after = other->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    ExperimentDocument& m_document;
    State m_before;
    State m_after;
    std::string m_path;  ///< empty if the whole experiment was replaced
    int m_mergeGroup;
};

ExperimentDocument::ExperimentDocument(Role role, QObject* parent) : QObject(parent), m_role(role)
{
    // Each step holds two experiments, and every run that is opened makes one.
    constexpr int mostUndoSteps = 100;
    m_undoStack.setUndoLimit(mostUndoSteps);
    refresh();
}

const spec::NetworkShapes& ExperimentDocument::shapes(const std::string& networkName) const
{
    return std::ranges::find(m_networks, networkName, &spec::NamedNetwork::name)->shapes;
}

spec::Json ExperimentDocument::value(const std::string& path) const
{
    return m_json.at(pointer(path));
}

spec::Json ExperimentDocument::referenceValue(const std::string& path, const spec::ParameterInfo& info) const
{
    const auto place = pointer(path);
    const auto typeOf = [&](const spec::Json& json) {
        return json.at(place.parent_pointer()).value("type", std::string());
    };
    const bool comparable = m_referenceJson.contains(place) &&
                            (info.key == "type" || typeOf(m_referenceJson) == typeOf(m_json));
    return comparable ? m_referenceJson.at(place) : info.defaultValue;
}

bool ExperimentDocument::isEditable(const spec::ParameterInfo& info) const
{
    return m_role == Role::Draft || info.changes == spec::Changes::Live;
}

QString ExperimentDocument::controlName(const std::string& path) const
{
    const QString name = QString::fromStdString(path);
    return m_role == Role::Draft ? name : QStringLiteral("running.") + name;
}

void ExperimentDocument::restore(const State& state)
{
    m_undoStack.clear();
    m_state = state;
    endMerging();
    refresh();
}

void ExperimentDocument::replace(const spec::ExperimentSpec& experiment, const QString& origin)
{
    const State state{experiment, experiment, origin};
    if (state != m_state) {
        m_undoStack.push(new EditCommand(*this, state, {}, tr("Take %1").arg(origin)));
    }
}

void ExperimentDocument::setValue(const std::string& path, const spec::Json& value, const QString& undoText)
{
    if (const auto info = spec::parameterAt(m_state.experiment, path);
        m_role == Role::Running && !(info && isEditable(*info))) {
        refuse(tr("%1 cannot change while the run goes on: start a new run with it.")
                   .arg(QString::fromStdString(path)));
        return;
    }
    const auto edited = spec::withValue(m_state.experiment, path, value);
    if (!edited) {
        emit changed();  // controls show again what is
        refuse(QString::fromStdString(edited.error().text()));
        return;
    }
    if (const auto checked = spec::checkExperiment(*edited); m_role == Role::Running && !checked) {
        emit changed();
        refuse(tr("%1 stays as it is while the run goes on. %2")
                   .arg(QString::fromStdString(path), QString::fromStdString(checked.error().text())));
        return;
    }
    if (*edited != m_state.experiment) {
        m_undoStack.push(
            new EditCommand(*this, {*edited, m_state.reference, m_state.origin}, path, undoText));
    }
}

void ExperimentDocument::takeBack(const session::LiveEdit& inForce)
{
    if (auto edited = spec::withValue(m_state.experiment, inForce.path, inForce.value)) {
        m_state.experiment = std::move(*edited);
        endMerging();
        refresh();
    }
}

void ExperimentDocument::take(const State& state, const std::string& editedPath)
{
    if (m_role == Role::Draft || editedPath.empty()) {
        m_state = state;
        refresh();
        return;
    }
    // The session has edits of its own (refused ones), so that a step back is an edit like any other.
    const auto info = spec::parameterAt(m_state.experiment, editedPath);
    const auto value = spec::valueAt(state.experiment, editedPath);
    if (info && value && isEditable(*info)) {
        if (const auto edited = spec::withValue(m_state.experiment, editedPath, *value)) {
            m_state.experiment = *edited;
            refresh();
            emit liveEdited({editedPath, *value});
        }
    }
}

void ExperimentDocument::refresh()
{
    const bool otherFamily = !m_json.empty() && m_json["family"] != m_state.experiment.family.name();
    m_json = spec::toJson(m_state.experiment);
    m_referenceJson = spec::toJson(m_state.reference);
    m_problems = spec::findProblems(m_state.experiment);
    m_networks = spec::networksOf(m_state.experiment);
    if (otherFamily) emit familyChanged();
    emit changed();
}

}  // namespace synthslice::ui
