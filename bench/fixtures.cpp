// SPDX-License-Identifier: Apache-2.0
#include "fixtures.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "credential/status_list.h"
#include "crypto/multikey.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/sign_sd_jwt.h"

namespace cairn::bench {
namespace {

constexpr const char* list_url = "https://issuer.example.edu/status/1";
constexpr const char* created = "2026-01-01T00:00:00Z";

// Always the same, so that two runs do the same work.
void fixed_bytes(std::span<std::uint8_t> room) {
  for (std::size_t i = 0; i < room.size(); ++i) room[i] = static_cast<std::uint8_t>(7 * i + 3);
}

// Other bytes each time, or two disclosures could be one; and the same in every run.
Random numbered_bytes() {
  return [count = std::uint64_t{0}](std::span<std::uint8_t> room) mutable {
    fixed_bytes(room);
    auto rest = ++count;
    for (std::size_t i = 0; rest != 0 && i < room.size(); ++i, rest >>= 8)
      room[i] ^= static_cast<std::uint8_t>(rest);
  };
}

template <class T>
T need(Result<T> result, const char* what) {
  if (!result.ok()) throw std::runtime_error(std::string(what) + ": " + result.error().detail);
  return std::move(result).value();
}

const jsonld::ContextSource& compiled_contexts() {
  static const jsonld::ContextSource source;
  return source;
}

}  // namespace

Instant noon_2026() { return need(parse_instant("2026-06-01T12:00:00Z"), "instant"); }

std::string bench_file(const std::string& name) {
  const char* suites = std::getenv("CAIRN_SUITES");
  const std::string folder =
      suites != nullptr ? std::string(suites) + "/../bench/" : "../shared/bench/";
  std::ifstream file(folder + name, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + folder + name + "; set CAIRN_SUITES");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string without_proof(const std::string& credential) {
  Arena arena;
  const auto document = need(json::parse(credential, arena), "credential");
  return json::write(json::Builder(arena).without(document, "proof"));
}

Issuer::Issuer(crypto::KeyType type)
    : key_(need(crypto::PrivateKey::generate(type, fixed_bytes), "key")),
      did_("did:key:" + crypto::to_multikey(key_.public_key())),
      method_(did_ + "#" + crypto::to_multikey(key_.public_key())),
      workspace_(std::make_unique<securing::Workspace>(compiled_contexts())) {}

std::string Issuer::issue(const std::string& credential, std::optional<securing::SuiteId> suite,
                          std::optional<securing::StatusPlace> status) {
  arena_.reset();
  const auto document = need(workspace_->parser().parse_in_place(credential, arena_), "credential");
  static const Random random = fixed_bytes;
  const securing::IssueOptions options{.created = created,
                                       .status = status,
                                       .issuer = securing::IssuerRule::set,
                                       .disclosing = {.random = &random}};
  return json::write(
      need(securing::issue(document, signing_key(), suite, options, *workspace_, arena_), "issue"));
}

std::string Issuer::issue_jwt(const std::string& credential) {
  arena_.reset();
  const auto document = need(workspace_->parser().parse_in_place(credential, arena_), "credential");
  const securing::IssueOptions options{.created = created, .issuer = securing::IssuerRule::set};
  return need(securing::issue_jwt(document, signing_key(), securing::JwtProfile::vc_jose_cose,
                                  options, *workspace_, arena_),
              "issue");
}

std::string Issuer::issue_sd_jwt(const std::string& credential,
                                 std::span<const std::string> disclosable) {
  arena_.reset();
  const auto document = need(workspace_->parser().parse_in_place(credential, arena_), "credential");
  const securing::IssueOptions options{.created = created, .issuer = securing::IssuerRule::set};
  return need(securing::issue_sd_jwt(document, signing_key(), {.disclosable = disclosable}, options,
                                     numbered_bytes(), *workspace_, arena_),
              "issue");
}

std::string Issuer::issue_sd_jwt_vc(const std::string& claims,
                                    std::span<const std::string> disclosable) {
  constexpr std::int64_t issued_at = 1767225600;
  arena_.reset();
  const auto document = need(workspace_->parser().parse_in_place(claims, arena_), "claims");
  const securing::IssueOptions options{.created = created, .issuer = securing::IssuerRule::set};
  return need(securing::issue_sd_jwt_vc(document, signing_key(), {.disclosable = disclosable},
                                        options, issued_at, numbered_bytes(), arena_),
              "issue");
}

StatusHost::StatusHost(Issuer& issuer) {
  Arena arena;
  const auto list = credential::build_status_list(
      {.id = list_url, .issuer = issuer.did(), .valid_from = "2025-01-01T00:00:00Z"},
      encoding::Bitstring(credential::status_entries_min), json::Builder(arena));
  list_ = issuer.issue(json::write(list));
}

Result<verify::Fetched> StatusHost::fetch(std::string_view name) {
  if (name != list_url) return fail(ErrorCode::not_found, "bench", "only the status list is here");
  return verify::Fetched{200, Bytes(list_.begin(), list_.end()), "application/vc", 0};
}

securing::StatusPlace StatusHost::entry(std::uint64_t index) const {
  return {list_url, index, "revocation"};
}

}  // namespace cairn::bench
