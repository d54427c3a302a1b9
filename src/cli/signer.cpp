// SPDX-License-Identifier: Apache-2.0
#include "cli/signer.h"

#include <CLI/App.hpp>

#include "cli/about.h"
#include "cli/checks.h"
#include "cli/files.h"
#include "crypto/key_file.h"
#include "did/did.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/signer";

constexpr const char* key_remedy = "Name a key file made by `cairn key new`.";

Result<crypto::PrivateKey> open_key(const SignerOptions& options) {
  CAIRN_TRY(auto bytes, read_file(options.key_file));
  const Secret content(std::move(bytes));
  CAIRN_TRY(const auto file,
            about(options.key_file, crypto::inspect_key_file(content.text()), key_remedy));
  Secret passphrase;
  if (file.protection == crypto::KeyProtection::passphrase) {
    if (options.passphrase_file.empty())
      return with_remedy(fail(ErrorCode::not_permitted, where,
                              options.key_file + ": the key is locked with a passphrase"),
                         "Name a file that holds it with --passphrase-file.");
    CAIRN_TRY(passphrase, read_passphrase(options.passphrase_file));
  }
  return about(options.key_file, crypto::open_key_file(content.text(), passphrase.text()),
               key_remedy);
}

}  // namespace

void add_passphrase_option(CLI::App& command, std::string& file) {
  command.add_option("--passphrase-file", file,
                     "File whose first line is the passphrase of the key");
}

void add_signer_options(CLI::App& command, SignerOptions& options, KeyNeed need) {
  auto* key = command.add_option("--key", options.key_file, "Key file made by `cairn key new`");
  key->required(need == KeyNeed::required);
  add_passphrase_option(command, options.passphrase_file);
  command
      .add_option("--verification-method", options.verification_method,
                  "URL under which the issuer publishes this key (did:web:…#…, https://…#…)")
      ->check(check_method, "URL");
}

Result<Secret> read_passphrase(const std::string& file) {
  CAIRN_TRY(auto bytes, read_file(file, 4096));
  const Secret content(std::move(bytes));
  const auto text = content.text();
  auto line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty())
    return with_remedy(fail(ErrorCode::invalid, where, file + ": there is no passphrase in it"),
                       "It stands on the first line.");
  return Secret::copy(as_bytes(line));
}

Result<Signer> open_signer(const SignerOptions& options) {
  CAIRN_TRY(auto key, open_key(options));
  auto method = options.verification_method;
  if (method.empty()) method = did::key_id_of_did_key(key.public_key());
  auto controller = method.substr(0, method.find('#'));
  return Signer{std::move(key), std::move(method), std::move(controller)};
}

void add_suite_option(CLI::App& command, std::string& name) {
  command
      .add_option("--suite", name,
                  "eddsa-rdfc-2022 (default for Ed25519), eddsa-jcs-2022, ecdsa-rdfc-2019, "
                  "ecdsa-jcs-2019, ecdsa-sd-2023 (P-256: shown in parts), Ed25519Signature2020")
      ->check(check_suite, "SUITE");
}

std::optional<securing::SuiteId> suite_named(std::string_view name) {
  const auto* found = name.empty() ? nullptr : securing::find_suite(name);
  return found == nullptr ? std::nullopt : std::optional(found->id);
}

}  // namespace cairn::cli
