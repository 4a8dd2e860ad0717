// SPDX-License-Identifier: Apache-2.0
#include "google/apiuses.h"

#include "google/clientcalls.h"
#include "google/clientsmade.h"
#include "google/requestaddress.h"
#include "google/requestverb.h"
#include "google/shellrequests.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using enum SourceLanguage;

/// More than these are no help to anybody.
constexpr qsizetype mostPossible = 3;

bool hasCalls(SourceLanguage language)
{
    return language == Python || language == JavaScript || language == Page || language == Go
        || language == Java;
}

/// Scopes as they stand in the file, full and exactly as the catalogue has them.
ApiUses scopeUrls(const SourceText& source, const ScopeCatalogue& catalogue)
{
    static const QRegularExpression address(u"https://[A-Za-z0-9._~/%-]+"_s);
    const bool speaksOfScopes = source.text.contains(u"scope"_s, Qt::CaseInsensitive);
    ApiUses uses;
    for (const auto& match : address.globalMatch(source.text)) {
        const QString scope = match.captured();
        // https://mail.google.com/ is a scope, and a page to go to.
        const bool isPlain = ScopeCatalogue::shortName(scope) != scope;
        if ((isPlain || speaksOfScopes) && catalogue.find(scope)) {
            uses.found.append(
                {.scope = scope, .line = source.lineAt(match.capturedStart()), .how = u"scope_url"_s});
        }
    }
    return uses;
}

/// The letters and digits alone: Go makes DriveMetadataReadonlyScope of drive.metadata.readonly.
QString lettersOf(const QString& name)
{
    QString letters;
    std::ranges::copy_if(
        name.toLower(), std::back_inserter(letters), [](QChar c) { return c.isLetterOrNumber(); });
    return letters;
}

/// drive.DriveMetadataReadonlyScope, of the packages that a Go file imports.
ApiUses scopeConstants(const SourceText& source, const MethodIndex& methods)
{
    static const QRegularExpression constant(u"(?<![\\w.])(\\w+)\\.([A-Z]\\w*)Scope\\b"_s);
    const QHash<QString, QString> packages = goPackages(source, methods);
    ApiUses uses;
    for (const auto& match : constant.globalMatch(source.code)) {
        const QString api = packages.value(match.captured(1));
        if (api.isEmpty())
            continue;
        for (const ScopeRecord& record : methods.catalogue().search({.api = api})) {
            const QString name = ScopeCatalogue::shortName(record.scope).remove(u"https://"_s);
            if (lettersOf(name) == match.captured(2).toLower()) {
                uses.found.append({.scope = record.scope,
                    .line = source.lineAt(match.capturedStart()),
                    .how = u"scope_constant"_s});
            }
        }
    }
    return uses;
}

/// What one request calls. Without a verb it is told by an address that one method alone has.
ApiUses usesAt(
    const RequestAddress& address, const QString& verb, const SourceText& source, const MethodIndex& methods)
{
    const QList<MethodRecord> fitting = methods.catalogue().methodsAt(verb, address.host, address.path);
    ApiUses uses;
    if (fitting.size() > mostPossible)
        return uses;
    for (const MethodRecord& method : fitting) {
        const ApiUse use{.method = method, .line = source.lineAt(address.position), .how = u"rest_url"_s};
        (fitting.size() == 1 && source.language != SlashComments ? uses.found : uses.possible).append(use);
    }
    return uses;
}

/// Addresses in settings: something may send them somewhere.
ApiUses writtenAddresses(const SourceText& source, const MethodIndex& methods)
{
    static const QRegularExpression address(u"https://[a-z0-9.-]+\\.googleapis\\.com/[^\\s\"'`,;)]+"_s);
    ApiUses uses;
    for (const auto& match : address.globalMatch(source.text)) {
        if (auto place = googleAddress(withUnknownParts(match.captured()))) {
            place->position = match.capturedStart();
            const ApiUses fitting = usesAt(*place, {}, source, methods);
            uses.possible += fitting.found + fitting.possible;
        }
    }
    return uses;
}

ApiUses requests(const SourceText& source, const MethodIndex& methods)
{
    if (source.language == HashComments || source.language == Plain)
        return writtenAddresses(source, methods);
    ApiUses uses;
    if (source.language == Shell) {
        for (const ShellRequest& request : shellRequests(source))
            uses.append(usesAt(request.address, request.verb, source, methods));
        return uses;
    }
    for (const RequestAddress& address : requestAddresses(source)) {
        const QString verb = hasCalls(source.language) ? requestVerb(source, address.position) : QString();
        uses.append(usesAt(address, verb, source, methods));
    }
    return uses;
}

/// By line, each once; what was found need not be thought possible, too.
void tidy(ApiUses& uses)
{
    const auto byPlace = [](const ApiUse& one, const ApiUse& other) {
        return std::tuple(one.line, one.method.id, one.scope)
            < std::tuple(other.line, other.method.id, other.scope);
    };
    const auto isSame = [](const ApiUse& one, const ApiUse& other) {
        return one.line == other.line && one.method == other.method && one.scope == other.scope;
    };
    for (QList<ApiUse>* list : {&uses.found, &uses.possible}) {
        std::ranges::stable_sort(*list, byPlace);
        list->erase(std::ranges::unique(*list, isSame).begin(), list->end());
    }
    uses.possible.removeIf([&](const ApiUse& use) {
        return std::ranges::any_of(uses.found, [&](const ApiUse& found) { return isSame(use, found); });
    });
}

} // namespace

ApiUses apiUses(const QString& file, SourceLanguage language, const MethodIndex& methods)
{
    if (language == None)
        return {};
    const SourceText source = readSource(file, language);
    ApiUses uses = scopeUrls(source, methods.catalogue());
    if (language == Go)
        uses.append(scopeConstants(source, methods));
    uses.append(requests(source, methods));
    if (hasCalls(language))
        uses.append(clientCalls(source, methods));
    tidy(uses);
    return uses;
}

} // namespace scopelight
