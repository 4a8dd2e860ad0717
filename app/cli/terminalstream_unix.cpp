// SPDX-License-Identifier: Apache-2.0
#include "cli/terminalstream.h"

#include <QByteArray>

#include <sys/ioctl.h>
#include <unistd.h>

namespace scopelight {

bool isCapableTerminal(std::FILE* stream)
{
    return isatty(fileno(stream)) == 1 && qgetenv("TERM") != "dumb";
}

qsizetype terminalColumns(std::FILE* stream)
{
    constexpr qsizetype usual = 80;
    winsize size = {};
    return ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

bool writeText(std::FILE* stream, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

} // namespace scopelight
