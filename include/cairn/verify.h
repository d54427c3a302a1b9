// SPDX-License-Identifier: Apache-2.0
// Cairn, verifying: from the bytes of any badge or credential to a report in plain words. No I/O:
// the moment to judge by and the port that fetches come from the caller.
//
//   cairn::Verifier verifier;  // one a thread, reused
//   cairn::VerifyOptions options{.at = *cairn::parse_instant("2026-11-22T12:00:00Z")};
//   auto report = verifier.verify(cairn::as_bytes(text), options);
//   if (!report.ok()) return complain(report.error());  // no credential at all
//   std::cout << cairn::headline(*report) << '\n';      // "Unaltered; who signed it …"
//
// Without `options.resources` nothing is fetched: what lies elsewhere is reported as not checked.
#pragma once
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"
#include "verify/messages.h"
#include "verify/policy.h"
#include "verify/report.h"
#include "verify/resources.h"
#include "verify/trust.h"
#include "verify/verified.h"
#include "verify/verify.h"

namespace cairn {

using verify::Fetched;
using verify::Resources;
using verify::Verifier;
using VerifyOptions = verify::Options;

using verify::CredentialReport;
using verify::Finding;
using verify::headline;
using verify::message_of;
using verify::Outcome;
using verify::Report;
using verify::to_json;
using verify::Verdict;

using verify::parse_policy;
using verify::parse_trust;
using verify::Policy;
using verify::Trust;

// What only Verifier::accept makes.
template <class T>
using Verified = verify::Verified<T>;

}  // namespace cairn
