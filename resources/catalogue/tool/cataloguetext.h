// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayList>
#include <QString>

/// The catalogue's text, read and checked. Numbers that name other things are their places in these lists.
struct CatalogueText {
    struct About {
        QByteArray revision = {};
        QByteArray source = {};
        QByteArray license = {};
        QByteArray generator = {};
    };
    struct Scope {
        QByteArray wire = {};
        QByteArray description = {};
        quint32 sensitivity = 0; ///< place in catalogueformat::sensitivities
        QByteArray classSource = {};
        QByteArray classRead = {}; ///< YYYY-MM-DD
        QByteArray kind = {};
        QByteArray kindSource = {};
    };
    struct Set {
        QByteArray name = {};
        QList<quint32> scopes = {};
    };
    struct Api {
        QByteArray key = {};
        QByteArray revision = {};
        quint32 isDefault = 0; ///< this and the next two: catalogueformat::Answer
        quint32 preferred = 0;
        quint32 listed = 0;
        quint32 usualSet = 0;
        QByteArray root = {};
        QByteArray path = {};
        QByteArray title = {};
        QByteArray documentation = {};
        quint32 firstMethod = 0;
        quint32 methodCount = 0;

        QByteArray name() const { return key.left(key.indexOf(':')); }
    };
    struct Method {
        QByteArray id = {};
        quint32 api = 0;
        quint32 verb = 0;
        QByteArray path = {};
        quint32 set = 0;
        quint32 flags = 0;
        QByteArrayList query = {};
    };
    struct Rule {
        QByteArray rule = {};
        QByteArray subject = {};
        QByteArray value = {};
        QByteArray source = {};
    };
    struct Probe {
        quint32 scope = 0;
        QByteArray kind = {};
        QByteArray method = {};
        QByteArray url = {};
        QByteArray expected = {};
        QByteArray notes = {};
    };

    About about = {};
    QList<Scope> scopes = {}; ///< sorted by wire form
    QList<Set> sets = {};
    QList<Api> apis = {};
    QList<Method> methods = {};
    QList<Rule> rules = {};
    QList<Probe> probes = {};
};

/// Reads the tables of a folder. The first thing that is wrong ends the program (see refuse()).
CatalogueText readCatalogueText(const QString& folder);
