// SPDX-License-Identifier: Apache-2.0
// Cairn, status: Bitstring Status Lists v1.0, by which an issuer withdraws what it awarded.
//
//   cairn::StatusList list;                // 131,072 entries, none set
//   if (!list.set(4711, true).ok()) return 1;
//   auto unsigned_list = list.to_credential({.id = "https://college.example/status/1",
//                                            .issuer = "did:web:college.example",
//                                            .valid_from = "2026-11-22T12:00:00Z"});
//   auto again = cairn::StatusList::open(unsigned_list);  // Issuer::issue signs it
//   if (!again.ok()) return complain(again.error());
//   auto revoked = again->at(4711);
#pragma once
#include <cairn/result.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace cairn {

// What a list says of itself (vc-bitstring-status-list#bitstringstatuslistcredential).
struct StatusListAbout {
  std::string id;      // the https URL it will stand at
  std::string issuer;  // a DID or https URL
  std::string purpose = "revocation";
  std::string valid_from;   // xsd:dateTimeStamp
  std::string valid_until;  // "" for none
};

class StatusList {
 public:
  // Fewer entries than this, and a holder is no longer hidden among others.
  static constexpr std::size_t entries_min = 131'072;

  explicit StatusList(std::size_t entries = entries_min);  // rounded up to whole bytes
  // The bits of a list credential, signed or not: its signature is not looked at.
  // Errors: unreadable (JSON, encoding), too_large (more than 16 MiB of bits), invalid (no list).
  static Result<StatusList> open(std::string_view credential);

  std::size_t size() const;
  // Errors of both: invalid (no such entry).
  Status set(std::size_t index, bool value);
  Result<bool> at(std::size_t index) const;

  // The list as an unsigned BitstringStatusListCredential, JSON.
  std::string to_credential(const StatusListAbout& about) const;

 private:
  struct State;
  explicit StatusList(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;  // copied before a change where others share it
};

}  // namespace cairn
