// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theme/theme.h"

#include <QWidget>

namespace scopelight {

/// What the colours of a drawing mean: a patch and a word each.
class ColourKey : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QColor Theme::*colour = nullptr;
        QString word = {};
    };
    explicit ColourKey(const QList<Entry>& entries, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Entry> m_entries;
};

} // namespace scopelight
