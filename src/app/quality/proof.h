// SPDX-License-Identifier: Apache-2.0
// What shows that somebody holds what an offer leads to. A signature alone shows nothing: anybody
// can make a key and sign a badge that names somebody else's achievement with it. So a badge counts
// where this server gave it out, or where it is known that its issuer may speak for the offer: it
// signs in the name of the site that the offer stands on, or who runs this server accepted it.
#pragma once
#include <optional>
#include <string>

#include "app/ports/stacks.h"
#include "app/quality/holder.h"

namespace cairn::app {

// Why nothing of theirs shows it; of several badges that of the one that came furthest.
enum class WhyNot : std::uint8_t {
  no_badge,
  faulty,          // it was withdrawn since, or is over
  not_given_out,   // the issuer is of this server, and did not give this one out
  issuer_unkept,   // a workbook that kept no issuer of what was brought
  issuer_refused,  // by who decides here
  issuer_unknown,  // nobody accepted its issuer yet
};

struct Proof {
  std::optional<ReviewHolder> holder;  // nothing: see `why`
  WhyNot why = WhyNot::no_badge;
  OutsideIssuer issuer = {};  // of issuer_unknown: who signed, and their name where it is known
  bool asked = false;         // likewise: those who run the server know that they are to decide
};

// Of a learner a badge that holds, awarded here or brought to their page, and of an account a badge
// that its workbook verified. Errors: io and internal alone.
Result<Proof> proof_of(Transaction& transaction, const Speaker& speaker,
                       const catalogue::Offer& offer);

// What it says to whom it concerns, with what to do about it. Its code is not_permitted.
Error not_proved(WhyNot why);

// Whether somebody who signs as `issuer` speaks for the site that the offer stands on: its did:web
// is of that host, or of one above it.
bool is_site_of(std::string_view issuer, const catalogue::Offer& offer);

// Of issuer_unknown: those who run the server find the issuer among those they are to decide about.
// As long as many wait there, nothing is noted.
Status ask_about_issuer(Transaction& transaction, const Proof& proof, Instant now);

}  // namespace cairn::app
