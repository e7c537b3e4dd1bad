#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>

#include <QObject>
#include <QString>

#include "engine/base/guarded.h"
#include "engine/base/progress.h"

namespace synthslice::ui {

/// One long call at a time on a thread of its own, so that the window stays fluid.
///
///     m_loading->start([=](const Progress& progress) { return SliceDataset::load(path, spec, progress); },
///                      [this](Result<SliceDataset> loaded) { show(std::move(loaded)); });
///
/// All methods are called on the user interface's thread, where the signals come too. Destroying the task
/// asks the work to stop, waits for it, and reports nothing more.
class BackgroundTask : public QObject {
    Q_OBJECT

public:
    explicit BackgroundTask(QObject* parent = nullptr);
    ~BackgroundTask() override;

    /// Runs `work` on the thread. Nothing may be running.
    void start(std::function<void(const Progress&)> work);

    /// Runs `work` on the thread, then calls `done` with its result on the user interface's thread, before
    /// finished(). An exception becomes the error of a Result; of another value, an empty one and a warning
    /// in the log.
    template <class Work, class Done>
    void start(Work work, Done done)
    {
        using Value = std::invoke_result_t<Work, const Progress&>;
        auto result = std::make_shared<std::optional<Value>>();
        m_done = [result, done = std::move(done)]() mutable { done(std::move(result->value())); };
        start([result, work = std::move(work)](const Progress& progress) {
            if constexpr (std::is_constructible_v<Value, tl::unexpected<Error>>) {
                result->emplace(guarded("The work failed", [&] { return work(progress); }));
            } else {
                auto value = guarded("The work failed", [&]() -> Result<Value> { return work(progress); });
                if (!value) qWarning("%s", value.error().text().c_str());
                result->emplace(std::move(value).value_or(Value{}));
            }
        });
    }

    /// Asks the work to stop; finished() still comes.
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_thread.joinable(); }

signals:
    void started();
    void progressed(double fraction, const QString& doing);
    void finished();

private:
    void report(double fraction, std::string_view doing);
    void deliverProgress();
    void finish();

    struct Report {
        double fraction = 0.0;
        QString doing;
    };
    std::mutex m_mutex;              ///< guards m_report
    std::optional<Report> m_report;  ///< newest, not yet delivered
    std::function<void()> m_done;
    std::jthread m_thread;  ///< last, so that it ends before what it uses
};

}  // namespace synthslice::ui
