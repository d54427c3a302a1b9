// SPDX-License-Identifier: Apache-2.0
// Points of time: every check is made as of one that the caller gives.
#pragma once
#include "base/instant.h"
