// SPDX-License-Identifier: Apache-2.0
#include "cairn/token_status.h"

#include "base/text.h"
#include "credential/status_list.h"
#include "credential/token_status_list.h"
#include "crypto/cose.h"
#include "json/parse.h"
#include "library/inside.h"
#include "securing/status_token.h"

namespace cairn {
namespace {

constexpr const char* where = "cairn/token_status.h";

static_assert(TokenStatusList::entries_min == credential::status_entries_min);
static_assert(token_valid == credential::token_status_valid);
static_assert(token_invalid == credential::token_status_invalid);
static_assert(token_suspended == credential::token_status_suspended);

Result<json::Value> claims_of(ByteView list, json::Parser& parser, Arena& arena) {
  if (crypto::looks_like_cose_sign1(list)) {
    CAIRN_TRY(const auto token, securing::read_status_cwt(list, arena));
    return token.claims;
  }
  const auto text = trim(as_text(list));
  if (text.starts_with('{')) return json::parse(text, arena);
  CAIRN_TRY(const auto token, securing::read_status_token(text, arena, parser));
  return token.claims;
}

TokenStatusAbout about_of(const credential::TokenStatusList& list) {
  TokenStatusAbout about{.uri = list.uri, .issuer = list.issuer, .issued = {}};
  if (list.times.issued >= 0) about.issued = Instant::from_seconds(list.times.issued);
  if (list.times.expires >= 0) about.expires = Instant::from_seconds(list.times.expires);
  if (list.times.ttl >= 0) about.ttl_seconds = list.times.ttl;
  return about;
}

Result<json::Value> claims_for(const TokenStatusAbout& about, std::string_view controller,
                               const credential::TokenStatuses& statuses, Arena& arena) {
  if (about.uri.empty())
    return fail(ErrorCode::invalid, where, "a list says where it stands", "/sub");
  if (!about.issuer.empty() && about.issuer != controller)
    return fail(ErrorCode::not_permitted, where,
                "the issuer is not who the key belongs to, " + std::string(controller), "/iss");
  credential::TokenListTimes times{.issued = about.issued.seconds()};
  if (about.expires) times.expires = about.expires->seconds();
  if (about.ttl_seconds) times.ttl = *about.ttl_seconds;
  return credential::build_token_status_list({about.uri, about.issuer, times}, statuses,
                                             json::Builder(arena));
}

}  // namespace

struct TokenStatusList::State {
  credential::TokenStatuses statuses;
  TokenStatusAbout about = {};
};

TokenStatusList::TokenStatusList(std::size_t entries, StatusBits bits)
    : TokenStatusList(std::make_shared<State>(
          State{credential::TokenStatuses(entries, static_cast<unsigned>(bits))})) {}

TokenStatusList::TokenStatusList(std::shared_ptr<State> state) : state_(std::move(state)) {}

Result<TokenStatusList> TokenStatusList::open(ByteView list) {
  Arena arena;
  json::Parser parser;
  CAIRN_TRY(const auto claims, claims_of(list, parser, arena));
  CAIRN_TRY(auto read, credential::parse_token_status_list(claims));
  auto about = about_of(read);
  return TokenStatusList(
      std::make_shared<State>(State{std::move(read.statuses), std::move(about)}));
}

std::size_t TokenStatusList::size() const { return state_->statuses.size(); }
StatusBits TokenStatusList::bits() const {
  return static_cast<StatusBits>(state_->statuses.bits());
}
const TokenStatusAbout& TokenStatusList::about() const { return state_->about; }

Status TokenStatusList::set(std::size_t index, std::uint8_t status) {
  if (index >= size()) return fail(ErrorCode::invalid, where, "no such entry");
  if (status > state_->statuses.status_max())
    return fail(ErrorCode::invalid, where, "the state does not fit into the bits of an entry");
  if (state_.use_count() > 1) state_ = std::make_shared<State>(*state_);
  state_->statuses.set(index, status);
  return done;
}

Result<std::uint8_t> TokenStatusList::at(std::size_t index) const {
  if (index >= size()) return fail(ErrorCode::invalid, where, "no such entry");
  return state_->statuses.at(index);
}

Result<std::string> TokenStatusList::to_jwt(const Key& key, const TokenStatusAbout& about) const {
  Arena arena;
  const auto signer = Inside::of(key);
  CAIRN_TRY(const auto claims, claims_for(about, signer.controller, state_->statuses, arena));
  return securing::sign_status_token(claims, signer, arena);
}

Result<Bytes> TokenStatusList::to_cwt(const Key& key, const TokenStatusAbout& about) const {
  Arena arena;
  const auto signer = Inside::of(key);
  CAIRN_TRY(const auto claims, claims_for(about, signer.controller, state_->statuses, arena));
  return securing::sign_status_cwt(claims, signer);
}

}  // namespace cairn
