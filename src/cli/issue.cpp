// SPDX-License-Identifier: Apache-2.0
// cairn issue
#include "securing/issue.h"

#include <CLI/App.hpp>
#include <memory>

#include "base/limits.h"
#include "base/text.h"
#include "cli/about.h"
#include "cli/checks.h"
#include "cli/clock.h"
#include "cli/deliver.h"
#include "cli/document.h"
#include "cli/files.h"
#include "cli/holder.h"
#include "cli/program.h"
#include "cli/signer.h"
#include "cli/sources.h"
#include "credential/format.h"
#include "credential/presentation.h"
#include "credential/summary.h"
#include "json/build.h"
#include "json/write.h"
#include "securing/proof.h"
#include "securing/sign_sd_jwt.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/issue";

constexpr const char* examples = R"(Examples:
  cairn issue badge.json --key issuer.key -o signed.json
  cairn issue badge.json --key issuer.key --suite eddsa-jcs-2022
  cairn issue badge.json --key issuer.key --format jwt -o signed.jwt
  cairn issue badge.json --key issuer.key --format jwt --enveloped -o enveloped.json
  cairn issue badge.json --key issuer.key --format sd-jwt --disclosable /credentialSubject/id
  cairn issue claims.json --key issuer.key --format sd-jwt-vc --holder-key her.jwk \
      --disclosable /given_name /address /address/street
  cairn issue badge.json --key p256.key --suite ecdsa-sd-2023 --mandatory /issuer /name
  cairn issue badge.json --key issuer.key --set-issuer      the issuer becomes the key's did:key
  cairn issue badge.json --key issuer.key --status-list https://example.edu/status/1 --status-index 7
  cairn issue badge.json --key issuer.key --format jwt --status-form token \
      --status-list https://example.edu/status/1.jwt --status-index 7

An issuer that is missing is filled in; one that is somebody else is refused.)";

// A place further on is in no list that is read, so the badge could never be revoked.
constexpr std::uint64_t status_index_max = std::uint64_t{limits::status_list_bytes_max} * 8 - 1;

struct Arguments {
  std::string credential;
  SignerOptions signer;
  SourceOptions sources;
  std::string suite;
  std::string format;
  std::string profile;
  std::vector<std::string> disclosable;
  std::vector<std::string> mandatory;
  std::size_t decoys = 0;
  std::string holder_key;
  std::string status_list;
  std::optional<std::uint64_t> status_index;
  std::string status_form;
  std::string status_purpose;
  std::string created;
  std::string output = "-";
  bool set_issuer = false;
  bool enveloped = false;
};

// Claims of SD-JWT VC in place of a document of VCDM.
bool is_claims(const Arguments& arguments) { return arguments.format == "sd-jwt-vc"; }

securing::StatusPlace place_of(const Arguments& arguments) {
  securing::StatusPlace place{arguments.status_list, *arguments.status_index};
  if (arguments.status_form == "token") place.form = securing::StatusForm::token;
  if (arguments.status_form == "bitstring") place.form = securing::StatusForm::bitstring;
  if (!arguments.status_purpose.empty()) place.purpose = arguments.status_purpose;
  return place;
}

securing::IssueOptions issue_options(const Arguments& arguments, const json::Value& document,
                                     const std::string& created) {
  securing::IssueOptions options{.created = created};
  if (arguments.status_index) options.status = place_of(arguments);
  const auto named = is_claims(arguments) ? document["iss"] : document["issuer"];
  const bool foreign = !credential::id_of(named).empty();
  options.issuer =
      arguments.set_issuer && foreign ? securing::IssuerRule::set : securing::IssuerRule::complete;
  return options;
}

securing::JwtProfile profile_of(const Arguments& arguments, const json::Value& document) {
  using securing::JwtProfile;
  if (arguments.profile == "vc-jose-cose") return JwtProfile::vc_jose_cose;
  if (arguments.profile == "vcdm-1.1") return JwtProfile::vcdm_1_1;
  if (arguments.profile == "open-badges") return JwtProfile::open_badges_3;
  const auto format = credential::recognise(document);
  if (format.model == credential::Model::vcdm_1_1) return JwtProfile::vcdm_1_1;
  const bool open_badge = format.kind == credential::Kind::achievement_credential ||
                          format.kind == credential::Kind::endorsement_credential;
  return open_badge ? JwtProfile::open_badges_3 : JwtProfile::vc_jose_cose;
}

// RSA has no suite, so its signature is a token whether asked for or not.
bool as_token(const Arguments& arguments, const Signer& signer) {
  return arguments.format == "jwt" ||
         (arguments.suite.empty() && signer.key.type() == crypto::KeyType::rsa);
}

Result<std::string> sign_selective(const Arguments& arguments, const json::Value& document,
                                   const Signer& signer, const crypto::PublicKey* holder,
                                   const securing::IssueOptions& options,
                                   securing::Workspace& workspace, Arena& arena) {
  const securing::SdJwtOptions disclosing{
      .disclosable = arguments.disclosable, .decoys = arguments.decoys, .holder = holder};
  const auto random = system_random();
  if (!is_claims(arguments))
    return securing::issue_sd_jwt(document, signer.view(), disclosing, options, random, workspace,
                                  arena);
  CAIRN_TRY(const auto issued_at, parse_instant(options.created));
  return securing::issue_sd_jwt_vc(document, signer.view(), disclosing, options,
                                   issued_at.seconds(), random, arena);
}

Result<std::string> sign(const Arguments& arguments, const json::Value& document,
                         const Signer& signer, const crypto::PublicKey* holder,
                         securing::Workspace& workspace, Arena& arena, Console& console) {
  const auto created = arguments.created.empty() ? now_text() : arguments.created;
  auto options = issue_options(arguments, document, created);
  if (arguments.format.starts_with("sd-jwt")) {
    CAIRN_TRY(auto token,
              sign_selective(arguments, document, signer, holder, options, workspace, arena));
    return token + "\n";
  }
  if (as_token(arguments, signer)) {
    CAIRN_TRY(auto token,
              securing::issue_jwt(document, signer.view(), profile_of(arguments, document), options,
                                  workspace, arena));
    return token + "\n";
  }
  const auto random = system_random();
  options.disclosing.random = &random;
  if (!arguments.mandatory.empty()) options.disclosing.mandatory = arguments.mandatory;
  options.disclosing.and_validity = true;
  CAIRN_TRY(const auto made, securing::issue(document, signer.view(), suite_named(arguments.suite),
                                             options, workspace, arena));
  if (securing::has_base_proof(made))
    console.note("Give it to its holder alone: whoever has it can show any part of it.");
  return json::write(made, json::Style::indented) + "\n";
}

// A token in an object that may stand where a credential does.
std::string in_envelope(const Arguments& arguments, std::string_view token, json::Builder builder) {
  const auto* type = is_claims(arguments)           ? "application/dc+sd-jwt"
                     : arguments.format == "sd-jwt" ? "application/vc+sd-jwt"
                                                    : "application/vc+jwt";
  return json::write(credential::build_envelope(type, trim(token), builder),
                     json::Style::indented) +
         "\n";
}

Result<json::Value> load_unsigned(const std::string& input, verify::Resources& outside,
                                  Arena& arena) {
  CAIRN_TRY(const auto document, load_document(input, outside, arena));
  if (document.header.is_null()) return document.value;
  return about(input, fail(ErrorCode::invalid, where, "a token, so it is signed already"));
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_CHECK(
      check_kept(arguments.output, {arguments.credential, arguments.signer.key_file,
                                    arguments.signer.passphrase_file, arguments.holder_key}));
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto contexts, ContextFolder::open(arguments.sources.contexts, outside.get()));
  CAIRN_TRY(const auto signer, open_signer(arguments.signer));
  Arena arena;
  CAIRN_TRY(const auto document, load_unsigned(arguments.credential, *outside, arena));
  std::optional<crypto::PublicKey> holder;
  if (!arguments.holder_key.empty()) {
    CAIRN_TRY(holder, read_holder_key(arguments.holder_key));
  }
  securing::Workspace workspace(contexts.source());
  CAIRN_TRY(auto text, about(arguments.credential,
                             sign(arguments, document, signer, holder ? &*holder : nullptr,
                                  workspace, arena, console)));
  if (arguments.enveloped) text = in_envelope(arguments, text, json::Builder(arena));
  return deliver(console, arguments.output, text, "token");
}

void add_selective_options(CLI::App& command, Arguments& arguments) {
  constexpr std::size_t decoys_max = 100;
  command.add_option("--mandatory", arguments.mandatory,
                     "JSON pointers to what the holder must always show, of ecdsa-sd-2023, beside "
                     "validity and state, which nobody can keep back; when not named: issuer, "
                     "form, terms, and of an Open Badge the achievement's name, description and "
                     "criteria");
  command.add_option("--disclosable", arguments.disclosable,
                     "JSON pointers to what the holder may keep back; one may lie in another");
  command
      .add_option("--decoys", arguments.decoys,
                  "Digests of nothing beside the others, so that their number tells nothing")
      ->check(CLI::Range(std::size_t{0}, decoys_max));
  command.add_option("--holder-key", arguments.holder_key,
                     "File with the public key (JWK) or key file of who may show it");
}

}  // namespace

void add_issue(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("issue", "Check a credential and sign it");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("CREDENTIAL", arguments->credential, "The unsigned credential, JSON")
      ->required();
  add_signer_options(*command, arguments->signer);
  add_suite_option(*command, arguments->suite);
  command
      ->add_option("--format", arguments->format,
                   "jwt: a compact token in place of a proof; sd-jwt: one of which the holder may "
                   "keep parts back; sd-jwt-vc: the same of claims with a vct")
      ->check(CLI::IsMember({"jwt", "sd-jwt", "sd-jwt-vc"}))
      ->excludes("--suite");
  add_selective_options(*command, *arguments);
  command
      ->add_option("--jwt-profile", arguments->profile,
                   "open-badges, vc-jose-cose or vcdm-1.1; by the credential when not named")
      ->check(CLI::IsMember({"open-badges", "vc-jose-cose", "vcdm-1.1"}));
  auto* list = command->add_option("--status-list", arguments->status_list,
                                   "URL of the status list the credential is entered in");
  auto* index = command->add_option("--status-index", arguments->status_index, "Its place there")
                    ->check(CLI::Range(std::uint64_t{0}, status_index_max));
  list->needs(index);
  index->needs(list);
  command
      ->add_option(
          "--status-form", arguments->status_form,
          "bitstring: an entry in credentialStatus; token: the claim status, which a Token "
          "Status List tells. When not named: token of sd-jwt-vc, bitstring of all others")
      ->check(CLI::IsMember({"bitstring", "token"}))
      ->needs(list);
  command
      ->add_option("--status-purpose", arguments->status_purpose,
                   "Of an entry in credentialStatus; revocation when not named")
      ->check(CLI::IsMember({"revocation", "suspension", "refresh"}))
      ->needs(list);
  command->add_option("--created", arguments->created, "Time of signing; now when not named")
      ->check(check_moment, "TIME");
  command->add_flag("--set-issuer", arguments->set_issuer, "Put the key's owner in as issuer");
  command->add_flag("--enveloped", arguments->enveloped,
                    "A token inside JSON (EnvelopedVerifiableCredential)");
  command->add_option("-o,--output", arguments->output, "Where to; - is standard output");
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) {
    if (arguments->enveloped && arguments->format.empty())
      return Result<Exit>(console.usage("--enveloped wraps a token: add --format"));
    const bool selective = arguments->format.starts_with("sd-jwt");
    if (!selective && (!arguments->disclosable.empty() || !arguments->holder_key.empty() ||
                       arguments->decoys != 0))
      return Result<Exit>(console.usage(
          "--disclosable, --decoys and --holder-key need --format sd-jwt or sd-jwt-vc"));
    const bool is_claim =
        arguments->status_form == "token" || (is_claims(*arguments) && arguments->status_index);
    if (is_claims(*arguments) && arguments->status_form == "bitstring")
      return Result<Exit>(
          console.usage("claims alone have no credentialStatus: leave --status-form out"));
    if (is_claim && !arguments->status_purpose.empty())
      return Result<Exit>(
          console.usage("a Token Status List has no purposes: leave "
                        "--status-purpose out"));
    if (!arguments->mandatory.empty() && arguments->suite != "ecdsa-sd-2023")
      return Result<Exit>(console.usage("--mandatory needs --suite ecdsa-sd-2023"));
    return run(*arguments, console);
  });
}

}  // namespace cairn::cli
