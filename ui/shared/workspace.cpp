#include "ui/shared/workspace.h"

#include "ui/shared/background_task.h"

namespace synthslice::ui {

Workspace::Workspace(QObject* parent) : QObject(parent), m_reading(new BackgroundTask(this)) {}

void Workspace::openSlices(const std::filesystem::path& path, const spec::DataSpec& spec)
{
    m_wanted = {path, spec};
    if (m_reading->isRunning()) {
        m_again = true;
        m_reading->cancel();
    } else {
        read();
    }
}

void Workspace::useSpec(const spec::DataSpec& spec)
{
    if (m_wanted.path.empty()) return;
    spec::DataSpec other = spec;
    // A run records the scale that was found for it.
    if (m_dataset && m_wanted.path == m_there.path && other.scale == m_dataset->scale()) {
        other.scale = m_wanted.spec.scale;
    }
    if (other != m_wanted.spec) openSlices(m_wanted.path, other);
}

QString Workspace::whyNoSlices() const
{
    if (m_reading->isRunning()) return tr("The slices are being read.");
    return m_dataset ? QString() : tr("Open a folder of slices first.");
}

void Workspace::read()
{
    m_again = false;
    m_reading->start(
        [wanted = m_wanted](const Progress& progress) {
            return data::SliceDataset::load(wanted.path, wanted.spec, progress);
        },
        [this, wanted = m_wanted](Result<data::SliceDataset> loaded) {
            if (m_again) {
                read();
            } else if (loaded) {
                m_there = wanted;
                m_dataset = std::make_shared<const data::SliceDataset>(std::move(*loaded));
                emit datasetChanged();
            } else {
                m_wanted = m_there;
                emit failed(loaded.error());
            }
        });
    emit readingBegan(m_wanted.path);
}

}  // namespace synthslice::ui
