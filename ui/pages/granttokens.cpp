// SPDX-License-Identifier: Apache-2.0
#include "pages/granttokens.h"

#include "theme/metrics.h"
#include "widgets/card.h"
#include "widgets/secretfield.h"
#include "work/clocktext.h"
#include "work/counted.h"

#include <QLocale>
#include <QProgressBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// "7 days", "59 minutes": one unit.
QString span(qint64 seconds)
{
    constexpr qint64 hour = 3600;
    constexpr qint64 day = 24 * hour;
    if (seconds >= 2 * day)
        return counted((seconds + day / 2) / day, GrantTokens::tr("1 day"), GrantTokens::tr("%1 days"));
    if (seconds >= 2 * hour)
        return counted((seconds + hour / 2) / hour, GrantTokens::tr("1 hour"), GrantTokens::tr("%1 hours"));
    return counted((seconds + 30) / 60, GrantTokens::tr("1 minute"), GrantTokens::tr("%1 minutes"));
}

} // namespace

GrantTokens::GrantTokens(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    layout->addWidget(makeAccess(), 1);
    layout->addWidget(makeRefresh(), 1);
}

QWidget* GrantTokens::makeAccess()
{
    auto* card = new Card(tr("Access token"));
    card->body()->addWidget(m_accessLeft = new TextLabel(TextLabel::Type::Figure));
    card->body()->addWidget(m_accessBar = new QProgressBar);
    m_accessBar->setTextVisible(false);
    m_accessBar->setFixedHeight(6);
    card->body()->addWidget(m_accessToken = new SecretField(tr("Access token")));
    card->body()->addWidget(
        (m_accessNote = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint))->wrapped());
    return card;
}

QWidget* GrantTokens::makeRefresh()
{
    auto* card = new Card(tr("Refresh token"));
    card->body()->addWidget(m_refreshLeft = new TextLabel(TextLabel::Type::Figure));
    card->body()->addSpacing(6);
    card->body()->addWidget(m_refreshToken = new SecretField(tr("Refresh token")));
    card->body()->addWidget(
        (m_refreshNote = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint))->wrapped());
    m_refreshNote->setObjectName(u"refreshNote"_s);
    return card;
}

void GrantTokens::show(const TokenSet& tokens, const std::optional<qint64>& remainingMs, ServerKind server)
{
    showAccess(tokens, remainingMs);
    showRefresh(tokens, server);
}

void GrantTokens::showAccess(const TokenSet& tokens, const std::optional<qint64>& remainingMs)
{
    m_accessToken->setSecret(tokens.accessToken);
    m_accessBar->setVisible(remainingMs.has_value());
    if (remainingMs) {
        m_accessLeft->setText(*remainingMs > 0 ? timeLeftText(*remainingMs) : tr("Ended"));
        m_accessBar->setRange(0, int(tokens.expiresIn.value_or(1)));
        m_accessBar->setValue(int(std::max<qint64>(0, *remainingMs / 1000)));
    } else {
        m_accessLeft->setText(tr("No end announced"));
    }
    m_accessNote->setText(tr("%1 characters. Nothing is refreshed unasked; a listing that meets its end "
                             "refreshes once and goes on.")
                              .arg(tokens.accessToken.length()));
}

void GrantTokens::showRefresh(const TokenSet& tokens, ServerKind server)
{
    const bool isGooglesWay = server != ServerKind::Other;
    m_refreshToken->setSecret(tokens.refreshToken);
    if (tokens.refreshToken.isEmpty()) {
        m_refreshLeft->setText(tr("None"));
        m_refreshNote->setText(isGooglesWay
                ? tr("None was issued. Usual reason: access_type is online, or the account had "
                     "consented before and consent was not asked for again.")
                : tr("None was issued. When one is, is the server’s own rule."));
    } else if (tokens.refreshTokenExpiresIn) {
        m_refreshLeft->setText(span(*tokens.refreshTokenExpiresIn));
        const QDateTime end = tokens.receivedAt.addSecs(*tokens.refreshTokenExpiresIn).toLocalTime();
        const QString text = isGooglesWay
            ? tr("Ends %1, as the server announced. Usual reason: the project is external and in testing.")
            : tr("Ends %1, as the server announced.");
        m_refreshNote->setText(text.arg(QLocale().toString(end, QLocale::ShortFormat)));
    } else {
        m_refreshLeft->setText(tr("No end announced"));
        m_refreshNote->setText(tr("The server announced no end. It ends when the grant is revoked, and for "
                                  "other reasons of the server’s."));
    }
}

} // namespace scopelight
