// SPDX-License-Identifier: Apache-2.0
#include "practicevisitor.h"

#include "files.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QJsonDocument>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace scopelight {
namespace {

QJsonObject readClient(const QString& path)
{
    const QJsonObject object = QJsonDocument::fromJson(readFile(path)).object();
    return object.begin() == object.end() ? QJsonObject() : object.begin().value().toObject();
}

QString captured(const QString& text, const QString& pattern)
{
    return QRegularExpression(pattern).match(text).captured(1);
}

} // namespace

PracticeVisitor::PracticeVisitor(PracticeOptions options)
    : m_provider(std::move(options), knownScope, [this] { return now; })
{
    const Result<PracticeAnnouncement> started = m_provider.start();
    if (!started)
        qFatal("The provider did not start: %s", qPrintable(started.error().code));
    announcement = *started;
    const QString folder = QFileInfo(announcement.clientFile).path();
    m_web = readClient(folder + u"/client_secret_web.json"_s);
    m_installed = readClient(folder + u"/client_secret_installed.json"_s);
}

HttpResponse PracticeVisitor::send(const HttpRequest& request)
{
    QNetworkRequest outgoing(request.url);
    outgoing.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    for (const auto& [name, value] : request.headers.fields())
        outgoing.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(
        m_network.sendCustomRequest(outgoing, request.method, request.body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    HttpResponse response{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        .body = reply->readAll()};
    for (const auto& [name, value] : reply->rawHeaderPairs())
        response.headers.append(name, value);
    return response;
}

HttpResponse PracticeVisitor::get(const QString& target, const HttpHeaders& headers)
{
    return send({.url = QUrl(announcement.origin + target), .headers = headers});
}

HttpResponse PracticeVisitor::post(
    const QString& target, const FormParameters& form, const HttpHeaders& headers)
{
    HttpHeaders all = headers;
    all.append("Content-Type", "application/x-www-form-urlencoded");
    return send({.method = "POST",
        .url = QUrl(announcement.origin + target),
        .headers = all,
        .body = form.encoded()});
}

FormParameters PracticeVisitor::request(const FormParameters& changes) const
{
    return changed({{u"client_id"_s, m_web.value(u"client_id"_s).toString()},
                       {u"redirect_uri"_s, u"http://localhost:8080"_s}, {u"response_type"_s, u"code"_s},
                       {u"scope"_s, u"openid email "_s + scopeNamed(u"drive.readonly"_s)},
                       {u"access_type"_s, u"offline"_s}, {u"state"_s, u"s +&=%41"_s}},
        changes);
}

HttpResponse PracticeVisitor::authorize(const FormParameters& request)
{
    return get(u"/o/oauth2/v2/auth?"_s + QString::fromLatin1(request.encoded()));
}

FormParameters PracticeVisitor::answer(const FormParameters& request)
{
    return answerIn(authorize(request));
}

HttpResponse PracticeVisitor::consentPage(const FormParameters& request, const QString& account)
{
    const QString accounts = QString::fromLatin1(authorize(request).headers.value("Location"));
    const HttpResponse page = get(accounts);
    if (page.status != 200)
        return get(QString::fromLatin1(page.headers.value("Location")));
    const QString sub = captured(
        QString::fromUtf8(page.body), u"value=\"(\\d+)\"(?:(?!</li>).)*"_s + account + u"@example"_s);
    const HttpResponse chosen = submit(page, {{u"account"_s, sub}});
    const QString next = QString::fromLatin1(chosen.headers.value("Location"));
    return next.startsWith(u"/") ? get(next) : chosen;
}

HttpResponse PracticeVisitor::submit(
    const HttpResponse& page, FormParameters form, const HttpHeaders& headers)
{
    const QString html = QString::fromUtf8(page.body);
    form.append(u"form_token"_s, captured(html, u"name=\"form_token\" value=\"([^\"]+)\""_s));
    return post(captured(html, u"action=\"([^\"]+)\""_s), form, headers);
}

FormParameters PracticeVisitor::consent(const FormParameters& request, const QStringList& ticked)
{
    const HttpResponse page = consentPage(request);
    if (page.status != 200)
        return answerIn(page);
    FormParameters form{{u"decision"_s, u"continue"_s}};
    for (const QString& scope : ticked)
        form.append(u"scope"_s, scope);
    return answerIn(submit(page, form));
}

FormParameters PracticeVisitor::credentials(const FormParameters& own, const FormParameters& changes) const
{
    FormParameters form = own;
    form.append(u"client_id"_s, m_web.value(u"client_id"_s).toString());
    form.append(u"client_secret"_s, m_web.value(u"client_secret"_s).toString());
    return changed(form, changes);
}

HttpResponse PracticeVisitor::exchange(const QString& code, const FormParameters& changes)
{
    return post(u"/token"_s,
        credentials({{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, code},
                        {u"redirect_uri"_s, u"http://localhost:8080"_s}},
            changes));
}

HttpResponse PracticeVisitor::refresh(const QString& refreshToken, const FormParameters& changes)
{
    return post(u"/token"_s,
        credentials({{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, refreshToken}}, changes));
}

QJsonObject PracticeVisitor::signIn(const FormParameters& request)
{
    return json(exchange(answer(request).valueOr(u"code", {})));
}

HttpResponse PracticeVisitor::api(const QString& target, const QString& accessToken)
{
    return get(target, {{"Authorization", "Bearer " + accessToken.toLatin1()}});
}

FormParameters changed(const FormParameters& base, const FormParameters& changes)
{
    FormParameters result;
    for (const auto& [name, value] : base.pairs()) {
        if (!changes.contains(name))
            result.append(name, value);
    }
    for (const auto& [name, value] : changes.pairs()) {
        if (!value.isEmpty())
            result.append(name, value);
    }
    return result;
}

QJsonObject json(const HttpResponse& response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QString summary(const HttpResponse& response)
{
    return u"%1 %2"_s.arg(response.status).arg(QString::fromUtf8(response.body));
}

FormParameters answerIn(const HttpResponse& redirect)
{
    const QByteArray location = redirect.headers.value("Location");
    return FormParameters::parse(location.mid(location.indexOf('?') + 1));
}

QString scopeNamed(const QString& name)
{
    return u"https://www.googleapis.com/auth/"_s + name;
}

std::optional<ScopeRecord> knownScope(const QString& scope)
{
    static const QHash<QString, Sensitivity> known{
        {u"openid"_s, Sensitivity::SignIn},
        {u"email"_s, Sensitivity::SignIn},
        {u"profile"_s, Sensitivity::SignIn},
        {scopeNamed(u"userinfo.email"_s), Sensitivity::SignIn},
        {scopeNamed(u"drive"_s), Sensitivity::Restricted},
        {scopeNamed(u"drive.readonly"_s), Sensitivity::Restricted},
        {scopeNamed(u"drive.metadata.readonly"_s), Sensitivity::Restricted},
        {scopeNamed(u"drive.file"_s), Sensitivity::NonSensitive},
        {scopeNamed(u"calendar.readonly"_s), Sensitivity::Sensitive},
        {scopeNamed(u"gmail.labels"_s), Sensitivity::NonSensitive},
    };
    const auto found = known.constFind(scope);
    if (found == known.cend())
        return std::nullopt;
    return ScopeRecord{.scope = scope, .description = u"Open "_s + scope, .sensitivity = *found};
}

} // namespace scopelight
