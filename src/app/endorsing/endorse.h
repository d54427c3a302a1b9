// SPDX-License-Identifier: Apache-2.0
// Endorsing: an organisation says in signed words what it thinks of an achievement or an issuer
// (Open Badges 3.0 EndorsementCredential), on its own or because it was asked. Who is endorsed
// decides whether the words stand in what is awarded from then on (app/endorsing/accepted.h).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/endorsements.h"

namespace cairn::app {

// Of an organisation: signed ones it made, and accepted ones it holds.
inline constexpr std::int64_t endorsements_kept_max = 500;
// From one organisation to another, without an answer yet.
inline constexpr std::int64_t endorsements_open_max = 20;

struct EndorsementForm {
  // The page of an achievement or of an organisation of this server, or its id; elsewhere the id
  // that badges have for it: an address, or a DID.
  std::string subject;
  std::string kind;  // "achievement" or "issuer"; of what is elsewhere
  std::string name;  // likewise: how people call it
  std::string comment;
};
// Signs it. Who is endorsed, if of this server, finds it waiting. Errors: invalid ("/subject",
// "/kind", "/name", "/comment"); conflict (it is endorsed already; limits).
Result<Endorsement> endorse(Context& context, const Actor& actor, const EndorsementForm& form);

struct EndorsementRequest {
  std::string partner;      // an organisation of this server: its page, or its id
  std::string achievement;  // id of one's own; "" for the organisation itself
  std::string message;
};
// The other's row stands in its list until it answers. Errors: invalid ("/partner", "/achievement",
// "/message"); conflict (asked or endorsed already; limits).
Status ask_for_endorsement(Context& context, const Actor& actor, const EndorsementRequest& request);

// Words from elsewhere about an achievement of one's own or about the organisation: an
// EndorsementCredential as JSON, verified here, and tried in a badge. Its signer's name counts only
// where a list or a domain confirms who they are. Errors: invalid ("/credential"); conflict
// (limits).
Result<Endorsement> bring_endorsement(Context& context, const Actor& actor,
                                      std::string_view credential);

enum class EndorsementAnswer : std::uint8_t { endorse, decline, accept, revoke, check, remove };
inline constexpr std::string_view endorsement_answer_names[] = {"endorse", "decline", "accept",
                                                                "revoke",  "check",   "remove"};
// `endorse` signs what was asked for, with these words; `decline` says no, also to one that was
// accepted: what is awarded from then on has it no more; `accept` takes it in; `revoke` takes one's
// own words back, for every verifier; `check` verifies one that is held once more; `remove` takes
// one that was declined or revoked off the list. One that is suspended waits until it is not.
// Errors: not_found; conflict (it stands otherwise; limits); invalid ("/comment"; "/answer": it
// cannot stand inside a badge).
Result<Endorsement> answer_endorsement(Context& context, const Actor& actor, const std::string& id,
                                       EndorsementAnswer answer, std::string_view comment);

// Its state was revoked elsewhere, by the id of its credential: what is known of it here follows.
// Nothing where that is no endorsement of the organisation.
Status note_revoked(Context& context, Transaction& transaction, const OrganisationId& organisation,
                    std::string_view credential_id);

// The organisation's, newest first, without `credential`; one of them, whole. Errors: not_found.
Result<Listed<Endorsement>> list_endorsements(Context& context, const Actor& actor,
                                              const Page& page = {});
Result<Endorsement> find_endorsement(Context& context, const Actor& actor, const std::string& id);

// One that was signed here, for anyone; also when it was revoked. Errors: not_found.
Result<Endorsement> public_endorsement(Context& context, const std::string& id);
// "{base}/e/{id}", its id as a credential.
std::string endorsement_url(const Context& context, const std::string& id);

}  // namespace cairn::app
