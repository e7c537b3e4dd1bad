#include "ui/acceptance/candidate_model.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include <QLocale>

#include "engine/acceptance/criteria/criterion.h"
#include "ui/acceptance/candidate_picture.h"
#include "ui/plots/picture_style.h"
#include "ui/shared/number_text.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr auto imagesForContrast = std::size_t{64};

QString verdict(const acceptance::Candidate& candidate)
{
    QString text = candidate.accepted() ? CandidateModel::tr("accepted") : CandidateModel::tr("refused");
    if (candidate.decidedByHand) {
        text = CandidateModel::tr("%1 by hand").arg(text);
    }
    return CandidateModel::tr("Seed %1: %2").arg(candidate.latent.seed).arg(text);
}

QString wording(const acceptance::OutOfRange& refusal)
{
    const QString label = measureLabel(*refusal.criterion);
    if (std::isnan(refusal.value)) return CandidateModel::tr("%1 cannot be measured").arg(label);
    const QString unit = refusal.criterion->unit.empty() ? QString()
                                                         : u' ' + specText(refusal.criterion->unit);
    return CandidateModel::tr("%1 %2 is outside %3 to %4")
        .arg(label, numberText(refusal.value) + unit, numberText(refusal.low),
             numberText(refusal.high) + unit);
}

QString wording(const acceptance::WrongSize& refusal)
{
    return CandidateModel::tr("The image is %1 × %2 px; these criteria are for %3 × %3 px")
        .arg(refusal.width)
        .arg(refusal.height)
        .arg(refusal.asked);
}

QString wording(const acceptance::TrainingCopy& refusal)
{
    return CandidateModel::tr("Copy of a training patch: their correlation %1 is above %2")
        .arg(QLocale().toString(refusal.correlation, 'f', 2), QLocale().toString(refusal.highest, 'f', 2));
}

}  // namespace

QString refusalText(const acceptance::Refusal& refusal)
{
    return std::visit([](const auto& each) { return wording(each); }, refusal);
}

CandidateModel::CandidateModel(QObject* parent) : QAbstractListModel(parent), m_pictures(mostPictureBytes)
{
    connect(&pictureStyle(), &PictureStyle::changed, this, &CandidateModel::redraw);
}

void CandidateModel::setCandidates(std::vector<acceptance::Candidate> candidates)
{
    beginResetModel();
    m_candidates = std::move(candidates);
    std::vector<GreyImage> images;
    for (std::size_t i = 0; i < std::min(m_candidates.size(), imagesForContrast); ++i) {
        images.push_back(m_candidates[i].image);
    }
    m_range = contrastRange(images);
    m_pictures.clear();
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
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto& candidate = m_candidates.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DecorationRole:
        return picture(index.row());
    case Qt::AccessibleTextRole:
        return verdict(candidate);
    case Qt::ToolTipRole: {
        QStringList lines{verdict(candidate)};
        for (const auto& refusal : candidate.judgement.refusals) lines << refusalText(refusal);
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

QImage CandidateModel::picture(int row) const
{
    if (const QImage* drawn = m_pictures.object(row)) return *drawn;
    const QImage picture = candidatePicture(m_candidates[static_cast<std::size_t>(row)], m_range,
                                            m_circlesShown);
    m_pictures.insert(row, new QImage(picture), picture.sizeInBytes());
    return picture;
}

void CandidateModel::redraw()
{
    m_pictures.clear();
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
