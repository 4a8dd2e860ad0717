// SPDX-License-Identifier: Apache-2.0
#include "widgets/secretfield.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/clipboardhint.h"
#include "widgets/wrappedtext.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace scopelight {

namespace {

constexpr auto shownFor = 30s;
constexpr auto onClipboardFor = 10s;
constexpr int besideText = 83; ///< the left edge, and the two buttons
constexpr int dots = 18; ///< the same for every secret: the length is told in words

QString leftText(qint64 seconds)
{
    return SecretField::tr("hides in 0:%1").arg(seconds, 2, 10, QChar(u'0'));
}

/// What a secret of Google's begins with tells its kind, not its value.
QString prefixOf(const QString& secret)
{
    for (const QString& prefix : {u"GOCSPX-"_s, u"ya29."_s, u"1//"_s}) {
        if (secret.startsWith(prefix))
            return prefix;
    }
    return {};
}

} // namespace

void copySecretForAMoment(const Secret& secret)
{
    auto* data = new QMimeData;
    data->setText(secret.reveal());
    markSecret(*data); // clipboard histories leave it out
    QClipboard* clipboard = QGuiApplication::clipboard();
    clipboard->setMimeData(data);
    auto* moment = new QObject(clipboard);
    const auto end = [clipboard, secret, moment] {
        if (Secret(clipboard->text()) == secret)
            clipboard->clear();
        moment->deleteLater();
    };
    QTimer::singleShot(onClipboardFor, moment, end);
    // It does not outlive the window.
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, moment, end);
}

SecretField::SecretField(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_eye(new QToolButton(this))
    , m_copy(new QToolButton(this))
{
    makeIconOnly(*m_eye, u"eye"_s, tr("Show for 30 seconds: %1").arg(name));
    makeIconOnly(*m_copy, u"copy"_s, tr("Copy for 10 seconds: %1").arg(name));
    m_eye->setObjectName(u"reveal"_s);
    m_copy->setObjectName(u"copy"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_shownTimer.setSingleShot(true);
    connect(m_eye, &QToolButton::clicked, this, &SecretField::toggle);
    connect(m_copy, &QToolButton::clicked, this, &SecretField::copy);
    connect(&m_shownTimer, &QTimer::timeout, this, &SecretField::hideSecret);
    connect(&m_second, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    describe();
    fit();
}

void SecretField::setSecret(const Secret& secret)
{
    if (m_secret == secret)
        return;
    m_secret = secret;
    hideSecret();
}

void SecretField::hideSecret()
{
    m_shownTimer.stop();
    m_second.stop();
    m_eye->setIcon(themedIcon(u"eye"_s));
    describe();
    fit();
    update();
}

void SecretField::toggle()
{
    if (isShown())
        return hideSecret();
    m_shownTimer.start(shownFor);
    m_second.start(1s);
    m_eye->setIcon(themedIcon(u"eye-off"_s));
    describe();
    fit();
    update();
}

void SecretField::copy()
{
    copySecretForAMoment(m_secret);
}

void SecretField::describe()
{
    m_eye->setEnabled(!m_secret.isEmpty());
    m_copy->setEnabled(!m_secret.isEmpty());
    setAccessibleName(m_name);
    setAccessibleDescription(m_secret.isEmpty() ? tr("none")
            : isShown()                         ? tr("shown, %1 characters").arg(m_secret.length())
                                                : tr("hidden, %1 characters").arg(m_secret.length()));
}

/// A long one takes as many lines as it needs while it is shown, and one for what is left of its time.
void SecretField::fit()
{
    int wanted = Metrics::fit(Metrics::control, fontMetrics());
    if (isShown() && isLong()) {
        const QStaticText text = wrappedText(m_secret.reveal(), Type::wire(font()), textWidth());
        wanted = int(text.size().height()) + QFontMetrics(Type::caption(font())).height() + 3 * Metrics::grid;
    }
    if (height() != wanted)
        setFixedHeight(wanted);
}

bool SecretField::isLong() const
{
    const int note = QFontMetrics(Type::caption(font())).horizontalAdvance(leftText(30));
    return QFontMetrics(Type::wire(font())).horizontalAdvance(m_secret.reveal()) + note + 12 > textWidth();
}

int SecretField::textWidth() const
{
    return width() - besideText;
}

QSize SecretField::sizeHint() const
{
    return {320, height()};
}

void SecretField::resizeEvent(QResizeEvent*)
{
    const int top = (Metrics::fit(Metrics::control, fontMetrics()) - Metrics::smallControl) / 2;
    m_copy->move(width() - 32, top);
    m_eye->move(width() - 64, top);
    fit();
}

void SecretField::hideEvent(QHideEvent*)
{
    hideSecret();
}

/// ActivationChange comes to the window alone, this to every part of it.
bool SecretField::event(QEvent* event)
{
    if (event->type() == QEvent::WindowDeactivate)
        hideSecret();
    return QWidget::event(event);
}

void SecretField::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isShown() ? theme.warnFill : theme.line, 1));
    painter.setBrush(theme.sunk);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::controlRadius, Metrics::controlRadius);
    const QRect text(11, 0, textWidth(), height());
    const QFont wire = Type::wire(font());
    if (isShown()) {
        const QString note = leftText((m_shownTimer.remainingTime() + 999) / 1000);
        painter.setFont(Type::caption(font()));
        painter.setPen(theme.warn);
        const Qt::Alignment edge = isLong() ? Qt::AlignBottom : Qt::AlignVCenter;
        painter.drawText(text.adjusted(0, 0, 0, isLong() ? -Metrics::grid : 0),
            int(edge | Qt::AlignRight) | Qt::TextSingleLine, note);
    }
    painter.setFont(wire);
    painter.setPen(m_secret.isEmpty() ? theme.text3 : theme.text);
    if (isShown() && isLong())
        return painter.drawStaticText(
            text.left(), Metrics::grid, wrappedText(m_secret.reveal(), wire, textWidth()));
    const QString hidden = prefixOf(m_secret.reveal()) + QString(dots, u'•');
    const QString shown = m_secret.isEmpty() ? tr("none") : isShown() ? m_secret.reveal() : hidden;
    painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(wire).elidedText(shown, Qt::ElideRight, text.width()));
}

} // namespace scopelight
