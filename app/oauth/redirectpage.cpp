// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirectpage.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QByteArray readPage(const QString& name)
{
    QFile file(u":/scopelight/pages/"_s + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened); // linked into the program
    return opened ? file.readAll() : QByteArray();
}

/// The source expression for the one inline element of that name (CSP Level 3 §2.3.1).
QByteArray hashSource(const QByteArray& page, const QByteArray& element)
{
    const QByteArray opening = '<' + element + '>';
    const qsizetype begin = page.indexOf(opening) + opening.size();
    const qsizetype end = page.indexOf("</" + element + '>', begin);
    const QByteArray text = page.sliced(begin, end - begin);
    return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
}

HttpHeaders headersFor(const QByteArray& page)
{
    return {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"},
        {"Referrer-Policy", "no-referrer"}, {"X-Content-Type-Options", "nosniff"},
        {"Content-Security-Policy",
            "default-src 'none'; script-src " + hashSource(page, "script") + "; style-src "
                + hashSource(page, "style")
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"}};
}

} // namespace

HttpResponse redirectPage(int status)
{
    const QByteArray page = readPage(status == 200 ? u"redirect.html"_s : u"redirect_refused.html"_s);
    return HttpResponse{.status = status, .headers = headersFor(page), .body = page};
}

} // namespace scopelight
