#include "ui/shared/workspace.h"

#include "engine/data/labelled/labelled_files.h"
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
    if (m_dataset) return {};
    return m_classes
               ? tr("These images have classes, and are no slices: choose a classifier, or open slices.")
               : tr("Open a folder of slices first.");
}

QString Workspace::whyNoClasses() const
{
    if (m_reading->isRunning()) return tr("The images are being read.");
    if (m_classes) return {};
    return m_dataset
               ? tr("These slices have no classes: open a folder with a sub-folder of images for each class, "
                    "or IDX files with their labels.")
               : tr("Open images with classes first: a folder with a sub-folder of images for each class, or "
                    "IDX files with their labels.");
}

/// IDX files with labels are slices as well as images with classes.
Result<Workspace::Opened> Workspace::open(const Source& wanted, const Progress& progress)
{
    std::optional<Result<data::ClassBalance>> classes;
    if (wanted.spec.files.empty() && data::hasClasses(wanted.path))
        classes = data::findLabelledFiles(wanted.path).map(data::countImages);
    auto slices = data::SliceDataset::load(wanted.path, wanted.spec, progress);
    const bool hasClasses = classes && *classes;
    if (!slices && (slices.error().code == ErrorCode::Cancelled || !hasClasses))
        return tl::unexpected(classes && !*classes ? classes->error() : slices.error());
    Opened opened;
    if (slices) opened.slices = std::make_shared<const data::SliceDataset>(std::move(*slices));
    if (hasClasses) opened.classes = std::move(**classes);
    return opened;
}

void Workspace::read()
{
    m_again = false;
    m_reading->start([wanted = m_wanted](const Progress& progress) { return open(wanted, progress); },
                     [this, wanted = m_wanted](Result<Opened> opened) {
                         if (m_again) {
                             read();
                         } else if (opened) {
                             m_there = wanted;
                             m_dataset = std::move(opened->slices);
                             m_classes = std::move(opened->classes);
                             emit datasetChanged();
                         } else {
                             m_wanted = m_there;
                             emit failed(opened.error());
                         }
                     });
    emit readingBegan(m_wanted.path);
}

}  // namespace synthslice::ui
