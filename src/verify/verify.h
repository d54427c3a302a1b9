// SPDX-License-Identifier: Apache-2.0
// Verifier: from bytes to report. Pure: the moment, the fetch port and the trust data come in.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/instant.h"
#include "verify/carried.h"
#include "verify/policy.h"
#include "verify/report.h"
#include "verify/resources.h"
#include "verify/trust.h"
#include "verify/verified.h"

namespace cairn::verify {

// A JSON-LD context's text by its URL, where the caller has one that is not compiled in. The text
// stays valid as long as the Verifier.
using LoadContext = std::function<std::optional<std::string_view>(std::string_view url)>;

// What the caller takes a document for. Whatever else it turns out to be is rejected.
enum class Expected : std::uint8_t { anything, credential, presentation };

struct Options {
  Instant at;                  // the moment to judge by
  std::string_view subject;    // a DID or URL, or "email:ADDRESS"; empty: not asked
  std::string_view challenge;  // only a presentation answers one; empty: not asked
  std::string_view domain;     // likewise
  Expected expected = Expected::anything;
  Explain explain = Explain::nothing;  // whether the report tells its steps
  const Policy* policy = nullptr;      // null: the default policy
  const Trust* trust = nullptr;        // null: no list
  Resources* resources = nullptr;      // null: nothing is fetched
};

// Reusable: keeps processed contexts, buffers and verified status lists from one call to the next.
// One a thread.
class Verifier {
 public:
  Verifier();
  explicit Verifier(LoadContext load_context);
  ~Verifier();
  Verifier(Verifier&&) noexcept;
  Verifier& operator=(Verifier&&) noexcept;

  // `input`: JSON, compact JWT or JWS, baked PNG or SVG, or a data URL of one of these. An image
  // may carry several, each judged on its own in one report. Errors: unreadable (no credential at
  // all), too_large.
  Result<Report> verify(ByteView input, const Options& options);
  // The same for what one file carries, taken out of it already.
  Result<Report> verify(std::span<const Carried> all, const Options& options);
  // A credential, presentation or Open Badges 2 assertion that is read already; lives as long as
  // its arena, nothing is kept.
  Report verify(const json::Value& document, const Options& options);

  // The one credential in `input`, if it is accepted on more than its own word. Errors: those of
  // verify; not_permitted (it is not: the detail is the headline), conflict (none or several
  // credentials).
  Result<Verified<Credential>> accept(ByteView input, const Options& options);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cairn::verify
