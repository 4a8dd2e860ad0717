// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"

#include <QWidget>

class QVBoxLayout;

namespace scopelight {

/// What a finding's row offers to do about it.
struct FindingAction {
    QString text = {};
    QString icon = {};
    std::function<void()> run = {};
};

/// Findings in words, worst first; more than five fold away. Empty: the list takes no room.
class FindingList : public QWidget {
    Q_OBJECT

public:
    /// The action for a finding, where there is one beside its links.
    using ActionOf = std::function<std::optional<FindingAction>(const Finding&)>;

    explicit FindingList(QWidget* parent = nullptr);

    void show(const Findings& findings, const ExplainContext& context, const ActionOf& actionOf = {});

private:
    QWidget* makeRow(const Finding& finding, const ExplainContext& context, const ActionOf& actionOf);

    QVBoxLayout* m_rows;
    Findings m_shown;
    ExplainContext m_context;
};

} // namespace scopelight
