// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.h"
#include "cli/standardinput.h"
#include "cli/terminalmode.h"

#include <optional>

namespace scopelight {

/// While it lives, a line typed or pasted on the terminal is taken as the address that a browser elsewhere
/// landed on (SSH, containers), or as that of Google's error page, which ends the attempt. It says so first.
class PastedAddress {
public:
    PastedAddress(const OAuthClient& client, Session& session, int seconds);

    bool hasBegun() const { return !m_line.isEmpty(); }
    /// What has come of a line, in place of the terminal's own echo: that one would run over several rows,
    /// and show a pasted Return as ^J.
    QString row() const;
    /// What the error page said whose address was pasted.
    const std::optional<Error>& errorPage() const { return m_errorPage; }

private:
    void take(const QByteArray& bytes);
    Result<void> deliver(const QString& line);
    Result<void> deliverErrorPage(const QString& line);

    const OAuthClient& m_client;
    Session& m_session;
    std::optional<Error> m_errorPage;
    TerminalMode m_mode{TerminalMode::Keys::Immediate};
    StandardInput m_input;
    QByteArray m_line;
};

} // namespace scopelight
