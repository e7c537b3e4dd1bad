#include "ui/candidate_model.h"

#include <algorithm>

#include "ui/candidate_picture.h"
#include "ui/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr auto imagesForContrast = std::size_t{64};

QString verdict(const acceptance::Candidate& candidate)
{
    QString text = candidate.accepted() ? CandidateModel::tr("accepted") : CandidateModel::tr("refused");
    if (candidate.decidedByHand) {
        text = CandidateModel::tr("%1 by hand").arg(text);
    }
    return CandidateModel::tr("Seed %1: %2").arg(candidate.latentSeed).arg(text);
}

}  // namespace

void CandidateModel::setCandidates(std::vector<acceptance::Candidate> candidates)
{
    beginResetModel();
    m_candidates = std::move(candidates);
    std::vector<GreyImage> images;
    for (std::size_t i = 0; i < std::min(m_candidates.size(), imagesForContrast); ++i) {
        images.push_back(m_candidates[i].image);
    }
    m_range = contrastRange(images);
    m_pictures.assign(m_candidates.size(), {});
    endResetModel();
    emit decisionsChanged();
}

void CandidateModel::takeJudgements(std::vector<acceptance::Candidate> judged)
{
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        m_candidates[i].judgement = std::move(judged.at(i).judgement);
    }
    redraw();
    emit decisionsChanged();
}

void CandidateModel::decide(int row, std::optional<bool> accept)
{
    m_candidates.at(static_cast<std::size_t>(row)).decidedByHand = accept;
    emit dataChanged(index(row), index(row));
    emit decisionsChanged();
}

void CandidateModel::setCirclesShown(bool shown)
{
    m_circlesShown = shown;
    redraw();
}

int CandidateModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_candidates.size());
}

QVariant CandidateModel::data(const QModelIndex& index, int role) const
{
    const auto& candidate = m_candidates.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DecorationRole:
        return picture(static_cast<std::size_t>(index.row()));
    case Qt::AccessibleTextRole:
        return verdict(candidate);
    case Qt::ToolTipRole: {
        QStringList lines{verdict(candidate)};
        for (const auto& reason : candidate.judgement.reasons) {
            lines << specText(reason);
        }
        return lines.join(QLatin1Char('\n'));
    }
    case AcceptedRole:
        return candidate.accepted();
    case BorderlineRole:
        return candidate.judgement.isBorderline();
    case DecidedByHandRole:
        return candidate.decidedByHand.has_value();
    default:
        return {};
    }
}

const QImage& CandidateModel::picture(std::size_t row) const
{
    if (m_pictures[row].isNull()) {
        m_pictures[row] = candidatePicture(m_candidates[row], m_range, m_circlesShown);
    }
    return m_pictures[row];
}

void CandidateModel::redraw()
{
    m_pictures.assign(m_candidates.size(), {});
    if (!m_candidates.empty()) {
        emit dataChanged(index(0), index(rowCount() - 1));
    }
}

void CandidateFilterModel::setFilter(CandidateFilter filter)
{
    m_filter = filter;
    invalidateFilter();
}

bool CandidateFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    const bool accepted = index.data(CandidateModel::AcceptedRole).toBool();
    switch (m_filter) {
    case CandidateFilter::Accepted:
        return accepted;
    case CandidateFilter::Refused:
        return !accepted;
    case CandidateFilter::Borderline:
        return index.data(CandidateModel::BorderlineRole).toBool();
    case CandidateFilter::ByHand:
        return index.data(CandidateModel::DecidedByHandRole).toBool();
    case CandidateFilter::All:
        break;
    }
    return true;
}

}  // namespace synthslice::ui
