#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QCache>
#include <QImage>
#include <QSortFilterProxyModel>

#include "engine/acceptance/export/accepted_export.h"
#include "ui/plots/grey_image_qt.h"

namespace synthslice::ui {

/// Why an image is refused, in the window's language.
[[nodiscard]] QString refusalText(const acceptance::Refusal& refusal);

/// Generated images with their judgements; DecorationRole is the picture, with its circles drawn over if they
/// are shown. Pictures are drawn when they are asked for, and those asked for last are kept.
class CandidateModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { AcceptedRole = Qt::UserRole, BorderlineRole, DecidedByHandRole };

    explicit CandidateModel(QObject* parent = nullptr);

    [[nodiscard]] const std::vector<acceptance::Candidate>& candidates() const { return m_candidates; }
    void setCandidates(std::vector<acceptance::Candidate> candidates);

    /// Takes new judgements of the same images; decisions by hand stay.
    void takeJudgements(std::vector<acceptance::Candidate> judged);

    /// Sets or takes back a decision by hand.
    void decide(int row, std::optional<bool> accept);
    void setCirclesShown(bool shown);

    /// Memory that drawn pictures may take.
    static constexpr qsizetype mostPictureBytes = qsizetype{64} << 20;
    [[nodiscard]] qsizetype pictureBytes() const { return m_pictures.totalCost(); }

    /// The grey range that all pictures are drawn with.
    [[nodiscard]] GreyRange contrast() const { return m_range; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

signals:
    void decisionsChanged();

private:
    [[nodiscard]] QImage picture(int row) const;
    void redraw();

    std::vector<acceptance::Candidate> m_candidates;
    mutable QCache<int, QImage> m_pictures;  ///< by row; cost in bytes
    GreyRange m_range;                       ///< the same for all images, so that they can be compared
    bool m_circlesShown = false;
};

/// What of the candidates is shown.
enum class CandidateFilter { All, Accepted, Refused, Borderline, ByHand };

class CandidateFilterModel : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setFilter(CandidateFilter filter);

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;

private:
    CandidateFilter m_filter = CandidateFilter::All;
};

}  // namespace synthslice::ui
