#include "engine/base/files/sha256.h"

#include <array>
#include <cassert>
#include <new>

#include <openssl/evp.h>

namespace synthslice {

class Sha256::Context {
public:
    Context() : m_digest(EVP_MD_CTX_new())
    {
        if (m_digest == nullptr || EVP_DigestInit_ex(m_digest, EVP_sha256(), nullptr) != 1) {
            EVP_MD_CTX_free(m_digest);
            throw std::bad_alloc();
        }
    }
    ~Context() { EVP_MD_CTX_free(m_digest); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    [[nodiscard]] EVP_MD_CTX* digest() const { return m_digest; }

private:
    EVP_MD_CTX* m_digest;
};

Sha256::Sha256() : m_context(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::span<const std::byte> bytes)
{
    [[maybe_unused]] const int done = EVP_DigestUpdate(m_context->digest(), bytes.data(), bytes.size());
    assert(done == 1);
}

std::string Sha256::hex()
{
    std::array<unsigned char, 32> digest{};
    [[maybe_unused]] const int done = EVP_DigestFinal_ex(m_context->digest(), digest.data(), nullptr);
    assert(done == 1);
    std::string text;
    for (const unsigned char byte : digest) {
        text += "0123456789abcdef"[byte >> 4U];
        text += "0123456789abcdef"[byte & 15U];
    }
    return text;
}

std::string sha256Hex(std::span<const std::byte> bytes)
{
    Sha256 sha256;
    sha256.add(bytes);
    return sha256.hex();
}

}  // namespace synthslice
