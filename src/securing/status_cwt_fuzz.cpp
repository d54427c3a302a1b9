// SPDX-License-Identifier: Apache-2.0
// Lists of a Token Status List as CWT: what is read is one list, and nothing made up is ever
// verified.
#include <cstdlib>

#include "credential/token_status_list.h"
#include "crypto/cose.h"
#include "crypto/multikey.h"
#include "encoding/cbor.h"
#include "securing/status_token.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  static const auto key = crypto::from_multikey("z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu");
  const ByteView message(data, size);
  static_cast<void>(encoding::CborReader(message).skip());
  Arena arena;
  const auto token = securing::read_status_cwt(message, arena);
  if (!token.ok()) return 0;
  if (!crypto::looks_like_cose_sign1(message) || !token->claims.is_object()) std::abort();
  if (crypto::verify_jws(token->jws, *key)) std::abort();
  static_cast<void>(credential::parse_token_status_list(token->claims));
  return 0;
}
