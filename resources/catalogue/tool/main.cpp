// SPDX-License-Identifier: Apache-2.0
// make_catalogue TEXT_FOLDER OUTPUT: turns the catalogue's text into the flat file that is installed
// with the programs.
#include "cataloguetext.h"
#include "flatfile.h"

#include <QSaveFile>
#include <QSet>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <numeric>

namespace format = scopelight::catalogueformat;

namespace {

/// What follows from the methods: who accepts which scope.
struct Postings {
    QList<QList<quint32>> setsOfScope = {};
    QList<QList<quint32>> apisOfScope = {};
    QList<QList<quint32>> methodsOfSet = {};
};

void appendOnce(QList<quint32>& sorted, quint32 item)
{
    if (sorted.isEmpty() || sorted.last() != item)
        sorted.append(item);
}

Postings toPostings(const CatalogueText& text)
{
    Postings postings{QList<QList<quint32>>(text.scopes.size()), QList<QList<quint32>>(text.scopes.size()),
        QList<QList<quint32>>(text.sets.size())};
    for (qsizetype set = 0; set < text.sets.size(); ++set) {
        for (const quint32 scope : text.sets[set].scopes)
            postings.setsOfScope[scope].append(static_cast<quint32>(set));
    }
    for (qsizetype i = 0; i < text.methods.size(); ++i) {
        const CatalogueText::Method& method = text.methods[i];
        postings.methodsOfSet[method.set].append(static_cast<quint32>(i));
        for (const quint32 scope : text.sets[method.set].scopes)
            appendOnce(postings.apisOfScope[scope], method.api);
    }
    return postings;
}

QByteArray shortName(const QByteArray& wire)
{
    return wire.startsWith(format::scopePrefix) ? wire.mid(format::scopePrefix.size()) : wire;
}

/// Short name, description, keys and titles of the APIs, a line each, without case.
QByteArray folded(const CatalogueText::Scope& scope, const QList<quint32>& apis, const CatalogueText& text)
{
    QByteArrayList lines{shortName(scope.wire), scope.description};
    for (const quint32 api : apis) {
        lines.append(text.apis[api].key);
        if (!lines.contains(text.apis[api].title))
            lines.append(text.apis[api].title);
    }
    return QString::fromUtf8(lines.join('\n')).toCaseFolded().toUtf8();
}

void addScopes(FlatFile& file, const CatalogueText& text, const Postings& postings)
{
    for (qsizetype i = 0; i < text.scopes.size(); ++i) {
        const CatalogueText::Scope& scope = text.scopes[i];
        const QList<quint32>& apis = postings.apisOfScope[i];
        file.row<format::Scopes>({file.text(scope.wire), file.text(scope.description), scope.sensitivity,
            file.text(scope.classSource), file.text(scope.classRead), file.text(scope.kind),
            file.text(scope.kindSource), file.list(apis), file.list(postings.setsOfScope[i]),
            file.text(folded(scope, apis, text))});
    }
    for (qsizetype i = 0; i < text.sets.size(); ++i)
        file.row<format::Sets>({file.list(text.sets[i].scopes), file.list(postings.methodsOfSet[i])});
}

void addApis(FlatFile& file, const CatalogueText& text)
{
    for (const CatalogueText::Api& api : text.apis) {
        file.row<format::Apis>({file.text(api.name()), file.text(api.key), file.text(api.revision),
            api.isDefault, api.preferred, api.listed, file.text(api.root), file.text(api.path),
            file.text(api.title), file.text(api.documentation), api.firstMethod, api.methodCount});
    }
}

void addMethods(FlatFile& file, const CatalogueText& text)
{
    for (const CatalogueText::Method& method : text.methods) {
        QList<quint32> query;
        for (const QByteArray& name : method.query)
            query.append(file.text(name));
        file.row<format::Methods>({file.text(method.id), method.api, method.verb, file.text(method.path),
            method.set, method.flags, file.list(query)});
    }
    QList<quint32> byId(text.methods.size());
    std::iota(byId.begin(), byId.end(), 0);
    std::stable_sort(byId.begin(), byId.end(),
        [&text](quint32 left, quint32 right) { return text.methods[left].id < text.methods[right].id; });
    for (const quint32 method : byId)
        file.row<format::MethodsById>({method});
}

FlatFile toFlatFile(const CatalogueText& text)
{
    FlatFile file;
    file.row<format::About>({file.text(text.about.revision), file.text(text.about.source),
        file.text(text.about.license), file.text(text.about.generator), file.text(SCOPELIGHT_VERSION)});
    addScopes(file, text, toPostings(text));
    addApis(file, text);
    addMethods(file, text);
    for (const CatalogueText::Rule& rule : text.rules) {
        file.row<format::Rules>(
            {file.text(rule.rule), file.text(rule.subject), file.text(rule.value), file.text(rule.source)});
    }
    for (const CatalogueText::Probe& probe : text.probes) {
        file.row<format::Probes>({probe.scope, file.text(probe.kind), file.text(probe.method),
            file.text(probe.url), file.text(probe.expected), file.text(probe.notes)});
    }
    return file;
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc != 3) {
        std::fputs("usage: make_catalogue TEXT_FOLDER OUTPUT\n", stderr);
        return EXIT_FAILURE;
    }
    const QByteArray bytes = toFlatFile(readCatalogueText(QString::fromLocal8Bit(argv[1]))).bytes();
    QSaveFile output(QString::fromLocal8Bit(argv[2]));
    if (!output.open(QIODevice::WriteOnly) || output.write(bytes) != bytes.size() || !output.commit()) {
        std::fprintf(stderr, "%s: error: %s\n", argv[2], qPrintable(output.errorString()));
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
