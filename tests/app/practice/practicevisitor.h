// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/formparameters.h"
#include "http/httpmessage.h"
#include "practice/practiceprovider.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QRegularExpression>

namespace scopelight {

/// A provider on loopback, and an application with a browser that visits it over real HTTP. The time stands
/// still unless a test moves `now`.
class PracticeVisitor {
public:
    explicit PracticeVisitor(PracticeOptions options = {});

    HttpResponse send(const HttpRequest& request);
    HttpResponse get(const QString& target, const HttpHeaders& headers = {});
    HttpResponse post(const QString& target, const FormParameters& form, const HttpHeaders& headers = {});

    /// The parameters of a good request of the web client, with `changes` put in (an empty value removes).
    FormParameters request(const FormParameters& changes = {}) const;
    /// Sends the request to the authorization endpoint; nothing is followed.
    HttpResponse authorize(const FormParameters& request);
    /// What the redirect of an automatic or silent answer says.
    FormParameters answer(const FormParameters& request);
    /// Walks through the pages: account, then the consent page with these boxes ticked.
    FormParameters consent(const FormParameters& request, const QStringList& ticked);
    /// The consent page for a request, as HTML.
    HttpResponse consentPage(const FormParameters& request, const QString& account = QStringLiteral("ada"));
    /// Sends the page's form.
    HttpResponse submit(const HttpResponse& page, FormParameters form, const HttpHeaders& headers = {});

    /// Exchanges a code of the client of that file; `changes` as above.
    HttpResponse exchange(const QString& code, const FormParameters& changes = {});
    HttpResponse refresh(const QString& refreshToken, const FormParameters& changes = {});
    /// Signs in from request to tokens.
    QJsonObject signIn(const FormParameters& request);
    HttpResponse api(const QString& target, const QString& accessToken);

    /// The client of the announced file, and the other one of the project.
    QJsonObject web() const { return m_web; }
    QJsonObject installed() const { return m_installed; }

    PracticeAnnouncement announcement = {};
    QDateTime now = QDateTime::currentDateTimeUtc();

private:
    FormParameters credentials(const FormParameters& own, const FormParameters& changes) const;

    PracticeProvider m_provider;
    QNetworkAccessManager m_network;
    QJsonObject m_web;
    QJsonObject m_installed;
};

/// `base` with each pair of `changes` in place of the same name; an empty value removes the name.
FormParameters changed(const FormParameters& base, const FormParameters& changes);
/// The body as a JSON object.
QJsonObject json(const HttpResponse& response);
/// "400 {…}": the status and the body.
QString summary(const HttpResponse& response);
/// What stands after '?' in a Location header.
FormParameters answerIn(const HttpResponse& redirect);
/// The scopes that the tests' catalogue knows.
std::optional<ScopeRecord> knownScope(const QString& scope);

/// https://www.googleapis.com/auth/NAME.
QString scopeNamed(const QString& name);

} // namespace scopelight
