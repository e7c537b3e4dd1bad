#pragma once

#include <map>
#include <optional>

#include <QAbstractTableModel>

#include "engine/acceptance/criteria/criteria_set.h"

namespace synthslice::ui {

/// The limits of a criteria set as rows: criterion and unit with a check box, low, high, share of real
/// patches refused, and how many of the images shown it refuses. Low, high and the check box can be edited.
/// SortRole is what rows are sorted by: a number, or the criterion's text.
class CriteriaModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Criterion, Low, High, RealRefused, ImagesRefused, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setCriteria(const acceptance::CriteriaSet& criteria);
    void setImagesRefused(std::map<std::string, int> imagesRefused);
    /// For the tooltips of limits in px.
    void setPixelSizeUm(std::optional<double> pixelSizeUm) { m_pixelSizeUm = pixelSizeUm; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    /// The user has changed a limit; this model still shows the criteria before.
    void edited(const synthslice::acceptance::CriteriaSet& criteria);

private:
    [[nodiscard]] QString text(const acceptance::Limit& limit, int column) const;
    [[nodiscard]] QVariant sortKey(const acceptance::Limit& limit, int column) const;
    [[nodiscard]] int imagesRefused(const acceptance::Limit& limit) const;

    acceptance::CriteriaSet m_criteria;
    std::map<std::string, int> m_imagesRefused;
    std::optional<double> m_pixelSizeUm;
};

}  // namespace synthslice::ui
