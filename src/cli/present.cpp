// SPDX-License-Identifier: Apache-2.0
// cairn present: credentials in an envelope that its holder signs for one asker (VCDM 2.0
// section 4.13).
#include <CLI/App.hpp>
#include <memory>

#include "cli/about.h"
#include "cli/clock.h"
#include "cli/deliver.h"
#include "cli/document.h"
#include "cli/files.h"
#include "cli/preview.h"
#include "cli/program.h"
#include "cli/signer.h"
#include "cli/sources.h"
#include "credential/issue_rules.h"
#include "credential/presentation.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/create_proof.h"
#include "securing/jwt.h"
#include "securing/proof.h"
#include "securing/show.h"
#include "securing/sign_jwt.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn present signed.json --key my.key --challenge 9f2c --domain employer.example -o shown.json
  cairn present a.json b.jwt badge.png --key my.key --challenge 9f2c --domain employer.example
  cairn present diploma.sdjwt --key my.key --nonce 9f2c --audience https://employer.example \
      --reveal /given_name /degree
  cairn present original.json --key my.key --challenge 9f2c --domain employer.example \
      --reveal /credentialSubject/result

Of one SD-JWT, or one credential signed with ecdsa-sd-2023, what is not revealed is kept back, and
what the other side will see is printed first. Beside others each SD-JWT is shown whole, and the
private original of ecdsa-sd-2023 is refused.
The challenge and the domain are given by whoever asks to see the credentials.)";

struct Arguments {
  std::vector<std::string> credentials;
  SignerOptions signer;
  SourceOptions sources;
  std::string suite;
  std::string format;
  std::string challenge;
  std::string domain;
  std::vector<std::string> reveal;
  bool enveloped = false;
  std::string output = "-";
  bool preview = false;
};

// A token travels in an enveloped credential (VCDM 2.0 section 4.12.1).
Result<json::Value> presented(const std::string& text, json::Builder builder) {
  if (sd_jwt::looks_like_sd_jwt(text)) {
    CAIRN_TRY(const auto opened, open_document(text, builder.arena()));
    const bool is_claims = opened.value.contains("vct");
    return credential::build_envelope(is_claims ? "application/dc+sd-jwt" : "application/vc+sd-jwt",
                                      text, builder);
  }
  if (!securing::looks_like_jwt(text)) {
    CAIRN_TRY(const auto document, json::parse(text, builder.arena()));
    if (!securing::has_base_proof(document)) return document;
    return with_remedy(
        fail(ErrorCode::not_permitted, "cli/present",
             "it is the private original, of which whoever has it can show any part", "/proof"),
        "Say with --reveal what is shown of it, or make a copy for showing with `cairn derive` and "
        "present that.");
  }
  CAIRN_CHECK(securing::read_jwt(text, builder.arena()));
  return credential::build_envelope("application/vc+jwt", text, builder);
}

// What of one credential is shown where the rest is kept back.
struct Chosen {
  securing::Derived derived;  // lives in the arena
  std::string token;          // of an SD-JWT, bound by its holder; else ""
};

// nullopt: it is shown whole. Errors: those of securing::show_bound and securing::derive; invalid
// (a verifier would refuse what is left).
Result<std::optional<Chosen>> choose(const Arguments& arguments, const std::string& text,
                                     const Signer& signer, securing::Workspace& workspace,
                                     Arena& arena) {
  if (sd_jwt::looks_like_sd_jwt(text)) {
    CAIRN_TRY(auto bound, securing::show_bound({.token = text,
                                                .reveal = arguments.reveal,
                                                .asker = {arguments.challenge, arguments.domain},
                                                .at = now().seconds()},
                                               signer.key, arena));
    return std::optional(Chosen{std::move(bound.derived), std::move(bound.token)});
  }
  if (arguments.reveal.empty() && !arguments.preview) return std::optional<Chosen>();
  CAIRN_TRY(auto derived, securing::derive(text, arguments.reveal, workspace, arena));
  if (!arguments.preview) CAIRN_CHECK(securing::check_shown(derived));
  return std::optional(Chosen{std::move(derived), {}});
}

// Each where its argument stands; an input is read once, for it may be standard input.
Result<std::vector<std::string>> load_all(const Arguments& arguments, verify::Resources& outside) {
  std::vector<std::string> texts;
  for (const auto& input : arguments.credentials) {
    CAIRN_TRY(auto text, load_text(input, outside, arguments.sources.badge));
    texts.push_back(std::move(text));
  }
  return texts;
}

Result<json::Value> presentation(const Arguments& arguments, const std::vector<std::string>& texts,
                                 const Signer& signer, json::Builder builder) {
  std::vector<json::Value> credentials;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAIRN_TRY(const auto credential, about(arguments.credentials[i], presented(texts[i], builder)));
    credentials.push_back(credential);
  }
  const auto document =
      json::ObjectBuilder(builder)
          .add("@context", builder.array({builder.string("https://www.w3.org/ns/credentials/v2")}))
          .add("type", builder.array({builder.string("VerifiablePresentation")}))
          .add_string("holder", signer.controller)
          .add("verifiableCredential", builder.array(credentials))
          .value();
  for (const auto& problem : credential::present_problems(document))
    if (problem.severity == credential::Severity::fail)
      return fail(ErrorCode::invalid, problem.where, problem.expected, problem.path);
  return document;
}

Result<std::string> sign(const Arguments& arguments, const json::Value& document,
                         const Signer& signer, securing::Workspace& workspace, Arena& arena) {
  const auto* usual = securing::default_suite(signer.key.type());
  // RSA has no suite, so its signature is a token whether asked for or not.
  if (arguments.format == "jwt" || (usual == nullptr && arguments.suite.empty()))
    return securing::sign_jwt(document, signer.key,
                              {.profile = securing::JwtProfile::vc_jose_cose,
                               .key_id = signer.verification_method,
                               .audience = arguments.domain,
                               .nonce = arguments.challenge},
                              arena);
  const auto named = suite_named(arguments.suite);
  if (named == securing::SuiteId::ecdsa_sd_2023)
    return with_remedy(fail(ErrorCode::unsupported, "cli/present",
                            "a proof of parts is an issuer's; who asks sees a presentation whole"),
                       "Derive from each credential first (`cairn derive`), then present that.");
  const auto created = now_text();
  CAIRN_TRY(const auto made, securing::add_proof(document, signer.key,
                                                 {.suite = named ? *named : usual->id,
                                                  .verification_method = signer.verification_method,
                                                  .created = created,
                                                  .purpose = "authentication",
                                                  .challenge = arguments.challenge,
                                                  .domain = arguments.domain},
                                                 workspace, arena));
  return json::write(made, json::Style::indented);
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_CHECK(
      check_kept(arguments.output, {arguments.signer.key_file, arguments.signer.passphrase_file}));
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto contexts, ContextFolder::open(arguments.sources.contexts, outside.get()));
  CAIRN_TRY(const auto signer, open_signer(arguments.signer));
  Arena arena;
  CAIRN_TRY(auto texts, load_all(arguments, *outside));
  if (texts.size() > 1 && (!arguments.reveal.empty() || arguments.preview))
    return console.usage("--reveal and --preview are of one credential; see `cairn derive` too");
  securing::Workspace workspace(contexts.source());
  std::optional<Chosen> chosen;
  if (texts.size() == 1) {
    CAIRN_TRY(chosen, about(arguments.credentials.front(),
                            choose(arguments, texts.front(), signer, workspace, arena)));
  }
  if (chosen) {
    if (arguments.preview) return print_preview(chosen->derived, arguments.domain, console);
    say_what_is_seen(chosen->derived, arguments.domain, console);
    if (!chosen->token.empty())
      return deliver(console, arguments.output, chosen->token + "\n", "token");
    texts.front() = json::write(chosen->derived.document);
  }
  CAIRN_TRY(const auto document, presentation(arguments, texts, signer, json::Builder(arena)));
  CAIRN_TRY(auto text, sign(arguments, document, signer, workspace, arena));
  if (arguments.enveloped && securing::looks_like_jwt(text))
    text = json::write(credential::build_envelope("application/vp+jwt", text, json::Builder(arena)),
                       json::Style::indented);
  return deliver(console, arguments.output, text + "\n", "token");
}

}  // namespace

void add_present(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("present", "Show credentials to one asker, signed by you");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("CREDENTIAL", arguments->credentials, "Signed credentials (INPUT)")
      ->required();
  add_signer_options(*command, arguments->signer);
  command->add_option("--challenge,--nonce", arguments->challenge, "As given by the asker")
      ->required();
  command->add_option("--domain,--audience", arguments->domain, "Who asks")->required();
  command->add_option("--reveal,--show", arguments->reveal,
                      "JSON pointers: what is shown of what may be kept back");
  command->add_flag("--preview", arguments->preview,
                    "Print what the asker would see of it, and write nothing");
  add_suite_option(*command, arguments->suite);
  command->add_option("--format", arguments->format, "jwt: a compact token")
      ->check(CLI::IsMember({"jwt"}))
      ->excludes("--suite");
  command->add_flag("--enveloped", arguments->enveloped,
                    "A token inside JSON (EnvelopedVerifiablePresentation)");
  command->add_option("-o,--output", arguments->output, "Where to; - is standard output");
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) {
    if (arguments->enveloped && arguments->format.empty())
      return Result<Exit>(console.usage("--enveloped wraps a token: add --format jwt"));
    return run(*arguments, console);
  });
}

}  // namespace cairn::cli
