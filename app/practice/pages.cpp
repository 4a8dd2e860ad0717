// SPDX-License-Identifier: Apache-2.0
#include "practice/pages.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

QByteArray readResource(const QString& name)
{
    QFile file(u":/practice/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("A page of the practice provider is not linked in: %s", qPrintable(name));
    return file.readAll().trimmed();
}

/// The circles of the window: the fuller, the more sensitive.
QString glyph(Sensitivity sensitivity)
{
    switch (sensitivity) {
    case Sensitivity::NonSensitive:
        return u"○"_s;
    case Sensitivity::Sensitive:
        return u"◐"_s;
    case Sensitivity::Restricted:
        return u"●"_s;
    case Sensitivity::SignIn:
    case Sensitivity::NotPublished:
        break;
    }
    return u"◌"_s;
}

QString className(Sensitivity sensitivity)
{
    switch (sensitivity) {
    case Sensitivity::SignIn:
        return u"sign_in"_s;
    case Sensitivity::NonSensitive:
        return u"non_sensitive"_s;
    case Sensitivity::Sensitive:
        return u"sensitive"_s;
    case Sensitivity::Restricted:
        return u"restricted"_s;
    case Sensitivity::NotPublished:
        break;
    }
    return u"not_published"_s;
}

/// Without the prefix that nearly all scopes share.
QString shortName(const QString& scope)
{
    constexpr auto prefix = "https://www.googleapis.com/auth/"_L1;
    return scope.startsWith(prefix) ? scope.sliced(prefix.size()) : scope;
}

/// form-action must name where the answer leads, because browsers apply it to the redirect after a form too;
/// an application may redirect once more, so all of the web is named.
QByteArray contentSecurityPolicy(const QString& style)
{
    const QByteArray hash = QCryptographicHash::hash(style.toUtf8(), QCryptographicHash::Sha256).toBase64();
    return "default-src 'none'; style-src 'sha256-" + hash
        + "'; form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'none'";
}

} // namespace

Pages::Pages(ScopeLookup scopes)
    : m_scopes(std::move(scopes))
    , m_texts(QJsonDocument::fromJson(readResource(u"texts.json"_s)).object())
    , m_style(QString::fromUtf8(readResource(u"style.css"_s)))
    , m_policy(contentSecurityPolicy(m_style))
{
}

HttpResponse Pages::accounts(const FormPage& form) const
{
    QString rowsOfAccounts;
    for (const Account& account : practice::accounts())
        rowsOfAccounts += fill(u"account.html"_s,
            {{u"sub"_s, account.sub}, {u"initial"_s, account.givenName.first(1)}, {u"name"_s, account.name()},
                {u"email"_s, account.email}});
    return page(200, text(u"accounts_title"_s),
        fill(u"accounts.html"_s,
            {{u"app"_s, form.request.client->name}, {u"action"_s, form.action},
                {u"form_token"_s, form.formToken.reveal()}, {u"accounts"_s, rowsOfAccounts}}));
}

HttpResponse Pages::consent(
    const FormPage& form, const Account& account, const ConsentOffer& offer, const QStringList& ticked) const
{
    return page(200, text(u"consent_title"_s),
        fill(u"consent.html"_s,
            {{u"app"_s, form.request.client->name}, {u"sentence"_s, sentence(offer)},
                {u"initial"_s, account.givenName.first(1)}, {u"name"_s, account.name()},
                {u"email"_s, account.email}, {u"redirect_uri"_s, form.request.redirectUri},
                {u"project"_s, ClientRegistry::projectId}, {u"action"_s, form.action},
                {u"form_token"_s, form.formToken.reveal()}, {u"sections"_s, sections(offer, ticked)}}));
}

HttpResponse Pages::error(const ErrorPage& error) const
{
    constexpr qsizetype longest = 4000; // the address is anybody's: a page is not a place for novels
    const int status = error.status >= 400 && error.status < 600 ? error.status : 400;
    return page(status, text(u"error_title"_s),
        fill(u"error.html"_s,
            {{u"status"_s, QString::number(status)}, {u"code"_s, error.code.left(100)},
                {u"description"_s, error.description.left(longest)}}));
}

HttpResponse Pages::message(int status, const QString& name) const
{
    const QString title = text(name + u"_title"_s);
    return page(status, title, fill(u"message.html"_s, {{u"title"_s, title}, {u"text"_s, text(name)}}));
}

HttpResponse Pages::page(int status, const QString& title, const QString& body) const
{
    const QString html =
        fill(u"layout.html"_s, {{u"title"_s, title}, {u"style"_s, m_style}, {u"body"_s, body}});
    // same-origin, not no-referrer: with the latter browsers send `Origin: null` with the page's own form.
    return {.status = status,
        .headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Content-Security-Policy", m_policy},
            {"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "same-origin"}},
        .body = html.toUtf8()};
}

QString Pages::fill(const QString& name, TemplateValues values) const
{
    values.insert(u"label"_s, QString::fromUtf8(readResource(u"label.html"_s)));
    return fillTemplate(QString::fromUtf8(readResource(name)), values) + u'\n';
}

QString Pages::text(const QString& name) const
{
    return m_texts.value(name).toString();
}

QString Pages::rows(const QString& rowTemplate, const QStringList& scopes, const QStringList& ticked) const
{
    QString html;
    for (qsizetype i = 0; i < scopes.size(); ++i) {
        const QString& scope = scopes[i];
        html += fill(rowTemplate,
            {{u"id"_s, u"scope-%1"_s.arg(i + 1)}, {u"scope"_s, scope}, {u"name"_s, shortName(scope)},
                {u"description"_s, describe(scope)}, {u"chip"_s, chip(scope)},
                {u"checked"_s, ticked.contains(scope) ? u" checked"_s : QString()}});
    }
    return html;
}

QString Pages::section(const QString& name, const QString& rowTemplate, const QStringList& scopes) const
{
    if (scopes.isEmpty())
        return {};
    return fill(u"section.html"_s,
        {{u"id"_s, name}, {u"heading"_s, text(name)}, {u"rows"_s, rows(rowTemplate, scopes)}});
}

QString Pages::sections(const ConsentOffer& offer, const QStringList& ticked) const
{
    const QString asked = offer.hasBoxes()
        ? fill(u"boxes.html"_s, {{u"rows"_s, rows(u"box.html"_s, offer.asked, ticked)}})
        : section(u"asked_one"_s, u"row_asked.html"_s, offer.asked);
    return section(u"sign_in"_s, u"row_sign_in.html"_s, offer.signIn) + asked
        + section(u"granted"_s, u"row_granted.html"_s, offer.granted);
}

QString Pages::sentence(const ConsentOffer& offer) const
{
    if (offer.hasBoxes())
        return text(u"sentence_boxes"_s);
    if (!offer.asked.isEmpty())
        return text(u"sentence_one"_s);
    return text(offer.signIn.isEmpty() ? u"sentence_nothing_new"_s : u"sentence_sign_in"_s);
}

QString Pages::describe(const QString& scope) const
{
    if (isSignInScope(scope))
        return text(u"describe_"_s + scope.section(u'.', -1).section(u'/', -1));
    const std::optional<ScopeRecord> record = m_scopes(scope);
    return record && !record->description.isEmpty() ? record->description : scope;
}

QString Pages::chip(const QString& scope) const
{
    const std::optional<ScopeRecord> record = m_scopes(scope);
    const Sensitivity sensitivity = record ? record->sensitivity : Sensitivity::NotPublished;
    const QString name = className(sensitivity);
    return fill(u"chip.html"_s,
        {{u"class"_s, name}, {u"glyph"_s, glyph(sensitivity)}, {u"word"_s, text(u"class_"_s + name)}});
}

} // namespace scopelight::practice
