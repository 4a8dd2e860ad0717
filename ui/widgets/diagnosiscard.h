// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "widgets/card.h"
#include "work/stepid.h"

#include <QPointer>

class QPushButton;

namespace scopelight {

/// A failure in words: what happened, the causes with the usual one first and open, what to do, and the page
/// that mends it. Nothing modal, no bare code; the keyboard is on the way out, unless somebody types.
class DiagnosisCard : public Card {
    Q_OBJECT

public:
    explicit DiagnosisCard(QWidget* parent = nullptr);

    /// Shows a failure; nothing hides the card.
    void show(const std::optional<Error>& error, const ExplainContext& context);
    const std::optional<Error>& error() const { return m_error; }
    /// Whether the page's main action is one of its.
    bool hasPrimary() const;
    /// The button that does it again; an empty text takes it away. It may be the page's main action where
    /// there is no page of the console to open.
    void setRetry(const QString& text, bool isMain = false);
    /// Another card of the page has the main action.
    void setSecondary(bool isSecondary);
    /// It tells of what is selected in a list, where the keyboard stays.
    void followSelection() { m_followsSelection = true; }

Q_SIGNALS:
    void retried();
    /// It is mended on that step's page.
    void stepWanted(scopelight::StepId step);

private:
    bool mayTakeFocus() const;
    void rebuild(const Explanation& words);
    QLayout* makeHead(const Explanation& words);
    void chainFocus();
    QPushButton* makeCopy();
    QLayout* makeDetails();
    QWidget* makeNote(const QString& note);
    QWidget* makeLinks(const Explanation& words);
    QWidget* makeActions(const Explanation& words, QWidget& parent);

    std::optional<Error> m_error;
    ExplainContext m_context;
    QWidget* m_content = nullptr;
    QString m_retry;
    bool m_isRetryMain = false;
    bool m_isSecondary = false;
    bool m_followsSelection = false;
    QPointer<QPushButton> m_wayOut; ///< the button that mends it, where there is one
};

} // namespace scopelight
