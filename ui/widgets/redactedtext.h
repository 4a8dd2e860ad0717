// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchangetext.h"

#include <QTextEdit>

namespace scopelight {

/// An exchange, read-only: names beside values, and each secret that was taken out as a chip with a lock. The
/// chips are paint alone: what is copied, searched or read aloud is the text, "[secret, 35 characters,
/// #a91f]".
class RedactedText : public QTextEdit {
    Q_OBJECT

public:
    explicit RedactedText(QWidget* parent = nullptr);

    void show(const QList<ExchangeLine>& lines);
    /// How many secrets are shown as chips.
    qsizetype chipCount() const { return m_chips.size(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Chip {
        int position = 0;
        int length = 0;
    };
    void fill();
    void append(class QTextCursor& cursor, const ExchangeLine& line);
    void insertValue(class QTextCursor& cursor, const QString& text, const class QTextCharFormat& format);
    QList<QRectF> rectsOf(const Chip& chip) const;

    QList<ExchangeLine> m_lines;
    QList<Chip> m_chips;
};

} // namespace scopelight
