#pragma once

#include <memory>
#include <vector>

#include <QAbstractListModel>

#include "engine/training/images/image_classifier.h"

namespace synthslice::ui {

/// The images of one cell of a confusion matrix, the worst first: taken for another class with the most
/// belief, or for their own with the least. DecorationRole is the picture, DisplayRole what the classifier
/// believes. Pictures are drawn when they are asked for.
class JudgedImagesModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void clear();
    void setCell(std::shared_ptr<const training::JudgedPart> part, std::size_t trueClass,
                 std::size_t predicted);
    [[nodiscard]] const std::vector<std::size_t>& images() const { return m_images; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString beliefsText(std::size_t image) const;

    std::shared_ptr<const training::JudgedPart> m_part;
    std::size_t m_predicted = 0;
    std::vector<std::size_t> m_images;  ///< of the part
};

}  // namespace synthslice::ui
