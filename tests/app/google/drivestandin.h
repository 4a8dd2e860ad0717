// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/drivelisting.h"
#include "http/formparameters.h"
#include "http/httpserver.h"
#include "http/httptrace.h"

#include <QMap>
#include <QSignalSpy>

namespace scopelight {

/// An error of the API in its older form.
inline HttpResponse refusal(int status, const QByteArray& reason, const QByteArray& location = {})
{
    return {
        .status = status,
        .headers = {{"Content-Type", "application/json"}},
        .body = R"({"error":{"errors":[{"reason":")" + reason + R"(","location":")" + location + R"("}]}})",
    };
}

/// Hardly any waits.
inline DriveLimits impatient()
{
    return {.retry = {.baseMs = 1, .longestMs = 4}, .jitter = [] { return 0.5; }};
}

/// What the stand-in answers: so many pages of so many files, and other answers where a test wants them.
struct DriveScript {
    int pages = 1;
    int filesPerPage = 1;
    QMap<int, HttpResponse> answers = {}; ///< by the number of the request, from 0: instead of the page
    std::function<QByteArray(int page)> tokenAfter = {}; ///< empty: "page-N" until the last
};

/// Plays files.list on 127.0.0.1.
class DriveStandIn {
public:
    explicit DriveStandIn(DriveScript theScript = {})
        : script(std::move(theScript))
    {
    }

    DriveScript script;
    QList<ServerRequest> requests = {};

    bool listen() { return m_server.listen(QHostAddress::LocalHost, 0).has_value(); }
    QUrl root() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.port())); }
    QString parameter(int request, QStringView name) const
    {
        return FormParameters::parse(requests.at(request).query()).valueOr(name, {});
    }
    QStringList pageTokens() const
    {
        QStringList tokens;
        for (int request = 0; request < requests.size(); ++request)
            tokens.append(parameter(request, u"pageToken"));
        return tokens;
    }

    QByteArray page(int number, bool idsAlone) const
    {
        QByteArray files;
        for (int file = 0; file < script.filesPerPage; ++file) {
            const QByteArray id = QByteArray::number(number) + '-' + QByteArray::number(file);
            files += (files.isEmpty() ? R"({"id":")" : R"(,{"id":")") + id;
            files += idsAlone ? QByteArray(R"("})")
                              : R"(","name":"file )" + id + R"(","mimeType":"text/plain","size":"7"})";
        }
        const QByteArray token = nextToken(number);
        const QByteArray start = token.isEmpty() ? QByteArray() : R"("nextPageToken":")" + token + "\",";
        return "{" + start + R"("incompleteSearch":false,"files":[)" + files + "]}";
    }

private:
    QByteArray nextToken(int number) const
    {
        if (script.tokenAfter)
            return script.tokenAfter(number);
        return number + 1 < script.pages ? "page-" + QByteArray::number(number + 1) : QByteArray();
    }
    void answer(const ServerRequest& request, const HttpServer::Respond& respond)
    {
        const int number = static_cast<int>(requests.size());
        requests.append(request);
        if (script.answers.contains(number))
            return respond(script.answers.value(number));
        const QString token = parameter(number, u"pageToken");
        const bool idsAlone = parameter(number, u"fields").endsWith(QLatin1StringView("files(id)"));
        respond({.status = 200,
            .headers = {{"Content-Type", "application/json"}},
            .body = page(token.section(u'-', -1).toInt(), idsAlone)});
    }

    HttpServer m_server{[this](const ServerRequest& request, const HttpServer::Respond& respond) {
        answer(request, respond);
    }};
};

/// A listing with its collaborators, and what it says.
struct ListingRun {
    explicit ListingRun(const DriveQuery& query, DriveListing::RenewToken renew = {})
        : listing(network, query, Secret(QStringLiteral("first-token")), std::move(renew))
    {
        QObject::connect(&listing, &DriveListing::finished, &listing,
            [this](const Result<qint64>& end) { ends.append(end); });
        QObject::connect(&listing, &DriveListing::progressed, &listing,
            [this](const DriveProgress& step) { progress.append(step); });
    }

    bool isFinished() const { return !ends.isEmpty(); }
    /// Runs the event loop until it has finished: sooner and with less load than QTRY_… would.
    bool finishes() const
    {
        return isFinished() || QSignalSpy(&listing, &DriveListing::finished).wait(30'000);
    }
    /// How it ended, empty for well.
    QString code() const { return ends.isEmpty() ? QStringLiteral("not finished") : endCode(); }
    Facts facts() const { return ends.first() ? Facts() : ends.first().error().facts; }

    HttpTrace trace;
    TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};
    DriveListing listing;
    QList<Result<qint64>> ends;
    QList<DriveProgress> progress;

private:
    QString endCode() const { return ends.first() ? QString() : ends.first().error().code; }
};

} // namespace scopelight
