// SPDX-License-Identifier: Apache-2.0
#include "http/httpgrammar.h"
#include "http/requestparser.h"

#include <cstdlib>

using namespace scopelight;

namespace {

constexpr RequestLimits limits{.headBytes = 4096, .headers = 20, .bodyBytes = 256};

void require(bool truth)
{
    if (!truth)
        std::abort();
}

/// What the handlers rely on, whatever came in.
void requireSound(const RequestParser& parser)
{
    const ServerRequest& request = parser.request();
    if (parser.state() == RequestParser::State::Refused)
        return require(parser.refusalStatus() >= 400 && request == ServerRequest());
    require(parser.refusalStatus() == 0);
    require(request.body.size() <= limits.bodyBytes);
    require(request.headers.size() <= limits.headers);
    if (parser.state() == RequestParser::State::Reading)
        return;
    require(isToken(request.method) && request.target.startsWith('/'));
    require(request.headers.count("Host") == 1 && !request.headers.contains("Transfer-Encoding"));
    for (const auto& [name, value] : request.headers.fields())
        require(isToken(name) && isFieldValue(value));
}

} // namespace

/// The first byte says where the rest is cut in two; both ways must come to the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    const qsizetype cut = bytes.size() * data[0] / 256;
    RequestParser whole(limits);
    whole.feed(bytes);
    requireSound(whole);
    RequestParser pieces(limits);
    pieces.feed(bytes.first(cut));
    pieces.feed(bytes.sliced(cut));
    require(pieces.state() == whole.state() && pieces.refusalStatus() == whole.refusalStatus());
    require(pieces.request() == whole.request());
    return 0;
}
