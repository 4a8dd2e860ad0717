// SPDX-License-Identifier: Apache-2.0
#include "scopes/installedcatalogue.h"

#include "scopes/cataloguefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
namespace format = scopelight::catalogueformat;

namespace scopelight {

namespace {

/// "SLC" and a digit: the layout changed with another version.
bool hasAnotherLayout(QByteArrayView bytes)
{
    const quint32 magic = format::magic;
    const quint32 found = CatalogueFile::magicOf(bytes);
    return found != magic && (found & 0xffffff) == (magic & 0xffffff);
}

} // namespace

Result<QByteArrayView> mapCatalogue(QFile& file)
{
    const QString path = QDir::toNativeSeparators(file.fileName());
    if (!file.exists())
        return fail(Step::Scopes, u"catalogue_missing"_s, {{u"path"_s, path}});
    if (!file.open(QIODevice::ReadOnly))
        return fail(Step::Scopes, u"catalogue_not_readable"_s,
            {{u"path"_s, path}, {u"reason"_s, file.errorString()}});
    const qint64 size = file.size();
    const uchar* begin = file.map(0, size);
    if (begin == nullptr && size > 0)
        return fail(Step::Scopes, u"catalogue_not_readable"_s,
            {{u"path"_s, path}, {u"reason"_s, file.errorString()}});
    file.close(); // what is mapped stays until the object goes

    const QByteArrayView bytes(begin, begin == nullptr ? 0 : qsizetype(size));
    const QString needed = QStringLiteral(SCOPELIGHT_VERSION);
    if (hasAnotherLayout(bytes))
        return fail(
            Step::Scopes, u"catalogue_of_another_version"_s, {{u"path"_s, path}, {u"needed"_s, needed}});
    const CatalogueFile catalogue(bytes);
    if (catalogue.rows<format::About>() == 0)
        return fail(Step::Scopes, u"catalogue_not_whole"_s, {{u"path"_s, path}});
    const QString version = catalogue.string<format::About>(0, format::About::Version);
    if (version != needed)
        return fail(Step::Scopes, u"catalogue_of_another_version"_s,
            {{u"path"_s, path}, {u"needed"_s, needed}, {u"version"_s, version}});
    return bytes;
}

Result<QByteArrayView> installedCatalogue()
{
    static QFile file(QDir::cleanPath(QCoreApplication::applicationDirPath()
        + QStringLiteral("/" SCOPELIGHT_DATA_FROM_PROGRAMS "/catalogue.bin")));
    static const Result<QByteArrayView> bytes = mapCatalogue(file);
    return bytes;
}

} // namespace scopelight
