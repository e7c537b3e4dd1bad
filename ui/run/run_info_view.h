#pragma once

#include <filesystem>

#include <QWidget>

#include "engine/session/messages.h"
#include "engine/store/run_store.h"

class QFormLayout;
class QLabel;
class QTreeWidget;

namespace synthslice::ui {

/// What is known of the open run: its folder, its slices, the device, and a journal of its events.
class RunInfoView : public QWidget {
    Q_OBJECT

public:
    explicit RunInfoView(QWidget* parent = nullptr);

    void clear();
    void showRun(const std::filesystem::path& folder, const std::filesystem::path& slices);
    void showDevice(const std::string& device, const std::string& precision);
    void showInfo(const session::RunInfo& info);
    void addEvent(const session::SessionEvent& event);

signals:
    void eventChosen(qint64 step);

private:
    QLabel* addField(const char* objectName, const QString& label, const QString& toolTip);
    /// A field without text is not shown.
    void setField(QLabel* field, const QString& text);

    QFormLayout* m_form;
    QLabel* m_name;
    QLabel* m_folder;
    QLabel* m_data;
    QLabel* m_device;
    QLabel* m_length;
    QLabel* m_note;
    QTreeWidget* m_journal;
};

}  // namespace synthslice::ui
