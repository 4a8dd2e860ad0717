// SPDX-License-Identifier: Apache-2.0
#include "run/codeevidence.h"

#include "base/strictjson.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int deepestFolder = 64;

/// Versions, other people's packages, and what is made from the sources.
bool isSkipped(const QString& folder)
{
    static const QStringList names{u".git"_s, u".hg"_s, u".svn"_s, u".tox"_s, u".venv"_s, u"__pycache__"_s,
        u"build"_s, u"dist"_s, u"node_modules"_s, u"site-packages"_s, u"target"_s, u"vendor"_s, u"venv"_s};
    return names.contains(folder);
}

class SourceReader {
public:
    SourceReader(const MethodIndex& methods, const SourceLimits& limits)
        : m_methods(methods)
        , m_limits(limits)
    {
    }

    void readFolder(const QString& path, int depth = 0)
    {
        const QDir folder(path);
        const QFileInfoList entries = folder.entryInfoList(
            QDir::Files | QDir::Dirs | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo& entry : entries) {
            if (entry.isSymLink())
                ++m_evidence.linksSkipped;
            else if (entry.isFile())
                readFile(entry);
            else if (entry.isDir() && (isSkipped(entry.fileName()) || depth >= deepestFolder))
                m_evidence.foldersSkipped.append(shownPath(entry.filePath()));
            else if (entry.isDir())
                readFolder(entry.filePath(), depth + 1);
        }
    }

    void readFile(const QFileInfo& file)
    {
        const SourceLanguage language = sourceLanguage(file.fileName());
        if (language == SourceLanguage::None)
            return;
        if (m_evidence.filesRead >= m_limits.files) {
            m_evidence.isComplete = false;
            return;
        }
        if (file.size() > m_limits.bytesPerFile) {
            ++m_evidence.filesTooLarge;
            return;
        }
        const auto bytes = readSmallFile(file.filePath(), Step::Scopes, m_limits.bytesPerFile);
        if (!bytes || bytes->contains('\0')) {
            ++m_evidence.filesNotReadable;
            return;
        }
        ++m_evidence.filesRead;
        const ApiUses uses = apiUses(QString::fromUtf8(*bytes), language, m_methods);
        const QString name = shownPath(file.filePath());
        for (const ApiUse& use : uses.found)
            m_evidence.found.append({.use = use, .file = name});
        for (const ApiUse& use : uses.possible)
            m_evidence.possible.append({.use = use, .file = name});
    }

    const CodeEvidence& evidence() const { return m_evidence; }

private:
    const MethodIndex& m_methods;
    SourceLimits m_limits;
    CodeEvidence m_evidence;
};

/// Permissions do not tell of a socket, or of a disk that fails.
bool canBeRead(const QFileInfo& info)
{
    if (info.isDir())
        return info.isReadable() && info.isExecutable();
    const auto bytes = readSmallFile(info.filePath(), Step::Scopes, 1);
    return bytes || bytes.error().code != u"file_not_readable";
}

void sortByPlace(QList<SeenUse>& uses)
{
    std::ranges::stable_sort(uses, [](const SeenUse& one, const SeenUse& other) {
        return std::tuple(one.file, one.use.line, one.entry)
            < std::tuple(other.file, other.use.line, other.entry);
    });
}

} // namespace

QList<MethodRecord> CodeEvidence::methods() const
{
    QList<MethodRecord> methods;
    for (const SeenUse& seen : found) {
        if (!seen.use.method.id.isEmpty() && !methods.contains(seen.use.method))
            methods.append(seen.use.method);
    }
    std::ranges::stable_sort(methods, {}, &MethodRecord::id);
    return methods;
}

QStringList CodeEvidence::scopes() const
{
    QStringList scopes;
    for (const SeenUse& seen : found) {
        if (!seen.use.scope.isEmpty())
            scopes.append(seen.use.scope);
    }
    scopes.sort();
    scopes.removeDuplicates();
    return scopes;
}

void CodeEvidence::append(const CodeEvidence& other)
{
    found += other.found;
    possible += other.possible;
    filesRead += other.filesRead;
    foldersSkipped += other.foldersSkipped;
    linksSkipped += other.linksSkipped;
    filesTooLarge += other.filesTooLarge;
    filesNotReadable += other.filesNotReadable;
    isComplete = isComplete && other.isComplete;
}

Result<CodeEvidence> evidenceInSource(
    const QString& path, const MethodIndex& methods, const SourceLimits& limits)
{
    const QFileInfo info(path);
    const Facts facts{{u"path"_s, path}};
    if (!info.exists())
        return fail(Step::Scopes, u"source_not_found"_s, facts);
    if (!canBeRead(info))
        return fail(Step::Scopes, u"source_not_readable"_s, facts);
    SourceReader reader(methods, limits);
    if (info.isDir())
        reader.readFolder(path);
    else
        reader.readFile(info);
    CodeEvidence evidence = reader.evidence();
    sortByPlace(evidence.found);
    sortByPlace(evidence.possible);
    return evidence;
}

QString shownPath(const QString& path)
{
    const QString below = QDir::current().relativeFilePath(path);
    return below.startsWith(u"../"_s) || QDir::isAbsolutePath(below) ? QDir::cleanPath(path) : below;
}

} // namespace scopelight
