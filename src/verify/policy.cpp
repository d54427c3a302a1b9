// SPDX-License-Identifier: Apache-2.0
// Reading of policies. Whatever is not understood is refused: a demand that is silently dropped
// would accept what its author meant to keep out.
#include "verify/policy.h"

#include <array>

namespace cairn::verify {
namespace {

constexpr const char* where = "cairn#policy";

Error refuse(std::string detail, std::string path) {
  return fail(ErrorCode::invalid, where, std::move(detail), std::move(path));
}

template <class T, std::size_t N>
struct Names {
  std::array<std::pair<std::string_view, T>, N> rows;

  Result<T> read(const json::Value& value, const std::string& path) const {
    for (const auto& [name, meaning] : rows)
      if (value.is_string() && value.as_string() == name) return meaning;
    return refuse("not a value this member takes", path);
  }
};

constexpr Names<Demand, 5> demands = {{{{"proof", Demand::proof},
                                        {"status", Demand::status},
                                        {"validity", Demand::validity},
                                        {"schema", Demand::schema},
                                        {"subject", Demand::subject}}}};
constexpr Names<IdentityDemand, 3> identities = {{{{"any", IdentityDemand::any},
                                                   {"domain", IdentityDemand::domain},
                                                   {"listed", IdentityDemand::listed}}}};
constexpr Names<ProofsDemand, 2> proofs = {
    {{{"all", ProofsDemand::all}, {"any", ProofsDemand::any}}}};
constexpr Names<EvidenceLevel, 6> levels = {
    {{{"self", EvidenceLevel::self},
      {"link", EvidenceLevel::link},
      {"person", EvidenceLevel::person},
      {"issuer-hosted", EvidenceLevel::issuer_hosted},
      {"signature", EvidenceLevel::signature},
      {"signature-bound", EvidenceLevel::signature_bound}}}};

Result<Demands> read_demands(const json::Value& value) {
  if (!value.is_array()) return refuse("must be a list", "/require");
  Demands result;
  std::size_t index = 0;
  for (const auto& item : value.items()) {
    CAIRN_TRY(const Demand demand, demands.read(item, "/require/" + std::to_string(index++)));
    result = result.with(demand);
  }
  return result;
}

Result<std::int64_t> read_count(const json::Value& value, std::string path) {
  const auto number = value.as_int64();
  if (!number || *number < 0) return refuse("must be a whole number", std::move(path));
  return *number;
}

Status read_member(const json::Member& member, Policy& policy) {
  const std::string path = "/" + std::string(member.key);
  const auto& value = member.value;
  if (member.key == "require") {
    CAIRN_TRY(policy.require, read_demands(value));
  } else if (member.key == "identity") {
    CAIRN_TRY(policy.identity, identities.read(value, path));
  } else if (member.key == "proofs") {
    CAIRN_TRY(policy.proofs, proofs.read(value, path));
  } else if (member.key == "evidence_level") {
    CAIRN_TRY(policy.evidence_level, levels.read(value, path));
  } else if (member.key == "min_status_entries") {
    CAIRN_TRY(const auto entries, read_count(value, path));
    policy.min_status_entries = static_cast<std::uint64_t>(entries);
  } else if (member.key == "max_age_status_s") {
    CAIRN_TRY(policy.max_age_status_s, read_count(value, path));
  } else {
    return refuse("no such member", path);
  }
  return done;
}

}  // namespace

bool Policy::must_be_checked(Check check) const {
  if (!require) return check != Check::subject && check != Check::evidence;
  switch (check) {
    case Check::status: return require->contains(Demand::status);
    case Check::validity: return require->contains(Demand::validity);
    case Check::schema: return require->contains(Demand::schema);
    case Check::subject: return require->contains(Demand::subject);
    case Check::evidence: return false;
    case Check::policy: return true;
    default: return require->contains(Demand::proof);
  }
}

Result<Policy> parse_policy(const json::Value& document) {
  if (!document.is_object()) return refuse("a policy is a JSON object", "");
  Policy policy;
  for (const auto& member : document.members()) CAIRN_CHECK(read_member(member, policy));
  return policy;
}

}  // namespace cairn::verify
