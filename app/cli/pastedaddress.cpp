// SPDX-License-Identifier: Apache-2.0
#include "cli/pastedaddress.h"

#include "cli/failuretext.h"
#include "doctor/diagnosis.h"
#include "google/errorpage.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype maxLineBytes = 128 * 1024; // more than the flow takes, so that it can say so
constexpr char backspace = '\b';
constexpr char erase = '\x7f'; // what the key sends on most terminals

} // namespace

PastedAddress::PastedAddress(const OAuthClient& client, Session& session, int seconds)
    : m_client(client)
    , m_session(session)
{
    session.terminal.say(
        u"Open the address below in any browser. If it runs elsewhere, its last page will not load: copy "
        "the address of that page, paste it here and press Return. Waiting %1 seconds."_s.arg(seconds));
    QObject::connect(
        &m_input, &StandardInput::arrived, &m_input, [this](const QByteArray& bytes) { take(bytes); });
}

QString PastedAddress::row() const
{
    return u"%1 characters; Return takes them: %2"_s.arg(m_line.size())
        .arg(shownText(QString::fromUtf8(m_line)));
}

void PastedAddress::take(const QByteArray& bytes)
{
    for (const char byte : bytes) {
        if (byte == erase || byte == backspace) {
            m_line.chop(1);
        } else if (byte != '\n' && byte != '\r') {
            if (m_line.size() < maxLineBytes)
                m_line.append(byte);
        } else if (const QString line = QString::fromUtf8(std::exchange(m_line, {})).trimmed();
                   !line.isEmpty()) {
            if (const auto delivered = deliver(line); !delivered)
                sayFailure(delivered.error(), m_session);
        }
    }
    if (hasBegun())
        m_session.terminal.progress(row());
}

Result<void> PastedAddress::deliver(const QString& line)
{
    return ErrorPage::isMeantBy(line) ? deliverErrorPage(line) : m_session.flow.deliver(line);
}

Result<void> PastedAddress::deliverErrorPage(const QString& line)
{
    const auto page = ErrorPage::parse(line, m_client.authUri);
    if (!page)
        return tl::unexpected(page.error());
    m_errorPage = page->toError(m_client, m_session.flow.request().redirectUri);
    m_session.flow.cancel();
    return {};
}

} // namespace scopelight
