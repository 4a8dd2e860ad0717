// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "http/httptrace.h"
#include "http/sendoptions.h"

#include <QTimer>

class QNetworkReply;

namespace scopelight {

/// One request under way: watches its limits, and records it in the trace at its end, however it ends. Child
/// of the reply. Bytes are consumed for send() only; for Qt's flow they are peeked.
class Transfer : public QObject {
    Q_OBJECT

public:
    struct Recording {
        HttpTrace& trace;
        Clock clock;
        HttpExchange exchange; ///< direction, purpose and request; the rest is filled in here
    };

    Transfer(QNetworkReply& reply, Recording recording, Sending sending);
    /// A reply deleted before its end counts as cancelled.
    ~Transfer() override;

private:
    void takeHead();
    void takeBytes();
    void finish();
    void record(const QString& failure);
    qint64 elapsedMs() const;

    QNetworkReply& m_reply;
    Recording m_recording;
    Sending m_sending;
    QTimer m_timeout;
    QByteArray m_body; ///< consumed so far
    bool m_isRecorded = false;
};

} // namespace scopelight
