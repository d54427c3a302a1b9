// SPDX-License-Identifier: Apache-2.0
// Cairn, issuing: an Open Badges 3.0 or VCDM credential checked by its rules and signed. No I/O:
// time and randomness come from the caller.
//
//   const auto key = cairn::crypto::PrivateKey::generate(cairn::crypto::KeyType::ed25519, random);
//   const auto did = cairn::did::make_did_key(key->public_key());
//   const auto method = cairn::did::key_id_of_did_key(key->public_key());
//   cairn::jsonld::ContextSource contexts;                 // those compiled in
//   cairn::securing::Workspace workspace(contexts);        // one a thread, reused
//   auto award = cairn::credential::build_award(…);
//   auto badge = cairn::securing::issue(*award, {&*key, method, did}, std::nullopt,
//                                       {.created = "2026-11-22T12:00:00Z"}, workspace, arena);
//   std::string text = cairn::json::write(*badge);
#pragma once
#include "credential/build.h"
#include "credential/status_list.h"
#include "crypto/key_file.h"
#include "did/did.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/issue.h"
