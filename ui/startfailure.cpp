// SPDX-License-Identifier: Apache-2.0
#include "startfailure.h"

#include "doctor/explain.h"

#include <QCoreApplication>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString causeText(const Explanation::Cause& cause)
{
    return (QStringList(cause.sentence()) + cause.actions).join(u'\n');
}

} // namespace

std::unique_ptr<QMessageBox> makeStartFailure(const Error& error)
{
    const Explanation words = explain(error, {.surface = Surface::Window});
    QStringList more;
    if (!words.detail.isEmpty())
        more.append(words.detail);
    for (const Explanation::Cause& cause : words.causes)
        more.append(causeText(cause));
    auto box = std::make_unique<QMessageBox>(
        QMessageBox::Critical, u"Scopelight"_s, words.headline, QMessageBox::Close);
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setInformativeText(more.join(u"\n\n"_s));
    return box;
}

} // namespace scopelight
