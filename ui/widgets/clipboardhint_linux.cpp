// SPDX-License-Identifier: Apache-2.0
#include "widgets/clipboardhint.h"

#include <QMimeData>

using namespace Qt::StringLiterals;

namespace scopelight {

void markSecret(QMimeData& data)
{
    data.setData(u"x-kde-passwordManagerHint"_s, "secret");
}

} // namespace scopelight
