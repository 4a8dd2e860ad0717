// SPDX-License-Identifier: Apache-2.0
#include "practiceserver.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

PracticeServer::PracticeServer(const QStringList& arguments)
    : m_program(QStringList{u"practice"_s, u"--with-parent"_s, u"--auto-consent"_s} + arguments)
    , m_announcement(m_program.firstLine())
{
    const QJsonObject announced = QJsonDocument::fromJson(m_announcement).object();
    m_origin = announced.value(u"origin").toString();
    m_clientFile = announced.value(u"client_file").toString();
    if (m_origin.isEmpty())
        qFatal("The practice provider did not start: %s", m_program.finish().all().constData());
}

QStringList PracticeServer::source(const QStringList& scopes) const
{
    QStringList options{u"--client"_s, m_clientFile};
    for (const QString& scope : scopes)
        options += {u"--scope"_s, scope};
    return options + trust();
}

QStringList PracticeServer::trust() const
{
    return {u"--trust-server"_s, m_origin, u"--api-root"_s, m_origin};
}
