// SPDX-License-Identifier: Apache-2.0
// An OpenID provider as it describes itself (OpenID Connect Discovery 1.0 section 3), and the
// address its users are sent to (OpenID Connect Core 1.0 section 3.1.2.1, RFC 7636).
#pragma once
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace cairn::app::openid {

// How a client proves itself at the token endpoint (OpenID Connect Core 1.0 section 9).
enum class ClientProof : std::uint8_t { basic, post };

struct Provider {
  std::string issuer;
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string keys_address;       // jwks_uri
  std::string userinfo_endpoint;  // may be ""
  ClientProof proof = ClientProof::basic;
};

// Where the description of an issuer lies. `issuer` has no final slash to speak of.
std::string description_address(std::string_view issuer);

// Errors: unreadable; invalid (another issuer than asked for, an endpoint missing or no http or
// https address, no code flow).
Result<Provider> read_provider(std::string_view document, std::string_view issuer);

// What ties an answer to the browser that asked, and a code to the server that asked for it. Each
// is 256 random bits; all of it stays with the browser in a sealed cookie, or with us.
struct Attempt {
  std::string state;
  std::string nonce;
  std::string verifier;
};
Attempt new_attempt(const Random& random);

// BASE64URL(SHA256(verifier)): spec RFC 7636 section 4.2.
std::string challenge_of(std::string_view verifier);

struct Client {
  std::string id;
  std::string redirect_address;
};
std::string authorization_address(const Provider& provider, const Client& client,
                                  const Attempt& attempt);

// The body of the request that turns a code into tokens (RFC 6749 section 4.1.3), and the value of
// its Authorization header, "" where the secret stands in the body.
struct TokenRequest {
  std::string form;
  std::string authorization;
};
TokenRequest token_request(const Provider& provider, const Client& client, std::string_view secret,
                           std::string_view code, std::string_view verifier);

}  // namespace cairn::app::openid
