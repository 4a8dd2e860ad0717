// SPDX-License-Identifier: Apache-2.0
#include "google/drivepage.h"

#include <QSet>
#include <QVarLengthArray>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <string>
#include <utility>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Where in the page the parser stands; all that is of no interest is Elsewhere.
enum class Place { Outside, Page, Files, File, Owners, Owner, Elsewhere };

/// What RapidJSON calls for each piece of the page. Nothing but the files is kept.
class PageHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, PageHandler> {
public:
    explicit PageHandler(DrivePageUse use)
        : m_use(use)
    {
    }

    bool hasFileList() const { return m_hasFileList; }
    DrivePage takePage() { return std::move(m_page); }

    bool Default() { return true; }
    bool Key(const char* text, rapidjson::SizeType length, bool)
    {
        m_key.assign(text, length);
        return true;
    }
    bool Bool(bool value)
    {
        if (place() == Place::Page && m_key == "incompleteSearch")
            m_page.incompleteSearch = value;
        return true;
    }
    bool String(const char* text, rapidjson::SizeType length, bool)
    {
        if (m_use == DrivePageUse::List)
            take(QByteArrayView(text, static_cast<qsizetype>(length)));
        return true;
    }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool)
    {
        if (place() == Place::File && m_key == "size")
            takeSize(QByteArrayView(text, static_cast<qsizetype>(length)));
        return true;
    }
    bool StartObject() { return enter(objectPlace()); }
    bool StartArray() { return enter(arrayPlace()); }
    bool EndObject(rapidjson::SizeType)
    {
        if (place() == Place::File)
            endFile();
        if (place() == Place::Owner)
            endOwner();
        m_places.removeLast();
        return true;
    }
    bool EndArray(rapidjson::SizeType)
    {
        m_places.removeLast();
        return true;
    }

private:
    /// RapidJSON calls itself for each level: a page that nests deeper is given up before the stack is.
    static constexpr qsizetype maxDepth = 64;

    Place place() const { return m_places.isEmpty() ? Place::Outside : m_places.last(); }
    Place objectPlace() const;
    Place arrayPlace() const;
    bool enter(Place place);
    void take(QByteArrayView text);
    void takeFileMember(QByteArrayView text);
    void takeSize(QByteArrayView digits);
    void endFile();
    void endOwner();
    QString shared(QByteArrayView text);

    DrivePageUse m_use;
    DrivePage m_page;
    DriveFile m_file;
    QString m_address; ///< of the owner under way
    QString m_displayName;
    std::string m_key;
    QVarLengthArray<Place, maxDepth> m_places;
    QSet<QString> m_shared;
    bool m_hasFileList = false;
    bool m_hasOwner = false;
};

Place PageHandler::objectPlace() const
{
    switch (place()) {
    case Place::Outside:
        return Place::Page;
    case Place::Files:
        return Place::File;
    case Place::Owners:
        return Place::Owner;
    case Place::Page:
    case Place::File:
    case Place::Owner:
    case Place::Elsewhere:
        break;
    }
    return Place::Elsewhere;
}

Place PageHandler::arrayPlace() const
{
    if (place() == Place::Page && m_key == "files")
        return Place::Files;
    if (place() == Place::File && m_key == "owners")
        return Place::Owners;
    return Place::Elsewhere;
}

bool PageHandler::enter(Place place)
{
    if (m_places.size() == maxDepth)
        return false;
    m_places.append(place);
    m_hasFileList = m_hasFileList || place == Place::Files;
    return true;
}

void PageHandler::take(QByteArrayView text)
{
    if (place() == Place::File)
        takeFileMember(text);
    if (place() == Place::Owner && m_key == "emailAddress")
        m_address = shared(text);
    if (place() == Place::Owner && m_key == "displayName")
        m_displayName = shared(text);
}

void PageHandler::takeFileMember(QByteArrayView text)
{
    if (m_key == "id")
        m_file.id = QString::fromUtf8(text);
    else if (m_key == "name")
        m_file.name = QString::fromUtf8(text);
    else if (m_key == "mimeType")
        m_file.mimeType = shared(text);
    else if (m_key == "size")
        takeSize(text);
    else if (m_key == "modifiedTime")
        m_file.modifiedAt = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs).toUTC();
}

void PageHandler::takeSize(QByteArrayView digits)
{
    bool isNumber = false;
    const qint64 size = digits.toLongLong(&isNumber);
    if (isNumber && size >= 0)
        m_file.size = size;
}

void PageHandler::endFile()
{
    ++m_page.count;
    if (m_use == DrivePageUse::List)
        m_page.files.append(std::exchange(m_file, {}));
    m_hasOwner = false;
}

void PageHandler::endOwner()
{
    if (!m_hasOwner)
        m_file.owner = m_address.isEmpty() ? m_displayName : m_address;
    m_hasOwner = true;
    m_address.clear();
    m_displayName.clear();
}

/// Kinds and owners come again and again: one copy serves the page.
QString PageHandler::shared(QByteArrayView text)
{
    return *m_shared.insert(QString::fromUtf8(text));
}

} // namespace

Result<DrivePage> parseDrivePage(const QByteArray& json, DrivePageUse use)
{
    constexpr unsigned flags = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;
    rapidjson::MemoryStream stream(json.constData(), static_cast<std::size_t>(json.size()));
    rapidjson::Reader reader;
    PageHandler handler(use);
    const rapidjson::ParseResult parsed = reader.Parse<flags>(stream, handler);
    if (parsed.IsError()) {
        return fail(Step::Drive, u"not_json"_s,
            {{u"reason"_s, QString::fromLatin1(rapidjson::GetParseError_En(parsed.Code()))},
                {u"offset"_s, QString::number(parsed.Offset())}});
    }
    if (!handler.hasFileList())
        return fail(Step::Drive, u"not_a_file_list"_s);
    return handler.takePage();
}

} // namespace scopelight
