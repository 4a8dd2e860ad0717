// SPDX-License-Identifier: Apache-2.0
#include "http/refusedreply.h"

namespace scopelight {

RefusedReply::RefusedReply(
    QNetworkAccessManager::Operation operation, const QNetworkRequest& request, QObject* parent)
    : QNetworkReply(parent)
{
    setOperation(operation);
    setRequest(request);
    setUrl(request.url());
    open(QIODevice::ReadOnly);
    setError(ProtocolUnknownError, {});
    const auto finish = [this] {
        setFinished(true);
        Q_EMIT errorOccurred(error());
        Q_EMIT finished();
    };
    QMetaObject::invokeMethod(this, finish, Qt::QueuedConnection);
}

} // namespace scopelight
