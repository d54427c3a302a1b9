// SPDX-License-Identifier: Apache-2.0
// Where randomness comes from: the caller passes it in.
#pragma once
#include "base/random.h"
