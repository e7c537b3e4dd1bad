#pragma once

#include <deque>
#include <filesystem>

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>

#include "engine/runs/run_index.h"

namespace synthslice::ui {

class BackgroundTask;

/// The newest samples of a run in a picture of at most `sizePx` square: images, `mostImages` of them, the
/// shades of a confusion matrix, or curves. Null if the run has none. Any thread.
[[nodiscard]] QImage sampleThumbnail(const std::filesystem::path& runFolder, int sizePx,
                                     std::size_t mostImages);

/// Small pictures of runs, made in the background when they are first asked for, and again when the run has
/// gone on; those asked for last are kept (32 MB).
class RunThumbnails : public QObject {
    Q_OBJECT

public:
    static constexpr int sizePx = 80;

    explicit RunThumbnails(QObject* parent = nullptr);
    ~RunThumbnails() override;

    /// The picture, square, of two pixels to one of the screen; blank until ready() tells that there is one,
    /// and where a run has no samples.
    [[nodiscard]] QImage picture(const runs::RunCard& card);

signals:
    void ready(const std::filesystem::path& runFolder);

private:
    struct Picture {
        QImage image;
        std::int64_t step = -1;  ///< of the card that it was asked for
    };
    struct Request {
        std::filesystem::path folder;
        std::int64_t step = 0;
    };
    void loadNext();

    QImage m_blank;
    QCache<QString, Picture> m_pictures;  ///< by folder; cost in bytes
    std::deque<Request> m_requests;       ///< the newest first: what is in view now
    QSet<QString> m_requested;
    BackgroundTask* m_loading;
};

}  // namespace synthslice::ui
