// SPDX-License-Identifier: Apache-2.0
#include "widgets/statusline.h"

#include "theme/controls.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "work/clocktext.h"
#include "work/counted.h"

#include <QPainter>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qint64 soonMs = 10 * 60 * 1000;

} // namespace

StatusLine::StatusLine(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
{
    setObjectName(u"statusLine"_s);
    setFocusPolicy(Qt::TabFocus);
    setFont(Type::caption(font()));
    setFixedHeight(std::max(Metrics::statusLine, fontMetrics().height() + 12));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&workbench, &Workbench::changed, this, &StatusLine::refresh);
    refresh();
}

QSize StatusLine::sizeHint() const
{
    return {400, height()};
}

StatusLine::Item StatusLine::serverItem() const
{
    const auto& client = m_workbench.clientFile().client();
    if (!client)
        return {u"circle-dashed"_s, tr("No server yet"), false};
    switch (m_workbench.serverKind()) {
    case ServerKind::Google:
        return {u"shield-check"_s, tr("Google"), false};
    case ServerKind::Practice:
        return {u"flask-conical"_s, tr("Practice, not Google"), true};
    case ServerKind::Other:
        break;
    }
    const QString origin = originOf(client->authUri);
    const QString host = QUrl(client->authUri).host();
    const bool isTrusted = m_workbench.trustedOrigins().contains(origin);
    return {u"server"_s, isTrusted ? tr("%1, trusted by you").arg(host) : tr("%1, not trusted yet").arg(host),
        !isTrusted};
}

StatusLine::Item StatusLine::accountItem() const
{
    const auto& grant = m_workbench.grant().grant();
    if (!grant)
        return {u"user"_s, tr("Not signed in"), false};
    if (!grant->account)
        return {u"user"_s, tr("Signed in, account not told"), false};
    return {u"user"_s, grant->accountName(), false};
}

StatusLine::Item StatusLine::endItem() const
{
    if (m_workbench.signIn().state() == SignIn::State::Waiting)
        return {u"timer"_s, tr("Waiting for the redirect"), false};
    if (!m_workbench.grant().grant())
        return {u"timer"_s, tr("No token yet"), false};
    const auto left = m_workbench.grant().remainingMs();
    if (!left)
        return {u"timer"_s, tr("Access token, no end announced"), false};
    if (*left <= 0)
        return {u"triangle-alert"_s, tr("Access token ended"), true};
    return {*left < soonMs ? u"triangle-alert"_s : u"timer"_s,
        tr("Access token %1 left").arg(timeLeftText(*left)), *left < soonMs,
        counted((*left + 59'999) / 60'000, tr("Access token, 1 minute left"),
            tr("Access token, %1 minutes left"))};
}

void StatusLine::refresh()
{
    m_left = {serverItem(), accountItem()};
    m_right = {endItem()};
    if (m_workbench.grant().isRemembered())
        m_right.append({u"lock"_s, tr("Sign-in remembered in the keychain"), false});
    QStringList texts;
    for (const Item& item : m_left + m_right)
        texts.append(item.spoken.isEmpty() ? item.text : item.spoken);
    setAccessibleName(texts.join(u", "_s));
    update();
}

int StatusLine::paintItem(QPainter& painter, const Item& item, int x, bool fromRight) const
{
    const Theme& theme = Theme::of(palette());
    QFont weighted = font();
    weighted.setWeight(item.isWarning ? QFont::DemiBold : QFont::Normal);
    const QFontMetrics metrics(weighted);
    const QString text = metrics.elidedText(item.text, Qt::ElideMiddle, width() / 3);
    const int textWidth = metrics.horizontalAdvance(text) + 1;
    const int left = fromRight ? x - textWidth - 24 : x;
    const int middle = rect().center().y();
    paintIcon(painter, QRect(left, middle - 7, 14, 14), item.icon, item.isWarning ? theme.warn : theme.text2);
    painter.setPen(item.isWarning ? theme.warn : theme.text2);
    painter.setFont(weighted);
    painter.drawText(
        QRect(left + 22, 0, textWidth + 12, height()), Qt::AlignVCenter | Qt::TextSingleLine, text);
    return fromRight ? left - Metrics::gap : left + 22 + textWidth + Metrics::gap;
}

void StatusLine::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.rail);
    const bool isPractice = m_workbench.serverKind() == ServerKind::Practice;
    painter.fillRect(QRect(0, 0, width(), isPractice ? 2 : 1), isPractice ? theme.warnFill : theme.line);
    int x = Metrics::gap;
    for (const Item& item : m_left) {
        if (x > Metrics::gap) {
            painter.fillRect(QRect(x - 2, height() / 2 - 8, 1, 16), theme.line);
            x += Metrics::gap - 2;
        }
        x = paintItem(painter, item, x, false);
    }
    if (hasFocus()) {
        QStyleOption ring;
        ring.initFrom(this);
        controls::paintFocusRing(painter, ring);
    }
    x = width() - Metrics::gap;
    for (const Item& item : m_right)
        x = paintItem(painter, item, x, true) - Metrics::grid;
}

} // namespace scopelight
