// SPDX-License-Identifier: Apache-2.0
#include "cli/pastedaddress.h"

#include "cli/failuretext.h"

#include <iostream>
#include <string>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace scopelight {

PastedAddress::PastedAddress(Session& session, int seconds)
    : m_session(session)
{
    if (!session.line.browser.none || !session.terminal.hasInput())
        return;
    session.terminal.say(
        u"Open the address below in any browser. If it runs elsewhere, its last page will not load: copy "
        "the address of that page, paste it here and press Return. Waiting %1 seconds."_s.arg(seconds));
    m_notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { take(); });
}

void PastedAddress::take()
{
    std::string line;
    if (!std::getline(std::cin, line)) {
        m_notifier->setEnabled(false);
        return;
    }
    const auto delivered = m_session.flow.deliver(QString::fromStdString(line));
    if (!delivered) {
        m_session.terminal.say(failureText(
            delivered.error(), explain(delivered.error(), m_session.context), m_session.terminal));
    }
}

} // namespace scopelight
