// SPDX-License-Identifier: Apache-2.0
#include "scopes/pathtemplate.h"
#include "scopes/scopecatalogue.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

using catalogueformat::Apis;
using catalogueformat::Methods;

namespace {

constexpr quint32 uploadFlag = quint32(1) << 3; ///< its place in catalogueformat::flags

/// A method whose template a path fits.
struct Fit {
    MethodRecord method = {};
    QString pathTemplate = {}; ///< below the root
    int literals = 0;
};

bool isVersion(const QString& segment)
{
    static const QRegularExpression version(u"^v\\d"_s);
    return version.match(segment).hasMatch();
}

/// "projects", "topics" of `v1/projects/p/topics/t:publish`: names of collections and of what is in them take
/// turns (AIP-122). Nothing where one of the names is not known.
QStringList collectionsOf(const QStringList& segments)
{
    QStringList names;
    const qsizetype first = !segments.isEmpty() && isVersion(segments.first()) ? 1 : 0;
    for (qsizetype i = first; i < segments.size(); i += 2) {
        if (segments[i].contains(unknownPart))
            return {};
        names.append(segments[i].section(u':', 0, 0));
    }
    return names;
}

/// "projects", "topics" of "pubsub.projects.topics.publish".
QStringList resourcesOf(const QString& id)
{
    const QStringList parts = id.split(u'.');
    return parts.size() > 2 ? parts.sliced(1, parts.size() - 2) : QStringList();
}

void keepBest(QList<Fit>& fits)
{
    int most = 0;
    for (const Fit& fit : fits)
        most = std::max(most, fit.literals);
    fits.removeIf([most](const Fit& fit) { return fit.literals < most; });
}

/// Many methods share `v1/{+name}`: then the names of the collections tell which one it is, as far as they
/// are known.
void keepNamed(QList<Fit>& fits, const QStringList& segments)
{
    const bool saysLittle = std::ranges::any_of(
        fits, [](const Fit& fit) { return fit.pathTemplate.contains(u"{+"_s) && fit.literals < 2; });
    const QStringList collections = collectionsOf(segments);
    if (collections.isEmpty() || (fits.size() < 2 && !saysLittle))
        return;
    QList<Fit> named = fits;
    named.removeIf([&](const Fit& fit) { return resourcesOf(fit.method.id) != collections; });
    if (!named.isEmpty() || saysLittle)
        fits = named;
}

/// The methods, one of those that only differ in the version: a preview of an API answers on its paths.
QList<MethodRecord> withoutTwins(const ScopeCatalogue& catalogue, const QList<Fit>& fits)
{
    QList<MethodRecord> methods;
    for (const Fit& fit : fits) {
        const auto twin = std::ranges::find(methods, fit.method.id, &MethodRecord::id);
        if (twin == methods.end())
            methods.append(fit.method);
        else if (catalogue.defaultApi(fit.method.api.section(u':', 0, 0)) == fit.method.api)
            *twin = fit.method;
    }
    return methods;
}

} // namespace

/// APIs that have a host of their own today were on www.googleapis.com first, where the path begins with
/// their names, and still answer there.
bool ScopeCatalogue::isServedAt(quint32 api, const QByteArray& root, const QByteArray& path) const
{
    const QByteArray name = m_file.text<Apis>(api, Apis::Name).toByteArray() + '/';
    return path.startsWith(m_file.text<Apis>(api, Apis::Path))
        && (m_file.text<Apis>(api, Apis::Root) == root
            || (root == "https://www.googleapis.com/" && path.startsWith(name)));
}

QList<MethodRecord> ScopeCatalogue::methodsAt(
    const QString& verb, const QString& host, const QString& path) const
{
    const QString upload = u"upload/"_s;
    const bool isUpload = path.startsWith(upload);
    const QString below = isUpload ? path.sliced(upload.size()) : path;
    const QStringList segments = below.split(u'/');
    const QByteArray root = "https://" + host.toUtf8() + '/';
    QList<Fit> fits;
    for (quint32 api = 0; api < m_file.rows<Apis>(); ++api) {
        if (!isServedAt(api, root, below.toUtf8()))
            continue;
        const QString base = m_file.string<Apis>(api, Apis::Path);
        const quint32 first = m_file.cell<Apis>(api, Apis::FirstMethod);
        for (quint32 row = first; row < first + m_file.cell<Apis>(api, Apis::MethodCount); ++row) {
            const QString pathTemplate = base + m_file.string<Methods>(row, Methods::Path);
            const bool takesUpload = (m_file.cell<Methods>(row, Methods::Flags) & uploadFlag) != 0;
            const auto fit = isUpload && !takesUpload ? std::nullopt : fitOf(pathTemplate, segments);
            if (fit && (verb.isEmpty() || methodRecord(row).verb == verb))
                fits.append({methodRecord(row), pathTemplate, *fit});
        }
    }
    keepBest(fits);
    keepNamed(fits, segments);
    return withoutTwins(*this, fits);
}

} // namespace scopelight
