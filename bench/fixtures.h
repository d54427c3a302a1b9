// SPDX-License-Identifier: Apache-2.0
// What the benchmarks verify and issue: the shared credentials, an issuer, a host of one status
// list.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/instant.h"
#include "crypto/key.h"
#include "securing/issue.h"
#include "verify/resources.h"

namespace cairn::bench {

Instant noon_2026();

// A file of the folder bench/ beside the suites ($CAIRN_SUITES/../bench). Throws where it is
// absent.
std::string bench_file(const std::string& name);
std::string without_proof(const std::string& credential);

// Issues with a fresh did:key. The credential's issuer id is set to it.
class Issuer {
 public:
  explicit Issuer(crypto::KeyType type);
  std::string issue(const std::string& credential, std::optional<securing::SuiteId> suite = {},
                    std::optional<securing::StatusPlace> status = {});
  std::string issue_jwt(const std::string& credential);
  // Of a badge (VC-JOSE-COSE), and of claims with a vct (SD-JWT VC).
  std::string issue_sd_jwt(const std::string& credential, std::span<const std::string> disclosable);
  std::string issue_sd_jwt_vc(const std::string& claims, std::span<const std::string> disclosable);
  const std::string& did() const { return did_; }
  securing::Workspace& workspace() { return *workspace_; }

 private:
  securing::SigningKey signing_key() const { return {&key_, method_, did_}; }

  crypto::PrivateKey key_;
  std::string did_;
  std::string method_;
  std::unique_ptr<securing::Workspace> workspace_;
  Arena arena_;
};

// Answers for one signed status list of 131,072 entries, none of them set.
class StatusHost : public verify::Resources {
 public:
  explicit StatusHost(Issuer& issuer);
  Result<verify::Fetched> fetch(std::string_view name) override;
  securing::StatusPlace entry(std::uint64_t index) const;

 private:
  std::string list_;
};

}  // namespace cairn::bench
