// SPDX-License-Identifier: Apache-2.0
#include "cli/standardinput.h"

#include "base/strictjson.h"

#include <QEventLoop>

#include <functional>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Collects until `isEnough`, the end, or Ctrl-C.
Result<QByteArray> collect(
    Step step, const Interrupt& interrupt, const std::function<bool(const QByteArray&)>& isEnough)
{
    QByteArray all;
    QEventLoop loop;
    StandardInput input;
    QObject::connect(&input, &StandardInput::arrived, &loop, [&](const QByteArray& bytes) {
        all += bytes;
        if (isEnough(all))
            loop.quit();
    });
    QObject::connect(&input, &StandardInput::ended, &loop, &QEventLoop::quit);
    QObject::connect(&interrupt, &Interrupt::raised, &loop, &QEventLoop::quit);
    if (!interrupt.isRaised())
        loop.exec();
    if (interrupt.isRaised())
        return fail(step, u"interrupted"_s);
    return all;
}

} // namespace

Result<QByteArray> readStandardInput(Step step, const Interrupt& interrupt)
{
    auto bytes = collect(step, interrupt, [](const QByteArray& all) { return all.size() > maxFileBytes; });
    if (bytes && bytes->size() > maxFileBytes)
        return fail(step, u"json_too_large"_s, {{u"limit"_s, QString::number(maxFileBytes)}});
    return bytes;
}

Result<QByteArray> readLine(Step step, const Interrupt& interrupt)
{
    return collect(step, interrupt, [](const QByteArray& all) {
        return all.contains('\n');
    }).map([](const QByteArray& all) { return all.left(all.indexOf('\n')); });
}

} // namespace scopelight
