#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "engine/runs/run_index.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace synthslice::ui {

class BackgroundTask;

/// The run that is selected in a list: its newest samples, what it was set to other than its preset, tags and
/// note to be edited. Of several it tells how many.
class RunDetails : public QWidget {
    Q_OBJECT

public:
    explicit RunDetails(QWidget* parent = nullptr);
    ~RunDetails() override;

    /// What is being written of a run stays.
    void show(const std::vector<runs::SharedCard>& runs);
    void editNote();

signals:
    void tagsEdited(const std::filesystem::path& runFolder, const std::vector<std::string>& tags);
    void noteEdited(const std::filesystem::path& runFolder, const std::string& note);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void loadPicture();
    void showPicture();
    void commitNote();

    runs::SharedCard m_card;  ///< null unless just one is selected
    QImage m_samples;
    bool m_pictureAgain = false;
    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_facts;
    QLabel* m_settings;
    QLineEdit* m_tags;
    QPlainTextEdit* m_note;
    QWidget* m_editors;
    BackgroundTask* m_loading;
};

}  // namespace synthslice::ui
