// SPDX-License-Identifier: Apache-2.0
#include "practice/practiceprovider.h"

#include "http/httpdate.h"
#include "http/httpserver.h"
#include "practice/leftovers.h"
#include "practice/routes.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace scopelight {
namespace {

constexpr int slowAnswerMs = 1500;
constexpr qint64 mostFiles = 10'000'000;

/// Google's rules for the console, as far as an answer could go astray otherwise.
bool isUsableRedirectUri(const QString& redirectUri)
{
    const QUrl url(redirectUri, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == u"http" || url.scheme() == u"https") && !url.host().isEmpty()
        && !url.hasFragment() && url.userInfo().isEmpty()
        && std::all_of(redirectUri.cbegin(), redirectUri.cend(),
            [](QChar character) { return character > u' ' && character < u'\x7f'; });
}

Result<void> checkOptions(const PracticeOptions& options)
{
    for (const QString& redirectUri : options.redirectUris) {
        if (!isUsableRedirectUri(redirectUri))
            return fail(Step::Practice, u"bad_redirect_uri"_s, {{u"redirect_uri"_s, redirectUri}});
    }
    if (options.files < 0 || options.files > mostFiles)
        return fail(Step::Practice, u"bad_file_count"_s,
            {{u"files"_s, QString::number(options.files)}, {u"most"_s, QString::number(mostFiles)}});
    return {};
}

Result<QString> writePrivately(const QString& path, const QByteArray& content)
{
    QFile file(path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        && file.write(content) == content.size() && file.flush();
    if (!isWritten)
        return fail(Step::Practice, u"client_file_not_written"_s,
            {{u"path"_s, path}, {u"reason"_s, file.errorString()}});
    return path;
}

} // namespace

QJsonObject PracticeAnnouncement::toJson() const
{
    return {{u"origin"_s, origin}, {u"client_file"_s, clientFile}, {u"pid"_s, pid}};
}

PracticeProvider::PracticeProvider(PracticeOptions options, ScopeLookup scopes, Clock clock)
    : m_options(std::move(options))
    , m_scopes(std::move(scopes))
    , m_clock(std::move(clock))
    , m_folder(practice::folderPattern())
{
}

PracticeProvider::~PracticeProvider() = default;

Result<PracticeAnnouncement> PracticeProvider::start()
{
    if (const Result<void> checked = checkOptions(m_options); !checked)
        return tl::unexpected(checked.error());
    practice::removeLeftovers();
    std::optional<RsaKeyPair> key = generateRsaKey();
    if (!key)
        return fail(Step::Practice, u"key_not_made"_s);
    m_state = std::make_unique<practice::ServerState>(m_options, m_scopes, *std::move(key), m_clock);
    m_routes = std::make_unique<practice::Routes>(*m_state);
    ServerLimits limits;
    limits.request.bodyBytes = 64 * 1024;
    m_server = std::make_unique<HttpServer>(
        [this](const ServerRequest& request, const Respond& respond) { serve(request, respond); }, limits);
    if (const Result<void> listening = m_server->listen(QHostAddress::LocalHost, m_options.port); !listening)
        return tl::unexpected(listening.error());
    m_state->issuer = u"http://127.0.0.1:%1"_s.arg(m_server->port());
    const Result<QString> clientFile = writeClientFiles();
    if (!clientFile)
        return tl::unexpected(clientFile.error());
    return PracticeAnnouncement{m_state->issuer, *clientFile, QCoreApplication::applicationPid()};
}

void PracticeProvider::serve(const ServerRequest& request, const Respond& respond)
{
    HttpResponse response = m_routes->answer(request);
    response.headers.append("Date", toHttpDate(m_clock())); // RFC 9110 §6.6.1
    if (!m_state->plays(PracticeScenario::Slow) || !practice::Routes::isMachineEndpoint(request.path())) {
        respond(response);
        return;
    }
    QTimer::singleShot(slowAnswerMs, m_server.get(), [respond, response] { respond(response); });
}

Result<QString> PracticeProvider::writeClientFiles()
{
    if (!m_folder.isValid())
        return fail(Step::Practice, u"client_file_not_written"_s,
            {{u"path"_s, practice::folderPattern()}, {u"reason"_s, m_folder.errorString()}});
    QString announced;
    for (const practice::RegisteredClient& client : m_state->clients.clients()) {
        const QString path = m_folder.filePath(u"client_secret_%1.json"_s.arg(toString(client.type)));
        Result<QString> written = writePrivately(path, client.toClientFile(m_state->issuer));
        if (!written)
            return written;
        if (client.type == m_options.clientType)
            announced = *written;
    }
    return announced;
}

} // namespace scopelight
