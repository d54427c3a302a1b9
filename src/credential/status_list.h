// SPDX-License-Identifier: Apache-2.0
// Status of credentials: Bitstring Status List v1.0, StatusList2021, 1EdTechRevocationList. Reads
// entries and lists, builds unsigned lists. Fetching and verifying a list are somebody else's.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "encoding/bitstring.h"
#include "json/build.h"
#include "json/value.h"

namespace cairn::credential {

enum class StatusKind : std::uint8_t {
  unknown,
  bitstring,         // BitstringStatusListEntry
  status_list_2021,  // StatusList2021Entry
  revocation_list,   // 1EdTechRevocationList
};

struct StatusMessage {
  std::string status;  // "0x0" …
  std::string message;
};

struct StatusEntry {
  StatusKind kind = StatusKind::unknown;
  std::string type;     // as written
  std::string purpose;  // "revocation", "suspension", "refresh", "message" or another
  std::string list;     // URL of the list credential or revocation list
  std::uint64_t index = 0;
  std::uint32_t size_bits = 1;  // statusSize
  std::vector<StatusMessage> messages;
};

// Errors: invalid (a member missing or of the wrong type), with its path below `entry`. An unknown
// type is no error: kind is unknown and only `type` is filled.
Result<StatusEntry> parse_status_entry(const json::Value& entry);

struct StatusList {
  StatusKind kind = StatusKind::unknown;
  std::vector<std::string> purposes;
  encoding::Bitstring bits{std::size_t{0}};
  // Where every byte of a StatusList2021 is 0 or 1: how many are 1. Open edX sets a byte for each
  // entry where the standard sets a bit.
  std::size_t ones_as_bytes = 0;
};

// The list in an (already verified) status list credential. Errors: invalid (no such list),
// unreadable (encoding), too_large (inflates beyond limits::status_list_bytes_max).
Result<StatusList> parse_status_list(const json::Value& list_credential);

// The entry's value in the list: 0 is unset. Errors: conflict (kind or purpose of list and entry
// differ), invalid (index outside the list), unsupported (the list seems to hold a byte for each
// entry, and its byte says otherwise than its bit).
Result<std::uint64_t> status_at(const StatusList& list, const StatusEntry& entry);

// The text of a "message" status; where the entry has none for this value, its name: "0x2".
std::string message_for(const StatusEntry& entry, std::uint64_t status);

// Fewer entries than this and a holder is no longer hidden in the herd.
// spec: vc-bitstring-status-list#bitstringstatuslistcredential
inline constexpr std::size_t status_entries_min = 131'072;

struct NewStatusList {
  std::string id;  // URL it will stand at
  std::string issuer;
  std::string purpose = "revocation";
  std::string valid_from;
  std::string valid_until;  // "" for none
};
// An unsigned BitstringStatusListCredential.
json::Value build_status_list(const NewStatusList& about, const encoding::Bitstring& bits,
                              json::Builder builder);
// The same credential with other bits, its proof taken off. Errors: those of parse_status_list.
Result<json::Value> with_bits(const json::Value& list_credential, const encoding::Bitstring& bits,
                              json::Builder builder);
// An entry that points into such a list: the value of `credentialStatus`.
json::Value build_status_entry(std::string_view list_url, std::uint64_t index,
                               std::string_view purpose, json::Builder builder);

// multibase `u` base64url of gzip, as `encodedList` has it, and back (also without the prefix, as
// StatusList2021 writes it). Errors as parse_status_list.
std::string encode_bits(const encoding::Bitstring& bits);
Result<encoding::Bitstring> decode_bits(std::string_view encoded, StatusKind kind);

// Whether a 1EdTechRevocationList document names this credential; the reason, possibly "", or
// nullopt. Presence of a list is not revocation: ids are compared (vcrl 1.0 section 3), as ids of
// credentials are. Errors: invalid (the document is no such list, or its entry is made wrongly; a
// credential without an id, which no list can name).
Result<std::optional<std::string>> find_revoked(const json::Value& list,
                                                std::string_view credential_id);

}  // namespace cairn::credential
