// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkReply>

namespace scopelight {

/// The reply to a request that was not sent, because its URL is not allowed: finishes by itself with
/// QNetworkReply::ProtocolUnknownError.
class RefusedReply : public QNetworkReply {
    Q_OBJECT

public:
    RefusedReply(QNetworkAccessManager::Operation operation, const QNetworkRequest& request, QObject* parent);

    void abort() override { }

protected:
    qint64 readData(char* /*data*/, qint64 /*maxSize*/) override { return -1; }
};

} // namespace scopelight
