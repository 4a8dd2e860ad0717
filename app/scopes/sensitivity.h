// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QMap>
#include <QString>

namespace scopelight {

/// Google's classes of scopes, plus the two that its pages do not name.
enum class Sensitivity {
    SignIn, ///< openid, email, profile and their long forms
    NonSensitive,
    Sensitive,
    Restricted,
    NotPublished, ///< no page of Google's says: the console is the only source
};

/// "sign_in", "non_sensitive", "sensitive", "restricted", "not_published".
QString toString(Sensitivity sensitivity);

/// The class that the console of a project gives a scope, and the day on which somebody pasted it.
struct ToldClass {
    Sensitivity sensitivity = Sensitivity::NotPublished;
    QDate day = {};
    bool operator==(const ToldClass&) const = default;
};
/// By the scope's full form.
using ToldClasses = QMap<QString, ToldClass>;

} // namespace scopelight
