// SPDX-License-Identifier: Apache-2.0
// Digests of related resources (VCDM 2.0 section 5.3): of content that was fetched, and of some
// that this program knows without fetching it.
#pragma once
#include "base/bytes.h"
#include "json/value.h"

namespace cairn::credential {

enum class DigestAgreement : std::uint8_t {
  unknown,  // a resource, or a digest algorithm, that is not known here; or no digest is named
  agrees,
  differs,  // or is no digest at all
};

// `resource`: an object with `id` and `digestSRI` or `digestMultibase`. A list of digests agrees
// when each that can be compared does.
DigestAgreement related_digest(const json::Value& resource);

// The same for the content that was found at its `id`.
DigestAgreement related_digest(const json::Value& resource, ByteView content);

}  // namespace cairn::credential
