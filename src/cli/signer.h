// SPDX-License-Identifier: Apache-2.0
// The key a command signs with: --key, --passphrase-file and --verification-method.
#pragma once
#include <string>

#include "base/result.h"
#include "crypto/key.h"
#include "securing/issue.h"

namespace CLI {
class App;
}

namespace cairn::cli {

struct SignerOptions {
  std::string key_file;
  std::string passphrase_file;
  std::string verification_method;  // "": the did:key of the key
};
enum class KeyNeed : std::uint8_t { required, optional };
void add_signer_options(CLI::App& command, SignerOptions& options,
                        KeyNeed need = KeyNeed::required);
void add_passphrase_option(CLI::App& command, std::string& file);

struct Signer {
  crypto::PrivateKey key;
  std::string verification_method;
  std::string controller;
  securing::SigningKey view() const { return {&key, verification_method, controller}; }
};

// Errors: io, unreadable, not_permitted (a passphrase is needed, or wrong).
Result<Signer> open_signer(const SignerOptions& options);

// The first line of the file. Errors: io, invalid (empty).
Result<Secret> read_passphrase(const std::string& file);

void add_suite_option(CLI::App& command, std::string& name);
// The suite of that option; nullopt for "".
std::optional<securing::SuiteId> suite_named(std::string_view name);

}  // namespace cairn::cli
