// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>

namespace scopelight {

/// The view of ScopeModel. Left and Right fold and unfold an API, and go from a scope to its API, as in a
/// tree; Return folds and unfolds, too.
class ScopeList : public QListView {
    Q_OBJECT

public:
    explicit ScopeList(QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool goLeft(const QModelIndex& index);
    bool goRight(const QModelIndex& index);
    bool turn(const QModelIndex& index);
};

} // namespace scopelight
