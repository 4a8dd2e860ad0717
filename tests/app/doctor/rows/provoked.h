// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"
#include "doctor/explain.h"

#include <QMap>
#include <QSet>
#include <QStringList>

/// What is known beside a failure unless a variant says otherwise.
scopelight::ExplainContext usualContext();
/// The same where another server answered.
scopelight::ExplainContext otherServer();

/// A failure with what differs from run to run (a port, Qt's own sentence) set to what is written down.
scopelight::Error with(scopelight::Error error, const scopelight::Facts& facts);

/// The rows of the diagnosis data that failures of ours have led to, and what the terminal says of each. A
/// row is "file/code"; a variant tells apart what one row says of several failures.
class Provoked {
public:
    void failure(const scopelight::Error& error, const QString& variant = {},
        const scopelight::ExplainContext& context = usualContext());
    template <class T>
    void failure(const scopelight::Result<T>& result, const QString& variant = {},
        const scopelight::ExplainContext& context = usualContext())
    {
        if (result)
            m_faults.append(QStringLiteral("Nothing went wrong: %1").arg(variant));
        else
            failure(result.error(), variant, context);
    }
    void findings(const scopelight::Findings& findings, const QString& variant = {},
        const scopelight::ExplainContext& context = usualContext());
    /// A reason that something gave, without a context where the programs give none.
    void reason(const QString& code, const scopelight::Facts& facts = {}, const QString& variant = {});
    void reason(const QString& code, const scopelight::ExplainContext& context,
        const scopelight::Facts& facts = {}, const QString& variant = {});
    /// A reason as it stands among the words of a program.
    void spoken(const QString& code, const scopelight::Facts& facts, const QString& text,
        const QString& variant = {});
    /// A reason whose words a program puts together with others.
    void sentence(const QString& code, const QString& words, const QString& variant = {});

    /// "file/code"
    const QSet<QString>& rows() const { return m_rows; }
    /// By "file/code" or "file/code (variant)".
    const QMap<QString, QString>& words() const { return m_words; }
    /// What a provocation did not do, and names that stand for two different texts.
    const QStringList& faults() const { return m_faults; }

private:
    void take(const QString& row, const QString& variant, const QString& words);

    QSet<QString> m_rows;
    QMap<QString, QString> m_words;
    QStringList m_faults;
};
