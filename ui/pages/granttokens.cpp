// SPDX-License-Identifier: Apache-2.0
#include "pages/granttokens.h"

#include "run/refreshtokenwords.h"
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

void GrantTokens::show(const Grant& grant, const std::optional<qint64>& remainingMs,
    const ExplainContext& context, const QDateTime& now)
{
    showAccess(grant.tokens, remainingMs);
    showRefresh(grant, context, now);
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

void GrantTokens::showRefresh(const Grant& grant, const ExplainContext& context, const QDateTime& now)
{
    const TokenSet& tokens = grant.tokens;
    m_refreshToken->setSecret(tokens.refreshToken);
    m_refreshLeft->setText(tokens.refreshToken.isEmpty() ? tr("None")
            : tokens.refreshTokenExpiresAt().isValid()
            ? span(std::max<qint64>(0, now.secsTo(tokens.refreshTokenExpiresAt())))
            : tr("No end announced"));
    Facts life = grant.life.facts(tokens, now);
    life.insert(u"end"_s,
        QLocale().toString(tokens.refreshTokenExpiresAt().toLocalTime(), QLocale::ShortFormat)); // for people
    m_refreshNote->setText(refreshTokenWords(tokens, life, context));
}

} // namespace scopelight
