#include "io/sha256.h"

#include <fmt/format.h>

#if ILK_WITH_OPENSSL

#include <array>

#include <openssl/evp.h>

#include "ilk/error.h"

namespace ilk {

std::string sha256(std::span<const char> bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
    throw IoError("OpenSSL cannot compute a SHA-256", "check the installation of libcrypto");
  std::string text;
  for (unsigned i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

} // namespace ilk

#else // several times as slow, and as right

#include "base/plain_sha256.h"

namespace ilk {

std::string sha256(std::span<const char> bytes) {
  return plain_sha256(bytes);
}

} // namespace ilk

#endif
