// SPDX-License-Identifier: Apache-2.0
// Cairn, issuing: an Open Badges 3.0 or VCDM credential checked by its rules and signed. No I/O:
// time and randomness come from the caller.
//
//   auto key = cairn::PrivateKey::generate(cairn::KeyType::ed25519, random);
//   if (!key.ok()) return complain(key.error());
//   auto did = cairn::make_did_key(key->public_key());
//   auto method = cairn::key_id_of_did_key(key->public_key());
//   cairn::ContextSource contexts;           // those compiled in
//   cairn::Workspace workspace(contexts);    // one a thread, reused
//   cairn::Arena arena;                      // what is made lives in it
//   auto award = cairn::build_award(
//       {.id = "urn:uuid:8f2a1f6e-7f3e-4c39-8c0e-2d4a0c0f7a11",
//        .issuer = {.id = did, .name = "Example College"},
//        .subject = {.id = "did:example:learner"},
//        .achievement = {.id = "https://college.example/knots", .name = "Knots",
//                        .description = "Ties knots", .criteria = "Tie three knots"},
//        .valid_from = "2026-11-22T12:00:00Z"},
//       cairn::Builder(arena));
//   if (!award.ok()) return complain(award.error());
//   auto badge = cairn::issue(*award, {&*key, method, did}, std::nullopt,
//                             {.created = "2026-11-22T12:00:00Z"}, workspace, arena);
//   if (!badge.ok()) return complain(badge.error());
//   auto text = cairn::to_text(*badge);
#pragma once
#include "base/arena.h"
#include "base/random.h"
#include "base/result.h"
#include "credential/build.h"
#include "credential/status_list.h"
#include "crypto/key.h"
#include "crypto/key_file.h"
#include "did/did.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"
#include "jsonld/contexts.h"
#include "securing/issue.h"

namespace cairn {

using crypto::KeyType;
using crypto::open_key_file;
using crypto::PrivateKey;
using crypto::PublicKey;
using crypto::write_key_file;

using did::key_id_of_did_key;
using did::make_did_key;
using did::make_did_web;
using did::make_document;

using credential::build_award;
using credential::build_status_entry;
using credential::build_status_list;
using credential::NewAchievement;
using credential::NewAward;
using credential::NewProfile;
using credential::NewSubject;

using json::Builder;
using json::Value;
inline Result<Value> parse_json(std::string_view text, Arena& arena) {
  return json::parse(text, arena);
}
inline std::string to_text(const Value& value) { return json::write(value); }

using jsonld::ContextSource;
using securing::issue;
using securing::issue_jwt;
using securing::IssueOptions;
using securing::JwtProfile;
using securing::SigningKey;
using securing::SuiteId;
using securing::Workspace;

}  // namespace cairn
