// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopeadvice.h"
#include "widgets/card.h"

class QRadioButton;

namespace scopelight {

/// One set that the advisor found, to be chosen: what it is best at, its scopes with their classes, what a
/// part of it reaches only, how much it opens, and what publishing needs.
class ScopeSetCard : public Card {
    Q_OBJECT

public:
    struct Content {
        QString best = {}; ///< "Lowest class"; empty where it stands out in nothing
        ScopeChoice choice = {};
        qsizetype asked = 0; ///< methods asked for
        qsizetype all = 0; ///< methods of the API versions asked about
    };
    ScopeSetCard(const ScopeCatalogue& catalogue, const Content& content, QWidget* parent = nullptr);

    QRadioButton* button() const { return m_button; }
    const QStringList& scopes() const { return m_scopes; }

protected:
    /// The whole card is the button.
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QWidget* makeScope(const ScopeCatalogue& catalogue, const QString& scope, const Content& content);
    QWidget* makeFoot(const ScopeCatalogue& catalogue, const Content& content);

    QRadioButton* m_button;
    QStringList m_scopes;
};

} // namespace scopelight
