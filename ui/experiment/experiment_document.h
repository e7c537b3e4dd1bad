#pragma once

#include <string>

#include <QObject>
#include <QUndoStack>

#include "engine/session/messages.h"
#include "engine/spec/network/networks.h"
#include "engine/spec/spec_rules.h"

namespace synthslice::ui {

/// An experiment that the window edits: its value, where it came from, its problems, and undo. Every edit
/// goes through setValue() or replace() and is one undo step. It is a draft, or what a session trains right
/// now: of that only live parameters can change, and undo reaches no others.
class ExperimentDocument : public QObject {
    Q_OBJECT

public:
    /// The experiment, and what it came from.
    struct State {
        spec::ExperimentSpec experiment;
        spec::ExperimentSpec reference;
        QString origin;
        bool operator==(const State&) const = default;
    };

    enum class Role { Draft, Running };

    explicit ExperimentDocument(Role role = Role::Draft, QObject* parent = nullptr);

    [[nodiscard]] Role role() const { return m_role; }
    [[nodiscard]] const spec::ExperimentSpec& experiment() const { return m_state.experiment; }
    [[nodiscard]] const spec::Problems& problems() const { return m_problems; }
    [[nodiscard]] const std::vector<spec::NamedNetwork>& networks() const { return m_networks; }
    /// Of the network with that name, which must be one of networks().
    [[nodiscard]] const spec::NetworkShapes& shapes(const std::string& networkName) const;
    [[nodiscard]] QUndoStack* undoStack() { return &m_undoStack; }

    /// Where the experiment came from, for people: "Preset texture-64", a file's name.
    [[nodiscard]] const QString& origin() const { return m_state.origin; }

    /// The value at a dotted path, which must exist.
    [[nodiscard]] spec::Json value(const std::string& path) const;

    /// What a parameter was where the experiment came from, or its default if nothing there corresponds to
    /// it.
    [[nodiscard]] spec::Json referenceValue(const std::string& path, const spec::ParameterInfo& info) const;

    [[nodiscard]] bool isEditable(const spec::ParameterInfo& info) const;
    /// The object name of the control for the value at `path`: that of a draft is the path.
    [[nodiscard]] QString controlName(const std::string& path) const;

    [[nodiscard]] const State& state() const { return m_state; }
    /// Takes the state of an earlier session; there is nothing to undo then.
    void restore(const State& state);

    /// Takes another experiment, from which rows are marked as differing from then on.
    void replace(const spec::ExperimentSpec& experiment, const QString& origin);

    /// Changes one value. An edit that the experiment refuses, or of what runs one that its training would
    /// not survive, leaves everything as it was and is reported by refused().
    void setValue(const std::string& path, const spec::Json& value, const QString& undoText);

    /// Shows again a value that the running session has kept, as it refused an edit.
    void takeBack(const session::LiveEdit& inForce);

    /// Reports why an edit cannot be made, as by refused().
    void refuse(const QString& why) { emit refused(why); }

    /// Keeps the next edit from being merged into the last one's undo step.
    void endMerging() { ++m_mergeGroup; }

signals:
    /// Before changed(): the experiment is of another family, whose values stand elsewhere.
    void familyChanged();
    void changed();
    void refused(const QString& why);
    void liveEdited(const session::LiveEdit& edit);  ///< of what runs

private:
    class EditCommand;
    void take(const State& state, const std::string& editedPath);
    void refresh();

    Role m_role;
    State m_state;
    spec::Json m_json;           ///< of m_state.experiment
    spec::Json m_referenceJson;  ///< of m_state.reference
    spec::Problems m_problems;
    std::vector<spec::NamedNetwork> m_networks;
    int m_mergeGroup = 0;
    QUndoStack m_undoStack;
};

}  // namespace synthslice::ui
