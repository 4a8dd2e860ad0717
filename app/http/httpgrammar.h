// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace scopelight {

/// token, RFC 9110 §5.6.2: what a method or a field name may be.
bool isToken(QByteArrayView text);

/// Whether the byte is a control character other than TAB: never part of a head, received or sent.
bool isForbiddenControl(char byte);

/// field-value, RFC 9110 §5.5: no control characters, so it cannot end its line.
bool isFieldValue(QByteArrayView text);

/// origin-form, RFC 9112 §3.2.1, with the bytes that browsers leave undecoded in a query ('|', '{', '^'…).
bool isOriginForm(QByteArrayView target);

/// uri-host [ ":" port ] of a Host field, RFC 9110 §7.2; never empty here.
bool isHost(QByteArrayView value);

} // namespace scopelight
