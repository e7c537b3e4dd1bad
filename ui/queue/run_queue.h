#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include <QObject>

#include "engine/runs/sweep/sweep_state.h"
#include "engine/session/messages.h"
#include "ui/queue/queue_item.h"
#include "ui/run/planned_run.h"
#include "ui/shared/draft_file.h"

namespace synthslice::ui {

class BackgroundTask;

/// What trains the queue's runs: the Train page.
struct QueueDriver {
    std::function<bool()> isBusy;  ///< with a run, of the queue or not
    std::function<void(const PlannedRun&)> train;
    std::function<void()> stop;  ///< keeps a checkpoint
    std::function<std::filesystem::path(const std::string& name)> newRunFolder;
};

/// Runs that are trained one after the other; a failing one does not stop the others. It is kept in a file,
/// and what was running when the program ended goes on from its newest checkpoint. While it is held it starts
/// nothing: when it is read from its file, when the user stops a run, and when told to. On the window's
/// thread.
class RunQueue : public QObject {
    Q_OBJECT

public:
    RunQueue(QueueDriver driver, std::filesystem::path file, QObject* parent = nullptr);
    ~RunQueue() override;

    /// Takes up what was in the queue when the program ended. Once, before anything is added.
    void read();

    /// Writes what has changed, and waits for it.
    void flush() { m_file.flush(); }

    [[nodiscard]] const std::vector<QueueItem>& items() const { return m_draft.items; }
    [[nodiscard]] bool isHeld() const { return m_held; }
    /// The row that is trained now, or about to be.
    [[nodiscard]] std::optional<std::size_t> running() const;
    [[nodiscard]] bool isWaiting() const;  ///< there is a run to start
    /// Of this row; of all that wait or run. Negative if unknown, 0 of what is done, failed or skipped.
    [[nodiscard]] double secondsLeft(std::size_t row) const;
    [[nodiscard]] double secondsLeft() const;

    void add(std::vector<QueueItem> items);
    void addRun(const std::filesystem::path& runFolder);  ///< that goes on; read in the background
    void addSweep(const std::filesystem::path& sweep);    ///< what of it is not done; likewise

    void setHeld(bool held);
    void stop();  ///< the run that is trained, and holds
    /// The run that is trained is stopped and the next one starts; one that waits is left out.
    void skip(std::size_t row);
    void retry(std::size_t row);  ///< of one that failed or was skipped
    void move(std::size_t from, std::size_t to);
    void remove(std::size_t row);  ///< unless it is trained; its folder stays
    void removeDone();

    void follow(const session::SessionUpdate& update);
    void sessionEnded();
    void advance();  ///< starts the next run, if it is not held and nothing is trained

signals:
    void changed();     ///< which rows there are, or their states
    void progressed();  ///< the row that is trained
    void added(int count);
    void failed(const synthslice::Error& error);

private:
    struct Begun {
        PlannedRun run;
        std::optional<runs::SweepWork> claim;
        bool nothingToDo = false;
    };
    [[nodiscard]] static Result<Begun> begin(const QueueItem& item);
    void train(Result<Begun> begun);
    void end(QueueItem::State state, const std::string& error = {});
    void tellChange();
    template <class Items>
    void readInBackground(Items items);

    QueueDriver m_driver;
    QueueDraft m_draft;
    DraftFile m_file;
    BackgroundTask* m_beginning;
    bool m_held = false;
    bool m_skipping = false;

    // Of the run that is trained.
    std::optional<runs::SweepWork> m_claim;
    std::optional<session::EventKind> m_ending;
    std::string m_error;
    session::SessionLimits m_limits;
    double m_seconds = 0.0;
    std::int64_t m_steps = 0;
};

}  // namespace synthslice::ui
