// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cliprogram.h"

/// `scopelight-cli practice`, consenting by itself, for as long as this object lives.
class PracticeServer {
public:
    explicit PracticeServer(const QStringList& arguments = {});

    /// Its first line, as printed.
    const QByteArray& announcement() const { return m_announcement; }
    const QString& origin() const { return m_origin; }
    const QString& clientFile() const { return m_clientFile; }
    /// The options of a SOURCE: its client, these scopes, and the trust that it needs.
    QStringList source(const QStringList& scopes = {QStringLiteral("openid"), QStringLiteral("email"),
                           QStringLiteral("drive.readonly")}) const;
    /// `--trust-server` and `--api-root` alone.
    QStringList trust() const;

private:
    CliProgram m_program;
    QByteArray m_announcement;
    QString m_origin;
    QString m_clientFile;
};
