// SPDX-License-Identifier: Apache-2.0
// Random, which the library shows to other programs as it is.
#pragma once
#include "cairn/random.h"
