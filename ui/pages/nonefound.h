// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPushButton;

namespace scopelight {

class TextLabel;

/// What stands where a search of the catalogue found nothing: that it did, and what may have been meant.
class NoneFound : public QWidget {
    Q_OBJECT

public:
    explicit NoneFound(QWidget* parent = nullptr);

    /// `nearest`: names close to what was typed; empty: none is close.
    void show(const QString& typed, bool isFiltered, const QStringList& nearest);

Q_SIGNALS:
    void searchWanted(const QString& text);

private:
    TextLabel* m_text;
    QPushButton* m_meant;
    QString m_nearest;
};

} // namespace scopelight
