// SPDX-License-Identifier: Apache-2.0
// What a public Key is made of. Internal to this module.
#pragma once
#include <string>

#include "cairn/key.h"
#include "crypto/key.h"
#include "securing/issue.h"

namespace cairn {

struct Key::State {
  crypto::PrivateKey key;
  std::string id;
  std::string controller;
  securing::SigningKey view() const { return {&key, id, controller}; }
};

}  // namespace cairn
