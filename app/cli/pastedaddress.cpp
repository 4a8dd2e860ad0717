// SPDX-License-Identifier: Apache-2.0
#include "cli/pastedaddress.h"

#include "cli/failuretext.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype maxLineBytes = 128 * 1024; // more than the flow takes, so that it can say so
constexpr char backspace = '\b';
constexpr char erase = '\x7f'; // what the key sends on most terminals

} // namespace

PastedAddress::PastedAddress(Session& session, int seconds)
    : m_session(session)
{
    session.terminal.say(
        u"Open the address below in any browser. If it runs elsewhere, its last page will not load: copy "
        "the address of that page, paste it here and press Return. Waiting %1 seconds."_s.arg(seconds));
    QObject::connect(
        &m_input, &StandardInput::arrived, &m_input, [this](const QByteArray& bytes) { take(bytes); });
}

void PastedAddress::take(const QByteArray& bytes)
{
    for (const char byte : bytes) {
        if (byte == '\n' || byte == '\r')
            deliver(std::exchange(m_line, {}));
        else if (byte == erase || byte == backspace)
            m_line.chop(1);
        else if (m_line.size() < maxLineBytes)
            m_line.append(byte);
    }
}

void PastedAddress::deliver(const QByteArray& line)
{
    if (line.trimmed().isEmpty())
        return;
    const auto delivered = m_session.flow.deliver(QString::fromUtf8(line));
    if (!delivered)
        m_session.terminal.say(
            failureText(delivered.error(), m_session.context, m_session.terminal.messageStyle()));
}

} // namespace scopelight
