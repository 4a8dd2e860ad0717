// SPDX-License-Identifier: Apache-2.0
#include "oauth/filekind.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

struct Telltale {
    QString kind = {};
    QRegularExpression pattern = {};
};

const QList<Telltale>& telltales()
{
    static const QList<Telltale> list{
        {u"api_key"_s, QRegularExpression(u"^AIza[0-9A-Za-z_-]{30,}$"_s)},
        {u"access_token"_s, QRegularExpression(u"^ya29\\.[^\\s{]+$"_s)},
        {u"refresh_token"_s, QRegularExpression(u"^1//[^\\s{]+$"_s)},
        {u"client_secret"_s, QRegularExpression(u"^GOCSPX-[^\\s{]+$"_s)},
        {u"client_id"_s, QRegularExpression(u"^[0-9a-z-]+\\.apps\\.googleusercontent\\.com$"_s)},
        {u"private_key"_s, QRegularExpression(u"^-----BEGIN [A-Z ]*PRIVATE KEY-----"_s)},
        {u"certificate"_s, QRegularExpression(u"^-----BEGIN [A-Z ]*CERTIFICATE-----"_s)},
        // The start of a PFX (RFC 7292 §4): a sequence with a length of two bytes, then version 3.
        {u"pkcs12"_s, QRegularExpression(u"^\\x30\\x82..\\x02\\x01\\x03"_s)},
        {u"property_list"_s, QRegularExpression(u"^(bplist0|(<\\?xml.*)?(<!DOCTYPE plist|<plist))"_s)},
        {u"web_page"_s,
            QRegularExpression(u"^<(!DOCTYPE html|html)"_s, QRegularExpression::CaseInsensitiveOption)},
    };
    return list;
}

} // namespace

QString kindOfText(const QByteArray& bytes)
{
    // One character a byte: the patterns are about ASCII and DER.
    const QString head = QString::fromLatin1(bytes.first(std::min<qsizetype>(bytes.size(), 4096))).trimmed();
    for (const Telltale& telltale : telltales()) {
        QRegularExpression pattern = telltale.pattern;
        pattern.setPatternOptions(pattern.patternOptions() | QRegularExpression::DotMatchesEverythingOption);
        if (pattern.match(head).hasMatch())
            return telltale.kind;
    }
    return {};
}

QString kindOfObject(const QJsonObject& object)
{
    static const QStringList credentialTypes{u"service_account"_s, u"authorized_user"_s,
        u"external_account"_s, u"external_account_authorized_user"_s, u"impersonated_service_account"_s,
        u"gdch_service_account"_s};
    const auto has = [&object](const char16_t* name) { return object.contains(QStringView(name)); };
    if (has(u"web") || has(u"installed"))
        return u"client"_s;
    if (QString type = object.value(u"type"_s).toString(); credentialTypes.contains(type))
        return type;
    if (has(u"scopelight"))
        return u"profile"_s;
    if (has(u"project_info"))
        return u"google_services"_s;
    if (has(u"apiKey") && has(u"authDomain"))
        return u"firebase_config"_s;
    if (has(u"access_token") || has(u"refresh_token") || has(u"token"))
        return u"token"_s;
    return has(u"client_id") ? u"bare_client"_s : u"unknown"_s;
}

} // namespace scopelight
