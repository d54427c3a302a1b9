// SPDX-License-Identifier: Apache-2.0
// Cairn, holders: what can be chosen of a credential that is shown in parts, exactly what the other
// side will see of a choice, and the copy that says no more. No signature is checked here; a
// Verifier checks what comes out, and its `challenge` and `domain` are nonce and audience.
//
//   cairn::Holder holder;  // one a thread, reused
//   auto parts = holder.parts(original);
//   if (!parts.ok()) return complain(parts.error());
//   const std::vector<std::string> reveal{parts->open.back().pointer};
//   auto shown = holder.derive(original, reveal);
//   if (!shown.ok()) return complain(shown.error());
//   std::cout << shown->seen << '\n';  // to be looked at before `shown->text` is handed over
#pragma once
#include <cairn/contexts.h>
#include <cairn/instant.h>
#include <cairn/key.h>
#include <cairn/result.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

struct Part {
  std::string pointer;  // JSON pointer (RFC 6901) into Parts::whole, as derive() takes it
  std::string value;    // what stands there, JSON
};

// What can be chosen: in the document's order, none standing in another.
struct Parts {
  std::vector<Part> open;
  std::string whole;      // the credential, JSON, proofs aside
  bool is_bound = false;  // an SD-JWT whose holder has to sign for showing it: see present()
};

// A choice, made.
struct Shown {
  std::string text;                     // what is handed over: JSON, or a token
  std::string seen;                     // JSON: all that the other side reads in it, proofs aside
  std::vector<std::string> kept_back;   // JSON pointers into the original, each to the whole of it
  std::size_t signatures_left_out = 0;  // of the whole, which hold for no part of it
};

// Who asks to see it: both are given by the other side (RFC 9901 section 4.3).
struct Asker {
  std::string_view nonce;
  std::string_view audience;
};

// Reusable: keeps processed contexts and buffers from one credential to the next. One a thread.
class Holder {
 public:
  explicit Holder(LoadContext load_context = {});
  ~Holder();
  Holder(Holder&&) noexcept;
  Holder& operator=(Holder&&) noexcept;

  // `original`: JSON with a base proof of ecdsa-sd-2023, or a compact SD-JWT, as its issuer gave it
  // out. Errors of all three: unreadable, too_large, invalid (a base proof of another document),
  // not_permitted (no part of it can be kept back, or it was made for showing already),
  // unsupported, undefined_term, unknown_context.
  Result<Parts> parts(std::string_view original);

  // Shows what the pointers lead to, with all that stands in it and type and id of everything on
  // the way, beside what its issuer demands (vc-di-ecdsa#add-derived-proof-ecdsa-sd-2023; RFC 9901
  // section 7.2, without key binding). Errors: also invalid (a pointer to nothing, with itself as
  // path; of what is left a verifier would say that it is no such credential, with the place).
  Result<Shown> derive(std::string_view original, std::span<const std::string> reveal);

  // The same of an SD-JWT, signed for one asker by the key that its issuer bound it to (RFC 9901
  // section 4.3). Errors: also not_permitted (it is bound to no key, or to another).
  Result<Shown> present(std::string_view sd_jwt, std::span<const std::string> reveal,
                        const Key& key, const Asker& asker, Instant at);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cairn
