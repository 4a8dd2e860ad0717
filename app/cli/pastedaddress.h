// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.h"

#include <QSocketNotifier>

#include <memory>

namespace scopelight {

/// While it lives, a line typed on the terminal is taken as the address that a browser elsewhere landed on
/// (SSH, containers). With --no-browser only.
class PastedAddress {
public:
    PastedAddress(Session& session, int seconds);

private:
    void take();

    Session& m_session;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace scopelight
