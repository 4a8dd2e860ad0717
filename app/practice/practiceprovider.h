// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "practice/practiceoptions.h"
#include "scopes/scopecatalogue.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

namespace scopelight {

class HttpServer;
struct HttpResponse;
struct ServerRequest;
namespace practice {
struct ServerState;
class Routes;
} // namespace practice

/// Where a practice provider can be reached: the first line that `scopelight-cli practice` prints
/// (resources/schemas/practice.schema.json).
struct PracticeAnnouncement {
    QString origin = {}; ///< http://127.0.0.1:PORT: the issuer, and what every path of Google's stands under
    QString clientFile = {}; ///< absolute path of the client secrets file
    qint64 pid = 0;

    QJsonObject toJson() const;
};

/// A small authorization server with Google's paths, a consent page and a Drive full of files, on 127.0.0.1
/// alone. Its people, files and tokens are invented; what it accepts and refuses is meant to be what Google
/// accepts and refuses. The files of both clients of its project, web and installed, lie in a folder of their
/// own, which goes when the provider does; what a killed one left behind goes when the next one starts.
class PracticeProvider {
public:
    /// What is known about a scope, nothing for one that does not exist: ScopeCatalogue::find().
    using ScopeLookup = std::function<std::optional<ScopeRecord>(const QString& scope)>;

    PracticeProvider(PracticeOptions options, ScopeLookup scopes, Clock clock);
    ~PracticeProvider();
    PracticeProvider(const PracticeProvider&) = delete;
    PracticeProvider& operator=(const PracticeProvider&) = delete;

    /// Begins to listen. Codes beside those of HttpServer::listen(): bad_redirect_uri (fact redirect_uri),
    /// bad_file_count, client_file_not_written (fact path), key_not_made.
    Result<PracticeAnnouncement> start();

private:
    using Respond = std::function<void(const HttpResponse&)>;
    void serve(const ServerRequest& request, const Respond& respond);
    Result<QString> writeClientFiles();

    PracticeOptions m_options;
    ScopeLookup m_scopes;
    Clock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<practice::ServerState> m_state;
    std::unique_ptr<practice::Routes> m_routes;
    std::unique_ptr<HttpServer> m_server;
};

} // namespace scopelight
