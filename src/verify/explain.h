// SPDX-License-Identifier: Apache-2.0
// Tells the steps of one credential (step.h). Ask `session.steps` first: without it nobody listens,
// and what is told costs as much as what it is about. Internal to this module.
#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "credential/status_list.h"
#include "did/document.h"
#include "securing/verify_proof.h"
#include "verify/judge.h"
#include "verify/keys.h"
#include "verify/schema.h"
#include "verify/status.h"

namespace cairn::verify {

// While it lives, what is told goes to `steps`, if the caller wants it.
class Telling {
 public:
  Telling(Session& session, std::vector<Step>& steps)
      : session_(session),
        outer_(std::exchange(session.steps,
                             session.options.explain == Explain::nothing ? nullptr : &steps)) {}
  ~Telling() { session_.steps = outer_; }
  Telling(const Telling&) = delete;
  Telling& operator=(const Telling&) = delete;

 private:
  Session& session_;
  std::vector<Step>* outer_;
};

// What a proof signs, and what became of it.
void explain_proof(Session& session, const securing::SecuredDocument& secured,
                   const securing::Proof& proof, crypto::KeyType key, Code result);
void explain_token(Session& session, const crypto::Jws& jws, Code result);
void explain_disclosures(Session& session, const SelectiveEnvelope& envelope);

struct NamedKey {
  std::string path;         // where the input names it
  std::string_view method;  // as the input names it
  std::string_view controller;
  did::Purpose purpose = did::Purpose::assertion_method;
};
void explain_key(Session& session, NamedKey named, const FoundKey& found);

// What was fetched for this input so far.
void explain_pages(Session& session);
void explain_contexts(Session& session, const json::Value& document);
// What the list says at the place of the entry; nothing where it has no such place.
void explain_status(Session& session, const std::string& path, const credential::StatusEntry& entry,
                    const VerifiedList& list, std::optional<std::uint64_t> value);
void explain_token_status(Session& session, const std::string& path,
                          const credential::TokenStatusEntry& entry, const VerifiedList& list);
void explain_revocations(Session& session, const std::string& path, std::string_view url,
                         ByteView body, bool is_listed);
void explain_schema(Session& session, const std::string& path, std::string_view type,
                    const DeclaredSchema& schema);

}  // namespace cairn::verify
