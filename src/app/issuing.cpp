// SPDX-License-Identifier: Apache-2.0
#include "app/issuing.h"

#include "json/write.h"

namespace cairn::app {

Result<std::string> sign_credential(Context& context, const Signer& signer,
                                    const json::Value& document,
                                    std::optional<securing::SuiteId> suite,
                                    securing::IssuerRule issuer, Mandatory mandatory) {
  Arena arena;
  const auto created = format_instant(context.clock.now());
  const auto workspace = context.workspaces.take();
  const securing::SigningKey key{&signer.key, signer.verification_method, signer.did};
  securing::IssueOptions options;
  options.created = created;
  options.issuer = issuer;
  options.disclosing = {.random = &context.random, .mandatory = mandatory};
  CAIRN_TRY(const auto secured, securing::issue(document, key, suite, options, *workspace, arena));
  return json::write(secured);
}

Result<std::string> sign_together(Context& context, const Signer& signer,
                                  const std::vector<CoSigner>& others, const json::Value& document,
                                  securing::IssuerRule issuer) {
  if (others.empty()) return sign_credential(context, signer, document, std::nullopt, issuer);
  Arena arena;
  const auto created = format_instant(context.clock.now());
  const auto workspace = context.workspaces.take();
  const securing::SigningKey key{&signer.key, signer.verification_method, signer.did};
  std::vector<securing::SigningKey> keys;
  for (const auto& other : others)
    keys.push_back({&other.signer.key, other.signer.verification_method, other.signer.did});
  securing::IssueOptions options;
  options.created = created;
  options.issuer = issuer;
  CAIRN_TRY(const auto secured,
            securing::issue_together(document, key, keys, options, *workspace, arena));
  return json::write(secured);
}

Result<std::string> sign_credential_token(Context& context, const Signer& signer,
                                          const json::Value& document) {
  Arena arena;
  const auto created = format_instant(context.clock.now());
  const auto workspace = context.workspaces.take();
  const securing::SigningKey key{&signer.key, signer.verification_method, signer.did};
  const securing::IssueOptions options{.created = created, .issuer = securing::IssuerRule::set};
  return securing::issue_jwt(document, key, securing::JwtProfile::vc_jose_cose, options, *workspace,
                             arena);
}

}  // namespace cairn::app
