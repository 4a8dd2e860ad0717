// SPDX-License-Identifier: Apache-2.0
#include "oauth/rs256.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

namespace scopelight {

namespace {

constexpr int minBits = 2048; // RFC 7518 §3.3: a key of this size or larger MUST be used

template <auto Free>
struct FreeWith {
    template <class T>
    void operator()(T* object) const
    {
        Free(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreeWith<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, FreeWith<BN_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, FreeWith<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, FreeWith<OSSL_PARAM_free>>;
using Stream = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;

/// OpenSSL queues its complaints per thread; ours are answers, so nothing may stay for the next caller (TLS).
struct ErrorQueueMark {
    ErrorQueueMark() { ERR_set_mark(); }
    ~ErrorQueueMark() { ERR_pop_to_mark(); }
    Q_DISABLE_COPY_MOVE(ErrorQueueMark)
};

const unsigned char* octets(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

Number toNumber(const QByteArray& bigEndian)
{
    return Number(BN_bin2bn(octets(bigEndian), static_cast<int>(bigEndian.size()), nullptr));
}

QByteArray toBytes(const EVP_PKEY* key, const char* parameter)
{
    BIGNUM* found = nullptr;
    if (EVP_PKEY_get_bn_param(key, parameter, &found) != 1)
        return {};
    const Number number(found);
    QByteArray bytes(BN_num_bytes(number.get()), '\0');
    BN_bn2bin(number.get(), reinterpret_cast<unsigned char*>(bytes.data()));
    return bytes;
}

Key publicKey(const JsonWebKey& webKey)
{
    const Number modulus = toNumber(webKey.modulus);
    const Number exponent = toNumber(webKey.exponent);
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!modulus || !exponent || !builder)
        return {};
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1)
        return {};
    EVP_PKEY* key = nullptr;
    EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get());
    return Key(key);
}

/// Without this, OpenSSL asks on the terminal for the passphrase of an encrypted key.
int noPassphrase(char* /*buffer*/, int /*size*/, int /*forWriting*/, void* /*context*/)
{
    return -1;
}

Key privateKey(const Secret& pem)
{
    const QByteArray text = pem.reveal().toUtf8();
    const Stream stream(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())));
    if (!stream)
        return {};
    return Key(PEM_read_bio_PrivateKey(stream.get(), nullptr, noPassphrase, nullptr));
}

Secret toPem(EVP_PKEY* key)
{
    const Stream stream(BIO_new(BIO_s_mem()));
    if (!stream || PEM_write_bio_PrivateKey(stream.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    char* data = nullptr;
    const long length = BIO_get_mem_data(stream.get(), &data);
    return Secret(QString::fromLatin1(data, length));
}

} // namespace

std::optional<RsaKeyPair> generateRsaKey(int bits)
{
    const ErrorQueueMark mark;
    const Key key(EVP_RSA_gen(static_cast<unsigned int>(bits)));
    if (!key)
        return std::nullopt;
    JsonWebKey webKey{.modulus = toBytes(key.get(), OSSL_PKEY_PARAM_RSA_N),
        .exponent = toBytes(key.get(), OSSL_PKEY_PARAM_RSA_E)};
    webKey.kid = webKey.thumbprint();
    return RsaKeyPair{.privateKey = toPem(key.get()), .publicKey = webKey};
}

std::optional<QByteArray> signRs256(const Secret& privateKeyPem, const QByteArray& message)
{
    const ErrorQueueMark mark;
    const Key key = privateKey(privateKeyPem);
    if (!key || EVP_PKEY_is_a(key.get(), "RSA") != 1 || EVP_PKEY_get_bits(key.get()) < minBits)
        return std::nullopt;
    const DigestContext context(EVP_MD_CTX_new());
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1)
        return std::nullopt;
    QByteArray signature(EVP_PKEY_get_size(key.get()), '\0');
    auto length = static_cast<std::size_t>(signature.size());
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
            octets(message), static_cast<std::size_t>(message.size()))
        != 1) {
        return std::nullopt;
    }
    return signature.first(static_cast<qsizetype>(length));
}

bool verifyRs256(const JsonWebKey& key, const QByteArray& message, const QByteArray& signature)
{
    const ErrorQueueMark mark;
    const Key rsa = publicKey(key);
    const DigestContext context(EVP_MD_CTX_new());
    if (!rsa || !context)
        return false;
    if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, rsa.get()) != 1)
        return false;
    return EVP_DigestVerify(context.get(), octets(signature), static_cast<std::size_t>(signature.size()),
               octets(message), static_cast<std::size_t>(message.size()))
        == 1;
}

} // namespace scopelight
