// SPDX-License-Identifier: Apache-2.0
#include "base/strictjson.h"

#include "base/jsonbuilder.h"

#include <QStringDecoder>

#include <rapidjson/encodedstream.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QByteArray byteOrderMark = "\xEF\xBB\xBF"_ba;

/// Where in the text a byte is: lines and characters, counted from 1, as editors count them.
Facts position(const QByteArray& text, qsizetype offset)
{
    const QByteArray before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    const QByteArray line = before.sliced(before.lastIndexOf('\n') + 1);
    return {{u"line"_s, QString::number(before.count('\n') + 1)},
        {u"column"_s, QString::number(QString::fromUtf8(line).toUcs4().size() + 1)}};
}

/// The encoding that the first bytes tell: a byte order mark, or where an ASCII character has its zero bytes
/// (RFC 4627 §3). Empty for what may be UTF-8.
QString wideEncoding(const QByteArray& bytes)
{
    const auto startsWith = [&bytes](QByteArrayView mark) { return bytes.startsWith(mark); };
    const bool isWide = bytes.size() >= 2;
    if (startsWith({"\xFF\xFE\0\0", 4}) || (bytes.size() >= 4 && bytes.sliced(1).startsWith({"\0\0\0", 3})))
        return u"UTF-32 LE"_s;
    if (startsWith({"\0\0\xFE\xFF", 4}) || startsWith({"\0\0\0", 3}))
        return u"UTF-32 BE"_s;
    if (startsWith("\xFF\xFE") || (isWide && bytes[0] != '\0' && bytes[1] == '\0'))
        return u"UTF-16 LE"_s;
    if (startsWith("\xFE\xFF") || (isWide && bytes[0] == '\0'))
        return u"UTF-16 BE"_s;
    return {};
}

/// The character at a byte, empty when the bytes there are no UTF-8.
QString characterAt(const QByteArray& text, qsizetype offset)
{
    for (qsizetype length = 1; length <= std::min<qsizetype>(4, text.size() - offset); ++length) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        QString character = decoder(QByteArrayView(text).sliced(offset, length));
        if (!decoder.hasError())
            return character;
    }
    return {};
}

/// What stands at the place where the text stops being JSON; one more fact names each usual slip, so that the
/// words for it can be chosen.
Facts slip(const QByteArray& text, qsizetype offset)
{
    Facts facts;
    const bool isFirst = text.first(std::min(offset, text.size())).trimmed().isEmpty();
    if (isFirst)
        facts.insert(u"not_begun"_s, u"true"_s);
    if (offset >= text.size()) {
        facts.insert(u"unfinished"_s, u"true"_s);
        return facts;
    }
    const QString found = characterAt(text, offset);
    facts.insert(u"found"_s, found);
    if (u"\u201C\u201D\u201E\u2018\u2019\u00AB\u00BB"_s.contains(found))
        facts.insert(u"typographic_quote"_s, found);
    else if (found == u"'")
        facts.insert(u"single_quote"_s, found);
    else if (found == u"/" || (found == u"#" && !isFirst)) // notes begin with a #
        facts.insert(u"comment"_s, found);
    else if (text.first(offset).trimmed().endsWith(','))
        facts.insert(u"trailing_comma"_s, u","_s);
    return facts;
}

/// RapidJSON reports the end of a key; an editor wants its start.
qsizetype startOfKey(const QByteArray& text, qsizetype end)
{
    const auto isEscaped = [&text](qsizetype quote) {
        qsizetype backslash = quote;
        while (backslash > 0 && text[backslash - 1] == '\\')
            --backslash;
        return (quote - backslash) % 2 == 1;
    };
    qsizetype start = end - 2;
    while (start > 0 && (text[start] != '"' || isEscaped(start)))
        --start;
    return start;
}

Error refusal(
    const QByteArray& text, const rapidjson::ParseResult& result, const JsonBuilder& builder, Step step)
{
    auto offset = qsizetype(result.Offset());
    QString code = builder.refusal();
    Facts more;
    if (code == u"json_not_an_object")
        return {step, code};
    if (code == u"json_duplicate_key") {
        offset = startOfKey(text, offset);
    } else if (code.isEmpty() && offset < text.size() && characterAt(text, offset).isEmpty()) {
        code = u"json_encoding"_s;
        more = {{u"found"_s, u"0x%1"_s.arg(QString::fromLatin1(text.sliced(offset, 1).toHex().toUpper()))}};
    } else if (code.isEmpty()) {
        code = u"json_syntax"_s;
        more = slip(text, offset);
    }
    Error error{step, code, position(text, offset)};
    error.facts.insert(more);
    if (const QString key = builder.path(); !key.isEmpty())
        error.facts.insert(u"key"_s, key);
    return error;
}

} // namespace

Result<QJsonObject> parseStrictJson(const QByteArray& bytes, Step step, JsonLimits limits)
{
    if (bytes.size() > limits.bytes)
        return fail(step, u"json_too_large"_s, {{u"limit"_s, QString::number(limits.bytes)}});
    if (const QString encoding = wideEncoding(bytes); !encoding.isEmpty())
        return fail(step, u"json_encoding"_s, {{u"encoding"_s, encoding}});
    const QByteArray text = bytes.startsWith(byteOrderMark) ? bytes.sliced(byteOrderMark.size()) : bytes;
    // RapidJSON takes a NUL for the end of the text.
    if (const qsizetype nul = text.indexOf('\0'); nul >= 0) {
        Error error{step, u"json_encoding"_s, position(text, nul)};
        error.facts.insert(u"found"_s, u"NUL"_s);
        return tl::unexpected(error);
    }
    JsonBuilder builder(limits.depth);
    rapidjson::MemoryStream memory(text.constData(), size_t(text.size()));
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(memory);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
    if (result.IsError())
        return tl::unexpected(refusal(text, result, builder, step));
    return builder.object();
}

} // namespace scopelight
