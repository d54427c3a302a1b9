// SPDX-License-Identifier: Apache-2.0
// cairn key new, cairn key show
#include <CLI/App.hpp>
#include <memory>

#include "base/text.h"
#include "cli/about.h"
#include "cli/clock.h"
#include "cli/files.h"
#include "cli/program.h"
#include "cli/signer.h"
#include "crypto/jwk.h"
#include "crypto/key_file.h"
#include "crypto/multikey.h"
#include "did/did.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn key new -o issuer.key --passphrase-file secret.txt
  cairn key show issuer.key)";

constexpr const char* new_examples = R"(Examples:
  cairn key new -o issuer.key                                  an Ed25519 key, in the clear
  cairn key new -o issuer.key --passphrase-file secret.txt     locked with a passphrase
  cairn key new --type p256 > key.json                         to standard output)";

constexpr const char* show_examples = R"(Examples:
  cairn key show issuer.key            the identifiers others know the key by
  cairn key show issuer.key --json     the same with its JWK)";

struct NewArguments {
  std::string type = "ed25519";
  std::string output = "-";
  std::string passphrase_file;
};

Result<crypto::KeyType> type_named(const std::string& name) {
  using crypto::KeyType;
  const auto lower = to_lower_ascii(name);
  if (lower == "ed25519") return KeyType::ed25519;
  if (lower == "p256" || lower == "p-256") return KeyType::p256;
  if (lower == "p384" || lower == "p-384") return KeyType::p384;
  if (lower == "p521" || lower == "p-521") return KeyType::p521;
  return KeyType::rsa;
}

json::Value describe(const crypto::PublicKey& key, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("type", crypto::name_of(key.type()))
      .add_string("did", did::make_did_key(key))
      .add_string("verificationMethod", did::key_id_of_did_key(key))
      .add_string("publicKeyMultibase", crypto::to_multikey(key))
      .add("publicKeyJwk", crypto::to_jwk(key, builder))
      .value();
}

Status print_key(const crypto::PublicKey& key, Console& console) {
  if (console.wants_json()) {
    Arena arena;
    return console.print_json(describe(key, json::Builder(arena)));
  }
  return console.print("type                 " + std::string(crypto::name_of(key.type())) +
                       "\ndid                  " + did::make_did_key(key) +
                       "\nverification method  " + did::key_id_of_did_key(key) +
                       "\npublic key           " + crypto::to_multikey(key) + "\n");
}

Result<Secret> key_text(const crypto::PrivateKey& key, const std::string& passphrase_file) {
  if (passphrase_file.empty()) return crypto::write_key_file(key);
  CAIRN_TRY(const auto passphrase, read_passphrase(passphrase_file));
  CAIRN_TRY(auto text, crypto::write_key_file(key, passphrase.text(), system_random()));
  return Secret::take(std::move(text));
}

Result<Exit> run_new(const NewArguments& arguments, Console& console) {
  CAIRN_TRY(const auto type, type_named(arguments.type));
  CAIRN_TRY(const auto key, crypto::PrivateKey::generate(type, system_random()));
  CAIRN_TRY(const auto text, key_text(key, arguments.passphrase_file));
  // A key that is overwritten is lost, and with it everything it signed.
  CAIRN_CHECK(write_file(arguments.output, text.view(), Readers::owner, Existing::keep));
  if (arguments.output != "-") CAIRN_CHECK(print_key(key.public_key(), console));
  return Exit::yes;
}

Result<Exit> run_show(const std::string& file, Console& console) {
  CAIRN_TRY(auto bytes, read_file(file));
  const Secret content(std::move(bytes));
  CAIRN_TRY(const auto shown, about(file, crypto::inspect_key_file(content.text()),
                                    "Name a key file made by `cairn key new`."));
  CAIRN_CHECK(print_key(shown.public_key, console));
  return Exit::yes;
}

void add_new(CLI::App& key, Program& program) {
  auto* command = key.add_subcommand("new", "Make a key to sign with");
  const auto arguments = std::make_shared<NewArguments>();
  command->add_option("--type", arguments->type, "ed25519 (default), p256, p384, p521 or rsa")
      ->check(CLI::IsMember({"ed25519", "p256", "p384", "p521", "rsa"}, CLI::ignore_case));
  command->add_option("-o,--output", arguments->output, "Where to; - is standard output");
  add_passphrase_option(*command, arguments->passphrase_file);
  command->footer(new_examples);
  program.on(command, [arguments](Console& console) { return run_new(*arguments, console); });
}

void add_show(CLI::App& key, Program& program) {
  auto* command = key.add_subcommand("show", "Show the public side of a key file");
  const auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, "Key file")->required();
  command->footer(show_examples);
  program.on(command, [file](Console& console) { return run_show(*file, console); });
}

}  // namespace

void add_key(CLI::App& app, Program& program) {
  auto* key = app.add_subcommand("key", "Make and show keys");
  key->require_subcommand(1);
  key->footer(examples);
  add_new(*key, program);
  add_show(*key, program);
}

}  // namespace cairn::cli
