// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "oauth/serverquestions.h"
#include "scopes/scopecatalogue.h"
#include "scopes/scopeset.h"

#include <QAbstractTableModel>

namespace scopelight {

/// What was asked for, what the grant says, what tokeninfo says, a scope a line, with the reason.
class GrantModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Scope, Class, Requested, Granted, InTokenInfo, Reason, ColumnCount };
    enum Role { AnswerRole = Qt::UserRole, SensitivityRole, DiffersRole };
    enum class Answer { Yes, No, Extra, Unknown };

    using QAbstractTableModel::QAbstractTableModel;

    /// `context`: who answered, for the reasons.
    void show(const QList<ScopeOutcome>& outcomes, const std::optional<TokenInfo>& tokenInfo,
        const ScopeCatalogue& catalogue, const ExplainContext& context);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Answer answer(const ScopeOutcome& outcome, Column column) const;

    QList<ScopeOutcome> m_outcomes;
    QList<Sensitivity> m_classes; ///< a row each
    std::optional<TokenInfo> m_tokenInfo;
    ExplainContext m_context;
};

} // namespace scopelight
