#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include <QDialog>

#include "engine/base/grey/contrast_range.h"
#include "engine/blind/blind_record.h"
#include "ui/shared/training_calls.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableWidget;

namespace synthslice::ui {

class BackgroundTask;
class BlindPicture;

/// A blind test of a run: real held-out patches and generated images, one at a time, "real or generated?",
/// told by the keyboard. The result is kept in the run folder; a test that is left goes on the next time.
class BlindTestDialog : public QDialog {
    Q_OBJECT

public:
    /// `slices` are those that the run learned from.
    BlindTestDialog(std::filesystem::path runFolder, std::shared_ptr<const data::SliceDataset> slices,
                    OpenGenerator openGenerator, QWidget* parent = nullptr);
    ~BlindTestDialog() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// The images of a test, ready to be shown.
    struct Prepared {
        blind::UnfinishedTest test;
        std::vector<blind::BlindImage> images;
        spec::Json provenance;
    };

    QWidget* makeStart();
    QWidget* makeQuestion();
    QWidget* makeResult();
    void showStart();
    void begin();
    void take(Result<Prepared> prepared);
    void answer(bool generated);
    void undo();
    void setPaused(bool paused);
    void showQuestion();
    void finish();
    void keep();
    void showError(const Error& error);

    std::filesystem::path m_runFolder;
    std::shared_ptr<const data::SliceDataset> m_slices;
    OpenGenerator m_openGenerator;
    Prepared m_prepared;
    GreyRange m_range;  ///< of all its images, so that none is shown in another way
    blind::BlindTest m_test;
    bool m_paused = false;
    BackgroundTask* m_preparing;
    QStackedWidget* m_pages;
    QSpinBox* m_count;
    QSpinBox* m_seed;
    QPushButton* m_begin;
    QLabel* m_past;
    BlindPicture* m_picture;
    QLabel* m_position;
    QLabel* m_result;
    QTableWidget* m_table;
    QLabel* m_error;
};

/// "12 of 20, 60 % (39 to 78 %)": with the 95 % interval.
[[nodiscard]] QString shareText(const blind::Share& share);

}  // namespace synthslice::ui
