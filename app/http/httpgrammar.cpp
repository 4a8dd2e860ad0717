// SPDX-License-Identifier: Apache-2.0
#include "http/httpgrammar.h"

#include <algorithm>

namespace scopelight {

namespace {

bool isAlphaNumeric(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

bool isTokenByte(char byte)
{
    return isAlphaNumeric(byte) || QByteArrayView("!#$%&'*+-.^_`|~").contains(byte);
}

bool isTargetByte(char byte)
{
    return byte > ' ' && byte < '\x7f' && !QByteArrayView("\"#<>").contains(byte);
}

bool isHostByte(char byte)
{
    return isAlphaNumeric(byte) || QByteArrayView("-._:[]").contains(byte);
}

} // namespace

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenByte);
}

bool isForbiddenControl(char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    return (code < 0x20 && byte != '\t') || code == 0x7f;
}

bool isFieldValue(QByteArrayView text)
{
    return std::ranges::none_of(text, isForbiddenControl);
}

bool isOriginForm(QByteArrayView target)
{
    return target.startsWith('/') && std::ranges::all_of(target, isTargetByte);
}

bool isHost(QByteArrayView value)
{
    return !value.isEmpty() && std::ranges::all_of(value, isHostByte);
}

} // namespace scopelight
