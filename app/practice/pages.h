// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpmessage.h"
#include "practice/accounts.h"
#include "practice/authorizationparameters.h"
#include "practice/template.h"

#include <QJsonObject>

namespace scopelight::practice {

/// What the accounts page and the consent page show, and the form they send.
struct FormPage {
    const AuthorizationParameters& request;
    QString action = {}; ///< where the form goes, on this origin
    Secret formToken = {};
};

/// The pages a browser sees: HTML from resources/pages/practice, one style, no script, nothing from
/// elsewhere.
class Pages {
public:
    explicit Pages(ScopeLookup scopes);

    HttpResponse accounts(const FormPage& form) const;
    HttpResponse consent(const FormPage& form, const Account& account, const ConsentOffer& offer,
        const QStringList& ticked) const;
    HttpResponse error(const ErrorPage& error) const;
    /// One of the short pages of texts.json: ended, stale, not_found, home.
    HttpResponse message(int status, const QString& name) const;

private:
    HttpResponse page(int status, const QString& title, const QString& body) const;
    QString fill(const QString& name, TemplateValues values) const;
    QString text(const QString& name) const;
    QString rows(const QString& rowTemplate, const QStringList& scopes, const QStringList& ticked = {}) const;
    QString section(const QString& name, const QString& rowTemplate, const QStringList& scopes) const;
    QString sections(const ConsentOffer& offer, const QStringList& ticked) const;
    QString sentence(const ConsentOffer& offer) const;
    QString describe(const QString& scope) const;
    QString chip(const QString& scope) const;

    ScopeLookup m_scopes;
    QJsonObject m_texts;
    QString m_style;
    QByteArray m_policy; ///< Content-Security-Policy
};

} // namespace scopelight::practice
