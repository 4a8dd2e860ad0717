// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>

namespace scopelight {

/// A request body that can be read once. QHttpNetworkConnectionChannel rewinds the body to send a request
/// again (after a dropped connection, after a 401); this one refuses, so a code or a secret leaves only once.
class OneTimeBody : public QIODevice {
    Q_OBJECT

public:
    explicit OneTimeBody(QByteArray bytes, QObject* parent = nullptr);

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 maxSize) override;

private:
    QByteArray m_bytes;
    qsizetype m_position = 0;
};

} // namespace scopelight
