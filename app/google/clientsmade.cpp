// SPDX-License-Identifier: Apache-2.0
#include "google/clientsmade.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// More clients than this are made in no file that people write.
constexpr qsizetype mostClients = 100;

/// What an argument or a member of that name says: `version='v3'`, `version: "v3"`.
QString namedText(const QString& arguments, const QString& name)
{
    static const QRegularExpression given(uR"re(\b(\w+)\s*[:=]\s*['"]([\w.]+)['"])re"_s);
    for (const auto& match : given.globalMatch(arguments)) {
        if (match.captured(1) == name)
            return match.captured(2);
    }
    return {};
}

QString argumentsAt(const SourceText& source, qsizetype open)
{
    return source.text.sliced(open, source.behindBracket(open) - open);
}

/// googleapiclient.discovery.build(serviceName, version, …)
QList<ClientMade> madeInPython(const SourceText& source)
{
    static const QRegularExpression build(uR"re((?<![\w.])(?<!def )(?:\w+\.)*build\s*(\())re"_s);
    static const QRegularExpression ownNames(
        uR"re(^\(\s*['"](\w+)['"]\s*,\s*(?:version\s*=\s*)?['"]([\w.]+)['"])re"_s);
    QList<ClientMade> made;
    if (!source.text.contains(u"apiclient"_s)) // googleapiclient, and apiclient of old
        return made;
    for (const auto& match : build.globalMatch(source.code)) {
        if (made.size() >= mostClients)
            break;
        const QString arguments = argumentsAt(source, match.capturedStart(1));
        const auto places = ownNames.match(arguments);
        const QString name = places.hasMatch() ? places.captured(1) : namedText(arguments, u"serviceName"_s);
        const QString version = places.hasMatch() ? places.captured(2) : namedText(arguments, u"version"_s);
        made.append(
            {match.capturedStart(), source.behindBracket(match.capturedStart(1)), name + u':' + version});
    }
    return made;
}

/// googleapis of npm: `google.drive({version: 'v3'})`, `google.drive('v3')`, `new drive_v3.Drive({})`.
QList<ClientMade> madeInJavaScript(const SourceText& source)
{
    static const QRegularExpression maker(uR"re((?<![\w$.])google\.(\w+)\s*(\())re"_s);
    static const QRegularExpression ownVersion(uR"re(^\(\s*['"]([\w.]+)['"])re"_s);
    static const QRegularExpression type(uR"re(\bnew\s+(\w+?)_(v\w+)\.\w+\s*(\())re"_s);
    QList<ClientMade> made;
    if (!source.text.contains(u"googleapis"_s))
        return made;
    for (const auto& match : maker.globalMatch(source.code)) {
        if (made.size() >= mostClients)
            break;
        const QString arguments = argumentsAt(source, match.capturedStart(2));
        const auto alone = ownVersion.match(arguments);
        const QString version = alone.hasMatch() ? alone.captured(1) : namedText(arguments, u"version"_s);
        made.append({match.capturedStart(), source.behindBracket(match.capturedStart(2)),
            match.captured(1) + u':' + version});
    }
    for (const auto& match : type.globalMatch(source.code)) {
        if (made.size() >= mostClients)
            break;
        made.append({match.capturedStart(), source.behindBracket(match.capturedStart(3)),
            match.captured(1) + u':' + match.captured(2)});
    }
    return made;
}

QList<ClientMade> madeInGo(const SourceText& source, const QHash<QString, QString>& packages)
{
    static const QRegularExpression maker(uR"re((?<![\w.])(\w+)\.New(?:Service)?\s*(\())re"_s);
    QList<ClientMade> made;
    for (const auto& match : maker.globalMatch(source.code)) {
        if (made.size() >= mostClients)
            break;
        if (packages.contains(match.captured(1))) {
            made.append({match.capturedStart(), source.behindBracket(match.capturedStart(2)),
                packages.value(match.captured(1))});
        }
    }
    return made;
}

} // namespace

QHash<QString, QString> goPackages(const SourceText& source, const MethodIndex& methods)
{
    static const QRegularExpression import(
        uR"re((?:(\w+)[ \t]+)?"google\.golang\.org/api/(\w+)(?:/(\w+))?/(v[\w.]+)")re"_s);
    QHash<QString, QString> packages;
    for (const auto& match : import.globalMatch(source.text)) {
        // admin/directory/v1 is the version directory_v1 of the API admin.
        const QString inner = match.captured(3).isEmpty() ? QString() : match.captured(3) + u'_';
        const QString api = match.captured(2) + u':' + inner + match.captured(4);
        const QString alias = match.captured(1) == u"import" ? QString() : match.captured(1);
        if (methods.hasApi(api))
            packages.insert(alias.isEmpty() ? match.captured(2) : alias, api);
    }
    return packages;
}

QList<ClientMade> clientsMade(const SourceText& source, const MethodIndex& methods)
{
    QList<ClientMade> made;
    if (source.language == SourceLanguage::Python)
        made = madeInPython(source);
    else if (source.language == SourceLanguage::JavaScript || source.language == SourceLanguage::Page)
        made = madeInJavaScript(source);
    else if (source.language == SourceLanguage::Go)
        made = madeInGo(source, goPackages(source, methods));
    made.removeIf([&](const ClientMade& client) { return !methods.hasApi(client.api); });
    return made;
}

} // namespace scopelight
