// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "provocations.h"
#include "run/codeevidence.h"
#include "run/evidencecomparison.h"
#include "scopes/installedcatalogue.h"
#include "scopes/reviewoutlook.h"
#include "scopes/scopefindings.h"
#include "scopes/toldclasses.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QStringList full(const ScopeCatalogue& catalogue, const QString& text)
{
    QStringList scopes;
    for (const QString& name : text.split(u' ', Qt::SkipEmptyParts))
        scopes.append(catalogue.expand(name).value_or(name));
    return scopes;
}

/// The findings of one code: a set that has the one often has another.
Findings only(const QString& code, Findings findings)
{
    findings.removeIf([&code](const Finding& finding) { return finding.code != code; });
    return findings;
}

/// Some scope of a kind; which ones there are changes with Google's documents.
QStringList someOf(const ScopeCatalogue& catalogue, const QString& kind)
{
    const QList<ScopeRecord> records = catalogue.search({});
    const auto record = std::ranges::find(records, kind, &ScopeRecord::kind);
    return record == records.end() ? QStringList() : QStringList{record->scope};
}

void provokeKinds(Provoked& rows, const ScopeCatalogue& catalogue)
{
    for (const auto& [kind, code] : {std::pair(u"removed"_s, u"scope_removed"_s),
             {u"retired"_s, u"scope_retired"_s}, {u"legacy"_s, u"scope_legacy"_s},
             {u"add_on"_s, u"scope_add_on"_s}, {u"apps_script"_s, u"scope_apps_script"_s},
             {u"service_account"_s, u"scope_service_account_only"_s},
             {u"delegation"_s, u"scope_delegation_only"_s}}) {
        Findings findings = only(code, scopeFindings(someOf(catalogue, kind), {}, catalogue));
        for (Finding& finding : findings)
            finding.facts.insert(u"scope"_s, u"some.scope"_s);
        rows.findings(findings);
    }
}

void provokeSets(Provoked& rows, const ScopeCatalogue& catalogue)
{
    const auto found = [&](const QString& code, const QString& asked, const QString& declared = {}) {
        rows.findings(
            only(code, scopeFindings(full(catalogue, asked), full(catalogue, declared), catalogue)));
    };
    found(u"scope_offline_access"_s, u"offline_access"_s);
    found(u"scope_unknown"_s, u"https://www.googleapis.com/auth/drive.metadta"_s);
    found(u"scopes_exclusive"_s, u"dataportability.myactivity.search openid"_s);
    found(u"scope_not_declared"_s, u"drive"_s, u"gmail.send"_s);
    found(u"scope_asked_twice"_s, u"email userinfo.email"_s);
    found(u"scope_redundant"_s, u"drive drive.readonly"_s);
    found(u"scope_class_not_published"_s, u"calendar tasks"_s);
    found(u"scopes_less_sensitive"_s, u"gmail.compose gmail.readonly"_s);
    QStringList many;
    for (int number = 1; number <= 26; ++number)
        many.append(u"https://example.com/auth/%1"_s.arg(number));
    rows.findings(only(u"scopes_many"_s, scopeFindings(many, {}, catalogue)));
}

void provokeReview(Provoked& rows, const ScopeCatalogue& catalogue)
{
    for (const QString& asked : {u"openid email"_s, u"drive.file"_s, u"spreadsheets.readonly"_s,
             u"drive.readonly"_s, u"calendar.readonly"_s, u"spreadsheets.readonly calendar.readonly"_s}) {
        const QStringList scopes = full(catalogue, asked);
        rows.findings(reviewOutlook(catalogue, ScopeSet(scopes)));
        rows.reason(reviewOf(catalogue, scopes));
    }
}

void provokeEvidence(Provoked& rows, const ScopeCatalogue& catalogue)
{
    const auto compared = [&](const QString& asked, const QString& method) {
        rows.findings(toFindings(
            compareWithEvidence(catalogue, full(catalogue, asked), {*catalogue.method(method)}), catalogue));
    };
    compared(u"openid"_s, u"gmail.users.messages.send"_s);
    compared(u"drive.readonly drive.metadata.readonly"_s, u"drive.files.list"_s);
    compared(u"drive.readonly gmail.send"_s, u"drive.files.list"_s);
}

void provokeReaches(Provoked& rows, const ScopeCatalogue& catalogue)
{
    for (const ScopeRecord& record : catalogue.search({})) {
        if (const QString reach = catalogue.reachOf(record.scope); !reach.isEmpty())
            rows.reason(u"reach_"_s + reach);
    }
}

void provokeNames(Provoked& rows, const ScopeCatalogue& catalogue)
{
    for (const QString& method : {u"drive.files.lst"_s, u"drve/drive.files.list"_s})
        rows.failure(catalogue.method(method));
    rows.failure(catalogue.method(u"qqqqqqqq"_s), u"like nothing"_s);
    rows.failure(catalogue.method(u"qqqqqqqq/x"_s), u"like nothing"_s);
    rows.failure(ScopeSet::parse(u"openid dri\"ve"_s));
    rows.failure(catalogue.method(u"admin.channels.stop"_s));
}

void provokeCatalogueFiles(Provoked& rows)
{
    const auto mapped = [&rows](const QByteArray& bytes, const QString& variant = {}) {
        QFile file(u"catalogue.bin"_s);
        if (writeFile(file.fileName(), bytes))
            rows.failure(mapCatalogue(file).map_error([](const Error& error) {
                return with(error, {{u"needed"_s, u"1.0.0"_s}});
            }),
                variant);
    };
    QByteArray whole = installedCatalogue().value_or(QByteArrayView()).toByteArray();
    const QByteArray own = SCOPELIGHT_VERSION;
    const QByteArray length = QByteArray(1, char(own.size())) + QByteArray(3, '\0');
    mapped(whole.chopped(1));
    mapped(QByteArray(whole).replace(3, 1, "2"), u"an older layout"_s);
    mapped(whole.replace(whole.indexOf(length + own) + 4, own.size(),
        QByteArray("9.9.9").leftJustified(own.size(), '0', true)));
    QFile gone(u"gone.bin"_s);
    rows.failure(mapCatalogue(gone));
    QDir().mkdir(u"no-file"_s);
    QFile folder(u"no-file"_s);
    rows.failure(mapCatalogue(folder).map_error([](const Error& error) {
        return with(error, {{u"path"_s, u"catalogue.bin"_s}, {u"reason"_s, u"(as the system says it)"_s}});
    }));
}

void provokeSources(Provoked& rows, const ScopeCatalogue& catalogue)
{
    const MethodIndex methods(catalogue);
    rows.failure(evidenceInSource(u"nowhere"_s, methods, {}));
    for (const auto& [bytes, variant] :
        {std::pair("<html>"_ba, QString()), {"{}"_ba, u"without requests"_s}}) {
        if (writeFile(u"session.har"_s, bytes))
            rows.failure(evidenceInHar(u"session.har"_s, methods), variant);
    }
    rows.failure(evidenceInHar(u"gone.har"_s, methods));
    rows.failure(evidenceInHar(u"no-file"_s, methods));
    rows.failure(evidenceInSource(u"/proc/self/mem"_s, methods));
    rows.failure(evidenceInHar(u"/proc/self/mem"_s, methods).map_error([](const Error& error) {
        return with(error, {{u"path"_s, u"locked.har"_s}});
    }));
    QFile large(u"large.har"_s);
    if (large.open(QIODevice::WriteOnly) && large.resize(qint64(65) * 1024 * 1024))
        rows.failure(evidenceInHar(u"large.har"_s, methods));
}

void provokeClasses(Provoked& rows, const ScopeCatalogue& catalogue)
{
    rows.failure(classesOnConsolePage(u"Hello"_s, QDate(2026, 11, 28), catalogue));
    const QString path = u"console-classes.json"_s;
    if (writeFile(path, "{"))
        rows.failure(ToldClassStore(path).read());
    QDir().mkpath(u"kept/classes.json/x"_s);
    rows.failure(ToldClassStore(u"kept/classes.json"_s).remove());
}

} // namespace

void provokeScopes(Provoked& rows)
{
    const ScopeCatalogue catalogue;
    provokeKinds(rows, catalogue);
    provokeSets(rows, catalogue);
    provokeReview(rows, catalogue);
    provokeEvidence(rows, catalogue);
    provokeReaches(rows, catalogue);
    provokeNames(rows, catalogue);
    provokeCatalogueFiles(rows);
    provokeSources(rows, catalogue);
    provokeClasses(rows, catalogue);
}
