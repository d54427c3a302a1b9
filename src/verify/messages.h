// SPDX-License-Identifier: Apache-2.0
// Every finding a report can hold: its stable code, what it is about, its source clause, and the
// sentence and remedy a visitor reads. One row each; another language replaces the two sentences.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace cairn::verify {

enum class Outcome : std::uint8_t { pass, warn, fail, not_checked };

enum class Check : std::uint8_t {
  format,
  proof,
  key,
  context,
  type,
  issuer,
  validity,
  status,
  schema,
  subject,
  evidence,
  policy,
};

enum class Code : std::uint8_t {
  // Is it readable, is it intact?
  unsigned_credential,
  self_asserted,
  format_unknown,
  suite_unknown,
  context_unknown,
  context_refused,
  context_appended,
  undefined_term,
  work_limit,
  signature_valid,
  signature_invalid,
  text_encoding_damaged,
  proof_malformed,
  proof_purpose,
  proof_expired,
  proof_created_later,
  proof_chain_broken,
  proof_unchecked,
  algorithm_refused,
  base_proof,
  suite_alias,
  token_claims_differ,
  token_type_unexpected,
  parts_chosen,
  derived_proof,
  disclosure_forged,
  disclosure_forbidden,
  // Who signed it, and may they?
  key_authorised,
  key_is_issuer,
  key_purpose_unstated,
  key_not_authorised,
  key_of_another,
  signature_of_another,
  key_unreachable,
  key_unreadable,
  key_method_unknown,
  key_only_in_link,
  key_wrong_type,
  key_revoked,
  key_expired,
  issuer_domain,
  issuer_hosts,
  issuer_listed,
  issuer_claimed,
  issuer_look_alike,
  issuer_list_period,
  issuer_list_purpose,
  // Is it still valid?
  validity_current,
  expired,
  not_yet_valid,
  date_malformed,
  dates_reversed,
  status_active,
  status_revoked,
  status_suspended,
  status_message,
  status_unreachable,
  status_unreadable,
  status_unproved,
  status_list_revoked,
  status_list_expired,
  status_list_early,
  status_list_key,
  status_list_foreign,
  status_list_oversized,
  status_list_other,
  status_purpose_mismatch,
  status_purpose_unknown,
  status_value_unknown,
  status_out_of_range,
  status_ambiguous,
  status_type_unknown,
  status_list_small,
  status_list_too_small,
  status_stale,
  status_old,
  refresh_available,
  refresh_offered,
  // Is it made as its standard says?
  structure_sound,
  property_missing,
  property_invalid,
  type_unknown,
  structure_advice,
  schema_checked,
  schema_mismatch,
  schema_malformed,
  schema_digest_differs,
  schema_unsigned,
  schema_unproved,
  schema_unreachable,
  schema_unreadable,
  schema_not_checked,
  // Is it about this person?
  subject_bound,
  subject_mismatch,
  subject_not_shown,
  holder_proved,
  shown_by_another,
  holder_unproved,
  holder_key_unproved,
  holder_key_wrong,
  presentation_empty,
  presentation_expected,
  credential_expected,
  challenge_mismatch,
  domain_mismatch,
  // What it holds, of a record of several
  association_unknown,
  record_of_another,
  several_badges,
  // What others say about it
  endorsement_not_checked,
  endorsement_proved,
  endorsement_broken,
  // Open Badges 2
  hosted_confirmed,
  hosted_gone,
  hosted_differs,
  hosted_unreachable,
  hosted_foreign,
  badge_unreachable,
  revocation_list_unread,
  extension_sound,
  extension_differs,
  extension_not_checked,
  // What the policy asks for beyond that
  identity_not_met,
  evidence_level_not_met,
  status_demanded,
};

struct Message {
  Code code;
  Outcome outcome;
  Check check;
  std::string_view name;   // the stable code, kebab-case
  std::string_view where;  // standard#clause
  std::string_view sentence;
  std::string_view remedy;       // empty where nothing need be done; no word of commands
  std::string_view option = {};  // of `cairn verify`, where one serves
};

const Message& message_of(Code code);
std::span<const Message> all_messages();

std::string_view name_of(Outcome outcome);
std::string_view name_of(Check check);

}  // namespace cairn::verify
