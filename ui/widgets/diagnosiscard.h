// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "widgets/card.h"

class QPushButton;

namespace scopelight {

/// A failure in words: what happened, the causes with the usual one first and open, what to do, and the page
/// that mends it. Nothing modal, no bare code.
class DiagnosisCard : public Card {
    Q_OBJECT

public:
    explicit DiagnosisCard(QWidget* parent = nullptr);

    /// Shows a failure; nothing hides the card.
    void show(const std::optional<Error>& error, const ExplainContext& context);
    const std::optional<Error>& error() const { return m_error; }
    /// The button that does it again; an empty text takes it away.
    void setRetry(const QString& text);

Q_SIGNALS:
    void retried();

private:
    void rebuild(const Explanation& words);
    QPushButton* makeCopy();
    QWidget* makeCause(const Explanation& words, qsizetype number);
    QWidget* makeActions(const Explanation& words, const Explanation::Cause& cause);
    QWidget* makeLinks(const Explanation& words);

    std::optional<Error> m_error;
    ExplainContext m_context;
    QWidget* m_content = nullptr;
    QString m_retry;
};

} // namespace scopelight
