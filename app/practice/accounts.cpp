// SPDX-License-Identifier: Apache-2.0
#include "practice/accounts.h"

using namespace Qt::StringLiterals;

namespace scopelight::practice {

const QList<Account>& accounts()
{
    static const QList<Account> list{
        {u"100000000000000000001"_s, u"ada@example.com"_s, u"Ada"_s, u"Marsh"_s},
        {u"100000000000000000002"_s, u"tomas@example.com"_s, u"Tomás"_s, u"Ferreira"_s},
        {u"100000000000000000003"_s, u"noor@example.com"_s, u"Noor"_s, u"Haddad"_s},
    };
    return list;
}

const Account* findAccount(const QString& subOrEmail)
{
    for (const Account& account : accounts()) {
        if (account.sub == subOrEmail || account.email.compare(subOrEmail, Qt::CaseInsensitive) == 0)
            return &account;
    }
    return nullptr;
}

} // namespace scopelight::practice
