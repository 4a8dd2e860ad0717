// SPDX-License-Identifier: Apache-2.0
#include "widgets/clipboardhint.h"

#include <QMimeData>
#include <QUtiMimeConverter> // since Qt 6.5

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Puts a type of ours on the pasteboard under the name that clipboard histories know: by itself Qt would
/// write its own spelling of the MIME type.
class ConcealedType : public QUtiMimeConverter {
public:
    static QString mime() { return u"application/x-scopelight-concealed"_s; }

    QString utiForMime(const QString& mimeType) const override
    {
        return mimeType == mime() ? u"org.nspasteboard.ConcealedType"_s : QString();
    }

    QString mimeForUti(const QString& uti) const override
    {
        return uti == utiForMime(mime()) ? mime() : QString();
    }

    QVariant convertToMime(const QString&, const QList<QByteArray>& data, const QString&) const override
    {
        return data.value(0);
    }

    QList<QByteArray> convertFromMime(const QString&, const QVariant& data, const QString&) const override
    {
        return {data.toByteArray()};
    }
};

} // namespace

void markSecret(QMimeData& data)
{
    static const ConcealedType converter; // known to Qt as long as it lives
    data.setData(ConcealedType::mime(), "1"); // that it is there counts
}

} // namespace scopelight
