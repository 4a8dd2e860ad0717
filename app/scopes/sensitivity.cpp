// SPDX-License-Identifier: Apache-2.0
#include "scopes/sensitivity.h"

#include "scopes/catalogueformat.h"

namespace scopelight {

QString toString(Sensitivity sensitivity)
{
    return QString::fromLatin1(catalogueformat::sensitivities.at(static_cast<std::size_t>(sensitivity)));
}

} // namespace scopelight
