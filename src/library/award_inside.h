// SPDX-License-Identifier: Apache-2.0
// The structs of cairn/award.h as the credential module has them. Internal to this module.
#pragma once
#include <string>

#include "cairn/award.h"
#include "credential/build.h"

namespace cairn {

// `id`: of the issuer.
credential::NewProfile inner(const Profile& from, const std::string& id);
credential::NewSubject inner(const Learner& from);
credential::NewAward inner(const Award& from, const std::string& issuer);

}  // namespace cairn
