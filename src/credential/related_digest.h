// SPDX-License-Identifier: Apache-2.0
// Digests of related resources (VCDM 2.0 section 5.3) whose content this program knows without
// fetching it. About other resources nothing is said here.
#pragma once
#include "json/value.h"

namespace cairn::credential {

enum class DigestAgreement : std::uint8_t {
  unknown,  // a resource, or a digest algorithm, that is not known here
  agrees,
  differs,  // or is no digest at all
};

// `resource`: an object with `id` and `digestSRI` or `digestMultibase`. A list of digests agrees
// when each that can be compared does.
DigestAgreement related_digest(const json::Value& resource);

}  // namespace cairn::credential
