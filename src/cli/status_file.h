// SPDX-License-Identifier: Apache-2.0
// A status list as a file has it. A list of bits is a credential (vc-bitstring-status-list); one of
// the statuses of tokens (draft-ietf-oauth-status-list) is the claims of a token, as JSON or, once
// signed, as the token itself: a JWT, or a CWT.
#pragma once
#include <optional>
#include <string>

#include "cli/signer.h"
#include "credential/status_list.h"
#include "credential/token_status_list.h"

namespace cairn::cli {

class StatusFile {
 public:
  // `bits` of each entry: a list of bits does not say it itself.
  static StatusFile make(const credential::NewStatusList& about, std::size_t entries, unsigned bits,
                         Arena& arena);
  static StatusFile make(const credential::NewTokenStatusList& about, std::size_t entries,
                         unsigned bits, Arena& arena);
  // Errors: those of read_file; unreadable, invalid (no status list).
  static Result<StatusFile> open(const std::string& file, unsigned bits, Arena& arena);

  bool is_of_tokens() const { return tokens_.has_value(); }
  bool was_signed() const { return was_signed_; }
  bool is_cwt() const { return is_cwt_; }
  void become_cwt() { is_cwt_ = true; }  // once signed; is_of_tokens()
  unsigned bits() const { return tokens_ ? tokens_->bits() : bits_; }
  std::size_t size() const;
  // The index must be below size(), the value below two to the bits().
  std::uint64_t at(std::size_t index) const;
  void set(std::size_t index, std::uint64_t value);
  // "set", "not set", "suspended", "0x3"
  std::string name_of(std::uint64_t value) const;
  json::Value describe(std::size_t index, json::Builder builder) const;

  // What to write to a file: JSON, or signed by `signer`, whose list it becomes where it names no
  // issuer; the bytes of a CWT. Errors: those of securing::issue and securing::sign_status_cwt;
  // not_permitted (the list of somebody else).
  Result<std::string> text(const Signer* signer, std::int64_t now, Arena& arena) const;

 private:
  json::Value document_;  // as it was read or made
  bool was_signed_ = false;
  bool is_cwt_ = false;
  std::string owner_;  // whose tokens' list was read; "": it does not say
  unsigned bits_ = 1;
  credential::StatusList list_;
  std::optional<credential::TokenStatuses> tokens_;
};

}  // namespace cairn::cli
